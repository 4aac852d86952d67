"""The facts of claims that are compared with one another, now or as they stood."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from apps.articles.enums import DatePrecision, SuggestionState
from apps.articles.models import Article, Publisher, Version
from apps.claims.models import Claim, ClaimLink, Evidence, Relay, Utterance
from apps.comparison.enums import OriginVerdict
from apps.comparison.methods.facts import (
    Carried,
    ClaimFact,
    CorrectionFact,
    LinkFact,
    Proposed,
    QuestionFacts,
    marked_by,
)
from apps.comparison.methods.origins import Decision, Ruling
from apps.comparison.models import OriginDecision
from apps.comparison.queries.claim_facts import (
    article_of,
    correction_of,
    figure_of,
    interest_of,
    passed_of,
    scope_of,
    stated,
    surely_after,
    utterance_of,
)
from apps.comparison.queries.corrections import correction_rows
from apps.comparison.queries.past import Row, stood
from apps.comparison.queries.routes import routes_of_articles
from apps.comparison.queries.surroundings import surroundings_of

_ENTITIES: Final = ("claimant_id", "population_id", "place_id", "subject_id")


@dataclass
class _Rows:
    """What was loaded, before it is put together."""

    claims: list[Row]
    evidence: list[Row]
    relays: list[Row]
    utterances: list[Row]
    articles: list[Row]
    publishers: dict[UUID, Row]
    versions: dict[UUID, int]
    links: list[Row]
    corrections: list[Row]


def facts_of_claims(
    claims: Collection[UUID],
    *,
    recorded: datetime.datetime | None = None,
    day: datetime.date | None = None,
) -> QuestionFacts:
    """The facts of these claims, as if a question held them; a few queries in all.

    `recorded`: as the desk had them at that moment. `day`: without what came out or was said
    after it. Rejected claims are left out.
    """
    ids = list(claims)
    rows = _rows(ids, recorded)
    around = surroundings_of(_entities(rows), _speakers(rows), recorded)
    names = around.entities
    labels = {row["id"]: f"C-{row['docket']}" for row in rows.claims}
    articles = {row["id"]: article_of(row, rows.publishers) for row in rows.articles}
    shown = {
        pk: article.key
        for pk, article in articles.items()
        if day is None or not surely_after(article, day)
    }
    dates = {one.key: (one.published, one.published_precision) for one in articles.values()}
    said = {row["id"]: (row["said_on"], row["said_precision"]) for row in rows.utterances}
    steps = passed_of(rows.relays, names, shown)
    carried = _carried(rows, shown)
    corrections = {
        str(row["id"]): correction_of(row, names, shown)
        for row in rows.corrections
        if day is None or row["said_on"] is None or row["said_on"] <= day
    }
    standing = {row["claim_id"] for row in rows.evidence}
    found = []
    for row in sorted(rows.claims, key=lambda one: one["docket"]):
        claim = ClaimFact(
            key=labels[row["id"]],
            id=str(row["id"]),
            statement=row["statement"],
            kind=row["kind"],
            state=row["state"],
            claimant=str(row["claimant_id"]) if row["claimant_id"] else None,
            speaker=_speaker(row, names),
            scope=scope_of(row, names, said.get(row["utterance_id"], (None,))[0]),
            figure=figure_of(row, labels),
            utterance=str(row["utterance_id"]) if row["utterance_id"] else None,
            relays=steps.get(row["id"], ()),
            carried=carried.get(row["id"], ()),
            status=row["status"],
            reliability=row["reliability"],
            credibility=row["credibility"],
            caveats=row["caveats"],
            subject=stated(row["subject_words"], row["subject_id"], names),
            extent=row["extent_words"],
            condition=row["condition_words"],
        )
        claimant = interest_of(
            claim.claimant, around.stakes, *_when(claim, said.get(row["utterance_id"]), dates)
        )
        claim = replace(claim, interest=claimant)
        # What had not come out by that day was not there to be compared.
        if claim.carried or row["id"] not in standing:
            found.append(replace(claim, corrections=_marking(claim, corrections, around.known)))
    kept = {claim.key for claim in found}
    decided = stood(OriginDecision, recorded, {"claim_id": ids, "other_id": ids})
    return QuestionFacts(
        key="",
        title="",
        kind="number",
        description="",
        as_of=recorded,
        reconstructed=False,
        claims=tuple(found),
        articles={one.key: one for pk, one in articles.items() if pk in shown},
        utterances={
            str(row["id"]): utterance_of(row, names, around.stakes) for row in rows.utterances
        },
        entities=names,
        corrections=corrections,
        links=_links(rows.links, labels, kept),
        decisions=_decisions(decided, labels, found),
        known=around.known,
        proposals=_proposals(decided, labels, found),
        routes=routes_of_articles(shown),
        speaks_for=around.speaks_for,
        interests={entity: interest_of(entity, around.stakes) for entity in around.stakes},
    )


def _rows(claims: list[UUID], as_of: datetime.datetime | None) -> _Rows:
    found = [
        row
        for row in stood(Claim, as_of, {"id": claims})
        if row["state"] != SuggestionState.REJECTED
    ]
    ids = [row["id"] for row in found]
    evidence = stood(Evidence, as_of, {"claim_id": ids})
    spoken = {row["utterance_id"] for row in found if row["utterance_id"]}
    articles = {row["article_id"] for row in evidence}
    corrections = correction_rows(spoken, articles, as_of)
    sources = {row["source_article_id"] for row in corrections if row["source_article_id"]}
    about = stood(Article, as_of, {"id": articles | sources})
    publishers = {row["publisher_id"] for row in about if row["publisher_id"]}
    versions = {row["version_id"] for row in evidence}
    return _Rows(
        claims=found,
        evidence=evidence,
        relays=stood(Relay, as_of, {"claim_id": ids}),
        utterances=stood(Utterance, as_of, {"id": spoken}),
        articles=about,
        publishers={row["id"]: row for row in stood(Publisher, as_of, {"id": publishers})},
        versions=dict(Version.objects.filter(pk__in=versions).values_list("pk", "number")),
        links=stood(ClaimLink, as_of, {"claim_id": ids}),
        corrections=corrections,
    )


def _entities(rows: _Rows) -> set[UUID]:
    found = {row[name] for row in rows.claims for name in _ENTITIES}
    found |= {row["entity_id"] for row in rows.relays}
    found |= {row[name] for row in rows.corrections for name in ("place_id", "population_id")}
    return found - {None}


def _speakers(rows: _Rows) -> set[UUID]:
    found = {row["speaker_id"] for row in rows.utterances}
    return (found | {row["claimant_id"] for row in rows.claims}) - {None}


def _speaker(row: Row, names: Any) -> str:
    known = names.get(str(row["claimant_id"])) if row["claimant_id"] else None
    return known.name if known else row["claimant_words"]


_Dated = tuple[datetime.date | None, str]


def _when(claim: ClaimFact, said: _Dated | None, published: dict[str, _Dated]) -> _Dated:
    """When it was said; where nobody states it, when the first article with it came out."""
    if said is not None and said[0] is not None:
        return said
    return published[claim.articles[0]] if claim.articles else (None, DatePrecision.DAY)


def _carried(rows: _Rows, shown: dict[UUID, str]) -> dict[UUID, tuple[Carried, ...]]:
    """Where each claim stands, in articles that are shown, oldest first."""
    found: dict[UUID, list[Carried]] = {}
    order = {
        row["id"]: (row["published_at"] is None, row["published_at"], row["docket"])
        for row in rows.articles
    }
    ordered = sorted(
        (row for row in rows.evidence if row["article_id"] in shown),
        key=lambda row: (
            *order[row["article_id"]][:1],
            str(order[row["article_id"]][1]),
            order[row["article_id"]][2],
            row["start"],
        ),
    )
    for row in ordered:
        found.setdefault(row["claim_id"], []).append(
            Carried(
                article=shown[row["article_id"]],
                version=str(row["version_id"]),
                number=rows.versions[row["version_id"]],
                start=row["start"],
                end=row["end"],
                quote=row["quote"],
                fidelity=row["fidelity"],
            )
        )
    return {claim: tuple(places) for claim, places in found.items()}


def _marking(
    claim: ClaimFact, corrections: dict[str, CorrectionFact], known: Any
) -> tuple[str, ...]:
    resting = [
        one
        for one in corrections.values()
        if (one.utterance is not None and one.utterance == claim.utterance)
        or (one.article is not None and one.article in claim.articles)
    ]
    return tuple(one.key for one in resting if marked_by(claim, one, known))


def _links(rows: Iterable[Row], labels: dict[UUID, str], kept: set[str]) -> tuple[LinkFact, ...]:
    found = []
    for row in rows:
        claim, other = labels.get(row["claim_id"], ""), labels.get(row["other_id"], "")
        if claim in kept and other in kept:
            by_person = row["created_by_id"] is not None
            found.append(LinkFact(claim, other, row["kind"], by_person))
    return tuple(sorted(found, key=lambda one: (one.claim, one.other, one.kind)))


def _decisions(
    rows: list[Row], labels: dict[UUID, str], claims: list[ClaimFact]
) -> tuple[Decision, ...]:
    """Claims that share an utterance are held together; those told apart, and that share none,
    are kept apart. What was decided is undone by pointing a claim elsewhere."""
    together: dict[str, set[str]] = {}
    for claim in claims:
        if claim.utterance is not None:
            together.setdefault(claim.utterance, set()).add(claim.key)
    found = [
        Decision(Ruling.JOINED, frozenset(keys), name="of one utterance")
        for _utterance, keys in sorted(together.items())
        if len(keys) > 1
    ]
    of = {claim.key: claim.utterance for claim in claims}
    for row in rows:
        one, other = labels.get(row["claim_id"], ""), labels.get(row["other_id"], "")
        apart = row["verdict"] == OriginVerdict.DIFFERENT
        if not apart or row["state"] != SuggestionState.CONFIRMED or not {one, other} <= of.keys():
            continue
        if of[one] is None or of[one] != of[other]:
            name = f"{one} and {other} are of different origins"
            found.append(Decision(Ruling.SPLIT, frozenset({one}), frozenset({other}), name))
    return tuple(found)


def _proposals(
    rows: list[Row], labels: dict[UUID, str], claims: list[ClaimFact]
) -> tuple[Proposed, ...]:
    """The surest first."""
    kept = {claim.key for claim in claims}
    found = []
    for row in rows:
        one, other = labels.get(row["claim_id"], ""), labels.get(row["other_id"], "")
        if row["state"] == SuggestionState.SUGGESTED and {one, other} <= kept:
            sentences = tuple(str(each.get("sentence", "")) for each in row["reasons"])
            found.append(Proposed(one, other, row["score"] or 0.0, row["method"], sentences))
    return tuple(sorted(found, key=lambda each: (-each.score, each.claim, each.other)))
