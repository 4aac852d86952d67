"""Reading one claim: the one that words somebody selected make, in the text they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from apps.anchoring import Span
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Version
from apps.claims.actions.from_reading import Written, written
from apps.claims.extraction.assembling import Part, ReadClaim, read_claims
from apps.claims.queries.reading import Known, known_of
from apps.entities.models import Entity

# Longer texts are not read for one claim, so that its form opens at once.
LONGEST: Final = 200_000


@dataclass(frozen=True)
class ClaimHere:
    """A claim as it was read, ready to be kept, and those it speaks of by their ids."""

    written: Written
    entities: Mapping[UUID, Entity]

    @property
    def explanation(self) -> str:
        return self.written.read.explanation


def claim_in(version: Version, span: Span) -> ClaimHere | None:
    """The claim whose words are most nearly those at the span, if any claim has one of them.

    `version` comes with its article and publisher. None too where the desk would refuse it.
    """
    if version.length > LONGEST:
        return None
    [known] = known_of([version])
    claim = _nearest(known, span)
    if claim is None:
        return None
    entities = Entity.objects.in_bulk({UUID(one.ref) for one in known.names})
    try:
        made = written(claim, version, {str(pk): one for pk, one in entities.items()})
    except InvalidAnnotation:
        return None
    return ClaimHere(made, entities)


def _nearest(known: Known, span: Span) -> ReadClaim | None:
    article = known.version.article
    found = read_claims(
        known.version.text,
        language=article.language,
        title=article.title,
        published=known.published,
        publisher=known.publisher,
        names=known.names,
        off=known.off,
    ).claims
    near = [one for one in found if any(piece.span.overlaps(span) for piece in one.evidence)]
    return max(near, key=lambda one: _nearness(one, span), default=None)


def _nearness(claim: ReadClaim, span: Span) -> tuple[float, float, float]:
    """How far the words are the same, then whether its figure is in them, then its score."""
    shared = max(_overlap(piece.span, span) for piece in claim.evidence)
    of_figure = claim.known.get(Part.FIGURE) or claim.known.get(Part.SHARE)
    inside = _overlap(of_figure.span, span) if of_figure and of_figure.span else 0.0
    return (round(shared, 2), float(inside > 0), claim.score)


def _overlap(one: Span, other: Span) -> float:
    shared = one.intersection(other)
    if shared is None:
        return 0.0
    return len(shared) / (len(one) + len(other) - len(shared))
