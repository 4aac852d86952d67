"""Which claims of a set of articles go back to one utterance or document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from apps.comparison.measuring.gathering import gathered
from apps.comparison.measuring.given import add_given
from apps.comparison.measuring.lines import texts_of
from apps.comparison.measuring.names import Names
from apps.comparison.measuring.origin_scores import OriginScorer
from apps.comparison.measuring.records import Gathered
from apps.comparison.methods.comparing.proposing import claim_of, origins_of, reports_of
from apps.comparison.methods.facts import ClaimFact
from apps.comparison.methods.origins import METHOD, Origin, Report
from apps.measuring import BadInput, Line, Proposer, Task

MOST_REASONS: Final = 12


def _proposer() -> Proposer:
    return proposer_with(Names())


def proposer_with(names: Names) -> Proposer:
    """Groups by origin; names are found by these."""

    def propose(line: Line) -> dict[str, Any]:
        texts = texts_of(line)
        found = gathered(texts, names)
        add_given(found, line, names)
        if not texts and not found.claims:
            raise BadInput("“articles” or “claims” is missing.")
        return answer(found)

    return propose


def answer(found: Gathered) -> dict[str, Any]:
    """The origins of what was gathered, as a line of output."""
    facts = found.facts()
    reports = [report for claim in found.claims for report in reports_of(claim, facts)]
    grouped = origins_of(facts)
    by_key = {report.key: report for report in reports}
    claims = {claim.key: claim for claim in found.claims}
    return {
        "origins": [
            _written(f"o{at}", origin, by_key, claims, found)
            for at, origin in enumerate(grouped.origins, start=1)
        ],
        "unresolved": [
            {
                "claims": [_claim(claims[claim_of(key)], found) for key in group.reports],
                "why": group.unresolved,
            }
            for group in grouped.unresolved
        ],
        "summary": grouped.summary(),
        "method": METHOD,
    }


def _written(
    name: str,
    origin: Origin,
    reports: Mapping[str, Report],
    claims: Mapping[str, ClaimFact],
    found: Gathered,
) -> dict[str, Any]:
    members = [reports[key] for key in origin.reports]
    said = next((one for one in members if one.said_on), None)
    articles = {one.article: found.articles[one.article] for one in members}
    return {
        "id": name,
        "root": {
            "speaker": _who(origin, members, found),
            "speaks_for": [
                _name(key, found) for key in origin.voices if key not in origin.speakers
            ],
            "said_on": said.said_on.isoformat() if said and said.said_on else None,
            "occasion": next((one.occasion for one in members if one.occasion), None),
            "document": origin.documents[0] if origin.documents else None,
        },
        "claims": [_claim(claims[claim_of(key)], found) for key in origin.reports],
        "articles": [_article(key, found) for key in origin.articles],
        "routes": [
            {
                "articles": [_article(key, found) for key in route],
                "via": sorted(
                    {who for one in members if one.article in route for who in one.relayed_by}
                ),
            }
            for route in origin.routes
        ],
        "publishers": sorted({one.publisher for one in articles.values() if one.publisher}),
        "reasons": _reasons(origin),
        "score": origin.score,
    }


def _who(origin: Origin, members: list[Report], found: Gathered) -> str | None:
    """The speaker by name: a person before a body, who is named most often first."""
    counts: dict[str, int] = defaultdict(int)
    for one in members:
        if one.speaker:
            counts[one.speaker] += 1
    ordered = sorted(counts, key=lambda key: (not _is_person(key, found), -counts[key], key))
    if ordered:
        return _name(ordered[0], found)
    return next((one.speaker_words for one in members if one.speaker_words), None)


def _is_person(key: str, found: Gathered) -> bool:
    name = found.names.get(key)
    return name is not None and name.kind == "person"


def _name(key: str, found: Gathered) -> str:
    name = found.names.get(key)
    return name.name if name else key.rpartition(":")[2]


def _article(key: str, found: Gathered) -> str | int:
    return found.called.get(key, key)


def _claim(claim: ClaimFact, found: Gathered) -> dict[str, Any]:
    told = found.told[claim.key]
    written: dict[str, Any] = {} if told.name is None else {"id": told.name}
    return written | {
        "article": told.article,
        "start": told.start,
        "end": told.end,
        "kind": told.kind,
        "statement": told.statement,
        "speaker": claim.speaker or None,
    }


def _reasons(origin: Origin) -> list[dict[str, Any]]:
    """What joined the claims: each rule once, with what it saw first."""
    found: dict[str, dict[str, Any]] = {}
    for link in origin.links:
        for reason in link.reasons:
            found.setdefault(
                reason.rule,
                {"rule": reason.rule, "points": reason.points, "sentence": reason.sentence},
            )
    return list(found.values())[:MOST_REASONS]


TASK = Task(
    name="origins",
    about="a set of articles or claims: which go back to one utterance or document",
    reads=(
        *("articles", "texts", "reports", "documents", "claims"),
        *("language", "title", "date", "publisher", "text"),
    ),
    proposer=_proposer,
    nothing={"origins": [], "unresolved": []},
    scorer=OriginScorer,
)
