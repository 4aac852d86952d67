import gzip
import json
from pathlib import Path

import pytest

from apps.articles.intake import Record, Rejection, RejectionCode, Stated
from apps.articles.intake.fields import Options
from apps.articles.intake.limits import Limits
from apps.articles.intake.rejected import RejectedWriter
from tests.articles.intake.reading import OPTIONS, TODAY, read, read_one, refuse_one

GOOD = b'{"text": "Held."}\n'


def row(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        (
            b'{"text": broken}',
            RejectionCode.BROKEN_JSON,
            "Not valid JSON at character 10: a value is missing.",
        ),
        (
            b'{"text": "open',
            RejectionCode.BROKEN_JSON,
            "Not valid JSON at character 10: a quotation mark that opens here is never closed.",
        ),
        (b'{"text": NaN}', RejectionCode.BROKEN_JSON, "Not valid JSON: NaN is no JSON value."),
        (
            b"[" * 100_000,
            RejectionCode.BROKEN_JSON,
            "The JSON is nested too deeply to be an article.",
        ),
        (
            b"[1]",
            RejectionCode.NOT_AN_OBJECT,
            'The line is an array, not an object. Write one article a line, as {"text": "…"}.',
        ),
        (
            b'{"text":"a","text":"b"}',
            RejectionCode.REPEATED_FIELD,
            "The field “text” stands twice in the line. Keep one of them.",
        ),
        (
            b'{"text": 5}',
            RejectionCode.WRONG_TYPE,
            "The field “text” must be text in quotation marks, or null.",
        ),
        (
            b'{"txt": "a"}',
            RejectionCode.EMPTY_TEXT,
            "The object has no text. Its fields are: txt. Call the one with the article's "
            "words “text”.",
        ),
        (
            b'{"text": " "}',
            RejectionCode.EMPTY_TEXT,
            "The text is empty. Give the words of the article.",
        ),
        (
            b'{"text": "a\\u0000b"}',
            RejectionCode.NUL_BYTE,
            "The text has a NUL byte at character 2. Remove it; it is no part of a text.",
        ),
        (
            b'{"text": "a\\ud800"}',
            RejectionCode.BROKEN_CHARACTER,
            "The text has half of a character (U+D800) at character 2. Export it again as UTF-8.",
        ),
        (
            b'{"text":\x00"a"}',
            RejectionCode.NUL_BYTE,
            "The line has a NUL byte at position 9. Remove it; it is no part of a text.",
        ),
        (
            b'{"text": "caf\xe9"}',
            RejectionCode.NOT_UTF8,
            "Not UTF-8: byte 0xE9 at position 14, and the encoding cannot be told from the "
            "rest. Save it as UTF-8.",
        ),
        (
            row(text="a", title="t" * 10_000).strip(),
            RejectionCode.TITLE_TOO_LONG,
            "The title is 10,000 characters long; 1,000 is the most. Shorten it, or leave it "
            "empty for a working title.",
        ),
        (
            row(text="a", publisher="p" * 301).strip(),
            RejectionCode.PUBLISHER_TOO_LONG,
            "The publisher's name is 301 characters long; 300 is the most. Check that the "
            "columns are not shifted.",
        ),
        (
            row(text="a", published_at="2023-02-31").strip(),
            RejectionCode.BAD_DATE,
            "The date “2023-02-31” does not exist: February 2023 has 28 days.",
        ),
        (
            row(text="a", url="nowhere").strip(),
            RejectionCode.BAD_URL,
            "“nowhere” is not a web address: it does not begin with http:// or https://. "
            "Give the whole address, "
            "beginning with https://, or leave the field empty.",
        ),
    ],
)
def test_a_bad_line_is_refused_with_its_place_and_nothing_else_is_lost(
    line: bytes, code: RejectionCode, sentence: str
) -> None:
    before, bad, after = read("a.jsonl", GOOD + b"\n" + line + b"\n" + GOOD)
    assert isinstance(before, Record)
    assert isinstance(after, Record)
    assert isinstance(bad, Rejection)
    assert (bad.code, bad.sentence) == (code, sentence)
    assert (bad.place.line, bad.place.record, bad.raw) == (3, 2, line + b"\n")
    assert (after.place.line, after.place.record) == (4, 3)


