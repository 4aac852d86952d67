import gzip
from datetime import UTC, datetime

import pytest

from apps.articles.intake import DatePrecision, Inferred, Published, RejectionCode, Stated
from tests.articles.intake.reading import read, read_one, refuse_one

REPORT = (
    " date 2023-05-01 The administration estimated 100,000 casualties since December.\n\n"
    'What happened: the spokesman said "half of those killed" were volunteers. It’s stunning…\n'
)


def test_a_text_with_a_leading_date_keeps_every_letter_and_gives_the_date() -> None:
    record = read_one("report.txt", REPORT.encode())
    assert record.text == REPORT
    assert record.published_at == Inferred(
        Published(datetime(2023, 5, 1, tzinfo=UTC), DatePrecision.DAY, False, "2023-05-01"),
        "the text begins with “date 2023-05-01”",
    )
    assert record.title == Inferred(
        "The administration estimated 100,000 casualties since December.",
        "the beginning of the text",
    )
    assert isinstance(record.language, Inferred)
    assert record.language.value == "en"
    assert (record.url, record.publisher, record.notes) == (None, None, ())
    assert (record.place.line, record.place.last_line) == (1, 3)


def test_a_text_that_begins_with_an_impossible_date_is_still_a_text() -> None:
    record = read_one("report.txt", b"date 2023-02-31 Something happened in the town that day.")
    assert record.published_at is None
    assert record.notes == ("The text begins like a date, which could not be read as one.",)


def test_line_ends_and_the_byte_order_mark_are_all_that_changes() -> None:
    record = read_one(
        "a.txt", b'\xef\xbb\xbfOne\r\ntwo\rthree  \n\xe2\x80\x9cfour\xe2\x80\x9d "five"'
    )
    assert record.text == 'One\ntwo\nthree  \n“four” "five"'
    assert record.notes == ("Line ends were made line feeds.",)


def test_unicode_is_not_normalised() -> None:
    text = "Cafe\u0301 und Café, \u200fعربي 👩\u200d🚒"
    assert read_one("a.txt", text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_are_known_by_their_mark(encoding: str) -> None:
    text = "Бої за місто тривають"
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert read_one("a.txt", mark + text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "label", "text"),
    [
        ("cp1251", "windows-1251", "Бої за місто тривають, речник заявив про втрати."),
        ("koi8-r", "koi8-u", "Битва за город продолжается, сообщил генерал."),
        ("cp866", "cp866", "Битва за город продолжается, сообщил генерал."),
        ("cp1252", "windows-1252", "He said “we hold the town” – it’s true."),
        (
            "cp1250",
            "windows-1250",
            "Walki o miasto trwają, powiedział generał, żołnierze się bronią",
        ),
    ],
)
def test_another_encoding_is_taken_where_the_letters_leave_no_doubt(
    encoding: str, label: str, text: str
) -> None:
    record = read_one("a.txt", text.encode(encoding))
    assert record.text == text
    assert record.notes[0].startswith(f"Text encoding read as {label}: ")


