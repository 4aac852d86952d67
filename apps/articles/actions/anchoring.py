"""From a place in a text to the fields of an anchor."""

from typing import Any

from apps.anchoring import Span, SpanError, describe, is_character_boundary
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Version

QUOTE_LIMIT = 5000


def anchor_fields(
    version: Version, start: int, end: int, quote: str | None = None
) -> dict[str, Any]:
    """The fields of an anchor at [start, end), in code points of the version's text.

    `quote`, where given, is what the person saw there; if the text says something else, nothing
    is stored. Raises InvalidAnnotation.
    """
    text = version.text
    try:
        span = Span(start, end)
    except SpanError as error:
        raise InvalidAnnotation("Select at least one character first.") from error
    if end > len(text):
        raise InvalidAnnotation("The selection reaches beyond the end of the text.")
    exact = text[start:end]
    if quote is not None and quote != exact:
        raise InvalidAnnotation(
            "The selected words are not those of this version. Reload the page and select again."
        )
    if not exact.strip():
        raise InvalidAnnotation("The selection holds only white space. Select some words.")
    if len(exact) > QUOTE_LIMIT:
        raise InvalidAnnotation(
            f"The selection is {len(exact):,} characters long; at most {QUOTE_LIMIT:,} can be "
            "marked."
        )
    if not (is_character_boundary(text, start) and is_character_boundary(text, end)):
        raise InvalidAnnotation(
            "The selection begins or ends inside a character. Select whole characters."
        )
    selector = describe(text, span)
    return {
        "article_id": version.article_id,
        "version": version,
        "start": start,
        "end": end,
        "quote": exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "placed_start": start,
        "placed_end": end,
    }
