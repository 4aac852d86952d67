"""Origins beside articles: what people put together counts, what is proposed is told apart."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import Final

from apps.comparison.methods.comparing.records import Finding, Kind, Root, Traced, counted
from apps.comparison.methods.facts import ClaimFact, QuestionFacts, UtteranceFact
from apps.comparison.methods.origins import METHOD, Origin, independent

PASSING: Final = frozenset({"cited", "reported", "repeated", "translated"})
PROPOSED: Final = "proposed"
"""The rule of findings that nobody has decided about."""


def trace(facts: QuestionFacts) -> Traced:
    """The origins of a question's claims, as people decided them."""
    by_utterance: dict[str, list[ClaimFact]] = defaultdict(list)
    for claim in facts.claims:
        if claim.utterance is not None:
            by_utterance[claim.utterance].append(claim)
    roots = tuple(
        _root(facts.utterances[key], claims, facts)
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
            by = f" by {counted(len(root.texts), 'route')}" if root.copies else ""
            sentence = f"{counted(len(root.articles), 'article')}{by}, 1 origin: {_named(root)}."
            found.append(_about(root, "one-origin", "one origin", sentence))
        if root.interest:
            what = "a belligerent" if root.interest == "belligerent" else "the ally of one"
            sentence = f"{root.who} speaks as {what}: an interested party."
            found.append(_about(root, "interested", root.interest, sentence))
    found += _dependent(traced)
    found += _proposed(facts)
    return tuple(found)


def _root(utterance: UtteranceFact, claims: list[ClaimFact], facts: QuestionFacts) -> Root:
    routes: dict[str, tuple[str, ...]] = {}
    passed: dict[str, tuple[int, int]] = {}
    for claim in claims:
        for article in claim.articles:
            steps = [each for each in claim.relays if each.article in (None, article) and each.who]
            # Who passed it on tells more of a way than for whom, and to whom, it was said.
            much = (sum(each.how in PASSING for each in steps), len(steps))
            if much >= passed.get(article, (0, 0)):
                passed[article] = much
                routes[article] = tuple(each.who for each in steps)
    texts: dict[str, list[str]] = defaultdict(list)
    for article in sorted(routes):
        texts[facts.routes.get(article, article)].append(article)
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
        # Who speaks may be no party, and speak for a claimant who is.
        interest=utterance.interest
        or next((claim.interest for claim in claims if claim.interest), ""),
        claims=tuple(claim.key for claim in claims),
        articles=tuple(sorted(routes)),
        routes=MappingProxyType(dict(sorted(routes.items()))),
        texts=tuple(tuple(each) for each in texts.values()),
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
        routes=root.texts,
        speakers=(speaker,) if speaker else (),
        voices=tuple(sorted(each for each in voices if each)),
        documents=(utterance.document,) if utterance.document else (),
        interests=(root.interest,) if root.interest else (),
        links=(),
        score=1.0,
        unresolved="",
        decided=True,
    )


def _named(root: Root) -> str:
    return ", ".join(each for each in (root.who, root.said) if each)


def _told(root: Root) -> str:
    told = f"{_named(root) or 'Somebody'}: {', '.join(root.claims)} in {', '.join(root.articles)}"
    ways = [f"{article} by way of {', '.join(way)}" for article, way in root.routes.items() if way]
    ways += [f"{', '.join(each)} are near-copies of one text" for each in root.copies]
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


def _proposed(facts: QuestionFacts) -> list[Finding]:
    return [
        Finding(
            Kind.ORIGINS,
            each.method,
            PROPOSED,
            "proposed",
            f"{each.claim} and {each.other} may go back to one origin.",
            (each.claim, each.other),
            each.sentences,
        )
        for each in facts.proposals
    ]
