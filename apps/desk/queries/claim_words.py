"""Words of an article as one field of a claim: where they stand, who they name, what they say."""

import datetime
import re
from typing import Final

from apps.anchoring import Span
from apps.articles.enums import DatePrecision, SuggestionState
from apps.articles.models import Anchored, Article
from apps.claims.actions.rereading import Reread, reread
from apps.claims.enums import ClaimField, FieldBasis
from apps.desk.queries.reading import Reading
from apps.desk.reading.places import occurrences
from apps.entities.models import Entity, Mention

_SENTENCE_ENDS: Final = re.compile(r"[.!?…][”“»\"’)]*\s+(?=[\W_]*[^\W\d_a-zа-яіїєґ])|\n")


def published_on(article: Article) -> datetime.date | None:
    """The day that "since December" counts from, where publication is known to the month."""
    if article.published_at is None or article.published_precision == DatePrecision.YEAR:
        return None
    return article.published_at.date()


def read_in_place(reading: Reading, field: ClaimField, span: Span) -> Reread:
    """The words at a span as a field, with the names that are marked in them."""
    return reread(
        field,
        span.of(reading.version.text),
        published=published_on(reading.article),
        named=named_in(reading.article, span),
    )


def named_in(article: Article, span: Span) -> list[Entity]:
    """Who is named in the words, the longest name first; what was rejected names nobody."""
    mentions = (
        Mention.objects.filter(
            article=article, placed_start__gte=span.start, placed_end__lte=span.end
        )
        .exclude(state=SuggestionState.REJECTED)
        .select_related("entity")
    )
    by_length = sorted(mentions, key=lambda one: (one.start - one.end, one.start))
    return list(dict.fromkeys(one.entity for one in by_length))


def nearest(reading: Reading, anchors: list[Anchored], words: str) -> Span | None:
    """Where words stand in the shown text, nearest to what the claim rests on."""
    found = occurrences(reading.version.text, words)
    pieces = _placed(anchors)

    def away(span: Span) -> int:
        return min((max(p.start - span.end, span.start - p.end, 0) for p in pieces), default=0)

    return min(found, key=away, default=None)


def basis_of(reading: Reading, anchors: list[Anchored], span: Span) -> FieldBasis:
    """Stated, where the words stand in a sentence that carries the claim; else elsewhere."""
    text = reading.version.text
    for piece in _placed(anchors):
        first, last = sorted((piece, span), key=lambda one: one.start)
        if first.end >= last.start or not _SENTENCE_ENDS.search(text, first.end, last.start):
            return FieldBasis.STATED
    return FieldBasis.ELSEWHERE


def _placed(anchors: list[Anchored]) -> list[Span]:
    return [
        Span(one.placed_start, one.placed_end)
        for one in anchors
        if one.placed_start is not None and one.placed_end is not None
    ]
