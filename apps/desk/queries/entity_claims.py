"""The claims that somebody makes, and those about a person, a body or a place, with evidence."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import OuterRef, Subquery

from apps.articles.enums import SuggestionState
from apps.claims.enums import ClaimKind
from apps.claims.models import Claim, Evidence
from apps.claims.queries.limits import Caveat, caveats_of
from apps.comparison.methods.comparing import OriginCount
from apps.comparison.queries.counting import count_at_once
from apps.comparison.queries.resting import Resting, resting_of, together
from apps.desk.queries.corrections.marks import CorrectionMark, marks_of
from apps.desk.queries.entity_passages import Places

SHOWN = 20

_HEADINGS = {
    ClaimKind.CONTROL: "Who holds it, as claimed",
    ClaimKind.MOVEMENT: "Movements here, as claimed",
    ClaimKind.FIGURE: "Figures placed here",
}


@dataclass(frozen=True)
class ClaimLine:
    """A claim with the first place that carries it."""

    claim: Claim
    evidence: Evidence | None
    paragraph: int
    resting: Resting
    caveats: tuple[Caveat, ...] = ()
    corrections: tuple[CorrectionMark, ...] = ()


@dataclass(frozen=True)
class Claims:
    """`origins` is None where there are too many claims to count them at once."""

    lines: tuple[ClaimLine, ...]
    total: int
    origins: OriginCount | None


@dataclass(frozen=True)
class ClaimGroup:
    """Claims of one kind about a place, under the heading that fits it."""

    slug: str
    heading: str
    lines: tuple[ClaimLine, ...]


def first_claims(claims: Any) -> Claims:
    """The newest claims that count, each with its first evidence; a few queries."""
    shown = claims.filter(state=SuggestionState.CONFIRMED)
    first = Evidence.objects.filter(claim=OuterRef("pk")).order_by("created_at", "id")
    rows = list(
        shown.select_related("claimant")
        .annotate(first_evidence=Subquery(first.values("pk")[:1]))
        .order_by("-docket")[: SHOWN + 1]
    )
    total = len(rows) if len(rows) <= SHOWN else shown.count()
    rows = rows[:SHOWN]
    evidence = (
        Evidence.objects.select_related("article")
        .filter(pk__in=[row.first_evidence for row in rows if row.first_evidence])
        .in_bulk()
    )
    caveats, resting = caveats_of(rows), resting_of(rows)
    corrections = marks_of([row.pk for row in rows])
    return Claims(
        tuple(
            ClaimLine(
                row,
                evidence.get(row.first_evidence),
                0,
                resting[row.pk],
                tuple(caveats[row.pk]),
                corrections.get(row.pk, ()),
            )
            for row in rows
        ),
        total,
        count_at_once(shown) if total > len(rows) else together(resting.values()),
    )


def with_paragraphs(claims: Claims, places: Places) -> Claims:
    return Claims(
        tuple(
            replace(line, paragraph=places.paragraph(line.evidence)) if line.evidence else line
            for line in claims.lines
        ),
        claims.total,
        claims.origins,
    )


def by_kind(claims: Claims) -> tuple[ClaimGroup, ...]:
    """Control, movements and figures each under a heading of its own, then all others."""
    groups = [
        (kind.value, heading, tuple(one for one in claims.lines if one.claim.kind == kind))
        for kind, heading in _HEADINGS.items()
    ]
    others = tuple(one for one in claims.lines if one.claim.kind not in _HEADINGS)
    told_apart = any(lines for _, _, lines in groups)
    groups.append(("other", "Other claims about it" if told_apart else "Claims about it", others))
    return tuple(ClaimGroup(slug, heading, lines) for slug, heading, lines in groups if lines)
