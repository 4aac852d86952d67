"""JSON Lines: one object a line, one article an object."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from apps.articles.intake.decoding import Decoded, codec_of, decode
from apps.articles.intake.fields import Options, build_record, match_fields
from apps.articles.intake.lines import Line, Readable, read_lines
from apps.articles.intake.records import Item, Place, Refusal, Rejection, RejectionCode, shorten

_BLANK = b" \t\r\n"


def read_jsonl(stream: Readable, name: str, options: Options, skip: int) -> Iterator[Item]:
    """Yield one item for each line that is not blank; the first `skip` are passed over unread."""
    record = 0
    remembered: str | None = None
    for line in read_lines(stream, options.limits.line):
        data = line.data.removeprefix(codecs.BOM_UTF8) if line.number == 1 else line.data
        if not data.strip(_BLANK) and not line.overlong:
            continue
        record += 1
        if record <= skip:
            continue
        place = Place(name, line.number, line.number, record)
        try:
            decoded = _decode_line(line, data, remembered, options)
            if decoded.encoding:
                remembered = codec_of(decoded.encoding)
            values = read_object(decoded.text.rstrip())
            yield build_record(values, place, options, decoded.notes)
        except Refusal as refusal:
            excerpt = refusal.excerpt
            if excerpt is None:
                excerpt = shorten(data[:2_000].decode("utf-8", "replace"))
            yield Rejection(
                place,
                refusal.code,
                refusal.sentence,
                excerpt,
                raw=None if line.overlong else line.data,
            )


def _decode_line(line: Line, data: bytes, remembered: str | None, options: Options) -> Decoded:
    if line.overlong:
        raise Refusal(
            RejectionCode.LINE_TOO_LONG,
            f"The line is {line.length / 2**20:,.0f} MB long; "
            f"{options.limits.line // 2**20:,} MB is the most "
            "for one line. Write one article a line.",
        )
    at = data.find(b"\x00")
    if at >= 0:
        raise Refusal(
            RejectionCode.NUL_BYTE,
            f"The line has a NUL byte at position {at + 1:,}. Remove it; it is no part of a text.",
        )
    return decode(data, remembered)


def read_object(text: str) -> dict[str, str]:
    """The article fields of one JSON object, as text. Raises Refusal, naming the character."""
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refusal(
            RejectionCode.BROKEN_JSON,
            f"Not valid JSON at character {error.pos + 1:,}: {_in_words(error.msg)}.",
            shorten(text[max(0, error.pos - 60) : error.pos + 60]),
        ) from error
    except RecursionError as error:
        raise Refusal(
            RejectionCode.BROKEN_JSON, "The JSON is nested too deeply to be an article."
        ) from error
    except ValueError as error:
        raise Refusal(
            RejectionCode.BROKEN_JSON, f"Not valid JSON: {_in_words(str(error))}."
        ) from error
    if not isinstance(value, dict):
        kind = {list: "an array", str: "a text", bool: "true or false", type(None): "null"}.get(
            type(value), "a number"
        )
        raise Refusal(
            RejectionCode.NOT_AN_OBJECT,
            f'The line is {kind}, not an object. Write one article a line, as {{"text": "…"}}.',
        )
    names = match_fields(value)
    if "text" not in names:
        given = ", ".join(shorten(str(name), 40) for name in list(value)[:12]) or "none"
        raise Refusal(
            RejectionCode.EMPTY_TEXT,
            f"The object has no text. Its fields are: {given}. Call the one with the "
            f"article's words “text”.",
        )
    return {known: _as_text(known, name, value[name]) for known, name in names.items()}


def _as_text(known: str, name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if known == "published_at" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if known == "publisher" and isinstance(value, dict) and isinstance(value.get("name"), str):
        return str(value["name"])
    raise Refusal(
        RejectionCode.WRONG_TYPE,
        f"The field “{shorten(name, 40)}” must be text in quotation marks, or null.",
        shorten(json.dumps(value, ensure_ascii=False, default=str)[:400]),
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refusal(
            RejectionCode.REPEATED_FIELD,
            f"The field “{shorten(twice, 40)}” stands twice in the line. Keep one of them.",
        )
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _in_words(message: str) -> str:
    known = {
        "Expecting value": "a value is missing",
        "Extra data": "more follows after the end of the object",
        "Expecting ',' delimiter": "a comma is missing",
        "Expecting ':' delimiter": "a colon is missing",
        "Expecting property name enclosed in double quotes": "a field name in double quotation "
        "marks is missing",
        "Illegal trailing comma before end of object": "there is a comma too many",
        "Illegal trailing comma before end of array": "there is a comma too many",
    }
    for start, words in known.items():
        if message.startswith(start):
            return words
    if message.startswith("Unterminated string"):
        return "a quotation mark that opens here is never closed"
    if message.startswith("Invalid control character"):
        return "a line break or tab inside a text must be written as \\n or \\t"
    if message.startswith("Invalid \\"):
        return "a backslash here begins nothing that JSON knows"
    return shorten(message, 80)
