"""What holds for any bytes at all."""

import gzip
import io
import json
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.articles.intake import Item, Record, Rejection
from apps.articles.intake.fields import Options
from apps.articles.intake.limits import Limits
from apps.articles.intake.reader import Reader
from apps.articles.intake.sources import Source
from tests.articles.intake.reading import OPTIONS, TODAY, read

NAMES = ["a.txt", "a.html", "a.jsonl", "a.csv", "a.tsv", "a.jsonl.gz", "a.csv.gz", "a.txt.gz"]
TIGHT = Options(today=TODAY, limits=Limits(line=300, text=100, page=400))
SMALL = st.binary(max_size=400) | st.lists(
    st.sampled_from(
        [
            b"text",
            b",",
            b";",
            b'"',
            b"\n",
            b"\r\n",
            b'{"text": "x"}',
            b"\x00",
            b"\xd0\xb6",
            b"\xff",
            b"a" * 301,
            b"\t",
        ]
    ),
    max_size=40,
).map(b"".join)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(NAMES), SMALL, st.booleans())
def test_no_bytes_stop_a_reader(name: str, data: bytes, packed: bool) -> None:
    for item in read(name, gzip.compress(data) if packed else data, TIGHT):
        assert item.place.line <= item.place.last_line


def covered(items: list[Item]) -> list[int]:
    return [line for item in items for line in range(item.place.line, item.place.last_line + 1)]


@settings(max_examples=120, deadline=None)
@given(SMALL)
def test_every_json_line_is_accounted_for_exactly_once(data: bytes) -> None:
    lines = (data + b"\n").split(b"\n")
    expected = [
        number
        for number, line in enumerate(lines, start=1)
        if line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r")
    ]
    if data:
        assert covered(read("a.jsonl", data, TIGHT)) == expected


@settings(max_examples=120, deadline=None)
@given(SMALL)
def test_every_table_line_is_accounted_for_exactly_once(data: bytes) -> None:
    data = b"text,title\n" + data
    items = read("a.csv", data, TIGHT)
    lines = covered(items)
    assert lines == sorted(set(lines))
    skipped = set(range(2, data.count(b"\n") + 2)) - set(lines)
    physical = data.split(b"\n")
    # Only rows of empty cells may go unmentioned.
    assert all(
        not physical[number - 1].strip(b' \t\r,"\xa0\x0b\x0c\x1c\x1d\x1e\x1f')
        for number in skipped
    )


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()) and not text.startswith("\ufeff"))
BAD_LINES = st.sampled_from(
    [b"{", b"[]", b'{"text": ""}', b"\xfd\xff\xfe", b'{"text": "a\\u0000"}', b"a" * 400]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.lists(BAD_LINES, max_size=2)), max_size=6))
def test_bad_lines_between_change_nothing_about_the_good_ones(
    rows: list[tuple[str, list[bytes]]],
) -> None:
    options = Options(today=TODAY, language="en", limits=Limits(line=390))
    data = b"".join(
        b"".join(bad + b"\n" for bad in before) + json.dumps({"text": text}).encode() + b"\n"
        for text, before in rows
    )
    records = (
        [item for item in read("a.jsonl", data, options) if isinstance(item, Record)]
        if rows
        else []
    )
    assert [record.text for record in records] == [text for text, _ in rows]


@settings(max_examples=60, deadline=None)
@given(st.lists(SMALL, max_size=4), st.integers(min_value=0, max_value=8))
def test_going_on_after_any_item_gives_the_rest(parts: list[bytes], skip: int) -> None:
    data = b"text;title\n" + b"\n".join(parts)
    for name in ("a.jsonl", "a.csv"):
        assert read(name, data, TIGHT, skip=skip) == read(name, data, TIGHT)[skip:]


class Endless(io.RawIOBase):
    """`start`, then `line` again and again up to `size` bytes that exist nowhere at once."""

    def __init__(self, start: bytes, line: bytes, size: int) -> None:
        self._start = start
        self._block = line * (256 * 1024 // len(line) + 1)
        self._line = len(line)
        self._left = size // len(line) * len(line)

    def read(self, size: int = -1) -> bytes:
        if self._start:
            data, self._start = self._start, b""
            return data
        size = min(size // self._line * self._line, self._left)
        self._left -= size
        return self._block[:size]


def peak_of(name: str, start: bytes, line: bytes, size: int) -> tuple[int, list[Item]]:
    read("warm.jsonl", b'{"text": "The town was held through the night.", "language": "en"}')
    kept: list[Item] = []
    tracemalloc.start()
    try:
        stream = Endless(start, line, size)
        for item in Reader(Source(name, lambda: stream, size), OPTIONS):  # type: ignore[arg-type, return-value]
            kept = [item]
        return tracemalloc.get_traced_memory()[1], kept
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file() -> None:
    text = "The town was held through the night. " * 400
    line = json.dumps({"text": text, "language": "en"}).encode() + b"\n"
    peak, [last] = peak_of("a.jsonl", b"", line, 8_000_000)
    assert isinstance(last, Record)
    assert peak < 2_000_000


def test_memory_does_not_grow_with_one_endless_line() -> None:
    peak, [only] = peak_of("a.jsonl", b"", b"a" * 4096, 200_000_000)
    assert isinstance(only, Rejection)
    assert only.sentence == (
        "The line is 191 MB long; 8 MB is the most for one line. Write one article a line."
    )
    assert peak < 20_000_000


def test_memory_does_not_grow_with_a_quotation_that_never_closes() -> None:
    peak, [last] = peak_of("a.csv", b'text,title\n"open\n', b"word " * 3_000 + b"\n", 16_000_000)
    assert isinstance(last, Rejection)
    assert last.place.line > 1_000
    assert peak < 60_000_000
