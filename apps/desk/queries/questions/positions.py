"""Questions that are not numbers: who holds what, by origin, over time."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from apps.comparison.methods.comparing import Compared
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.desk.queries.questions.plot import INTERESTS
from apps.desk.queries.questions.shown import Linked, article_links, claim_link
from apps.ui.dates import written


@dataclass(frozen=True)
class Position:
    """What one claim holds, and when it was said; `at`: on the axis, None where nobody says."""

    claim: Linked
    words: str
    articles: tuple[Linked, ...]
    when: str
    how: str
    at: float | None


@dataclass(frozen=True)
class Holder:
    """An origin with its positions, the earliest first."""

    name: str
    interest: str
    counts: bool
    positions: tuple[Position, ...]


@dataclass(frozen=True)
class Positions:
    holders: tuple[Holder, ...]
    first: str
    last: str


def positions_of(facts: QuestionFacts, compared: Compared) -> Positions:
    days = [day for claim in facts.claims if (day := _day(claim, facts)[0])]
    first, last = min(days, default=None), max(days, default=None)
    by_key = {claim.key: claim for claim in facts.claims}

    def held(keys: Iterable[str]) -> tuple[Position, ...]:
        claims = sorted(
            (by_key[key] for key in keys),
            key=lambda one: (_day(one, facts)[0] or datetime.date.max, one.key),
        )
        return tuple(_position(one, facts, first, last) for one in claims)

    holders = [
        Holder(
            ", ".join(each for each in (root.who, root.said) if each) or "Not named",
            INTERESTS.get(root.interest, ""),
            root.counts,
            held(root.claims),
        )
        for root in sorted(compared.traced.roots, key=lambda each: (not each.counts, each.who))
    ]
    if compared.traced.unresolved:
        holders.append(Holder("No known origin", "", False, held(compared.traced.unresolved)))
    return Positions(
        tuple(holders), written(first) if first else "", written(last) if last else ""
    )


def _day(claim: ClaimFact, facts: QuestionFacts) -> tuple[datetime.date | None, str, str]:
    """When it was said, or else when it was first published; with precision, and which of them."""
    said = facts.utterances.get(claim.utterance or "")
    if said is not None and said.said_on is not None:
        return said.said_on, said.said_precision, "said"
    published = [
        (facts.articles[key].published, facts.articles[key].published_precision)
        for key in claim.articles
    ]
    dated = [(day, precision) for day, precision in published if day is not None]
    if not dated:
        return None, "day", ""
    day, precision = min(dated)
    return day, precision, "published"


def _position(
    claim: ClaimFact,
    facts: QuestionFacts,
    first: datetime.date | None,
    last: datetime.date | None,
) -> Position:
    day, precision, how = _day(claim, facts)
    at = None
    if day is not None and first is not None and last is not None:
        whole = max((last - first).days, 1)
        at = round(2 + 96 * (day - first).days / whole, 2)
    return Position(
        claim=claim_link(claim.key),
        words=claim.statement,
        articles=article_links(claim),
        when=written(day, precision) if day else "",
        how=how,
        at=at,
    )
