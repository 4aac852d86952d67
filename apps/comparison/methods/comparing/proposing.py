"""Which claims of a question may be of one origin, beyond what people decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Final

from apps.comparison.methods.comparing.tracing import PASSING
from apps.comparison.methods.facts import ClaimFact, Figure, QuestionFacts
from apps.comparison.methods.origins import (
    METHOD,
    Decision,
    Link,
    Origins,
    Report,
    Ruling,
    Said,
    compare,
    find_origins,
    is_enough,
    read_reports,
)
from apps.figures import Number
from apps.figures.intervals import exact

_UP_TO: Final = frozenset({"nearly", "less than", "up to"})
_QUOTED: Final = re.compile(r"“[^”]+”|„[^“”]+[“”]|«[^»]+»|\"[^\"]+\"")


def propose(facts: QuestionFacts, method: str = METHOD) -> tuple[tuple[str, str, Link], ...]:
    """Pairs of claims that the method of origins takes for one, each once, with the case for it.

    Claims that are of one origin already, and those that people keep apart, are not among them;
    nor are two that both name nobody: there is no origin that a person could confirm.
    Raises DecisionConflict if the decisions of the facts cannot all hold.
    """
    of = {claim.key: claim.utterance for claim in facts.claims}
    nameless = {claim.key for claim in facts.claims if not (claim.utterance or claim.speaker)}
    origins = origins_of(facts, method)
    found: dict[tuple[str, str], Link] = {}
    for origin in (*origins.origins, *origins.unresolved):
        for link in origin.links:
            one, other = sorted((claim_of(link.first), claim_of(link.second)))
            if one != other and (of[one] is None or of[one] != of[other]):
                if {one, other} <= nameless:
                    continue
                found.setdefault((one, other), link)
    return tuple((one, other, found[one, other]) for one, other in sorted(found))


def holding(
    facts: QuestionFacts, pairs: Collection[tuple[str, str]], method: str = METHOD
) -> frozenset[tuple[str, str]]:
    """Those of the pairs of claims for which the case for one origin is good enough still."""
    claims = {claim.key: claim for claim in facts.claims}
    read = {
        key: read_reports(reports_of(claims[key], facts))
        for pair in pairs
        for key in pair
        if key in claims
    }

    def route(article: str) -> str:
        return facts.routes.get(article, article)

    return frozenset(
        (one, other)
        for one, other in pairs
        if any(
            is_enough(
                compare(
                    first,
                    second,
                    copied=route(first.report.article) == route(second.report.article),
                    method=method,
                )
            )
            for first in read.get(one, ())
            for second in read.get(other, ())
        )
    )


def origins_of(facts: QuestionFacts, method: str = METHOD) -> Origins:
    """All claims of a question by origin, as people decided and as a version proposes.

    Raises DecisionConflict, and KeyError for a version that was never released.
    """
    reports = [each for claim in facts.claims for each in reports_of(claim, facts)]
    keys: dict[str, frozenset[str]] = {
        claim.key: frozenset(_key(claim.key, article) for article in claim.articles)
        for claim in facts.claims
    }
    decisions = [_spread(each, keys) for each in facts.decisions]
    decisions += [
        Decision(Ruling.CONFIRMED, held, name=f"{key} is one claim")
        for key, held in keys.items()
        if len(held) > 1
    ]
    held = [each for each in decisions if each.first]
    return find_origins(reports, held, facts.routes, method=method)


def _key(claim: str, article: str) -> str:
    return f"{claim} {article}"


def claim_of(report: str) -> str:
    """The claim of a report, by its key."""
    return report.partition(" ")[0]


def _spread(decision: Decision, keys: Mapping[str, frozenset[str]]) -> Decision:
    def reports(claims: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(keys.get(each, frozenset()) for each in claims))

    return Decision(
        decision.ruling, reports(decision.first), reports(decision.others), decision.name
    )


def quoted(words: str) -> tuple[str, ...]:
    """What stands in quotation marks within words that are not all of them quoted."""
    return tuple(match[0] for match in _QUOTED.finditer(words))


def _said(claim: ClaimFact) -> tuple[Said, ...]:
    """The number in the words of a claim, or the share: of "almost half of the dead", a half."""
    measure, figure = claim.scope.measure, claim.figure
    if measure is None:
        return ()
    name = measure.ref or measure.words
    if figure.number is not None:
        return (Said(name, figure.number),)
    share = _share_in_words(figure)
    return () if share is None else (Said(f"share of {name}", share),)


def _share_in_words(figure: Figure) -> Number | None:
    if figure.share is None:
        return None
    low, high = figure.share.low, figure.share.high
    if figure.qualifier in _UP_TO:
        return None if high is None else high.value
    if low is not None and high is not None and low.soft and high.soft:
        return exact((Fraction(low.value) + high.value) / 2)
    return low.value if low is not None else None


def reports_of(claim: ClaimFact, facts: QuestionFacts) -> Iterable[Report]:
    """What each article that carries a claim tells of its origin."""
    spoken = facts.utterances.get(claim.utterance or "")
    speaker = spoken.speaker if spoken and spoken.speaker else claim.claimant
    for article in claim.articles:
        told = facts.articles[article]
        yield Report(
            key=_key(claim.key, article),
            article=article,
            publisher=told.publisher,
            published=told.published,
            speaker=speaker,
            speaker_words="" if speaker else (spoken.who if spoken else claim.speaker),
            speaks_for=facts.speaks_for.get(speaker or "", frozenset()),
            said_on=spoken.said_on if spoken else None,
            said_precision=spoken.said_precision if spoken else "day",
            occasion=spoken.occasion if spoken else "",
            medium=spoken.medium if spoken else "",
            document=spoken.document if spoken else None,
            figures=_said(claim),
            quotes=tuple(
                quote
                for each in claim.carried
                if each.article == article
                for quote in ((each.quote,) if each.fidelity == "verbatim" else quoted(each.quote))
            ),
            told=claim.statement,
            passages=tuple(each.quote for each in claim.carried if each.article == article),
            relayed_by=frozenset(
                each.who
                for each in claim.relays
                if each.how in PASSING and each.article in (None, article)
            ),
            interest=spoken.interest if spoken else "",
        )
