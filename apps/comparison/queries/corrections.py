"""Corrections of what claims rest on: their origins, and the articles that carry them."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from apps.articles.models import Article
from apps.audit.queries import event_model
from apps.claims.models import Claim, Evidence, Utterance
from apps.comparison.methods.facts import ClaimFact, CorrectionFact, marked_by
from apps.comparison.models import Correction
from apps.comparison.queries.claim_facts import (
    correction_of,
    day_of,
    figure_of,
    scope_of,
)
from apps.comparison.queries.past import Row, stood
from apps.comparison.queries.surroundings import surroundings_of


def correction_rows(
    utterances: Collection[UUID], articles: Collection[UUID], as_of: datetime.datetime | None
) -> list[Row]:
    """The corrections of these, as rows, oldest first; two queries."""
    rows = stood(Correction, as_of, {"utterance_id": utterances})
    rows += stood(Correction, as_of, {"article_id": articles})
    return sorted(rows, key=lambda row: (str(row["said_on"] or ""), row["created_at"], row["id"]))


def corrections_of(
    claims: Iterable[UUID], as_of: datetime.datetime | None = None
) -> dict[UUID, tuple[CorrectionFact, ...]]:
    """For each claim that a correction marks, those that do, oldest first.

    `as_of`: as it stood at that moment, by what had been said and recorded by then. The claims are
    read as they are: what articles said is never rewritten.
    """
    rows = stood(Claim, None, {"id": _may_be_marked(claims, as_of)})
    spoken = {row["utterance_id"] for row in rows if row["utterance_id"]}
    places: dict[UUID, set[UUID]] = {}
    for pk, article in Evidence.objects.filter(claim__in=[row["id"] for row in rows]).values_list(
        "claim_id", "article_id"
    ):
        places.setdefault(pk, set()).add(article)
    found = correction_rows(spoken, {one for held in places.values() for one in held}, as_of)
    day = day_of(as_of)
    found = [
        one for one in found if day is None or one["said_on"] is None or one["said_on"] <= day
    ]
    if not found:
        return {}
    ids = {row[name] for row in rows for name in ("population_id", "place_id")}
    ids |= {row[name] for row in found for name in ("population_id", "place_id")}
    around = surroundings_of(ids - {None}, (), as_of)
    wanted = {row[name] for row in found for name in ("article_id", "source_article_id")}
    labels = {
        pk: f"A-{docket}"
        for pk, docket in Article.objects.filter(pk__in=wanted - {None}).values_list(
            "pk", "docket"
        )
    }
    said_on = dict(Utterance.objects.filter(pk__in=spoken).values_list("pk", "said_on"))
    marks: dict[UUID, tuple[CorrectionFact, ...]] = {}
    for row in rows:
        claim = ClaimFact(
            key=f"C-{row['docket']}",
            id=str(row["id"]),
            statement=row["statement"],
            kind=row["kind"],
            state=row["state"],
            claimant=None,
            speaker="",
            scope=scope_of(row, around.entities, said_on.get(row["utterance_id"])),
            figure=figure_of(row, {}),
            utterance=str(row["utterance_id"]) if row["utterance_id"] else None,
        )
        marking = tuple(
            fact
            for one in found
            if (one["utterance_id"] and one["utterance_id"] == row["utterance_id"])
            or one["article_id"] in places.get(row["id"], ())
            for fact in [correction_of(one, around.entities, labels)]
            if marked_by(claim, fact, around.known)
        )
        if marking:
            marks[row["id"]] = marking
    return marks


def _may_be_marked(claims: Iterable[UUID], as_of: datetime.datetime | None) -> list[UUID]:
    """Those that rest on something of which there is, or was, a correction; one query.

    Most pages show none, and are not to ask for the facts of all that they show.
    """
    model: Any = Correction if as_of is None else event_model(Correction)
    corrections = model._default_manager
    of_origin = corrections.filter(utterance=OuterRef("utterance"))
    of_article = corrections.filter(article=OuterRef("evidence__article"))
    resting = Claim.objects.filter(pk__in=list(claims)).order_by()
    by_origin = resting.filter(Exists(of_origin)).values_list("pk", flat=True)
    by_article = resting.filter(Exists(of_article)).values_list("pk", flat=True)
    return list(by_origin.union(by_article))