@pytest.mark.parametrize(
    ("name", "data", "code", "sentence"),
    [
        (
            "a.txt",
            b"caf\xe9 at noon",
            RejectionCode.NOT_UTF8,
            "Not UTF-8: byte 0xE9 at position 4, and the encoding cannot be told from the "
            "rest. Save it as UTF-8.",
        ),
        (
            "a.txt",
            "Бахмут і Соледар ".encode() + b"\xd0 end",
            RejectionCode.NOT_UTF8,
            "Not UTF-8: byte 0xD0 at position 32, and the encoding cannot be told from the "
            "rest. Save it as UTF-8.",
        ),
        (
            "a.txt",
            b"ab\x00c",
            RejectionCode.NUL_BYTE,
            "The file has a NUL byte at position 3, so it is no text. Save it as UTF-8 text.",
        ),
        (
            "a.txt",
            b" \n\t\n",
            RejectionCode.EMPTY_TEXT,
            "The text is empty. Give the words of the article.",
        ),
        ("a.txt", b"", RejectionCode.EMPTY_FILE, "The file is empty."),
        (
            "a.txt",
            b"%PDF-1.7 ...",
            RejectionCode.UNKNOWN_FORMAT,
            "The content is a PDF, whatever the file is called. Fogline takes .txt, .html, "
            ".jsonl and .csv, also packed as .gz.",
        ),
        (
            "a.docx",
            b"PK\x03\x04",
            RejectionCode.UNKNOWN_FORMAT,
            "Fogline does not read .docx: it takes .txt, .html, .jsonl and .csv, also packed "
            "as .gz.",
        ),
        (
            "a.txt.gz",
            b"plain",
            RejectionCode.BROKEN_ARCHIVE,
            "The name ends in .gz but the content is no gzip archive. Rename it, or pack it "
            "again.",
        ),
        (
            "a.txt.gz",
            gzip.compress(gzip.compress(b"x", mtime=0), mtime=0),
            RejectionCode.UNKNOWN_FORMAT,
            "The archive holds another archive. Unpack it once and import what is inside.",
        ),
        (
            "a.txt",
            b"x" * (2 * 2**20 + 1),
            RejectionCode.TEXT_TOO_LONG,
            "The text is 2.0 MB long; 2 MB is the most for one article. Divide it into the "
            "articles it is made of.",
        ),
        (
            "a.txt",
            b"x " * (5 * 2**20),
            RejectionCode.FILE_TOO_LONG,
            "The file is longer than 8 MB, the most for one article. Divide it into the "
            "articles it is made of.",
        ),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(
    name: str, data: bytes, code: RejectionCode, sentence: str
) -> None:
    rejection = refuse_one(name, data)
    assert (rejection.code, rejection.sentence, rejection.whole_file) == (code, sentence, True)


def test_sixty_thousand_words_are_one_article() -> None:
    text = "слово " * 60_000
    assert read_one("long.txt", text.encode()).text == text


def test_every_rejection_has_a_label() -> None:
    assert all(code.label for code in RejectionCode)


PAGE = """<!doctype html><html lang="uk-UA"><head><meta charset="{charset}">
<title>Бої за місто - Газета</title><script>var stolen = "payload of a script";</script>
<style>p {{ color: red }}</style>
<link rel="canonical" href="https://gazeta.example/boji?utm_source=feed#top">
<meta property="og:site_name" content="Газета">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle",
 "headline": "Бої за місто", "datePublished": "2023-05-01T10:30:00+03:00"}}]}}</script>
</head><body><nav><a href="/">Головна</a></nav><article><h1>Бої за місто</h1>
<p>{first}</p><script>alert("payload of a script")</script>
<p>Друга частина <b>тексту</b> тут, вона теж досить довга.</p>
<img src="https://tracker.example/pixel.gif"></article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251"])
def test_a_page_gives_its_text_and_what_it_states(charset: str) -> None:
    first = "Речник заявив, що місто утримують попри важкі втрати. " * 6
    record = read_one("page.html", PAGE.format(charset=charset, first=first).encode(charset))
    assert "Друга частина тексту тут" in record.text
    assert "payload" not in record.text
    assert "<" not in record.text
    assert record.title == Stated("Бої за місто")
    assert record.publisher == Stated("Газета")
    assert record.language == Stated("uk-UA")
    assert isinstance(record.url, Stated)
    assert record.url.value.canonical == "https://gazeta.example/boji"
    assert record.published_at == Stated(
        Published(
            datetime(2023, 5, 1, 7, 30, tzinfo=UTC),
            DatePrecision.MINUTE,
            True,
            "2023-05-01T10:30:00+03:00",
        )
    )


def test_a_page_of_scripts_alone_is_refused() -> None:
    page = (
        b"<html><head><script>"
        + b"var a = 'words and words';" * 9_000
        + b"</script></head><body><script>b()</script></body></html>"
    )
    rejection = refuse_one("page.html", page)
    assert rejection.code is RejectionCode.EMPTY_TEXT
    assert rejection.sentence.startswith(
        "The page has no article text that could be found: only scripts"
    )


def test_a_page_named_txt_is_read_as_a_page() -> None:
    page = (
        "<!DOCTYPE html><html><body><article>"
        + "<p>The town was held through the night, officers said.</p>" * 8
    )
    assert "<p>" not in read_one("a.txt", page.encode()).text


def test_a_page_with_a_date_that_does_not_exist_keeps_its_text_and_says_so() -> None:
    page = (
        '<html><head><meta name="date" content="2023-02-31"></head><body><article>'
        + "<p>The town was held.</p>" * 9
    )
    record = read_one("a.html", page.encode())
    assert record.published_at is None
    assert "The page's date “2023-02-31” could not be read." in record.notes


def test_packed_files_read_like_the_files() -> None:
    [plain] = read("report.txt", REPORT.encode())
    [packed] = read("report.txt.gz", gzip.compress(REPORT.encode()))
    assert packed.text == plain.text  # type: ignore[union-attr]
