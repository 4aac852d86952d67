"""Claims by the scope they state, and how the scopes stand to one another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.methods.scopes import (
    METHOD,
    Comparison,
    Field,
    Known,
    Relation,
    Scope,
    Stated,
    supposing,
)
from apps.comparison.methods.scopes import relate as relate_scopes
from apps.comparison.methods.scopes.hierarchy import folded
from apps.figures import Number

MOST_SCOPES = 60
"""So many scopes are compared with one another, those of most claims first; the rest is told."""


@dataclass(frozen=True, slots=True)
class Scoped:
    """Claims that state one scope. `key` is that of its first claim.

    `itself`: how the scope stands to itself: what is left open is equal to nothing.
    """

    key: str
    scope: Scope
    claims: tuple[ClaimFact, ...]
    itself: Comparison

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(claim.key for claim in self.claims)

    @property
    def is_stated(self) -> bool:
        """Whether the scope is stated in full, so that all its claims surely share it."""
        return self.itself.relation is Relation.SAME

    @property
    def label(self) -> str:
        scope = self.scope
        parts = [
            each.words
            for each in (scope.measure, scope.population, scope.place)
            if each is not None
        ]
        if scope.period is not None:
            parts.append(scope.period.written())
        return ", ".join(parts) or "what is not said"


@dataclass(frozen=True, slots=True)
class Related:
    """How the scope of one group stands to that of another."""

    one: Scoped
    other: Scoped
    compared: Comparison


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scopes of a question's figures, each pair of them, and what they are compared by."""

    groups: tuple[Scoped, ...]
    related: tuple[Related, ...]
    left_out: tuple[str, ...]
    known: Known


def scopes_of(facts: QuestionFacts) -> Scopes:
    """Groups the claims with figures by scope, and relates the groups, within bounds."""
    by_key = {claim.key: claim for claim in facts.claims}
    found: dict[Hashable, list[ClaimFact]] = {}
    scopes: dict[Hashable, Scope] = {}
    for claim in facts.claims:
        if claim.kind != "figure":
            continue
        scope = stated_scope(claim, by_key, facts.known)
        identity = _identity(scope)
        scopes.setdefault(identity, scope)
        found.setdefault(identity, []).append(claim)
    groups = [
        Scoped(
            claims[0].key,
            scopes[identity],
            tuple(claims),
            relate_scopes(scopes[identity], scopes[identity], facts.known),
        )
        for identity, claims in found.items()
    ]
    kept = sorted(groups, key=lambda group: -len(group.claims))[:MOST_SCOPES]
    related = [
        Related(one, other, relate_scopes(one.scope, other.scope, facts.known))
        for one, other in combinations(sorted(kept, key=_first), 2)
    ]
    left_out: tuple[str, ...] = ()
    if len(groups) > MOST_SCOPES:
        left_out = (
            f"{len(groups) - MOST_SCOPES:,} of {len(groups):,} scopes, those of the fewest claims,"
            " were not compared with the others.",
        )
    return Scopes(tuple(sorted(kept, key=_first)), tuple(related), left_out, facts.known)


def stated_scope(claim: ClaimFact, claims: dict[str, ClaimFact], known: Known) -> Scope:
    """What a claim covers: a share covers what its whole does, unless it says otherwise."""
    scope, seen = claim.scope, {claim.key}
    whole = claims.get(claim.figure.share_of or "")
    while whole is not None and whole.key not in seen:
        seen.add(whole.key)
        scope = _not_assumed(supposing(scope, whole.scope, known))
        whole = claims.get(whole.figure.share_of or "")
    return scope


def _not_assumed(scope: Scope) -> Scope:
    """“Half of the dead” says of which dead: that is no assumption."""

    def plain(stated: Stated | None) -> Stated | None:
        return None if stated is None else replace(stated, assumed=False)

    period = scope.period
    return Scope(
        plain(scope.measure),
        plain(scope.population),
        plain(scope.place),
        None if period is None else replace(period, assumed=False),
    )


def findings(facts: QuestionFacts, scopes: Scopes) -> tuple[Finding, ...]:
    """Where scopes differ, and where figures that look alike speak of one thing or do not."""
    found = [_of_scopes(each) for each in scopes.related if _is_worth_telling(each)]
    found += [each for group in scopes.groups for each in _alike_within(group, facts)]
    for each in scopes.related:
        found += _alike_across(each, facts)
    return tuple(found)


