from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.articles.intake import Limits
from apps.articles.intake.addresses import parse_address
from apps.articles.intake.dates import parse_published
from apps.articles.intake.fields import match_fields
from apps.articles.intake.languages import infer_language, parse_language
from apps.articles.intake.records import DatePrecision, Refusal
from apps.articles.intake.titles import working_title

TODAY = date(2026, 11, 22)
LIMITS = Limits()
YEAR, MONTH, DAY, MINUTE = DatePrecision


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("written", "moment", "precision", "zone_stated"),
    [
        ("2023", at(2023, 1, 1), YEAR, False),
        ("2023-05", at(2023, 5, 1), MONTH, False),
        ("May 2023", at(2023, 5, 1), MONTH, False),
        ("2023-05-01", at(2023, 5, 1), DAY, False),
        ("2023/5/1", at(2023, 5, 1), DAY, False),
        ("20230501", at(2023, 5, 1), DAY, False),
        ("01.05.2023", at(2023, 5, 1), DAY, False),
        ("1 May 2023", at(2023, 5, 1), DAY, False),
        ("1st May, 2023", at(2023, 5, 1), DAY, False),
        ("May 1, 2023", at(2023, 5, 1), DAY, False),
        ("1 травня 2023 р.", at(2023, 5, 1), DAY, False),
        ("1 мая 2023 г.", at(2023, 5, 1), DAY, False),
        ("15 листопада 2023", at(2023, 11, 15), DAY, False),
        ("31/12/2022", at(2022, 12, 31), DAY, False),
        ("12/31/2022", at(2022, 12, 31), DAY, False),
        ("05/05/2023", at(2023, 5, 5), DAY, False),
        ("2023-05-01T10:30", at(2023, 5, 1, 10, 30), MINUTE, False),
        ("2023-05-01 10:30:59.123+03:00", at(2023, 5, 1, 7, 30), MINUTE, True),
        ("2023-05-01T10:30:00Z", at(2023, 5, 1, 10, 30), MINUTE, True),
        ("Mon, 01 May 2023 23:30:00 -0400", at(2023, 5, 2, 3, 30), MINUTE, True),
        ("May 1, 2023, 10:30 EDT", at(2023, 5, 1, 14, 30), MINUTE, True),
        ("1682937059", at(2023, 5, 1, 10, 30), MINUTE, True),
        ("1682937059123", at(2023, 5, 1, 10, 30), MINUTE, True),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(
    written: str, moment: datetime, precision: DatePrecision, zone_stated: bool
) -> None:
    found = parse_published(written, TODAY)
    assert (found.moment, found.precision, found.zone_stated, found.written) == (
        moment,
        precision,
        zone_stated,
        written,
    )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("2023-02-31", "The date “2023-02-31” does not exist: February 2023 has 28 days."),
        ("31 Feb 2023", "The date “31 Feb 2023” does not exist: February 2023 has 28 days."),
        ("2023-13-01", "The date “2023-13-01” does not exist: there is no month 13."),
        ("2023-05-01T25:00", "The date “2023-05-01T25:00” has a time that does not exist, 25:00."),
        (
            "03/04/2023",
            "The date “03/04/2023” can be 3 April or 4 March: write it as year-month-day.",
        ),
        (
            "3 JAN 90",
            "The date “3 JAN 90” has a year of two digits: write the year in full, as in "
            "2023-05-01.",
        ),
        ("2027-01-01", "The date “2027-01-01” lies in the future: check the year, month and day."),
        (
            "0023-05-01",
            "The date “0023-05-01” lies before 1500: give the year the article came out.",
        ),
        (
            "yesterday",
            "The date “yesterday” cannot be read: write it as 2023-05-01, or with a time as "
            "2023-05-01T14:30+03:00.",
        ),
        (
            "5 Smarch 2023",
            "The date “5 Smarch 2023” names a month that is not known, “Smarch”: write it as "
            "2023-05-01.",
        ),
        (
            "2023-05-01T10:30 QQQ",
            "The date “2023-05-01T10:30 QQQ” has a time zone that is not known, “QQQ”: write "
            "it as +02:00 or Z.",
        ),
    ],
)
def test_a_date_that_cannot_be_is_refused(written: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_published(written, TODAY)
    assert refused.value.sentence == sentence


@given(st.text(max_size=60) | st.from_regex(r"[\d/.\-:T+Z A-Za-z]{1,30}", fullmatch=True))
def test_any_words_are_a_date_or_a_refusal(written: str) -> None:
    with suppress(Refusal):
        assert parse_published(written, TODAY).written == written


@given(st.dates(min_value=date(1500, 1, 1), max_value=TODAY))
def test_every_day_comes_back_as_itself(day: date) -> None:
    assert parse_published(day.isoformat(), TODAY).moment.date() == day


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTPS://Example.COM:443/News/?utm_source=x&id=5#top", "https://example.com/News/?id=5"),
        ("http://example.com", "http://example.com/"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        (
            "https://example.com/?p=&cid=7&gallery=2&fbclid=x",
            "https://example.com/?p=&cid=7&gallery=2",
        ),
        ("https://приклад.укр/новини", "https://приклад.укр/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"),
        ("https://xn--80aikifvh.xn--j1amh/a", "https://приклад.укр/a"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
    ],
)
def test_an_address_has_one_form_for_all_its_spellings(written: str, canonical: str) -> None:
    address = parse_address(written, LIMITS)
    assert (address.original, address.canonical) == (written, canonical)
    assert parse_address(canonical, LIMITS).canonical == canonical


@pytest.mark.parametrize(
    "written",
    [
        "not a url",
        "example.com/a",
        "ftp://example.com/a",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http://nohost/a",
        "https://user:pass@example.com/",
        "https://example.com:99999/",
        "https://exa mple.com",
        "https://-.com",
        "https://example.com/" + "a" * 2_000,
        "https://example.com/" + "ж" * 1_000,
        "http://[::1",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="is not a web address"):
        parse_address(written, LIMITS)


@given(st.text(max_size=80).map(lambda tail: "https://example.org/" + tail))
def test_the_canonical_form_is_stable(written: str) -> None:
    try:
        canonical = parse_address(written, LIMITS).canonical
    except Refusal:
        return
    assert parse_address(canonical, LIMITS).canonical == canonical


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("uk", "uk"),
        ("ru_RU", "ru-RU"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("ukr", "uk"),
        ("English", "en"),
        ("ukrainian", "uk"),
        ("Русский", "ru"),
    ],
)
def test_languages_are_known_by_code_and_name(written: str, tag: str) -> None:
    assert parse_language(written) == tag


@pytest.mark.parametrize("written", ["klingon", "xx", "e", "en us", "12", "en-" + "a" * 40])
def test_an_unknown_language_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="is not a language Fogline knows"):
        parse_language(written)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("THE BATTALION COMMAND HAS REPORTED THAT ABOUT 50 PEASANTS HAVE BEEN KIDNAPPED.", "en"),
        ("Речник заявив, що місто утримують попри важкі втрати.", "uk"),
        ("Представитель заявил, что город удерживают, несмотря на потери.", "ru"),
        ("تستمر المعارك في المدينة رغم الخسائر الفادحة", "ar"),
        ("Bakhmut", None),
        ("1234 5678 9012", None),
    ],
)
def test_a_language_is_inferred_or_left_open(text: str, code: str | None) -> None:
    found = infer_language(text)
    assert (found.value if found else None) == code


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("One sentence. Another one.", "One sentence."),
        (
            "Gen. Kovalenko of the U.S. Army said so. Then he left.",
            "Gen. Kovalenko of the U.S. Army said so.",
        ),
        ("“We hold it!” he said. More.", "“We hold it!” he said."),
        ("A headline without a stop\n\nThe body begins here.", "A headline without a stop"),
        ("Wrapped at\nthe margin. Next.", "Wrapped at the margin."),
        ("Речник заявив: місто наше. Далі.", "Речник заявив: місто наше."),
        ("x" * 300, "x" * 119 + "…"),
        ("word " * 60, "word " * 23 + "word…"),
        ("words " * 60, "words " * 19 + "words…"),
    ],
)
def test_a_working_title_is_the_first_sentence(text: str, title: str) -> None:
    assert working_title(text).value == title


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_has_a_working_title(text: str) -> None:
    assert 1 <= len(working_title(text).value) <= 120


def test_fields_are_known_by_many_names_and_the_plainest_wins() -> None:
    names = ["Body", "text", "Source Name", "datePublished", "LANG", "link", "colour"]
    assert match_fields(names) == {
        "text": "text",
        "publisher": "Source Name",
        "published_at": "datePublished",
        "language": "LANG",
        "url": "link",
    }
