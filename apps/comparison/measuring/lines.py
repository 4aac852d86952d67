"""Input lines taken apart: texts, and given claims. Liberal in names of fields, not in kind."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from apps.comparison.measuring.records import Text
from apps.figures import Number
from apps.figures.intervals import exact
from apps.measuring import BadInput

MOST_TEXTS = 500
MOST_LETTERS = 2_000_000
_ARTICLES: Final = ("articles", "texts", "reports", "documents")
_TEXT: Final = ("text", "body", "content")
_DATE: Final = ("date", "published", "published_at", "published_on")
_PUBLISHER: Final = ("publisher", "outlet", "source")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def texts_of(line: Mapping[str, Any]) -> list[Text]:
    """The articles of a set; a line with a text of its own is a set of one. Raises BadInput."""
    rows: Any = first(line, *_ARTICLES)
    if rows is None:
        rows = [line] if isinstance(first(line, *_TEXT), str) else []
    if not isinstance(rows, list):
        raise BadInput("“articles” must be a list.")
    if len(rows) > MOST_TEXTS:
        raise BadInput(f"{len(rows):,} articles are more than the {MOST_TEXTS} of a set.")
    found = [_text(row, at) for at, row in enumerate(rows, start=1)]
    if sum(len(one.text) for one in found) > MOST_LETTERS:
        raise BadInput(f"The articles have more than {MOST_LETTERS:,} letters together.")
    if len({one.name for one in found}) != len(found):
        raise BadInput("Two articles of the set have one id.")
    return found


def text_from(row: Mapping[str, Any], name: str | int) -> Text:
    """A text with what stands beside it. Raises BadInput."""
    return Text(
        name=name,
        text=words(row, *_TEXT),
        title=words(row, "title", "headline"),
        date=day(row, *_DATE),
        publisher=words(row, *_PUBLISHER),
        language=words(row, "language", "lang"),
    )


def _text(row: Any, at: int) -> Text:
    if isinstance(row, str):
        return Text(at, row)
    if not isinstance(row, dict):
        raise BadInput(f"Article {at} must be an object or a text.")
    if not isinstance(first(row, *_TEXT), str):
        raise BadInput(f"Article {at} has no “text”.")
    return text_from(row, name_of(row, at, "id", "article", "url"))


def name_of(row: Mapping[str, Any], otherwise: int, *fields: str) -> str | int:
    value = first(row, *fields)
    return value if isinstance(value, str | int) and not isinstance(value, bool) else otherwise


def first(row: Mapping[str, Any], *fields: str) -> Any:
    """The value of the first of these fields that holds one."""
    return next((row[one] for one in fields if row.get(one) not in (None, "", [])), None)


def words(row: Mapping[str, Any], *fields: str) -> str:
    """The text of the first of these fields; "" where there is none. Raises BadInput."""
    value = first(row, *fields)
    if value is None:
        return ""
    if isinstance(value, dict):
        value = first(value, "words", "name", "text")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if not isinstance(value, str):
        raise BadInput(f"“{fields[0]}” must be a text.")
    return value


def day(row: Mapping[str, Any], *fields: str) -> datetime.date | None:
    """A day; the first of a month or year that is given alone. Raises BadInput."""
    found = day_and_precision(row, *fields)
    return found[0] if found else None


def day_and_precision(row: Mapping[str, Any], *fields: str) -> tuple[datetime.date, str] | None:
    written = words(row, *fields).strip()
    if not written:
        return None
    match = _DAY.match(written)
    try:
        if match is None:
            raise ValueError
        year, month, number = match.groups()
        precision = "day" if number else "month" if month else "year"
        return datetime.date(int(year), int(month or 1), int(number or 1)), precision
    except ValueError as error:
        raise BadInput(f"“{fields[0]}” must be a day, like 2023-05-02.") from error


def number(row: Mapping[str, Any], *fields: str) -> Number | None:
    """An exact number, given as a number or in digits. Raises BadInput."""
    value = next((row[one] for one in fields if row.get(one) is not None), None)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BadInput(f"“{fields[0]}” must be a number.")
    try:
        return exact(Fraction(str(value).replace(",", "").replace(" ", "")))
    except (ValueError, ZeroDivisionError) as error:
        raise BadInput(f"“{fields[0]}” is “{value}”, which is no number.") from error


def objects(row: Mapping[str, Any], field: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a list. Raises BadInput for anything else."""
    value = row.get(field)
    if value is None:
        return
    if not isinstance(value, list):
        raise BadInput(f"“{field}” must be a list.")
    for one in value:
        if not isinstance(one, dict):
            raise BadInput(f"“{field}” must be a list of objects.")
        yield one
