"""CSV and its kin: a header row, then one article a row."""

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from apps.articles.intake.decoding import codec_of, decode
from apps.articles.intake.fields import Options, build_record, match_fields, plain_name
from apps.articles.intake.limits import Limits
from apps.articles.intake.lines import Line, Readable, read_lines
from apps.articles.intake.records import Item, Place, Refusal, Rejection, RejectionCode, shorten

_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR_HINT = re.compile(rb"sep=([,;\t|])\r?\n?")
_SNIFFED_ROWS = 5


@dataclass(slots=True)
class _Row:
    """Physical lines that may make one row, collected while the csv module asks for more."""

    lines: list[Line] = field(default_factory=list)
    size: int = 0
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None

    @property
    def raw(self) -> bytes | None:
        if any(line.overlong for line in self.lines):
            return None
        return b"".join(line.data for line in self.lines)


class _TooLong(Exception):
    """More lines or bytes than one row may have, while its last cell is still open."""


class _Rows:
    """Rows out of lines. A row that cannot be read costs its first line; reading goes on with the
    next one, so that a stray quotation mark does not swallow the rest of the file."""

    def __init__(self, lines: Iterator[Line], limits: Limits) -> None:
        self._lines = lines
        self._limits = limits
        self._again: deque[Line] = deque()
        self._failure: Refusal | None = None
        self._remembered: str | None = None
        self._row = _Row()
        self._reader = csv.reader(self._feed(), strict=True)

    def use(self, delimiter: str) -> None:
        self._reader = csv.reader(self._feed(), strict=True, delimiter=delimiter)

    def peek(self, count: int) -> list[Line]:
        while len(self._again) < count:
            line = self._line()
            if line is None:
                break
            self._again.append(line)
        return list(self._again)[:count]

    def drop(self) -> Line:
        return self._again.popleft()

    def _line(self) -> Line | None:
        """The next line. A stream that fails ends here, so that the row in hand is still told of;
        `next` raises the failure once everything before it is out."""
        try:
            return next(self._lines, None)
        except Refusal as refusal:
            self._failure = refusal
            return None

    def _feed(self) -> Iterator[str]:
        while True:
            line = self._again.popleft() if self._again else self._line()
            if line is None:
                return
            row = self._row
            row.lines.append(line)
            row.size += line.length
            too_many = len(row.lines) > self._limits.row_lines
            if line.overlong or too_many or row.size > self._limits.line:
                raise _TooLong
            yield self._decode(line, row)

    def _decode(self, line: Line, row: _Row) -> str:
        data = line.data.removeprefix(codecs.BOM_UTF8) if line.number == 1 else line.data
        at = data.find(b"\x00")
        if at >= 0:
            row.refusal = row.refusal or Refusal(
                RejectionCode.NUL_BYTE,
                f"Line {line.number:,} has a NUL byte at position {at + 1:,}. Remove it; it is "
                f"no part of a text.",
            )
            return data.decode("utf-8", "replace")
        try:
            decoded = decode(data, self._remembered)
        except Refusal as refusal:
            row.refusal = row.refusal or refusal
            return data.decode("utf-8", "replace")
        if decoded.encoding:
            self._remembered = codec_of(decoded.encoding)
            row.notes = row.notes or decoded.notes
        return decoded.text

    def next(self) -> tuple[_Row, list[str], Refusal | None] | None:
        """The next row with its cells and, where it is no row, why; None at the end."""
        self._row = row = _Row()
        try:
            cells = next(self._reader, None)
        except _TooLong:
            self._restart()
            if row.lines[0].overlong:
                return self._first_line_only(row, self._line_too_long(row.lines[0]))
            return self._first_line_only(row, self._never_closed())
        except csv.Error as error:
            self._restart()
            return self._first_line_only(row, self._broken(str(error)))
        if cells is None:
            if self._failure:
                raise self._failure
            return None
        return row, cells, row.refusal

    def _restart(self) -> None:
        # A generator that has raised is finished: the csv module needs a new one.
        self.use(self._reader.dialect.delimiter)

    def _first_line_only(self, row: _Row, refusal: Refusal) -> tuple[_Row, list[str], Refusal]:
        self._again.extendleft(reversed(row.lines[1:]))
        only = _Row(row.lines[:1])
        return only, [], refusal

    def _line_too_long(self, line: Line) -> Refusal:
        return Refusal(
            RejectionCode.LINE_TOO_LONG,
            f"The line is {line.length / 2**20:,.0f} MB long; {self._limits.line // 2**20:,} "
            f"MB is "
            f"the most for one "
            "row. Write one article a row.",
        )

    @staticmethod
    def _never_closed() -> Refusal:
        return Refusal(
            RejectionCode.BROKEN_CSV,
            "A quotation mark that opens in this line is never closed. Close it, or write it "
            "twice if it "
            "belongs to the text.",
        )

    def _broken(self, message: str) -> Refusal:
        if "unexpected end of data" in message:
            return self._never_closed()
        if "expected after" in message:
            return Refusal(
                RejectionCode.BROKEN_CSV,
                "A quotation mark in this line closes a cell in the middle of its text. Write "
                "quotation "
                "marks that belong to the text twice.",
            )
        return Refusal(
            RejectionCode.BROKEN_CSV, f"The row cannot be read as CSV: {shorten(message, 80)}."
        )


