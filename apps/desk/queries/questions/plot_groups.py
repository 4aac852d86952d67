"""The claims of a question in groups: by origin, by article or by scope."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from apps.comparison.methods.comparing import Compared, Root
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.desk.queries.questions.shown import said_when
from apps.ui.dates import count

WAYS: Final = {"origin": "Origin", "article": "Article", "scope": "Scope"}
INTERESTS: Final = {
    "belligerent": "interested party: a belligerent",
    "ally": "interested party: an ally",
}


@dataclass(frozen=True)
class Grouped:
    """Claims that are shown together. `key` names the group in an address; `utterance`: where it
    is an origin. `aside`: what must be known of it."""

    key: str
    name: str
    title: str
    aside: tuple[str, ...]
    claims: tuple[ClaimFact, ...]
    utterance: str = ""
    interest: str = ""
    counts: bool = True


def grouped(facts: QuestionFacts, compared: Compared, by: str) -> tuple[Grouped, ...]:
    """All groups in their order. Every claim is in one, by article perhaps in several."""
    return tuple(_GROUPED[by](facts, compared))


def ordered(roots: Sequence[Root]) -> list[Root]:
    """Those that count first, those of most claims before others."""
    return sorted(roots, key=lambda root: (not root.counts, -len(root.claims), root.key))


def named(root: Root, facts: QuestionFacts) -> str:
    parts = (root.who, root.said, said_when(facts, root.key))
    return ", ".join(each for each in parts if each) or "Not named"


def _by_origin(facts: QuestionFacts, compared: Compared) -> list[Grouped]:
    by_key = {claim.key: claim for claim in facts.claims}
    groups = []
    for at, root in enumerate(ordered(compared.traced.roots), start=1):
        aside = [count(len(root.articles), "article"), _reached(root), root.why_not]
        groups.append(
            Grouped(
                key=root.key,
                name=f"Origin {at}",
                title=named(root, facts),
                aside=tuple(each for each in aside if each),
                claims=tuple(by_key[key] for key in root.claims),
                utterance=root.key,
                interest=INTERESTS.get(root.interest, ""),
                counts=root.counts,
            )
        )
    if compared.traced.unresolved:
        groups.append(
            Grouped(
                key="unresolved",
                name="Unresolved",
                title="No origin is known",
                aside=("adds nothing to what is corroborated",),
                claims=tuple(by_key[key] for key in compared.traced.unresolved),
                counts=False,
            )
        )
    return groups


def _reached(root: Root) -> str:
    names = sorted({step for way in root.routes.values() for step in way})
    return f"by way of {', '.join(names)}" if names else ""


def _by_article(facts: QuestionFacts, _compared: Compared) -> list[Grouped]:
    found: dict[str, list[ClaimFact]] = {}
    for claim in facts.claims:
        for article in claim.articles:
            found.setdefault(article, []).append(claim)
    groups = []
    for key, claims in sorted(found.items(), key=lambda each: int(each[0].rpartition("-")[2])):
        held = facts.articles[key]
        origins = {claim.utterance for claim in claims if claim.utterance}
        groups.append(
            Grouped(
                key=key,
                name=key,
                title=held.title,
                aside=(held.publisher or "publisher not stated", count(len(origins), "origin")),
                claims=tuple(claims),
            )
        )
    nowhere = tuple(claim for claim in facts.claims if not claim.articles)
    if nowhere:
        groups.append(Grouped("nowhere", "No article", "Words in no article", (), nowhere))
    return groups


def _by_scope(facts: QuestionFacts, compared: Compared) -> list[Grouped]:
    by_key = {claim.key: claim for claim in facts.claims}
    groups = [
        Grouped(
            key=key,
            name=f"Scope {at}",
            title=group.label,
            aside=(count(len({by_key[one].utterance or one for one in group.claims}), "origin"),),
            claims=tuple(by_key[one] for one in group.claims),
        )
        for at, (key, group) in enumerate(compared.groups.items(), start=1)
    ]
    told = {key for group in compared.groups.values() for key in group.claims}
    others = tuple(claim for claim in facts.claims if claim.key not in told)
    if others:
        groups.append(Grouped("others", "Others", "Not compared by scope", (), others))
    return groups


_GROUPED: Final[dict[str, Callable[[QuestionFacts, Compared], list[Grouped]]]] = {
    "origin": _by_origin,
    "article": _by_article,
    "scope": _by_scope,
}