def _is_worth_telling(related: Related) -> bool:
    """The dead and the wounded are not the same, and nobody takes them for it."""
    if related.compared.relation is Relation.SAME:
        return False
    return related.compared.of(Field.MEASURE).relation is not Relation.DIFFERENT


def _of_scopes(related: Related) -> Finding:
    compared = related.compared
    return Finding(
        Kind.SCOPE,
        METHOD,
        next((each.rule for each in compared.differing), "same-entry"),
        compared.relation.value,
        f"{related.one.key} / {related.other.key}. {compared.sentence}",
        (*related.one.keys, *related.other.keys),
        tuple(dict.fromkeys(each.explanation for each in compared.differing)),
        scopes=compared,
    )


def _numbers(claims: Iterable[ClaimFact]) -> dict[Number, list[ClaimFact]]:
    found: dict[Number, list[ClaimFact]] = {}
    for claim in claims:
        if claim.figure.number is not None:
            found.setdefault(claim.figure.number, []).append(claim)
    return found


def _alike_within(group: Scoped, facts: QuestionFacts) -> list[Finding]:
    """The same number for the same scope: corroboration takes more than one origin."""
    found = []
    for number, claims in sorted(_numbers(group.claims).items()):
        if len(claims) < 2:
            continue
        origins = _origins(claims, facts)
        several = len(origins) > 1
        agree = several and group.is_stated
        if agree:
            sentence = f"{len(origins)} origins give {number:,} for the same scope."
        elif several:
            fields = ", ".join(each.field.value for each in group.itself.differing)
            sentence = (
                f"{len(origins)} origins give {number:,}, and nothing shows that they speak of the"
                f" same {fields}: this is no corroboration."
            )
        else:
            sentence = (
                f"All that give {number:,} for this scope go back to one origin, or to none that"
                " is known: this is no corroboration."
            )
        found.append(
            Finding(
                Kind.SCOPE,
                METHOD,
                "same-number-same-scope",
                "corroborated" if agree else "no corroboration" if several else "one origin",
                sentence,
                tuple(claim.key for claim in claims),
            )
        )
    return found


def _alike_across(related: Related, facts: QuestionFacts) -> list[Finding]:
    """The same number for another scope is no agreement, whoever gives it."""
    if related.compared.relation is Relation.SAME:
        return []
    ours, theirs = _numbers(related.one.claims), _numbers(related.other.claims)
    found = []
    for number in sorted(ours.keys() & theirs.keys()):
        claims = [*ours[number], *theirs[number]]
        one = len(_origins(claims, facts)) < 2
        told = "one origin" if one else "other origins"
        fields = ", ".join(each.sentence for each in related.compared.differing)
        unknown = related.compared.relation is Relation.NOT_COMPARABLE
        where = "a scope that nothing shows to be the same" if unknown else "another scope"
        found.append(
            Finding(
                Kind.SCOPE,
                METHOD,
                "same-number-other-scope",
                "no corroboration",
                f"The same number, {number:,}, from {told} and for {where} ({fields}):"
                " this is no corroboration.",
                tuple(claim.key for claim in claims),
                scopes=related.compared,
            )
        )
    return found


def _origins(claims: Iterable[ClaimFact], facts: QuestionFacts) -> set[str]:
    """Utterances that count, each speaker and document once."""
    found = set()
    for claim in claims:
        spoken = facts.utterances.get(claim.utterance or "")
        if spoken is not None and spoken.is_resolved and not spoken.is_withdrawn:
            found.add(spoken.speaker or spoken.document or spoken.key)
    return found


def _identity(scope: Scope) -> Hashable:
    period = scope.period
    return (
        *(_stated_as(each) for each in (scope.measure, scope.population, scope.place)),
        None
        if period is None
        else (
            *(period.since, period.since_precision, period.until, period.until_precision),
            # An open period goes up to the day on which it was said.
            period.said_on if period.until is None else None,
        ),
    )


def _stated_as(stated: Stated | None) -> str | None:
    return None if stated is None else stated.ref or folded(stated.words)


def _first(group: Scoped) -> tuple[int, str]:
    number = group.key.rpartition("-")[2]
    return (int(number) if number.isdigit() else 0, group.key)