def read_table(stream: Readable, name: str, options: Options, skip: int) -> Iterator[Item]:
    """Yield one item for each row after the header; the first `skip` are passed over unchecked."""
    limits = options.limits
    csv.field_size_limit(max(csv.field_size_limit(), limits.line))
    rows = _Rows(read_lines(stream, limits.line), limits)
    prefix = b""
    first = rows.peek(1)
    hint = (
        _SEPARATOR_HINT.fullmatch(first[0].data.removeprefix(codecs.BOM_UTF8)) if first else None
    )
    if hint:
        prefix = rows.drop().data
        delimiter = hint[1].decode()
    else:
        delimiter = _sniff(rows.peek(_SNIFFED_ROWS))
    rows.use(delimiter)
    opened = rows.next()
    if opened is None:
        yield Rejection(
            Place(name, 1, 1, 1),
            RejectionCode.EMPTY_FILE,
            "The file is empty.",
            "",
            whole_file=True,
        )
        return
    head, columns, refusal = opened
    try:
        if refusal:
            raise refusal
        fields = _match_columns(columns, limits.columns)
    except Refusal as caught:
        place = Place(name, head.lines[0].number, head.lines[-1].number, 1)
        yield Rejection(place, caught.code, caught.sentence, _excerpt(head), whole_file=True)
        return
    header = prefix + (head.raw or b"")
    if not header.endswith(b"\n"):
        header += b"\n"

    record = 0
    while (found := rows.next()) is not None:
        row, cells, refusal = found
        if not refusal and not any(cell.strip() for cell in cells):
            continue
        record += 1
        if record <= skip:
            continue
        place = Place(name, row.lines[0].number, row.lines[-1].number, record)
        try:
            if refusal:
                raise refusal
            if len(cells) != len(columns):
                raise Refusal(
                    RejectionCode.UNEVEN_ROW,
                    f"The row has {len(cells):,} cells where the header has {len(columns):,}. "
                    f"Put quotation "
                    "marks around cells that hold the separator.",
                )
            values = {known: cells[at] for known, at in fields.items()}
            yield build_record(values, place, options, row.notes)
        except Refusal as caught:
            yield Rejection(
                place,
                caught.code,
                caught.sentence,
                caught.excerpt or _excerpt(row),
                raw=row.raw,
                header=header,
            )


def _excerpt(row: _Row) -> str:
    return shorten(row.lines[0].data[:2_000].decode("utf-8", "replace"))


def _match_columns(columns: list[str], most: int) -> dict[str, int]:
    if len(columns) > most:
        raise Refusal(
            RejectionCode.BROKEN_CSV,
            f"The header has {len(columns):,} columns; {most:,} is the most.",
        )
    plain = [plain_name(column) for column in columns]
    names = match_fields(columns)
    shown = ", ".join(f"“{shorten(column, 40)}”" for column in columns[:20])
    if "text" not in names:
        raise Refusal(
            RejectionCode.NO_TEXT_COLUMN,
            f"No column holds the text. The columns are {shown}. Name the one with the "
            f"article's words “text”.",
        )
    for name in names.values():
        if plain.count(plain_name(name)) > 1:
            raise Refusal(
                RejectionCode.REPEATED_FIELD,
                f"The column “{shorten(name, 40)}” stands twice in the header. Rename one of "
                f"them.",
            )
    return {known: columns.index(name) for known, name in names.items()}


def _sniff(lines: list[Line]) -> str:
    """The delimiter under which the header names most known fields, then makes most columns."""
    if not lines or lines[0].overlong:
        return ","
    header = lines[0].data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")

    def score(delimiter: str) -> tuple[bool, int, int]:
        try:
            columns = next(csv.reader([header], delimiter=delimiter), [])
        except csv.Error:
            return False, 0, 0
        known = match_fields(columns)
        return "text" in known, len(known), len(columns)

    return max(_DELIMITERS, key=score)
