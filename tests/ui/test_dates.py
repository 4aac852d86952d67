from datetime import UTC, datetime, timedelta

import pytest

from apps.ui.dates import ago, count, dated, number, size

NOW = datetime(2026, 11, 21, 10, 5, tzinfo=UTC)


def test_numbers_are_grouped() -> None:
    assert [number(n) for n in (0, 999, 12400, 1699.0, 2.5, None)] == [
        "0", "999", "12,400", "1,699", "2.5", "",
    ]  # fmt: skip
    assert (count(1, "claim"), count(0, "claim"), count(2, "body", "bodies")) == (
        "1 claim",
        "0 claims",
        "2 bodies",
    )
    assert (size(12), size(3_400_000), size(250_000_000)) == (
        "12\u202fbytes",
        "3.4\u202fMB",
        "250\u202fMB",
    )


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("year", '<time datetime="2023">2023</time>'),
        ("month", '<time datetime="2023-05">May 2023</time>'),
        ("day", '<time datetime="2023-05-01">1 May 2023</time>'),
        ("minute", '<time datetime="2023-05-01T14:05+00:00">1 May 2023, 14:05 UTC</time>'),
    ],
)
def test_a_date_is_written_no_finer_than_it_is_known(precision: str, expected: str) -> None:
    assert dated(datetime(2023, 5, 1, 14, 5, tzinfo=UTC), precision) == expected


def test_no_date_is_said() -> None:
    assert dated(None) == '<span class="none">not stated</span>'


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=14), "14 min ago"),
        (timedelta(hours=3), "today 07:05"),
        (timedelta(hours=20), "yesterday 14:05"),
        (timedelta(days=3), "18 Nov"),
        (timedelta(days=400), "17 Oct 2025"),
    ],
)
def test_near_times_are_told_by_the_clock_and_far_ones_by_the_date(
    before: timedelta, words: str
) -> None:
    assert f">{words}</time>" in ago(NOW - before, NOW)
