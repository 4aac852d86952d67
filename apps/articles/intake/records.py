"""What a reader yields: records, rejections, and the places they come from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value the source itself gives."""

    value: T


@dataclass(frozen=True, slots=True)
class Inferred(Generic[T]):
    """A value the importer worked out, with the reason in words."""

    value: T
    why: str


class DatePrecision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, no more exactly than its source says.

    `moment` is the first instant of the stated year, month, day or minute, always with a time
    zone. `zone_stated` is false where the source names no zone and UTC stands in for it.
    """

    moment: datetime
    precision: DatePrecision
    zone_stated: bool
    written: str


@dataclass(frozen=True, slots=True)
class Address:
    """A web address as it was written, and the form by which two of them count as the same."""

    original: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands. Lines and records count from 1; `last_line` is included."""

    source: str
    line: int
    last_line: int
    record: int


@dataclass(frozen=True, slots=True)
class Record:
    """One article as captured: the text is never changed beyond what `notes` say."""

    place: Place
    text: str
    title: Stated[str] | Inferred[str]
    url: Stated[Address] | Inferred[Address] | None = None
    publisher: Stated[str] | Inferred[str] | None = None
    published_at: Stated[Published] | Inferred[Published] | None = None
    language: Stated[str] | Inferred[str] | None = None
    notes: tuple[str, ...] = ()


class RejectionCode(StrEnum):
    NOT_UTF8 = "not_utf8"
    NUL_BYTE = "nul_byte"
    BROKEN_CHARACTER = "broken_character"
    BROKEN_JSON = "broken_json"
    NOT_AN_OBJECT = "not_an_object"
    REPEATED_FIELD = "repeated_field"
    WRONG_TYPE = "wrong_type"
    NO_TEXT_COLUMN = "no_text_column"
    BROKEN_CSV = "broken_csv"
    UNEVEN_ROW = "uneven_row"
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    TITLE_TOO_LONG = "title_too_long"
    PUBLISHER_TOO_LONG = "publisher_too_long"
    BAD_DATE = "bad_date"
    BAD_URL = "bad_url"
    BAD_LANGUAGE = "bad_language"
    LINE_TOO_LONG = "line_too_long"
    FILE_TOO_LONG = "file_too_long"
    EMPTY_FILE = "empty_file"
    UNKNOWN_FORMAT = "unknown_format"
    BROKEN_ARCHIVE = "broken_archive"
    ARCHIVE_BOMB = "archive_bomb"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """The problem in a few words, for a table."""
        return _LABELS[self]


_LABELS: dict[RejectionCode, str] = {
    RejectionCode.NOT_UTF8: "Not UTF-8",
    RejectionCode.NUL_BYTE: "NUL byte",
    RejectionCode.BROKEN_CHARACTER: "Half a character",
    RejectionCode.BROKEN_JSON: "Not valid JSON",
    RejectionCode.NOT_AN_OBJECT: "Not a JSON object",
    RejectionCode.REPEATED_FIELD: "Field given twice",
    RejectionCode.WRONG_TYPE: "Field is not text",
    RejectionCode.NO_TEXT_COLUMN: "No text column",
    RejectionCode.BROKEN_CSV: "Quotation marks do not match",
    RejectionCode.UNEVEN_ROW: "Wrong number of cells",
    RejectionCode.EMPTY_TEXT: "Text is empty",
    RejectionCode.TEXT_TOO_LONG: "Text too long",
    RejectionCode.TITLE_TOO_LONG: "Title too long",
    RejectionCode.PUBLISHER_TOO_LONG: "Publisher too long",
    RejectionCode.BAD_DATE: "Date cannot be read",
    RejectionCode.BAD_URL: "Not a web address",
    RejectionCode.BAD_LANGUAGE: "Language not known",
    RejectionCode.LINE_TOO_LONG: "Line too long",
    RejectionCode.FILE_TOO_LONG: "File too long",
    RejectionCode.EMPTY_FILE: "File is empty",
    RejectionCode.UNKNOWN_FORMAT: "Format not known",
    RejectionCode.BROKEN_ARCHIVE: "Archive is damaged",
    RejectionCode.ARCHIVE_BOMB: "Archive unpacks without end",
    RejectionCode.UNREADABLE: "File cannot be read",
}


@dataclass(frozen=True, slots=True)
class Rejection:
    """One line, row or file that was not taken, with what it was.

    `sentence` says what is wrong and what to do. `excerpt` is a short readable piece of it. `raw`
    holds the exact bytes with their line end, as far as the limits let them be kept; it is None
    where the line was too long to keep or where `whole_file` is set and the file itself is the
    thing to mend. `header` is the header row a CSV row needs to be read again.
    """

    place: Place
    code: RejectionCode
    sentence: str
    excerpt: str
    raw: bytes | None = None
    header: bytes | None = None
    whole_file: bool = False


Item: TypeAlias = Record | Rejection


class Refusal(Exception):
    """Raised inside the readers when one item cannot be taken; becomes a Rejection."""

    def __init__(self, code: RejectionCode, sentence: str, excerpt: str | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.excerpt = excerpt


def shorten(text: str, length: int = 120) -> str:
    """A one-line excerpt of at most `length` characters, control characters made visible."""
    flat = "".join(c if c.isprintable() else " " if c in "\r\n\t" else "\ufffd" for c in text)
    flat = " ".join(flat.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
