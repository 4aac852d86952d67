"""What a row of the list says about a claim; a fixed number of queries for the whole page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count

from apps.articles.queries.lexemes import stems
from apps.articles.queries.snippets import Marker, Piece
from apps.claims.models import Claim, ClaimEntity, ClaimTag, Evidence
from apps.claims.queries.limits import Caveat, caveats_of
from apps.comparison.queries.resting import Resting, resting_of
from apps.desk.queries.articles.rows import Named, Tagged
from apps.desk.queries.articles.searching import Search
from apps.desk.queries.corrections.marks import CorrectionMark, marks_of
from apps.ui.components.labels import kind_class

ENTITIES_SHOWN: Final = 6


@dataclass(frozen=True)
class ClaimRow:
    """One claim as the list shows it: never without its caveat."""

    claim: Claim
    statement: list[Piece]
    quote: list[Piece]
    # The earliest put on file of its evidence, with article and publisher; None: it has none left.
    evidence: Evidence | None
    quotes: int
    entities: list[Named]
    entities_more: int
    tags: list[Tagged]
    caveats: list[Caveat]
    corrections: tuple[CorrectionMark, ...]
    resting: Resting


def claim_rows(ids: Sequence[UUID], search: Search) -> list[ClaimRow]:
    """The rows of these claims, in this order; ten queries at most."""
    if not ids:
        return []
    claims = Claim.objects.select_related("claimant", "population", "place").in_bulk(ids)
    caveats = caveats_of(claims.values())
    corrections = marks_of(ids)
    resting = resting_of(list(claims.values()))
    first = {
        evidence.claim_id: evidence
        for evidence in Evidence.objects.filter(claim__in=ids)
        .select_related("article__publisher")
        .only(
            *("claim_id", "quote", "article__language", "article__publisher_basis"),
            *("article__published_at", "article__published_precision"),
            "article__publisher__name",
        )
        .order_by("claim_id", "id")
        .distinct("claim_id")
    }
    quotes = dict(
        Evidence.objects.filter(claim__in=ids)
        .order_by()
        .values_list("claim")
        .annotate(n=Count("pk"))
    )
    entities: dict[UUID, list[Named]] = {}
    for claim_id, kind, name in (
        ClaimEntity.objects.filter(claim__in=ids)
        .order_by("entity__kind", "entity__sort_key")
        .values_list("claim_id", "entity__kind", "entity__name")
    ):
        entities.setdefault(claim_id, []).append(Named(name, kind_class(kind)))
    tags: dict[UUID, list[Tagged]] = {}
    for claim_id, name, colour in (
        ClaimTag.objects.filter(claim__in=ids)
        .order_by("tag__name")
        .values_list("claim_id", "tag__name", "tag__colour")
    ):
        tags.setdefault(claim_id, []).append(Tagged(name, colour))
    marker = Marker(search.runs, stems)
    marker.learn(
        [claim.statement for claim in claims.values()] + [one.quote for one in first.values()]
    )
    made = []
    for pk in ids:
        if (claim := claims.get(pk)) is None:
            continue
        evidence = first.get(pk)
        concerned = entities.get(pk, [])
        made.append(
            ClaimRow(
                claim=claim,
                statement=marker.title(claim.statement),
                quote=marker.snippet(evidence.quote) if evidence else [],
                evidence=evidence,
                quotes=quotes.get(pk, 0),
                entities=concerned[:ENTITIES_SHOWN],
                entities_more=max(0, len(concerned) - ENTITIES_SHOWN),
                tags=tags.get(pk, []),
                caveats=caveats[pk],
                corrections=corrections.get(pk, ()),
                resting=resting[pk],
            )
        )
    return made