def test_a_line_without_end_is_refused_and_reading_goes_on() -> None:
    options = Options(today=TODAY, limits=Limits(line=200_000))
    data = GOOD + b'{"text": "' + b"a" * 5_000_000 + b'"}\n' + GOOD
    before, bad, after = read("a.jsonl", data, options)
    assert isinstance(bad, Rejection)
    assert bad.code is RejectionCode.LINE_TOO_LONG
    assert (
        bad.sentence
        == "The line is 5 MB long; 0 MB is the most for one line. Write one article a line."
    )
    assert (before.place.line, bad.place.line, after.place.line) == (1, 2, 3)
    assert isinstance(after, Record)
    assert bad.raw is None


def test_other_peoples_field_names_are_understood() -> None:
    record = read_one(
        "a.jsonl",
        row(
            Headline="T",
            content="Held.",
            source={"id": None, "name": "Gazette"},
            publishedAt="2023-05-01",
            lang="English",
            link="https://example.com/a?utm_campaign=x",
            author="ignored",
        ),
    )
    assert (record.title, record.publisher, record.language) == (
        Stated("T"),
        Stated("Gazette"),
        Stated("en"),
    )
    assert record.url is not None
    assert record.url.value.canonical == "https://example.com/a"
    assert record.published_at is not None
    assert record.published_at.value.written == "2023-05-01"


def test_defaults_fill_in_only_what_is_missing() -> None:
    options = Options(today=TODAY, publisher="Desk", language="ru-RU")
    first, second = read("a.jsonl", GOOD + row(text="x", publisher="Own", language="uk"), options)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.publisher, first.language) == (Stated("Desk"), Stated("ru-RU"))
    assert (second.publisher, second.language) == (Stated("Own"), Stated("uk"))


def test_lines_of_an_old_encoding_are_read_and_noted() -> None:
    lines = row(text="Бои за город продолжаются") + row(text="Взято")
    first, second = read("a.jsonl", lines.decode().encode("cp1251"))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.text, second.text) == ("Бои за город продолжаются", "Взято")
    assert second.notes == ("Text encoding read as windows-1251: as in the lines before.",)


def test_reading_goes_on_where_it_stopped() -> None:
    data = GOOD + b"bad\n\n" + GOOD + GOOD
    assert read("a.jsonl", data, skip=2) == read("a.jsonl", data)[2:]
    table = b'text,title\nA,"t\nu"\nB\nC,v\n'
    assert read("a.csv", table, skip=1) == read("a.csv", table)[1:]


TABLE = b'title;text;date\nA;"two\nlines; ""quoted""";2023\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found(delimiter: str) -> None:
    data = (
        delimiter.join(["title", "text", "lang"])
        + "\n"
        + delimiter.join(["T", "Held.", "en"])
        + "\n"
    )
    record = read_one("a.csv", data.encode())
    assert (record.title, record.text, record.language) == (Stated("T"), "Held.", Stated("en"))


def test_a_spreadsheet_hint_names_the_separator() -> None:
    record = read_one("a.csv", b"\xef\xbb\xbfsep=;\r\ntext;title\r\nHeld, twice;T\r\n")
    assert (record.text, record.title, record.place.line) == ("Held, twice", Stated("T"), 3)


