"""Origins beside articles: what people put together counts, what the method sees is proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from apps.comparison.methods.comparing.records import Finding, Kind, Root, Traced, counted
from apps.comparison.methods.facts import ClaimFact, QuestionFacts, UtteranceFact
from apps.comparison.methods.origins import (
    METHOD,
    Decision,
    Origin,
    Origins,
    Report,
    Ruling,
    Said,
    find_origins,
    independent,
)

_CITING = frozenset({"cited", "reported", "repeated", "translated"})


def trace(facts: QuestionFacts) -> Traced:
    """The origins of a question's claims, as decided and as proposed."""
    by_utterance: dict[str, list[ClaimFact]] = defaultdict(list)
    for claim in facts.claims:
        if claim.utterance is not None:
            by_utterance[claim.utterance].append(claim)
    roots = tuple(
        _root(facts.utterances[key], claims)
        for key, claims in sorted(by_utterance.items())
        if key in facts.utterances
    )
    return Traced(
        roots=roots,
        unresolved=tuple(
            claim.key for claim in facts.claims if claim.utterance not in facts.utterances
        ),
        articles=len({article for claim in facts.claims for article in claim.articles}),
        independent=independent(
            _as_origin(root, facts.utterances[root.key], facts) for root in roots if root.counts
        ),
        found=_found(facts),
    )


def findings(facts: QuestionFacts, traced: Traced) -> tuple[Finding, ...]:
    """The count, each origin that stands behind more than one article, and what is proposed."""
    everything = tuple(claim.key for claim in facts.claims)
    if not everything:
        return ()
    found = [
        Finding(
            Kind.ORIGINS,
            METHOD,
            "count",
            "counted",
            f"{traced.summary()}.",
            everything,
            tuple(_told(root) for root in traced.roots),
        )
    ]
    for root in traced.roots:
        if not root.counts:
            found.append(_about(root, "no-origin", "no origin", f"{root.why_not}"))
        elif len(root.articles) > 1:
            sentence = f"{counted(len(root.articles), 'article')}, 1 origin: {_named(root)}."
            found.append(_about(root, "one-origin", "one origin", sentence))
        if root.interest:
            what = "a belligerent" if root.interest == "belligerent" else "the ally of one"
            sentence = f"{root.who} speaks as {what}: an interested party."
            found.append(_about(root, "interested", root.interest, sentence))
    found += _dependent(traced)
    found += _proposed(facts, traced)
    return tuple(found)


def _root(utterance: UtteranceFact, claims: list[ClaimFact]) -> Root:
    routes: dict[str, tuple[str, ...]] = {}
    for claim in claims:
        for article in claim.articles:
            way = tuple(
                each.who for each in claim.relays if each.article in (None, article) and each.who
            )
            if len(way) >= len(routes.get(article, ())):
                routes[article] = way
    why_not = ""
    if utterance.is_withdrawn:
        why_not = "The origin was withdrawn" + (
            f": {utterance.withdrawn}" if utterance.withdrawn else "."
        )
    elif not utterance.is_resolved:
        who = utterance.who or "nobody"
        why_not = f"Nobody is named: {who}." if utterance.who else "It is not said who spoke."
    return Root(
        key=utterance.key,
        who=utterance.who,
        said=utterance.occasion or utterance.medium,
        interest=utterance.interest,
        claims=tuple(claim.key for claim in claims),
        articles=tuple(sorted(routes)),
        routes=MappingProxyType(dict(sorted(routes.items()))),
        counts=not why_not,
        why_not=why_not,
    )


def _as_origin(root: Root, utterance: UtteranceFact, facts: QuestionFacts) -> Origin:
    speaker = utterance.speaker
    voices = {speaker, *facts.speaks_for.get(speaker, ())} if speaker else set()
    return Origin(
        key=root.key,
        reports=root.claims,
        articles=root.articles,
        routes=tuple((article,) for article in root.articles),
        speakers=(speaker,) if speaker else (),
        voices=tuple(sorted(each for each in voices if each)),
        documents=(utterance.document,) if utterance.document else (),
        interests=(root.interest,) if root.interest else (),
        links=(),
        score=1.0,
        unresolved="",
        decided=True,
    )


def _found(facts: QuestionFacts) -> Origins:
    reports = [each for claim in facts.claims for each in _reports(claim, facts)]
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
    return find_origins(reports, [each for each in decisions if each.first])


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


def _reports(claim: ClaimFact, facts: QuestionFacts) -> Iterable[Report]:
    spoken = facts.utterances.get(claim.utterance or "")
    speaker = spoken.speaker if spoken and spoken.speaker else claim.claimant
    measure = claim.scope.measure
    number = claim.figure.number
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
            figures=(Said(measure.ref or measure.words, number),)
            if measure is not None and number is not None
            else (),
            quotes=tuple(
                each.quote
                for each in claim.carried
                if each.article == article and each.fidelity == "verbatim"
            ),
            relayed_by=frozenset(
                each.who
                for each in claim.relays
                if each.how in _CITING and each.article in (None, article)
            ),
            interest=spoken.interest if spoken else "",
        )


def _named(root: Root) -> str:
    return ", ".join(each for each in (root.who, root.said) if each)


def _told(root: Root) -> str:
    told = f"{_named(root) or 'Somebody'}: {', '.join(root.claims)} in {', '.join(root.articles)}"
    ways = [f"{article} by way of {', '.join(way)}" for article, way in root.routes.items() if way]
    return f"{told}; {'; '.join(ways)}." if ways else f"{told}."


def _about(root: Root, rule: str, verdict: str, sentence: str) -> Finding:
    return Finding(Kind.ORIGINS, METHOD, rule, verdict, sentence, root.claims, (_told(root),))


def _dependent(traced: Traced) -> list[Finding]:
    by_key = {root.key: root for root in traced.roots}
    return [
        Finding(
            Kind.ORIGINS,
            METHOD,
            "dependent",
            "not independent",
            "These origins share a speaker, a body they speak for, or a document: they corroborate"
            " nothing by themselves.",
            tuple(claim for key in group for claim in by_key[key].claims),
            tuple(_told(by_key[key]) for key in group),
        )
        for group in traced.independent.groups
        if len(group) > 1
    ]


def _proposed(facts: QuestionFacts, traced: Traced) -> list[Finding]:
    of = {claim.key: claim.utterance for claim in facts.claims}
    found: dict[tuple[str, str], Finding] = {}
    for origin in (*traced.found.origins, *traced.found.unresolved):
        for link in origin.links:
            one, other = sorted((claim_of(link.first), claim_of(link.second)))
            if one == other or (of[one] is not None and of[one] == of[other]):
                continue
            found.setdefault(
                (one, other),
                Finding(
                    Kind.ORIGINS,
                    METHOD,
                    "proposed",
                    "proposed",
                    f"{one} and {other} may go back to one origin.",
                    (one, other),
                    tuple(each.sentence for each in link.reasons),
                ),
            )
    return [found[pair] for pair in sorted(found)]
