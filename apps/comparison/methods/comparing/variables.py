"""The variables of a question: a scope that is stated in full, or what one origin leaves open."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

from apps.comparison.methods.comparing.grouping import Related, Scoped, Scopes
from apps.comparison.methods.facts import ClaimFact

MOST_VARIABLES = 60
"""So many are reckoned with, of each scope the first before the second of any."""


def variables_of(scopes: Scopes) -> Scopes:
    """The scopes with each that is not stated in full taken apart by origin.

    What a claim leaves open is equal to nothing: only reports of one utterance surely share it.
    """
    split = {group.key: _split(group) for group in scopes.groups}
    ranked = sorted(
        (at, place, each)
        for place, group in enumerate(scopes.groups)
        for at, each in enumerate(split[group.key])
    )
    kept = {each.key for _, _, each in ranked[:MOST_VARIABLES]}
    for key, each in split.items():
        split[key] = [one for one in each if one.key in kept]
    related = [
        Related(one, other, group.itself)
        for group in scopes.groups
        for one, other in combinations(split[group.key], 2)
    ]
    related += [
        replace(each, one=one, other=other)
        for each in scopes.related
        for one, other in product(split[each.one.key], split[each.other.key])
    ]
    left_out: tuple[str, ...] = ()
    if len(ranked) > MOST_VARIABLES:
        left_out = (
            f"{len(ranked) - MOST_VARIABLES:,} of {len(ranked):,} figures of different origins,"
            " whose scope is not stated in full, were not reckoned with.",
        )
    groups = tuple(one for group in scopes.groups for one in split[group.key])
    return replace(scopes, groups=groups, related=tuple(related), left_out=left_out)


def _split(group: Scoped) -> list[Scoped]:
    if group.is_stated:
        return [group]
    origins: dict[str, list[ClaimFact]] = {}
    for claim in group.claims:
        origins.setdefault(claim.utterance or claim.key, []).append(claim)
    return [replace(group, key=each[0].key, claims=tuple(each)) for each in origins.values()]