def test_a_cell_may_hold_line_breaks_and_quotation_marks() -> None:
    record = read_one("a.csv", TABLE)
    assert record.text == 'two\nlines; "quoted"'
    assert (record.place.line, record.place.last_line) == (2, 3)


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        (
            b"only one",
            RejectionCode.UNEVEN_ROW,
            "The row has 1 cells where the header has 3. Put quotation marks around cells "
            "that hold the separator.",
        ),
        (
            b'B;"stray;2022',
            RejectionCode.BROKEN_CSV,
            "A quotation mark in this line closes a cell in the middle of its text. Write "
            "quotation marks that belong to "
            "the text twice.",
        ),
        (
            b"B;;2022",
            RejectionCode.EMPTY_TEXT,
            "The text is empty. Give the words of the article.",
        ),
        (
            b"B;x;2023-02-31",
            RejectionCode.BAD_DATE,
            "The date “2023-02-31” does not exist: February 2023 has 28 days.",
        ),
        (
            b"B;a\x00b;2022",
            RejectionCode.NUL_BYTE,
            "Line 4 has a NUL byte at position 4. Remove it; it is no part of a text.",
        ),
    ],
)
def test_a_bad_row_is_refused_alone(line: bytes, code: RejectionCode, sentence: str) -> None:
    before, bad, after = read("a.csv", TABLE + line + b'\nC;"good";2021\n')
    assert isinstance(before, Record)
    assert isinstance(bad, Rejection)
    assert isinstance(after, Record)
    assert (bad.code, bad.sentence, bad.raw) == (code, sentence, line + b"\n")
    assert bad.header == b"title;text;date\n"
    assert (bad.place.line, after.text) == (4, "good")


def test_a_quotation_mark_that_never_closes_costs_one_line() -> None:
    items = read("a.csv", b'text,title\n"open,T\nsecond,T\nthird,T\n')
    assert [type(item) for item in items] == [Rejection, Record, Record]
    assert [item.place.line for item in items] == [2, 3, 4]


def test_a_table_without_a_text_column_says_what_it_has() -> None:
    rejection = refuse_one("a.csv", b"id,summary\n1,2\n3,4\n")
    assert rejection.code is RejectionCode.NO_TEXT_COLUMN
    assert rejection.sentence == (
        "No column holds the text. The columns are “id”, “summary”. Name the one with "
        "the article's words “text”."
    )


def test_a_column_that_stands_twice_is_refused() -> None:
    rejection = refuse_one("a.csv", b"text,Text\n1,2\n")
    assert (
        rejection.sentence == "The column “text” stands twice in the header. Rename one of them."
    )


def test_an_archive_bomb_is_refused_while_it_unpacks() -> None:
    bomb = gzip.compress(b"0" * 90_000_000)
    *_, last = read("a.jsonl.gz", bomb)
    assert isinstance(last, Rejection)
    assert last.code is RejectionCode.ARCHIVE_BOMB


def test_what_comes_before_the_damage_in_an_archive_is_read() -> None:
    lines = b"".join(row(text=f"Line {number} {hash(str(number))}") for number in range(20_000))
    packed = gzip.compress(lines)
    whole = read("a.jsonl.gz", packed)
    items = read("a.jsonl.gz", packed[: len(packed) // 2])
    records = [item for item in items if isinstance(item, Record)]
    assert 5_000 < len(records) < 20_000
    assert records == whole[: len(records)]
    assert isinstance(items[-1], Rejection)
    assert items[-1].code is RejectionCode.BROKEN_ARCHIVE


def test_rejected_lines_come_out_as_files_that_can_be_imported_again(tmp_path: Path) -> None:
    with RejectedWriter(tmp_path / "rejected.jsonl") as writer:
        for name, data in [
            ("a.jsonl", b"bad 1\n" + GOOD + b"bad 2"),
            ("b.csv", TABLE + b"ragged\r\n"),
            ("c.csv", b"text,url\nx,y\n"),
            ("d.txt", b""),
        ]:
            for item in read(name, data):
                if isinstance(item, Rejection):
                    writer.add(item)
    assert {path.name: path.read_bytes() for path in writer.paths} == {
        "rejected.jsonl": b"bad 1\nbad 2\n",
        "rejected.csv": b"title;text;date\nragged\r\n",
        "rejected-2.csv": b"text,url\nx,y\n",
    }
    assert [rejection.place.source for rejection in writer.left_out] == ["d.txt"]
    assert OPTIONS.publisher is None
