"""From a system to its networks."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from apps.figures.constraints.network import Element, Item, Kind, Network, Rule
from apps.figures.constraints.records import (
    Constraint,
    Equal,
    Growing,
    PartOf,
    Said,
    ShareOf,
    Sum,
    System,
    members,
)
from apps.figures.intervals import Interval

_MOST_COMBINED = 32
"""Sums of one part, or shares of one figure, beyond this are not put into one another. Nothing
false follows from that; a verdict may be undecidable that need not be."""


@dataclass(slots=True)
class _Piece:
    variables: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)


def networks(system: System) -> tuple[Network, ...]:
    """What shares neither a variable nor a claim, apart; in the order of first variables."""
    root = _roots(system)
    pieces: dict[str, _Piece] = defaultdict(_Piece)
    for variable in sorted(root):
        pieces[root[variable]].variables.append(variable)
    for said in sorted(system.said, key=lambda each: (each.claim, each.variable)):
        pieces[root[said.variable]].said.append(said)
    for constraint in sorted(system.constraints, key=lambda each: each.key):
        pieces[root[members(constraint)[0]]].constraints.append(constraint)
    return tuple(_built(pieces[key], system.never) for key in sorted(pieces))


def _roots(system: System) -> dict[str, str]:
    above = {each.key: each.key for each in system.variables}

    def root(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    by_claim: dict[str, list[str]] = defaultdict(list)
    for said in system.said:
        by_claim[said.claim].append(said.variable)
    for each in system.constraints:
        if isinstance(each, ShareOf) and each.claim is not None:
            by_claim[each.claim].append(each.part)
    for group in (*map(members, system.constraints), *by_claim.values()):
        for other in group[1:]:
            one, two = sorted((root(group[0]), root(other)))
            above[two] = one
    return {key: root(key) for key in above}


def _built(piece: _Piece, never: Iterable[tuple[str, str]]) -> Network:
    place = {key: at for at, key in enumerate(piece.variables)}
    items: list[Item] = []
    elements: list[Element] = []
    shares: dict[str, int] = {}
    for claims, figures, of_shares in _alike(piece):
        first = len(items)
        for variable, interval in figures:
            items.append(Item(interval, variable=place[variable], element=len(elements)))
        for share in of_shares:
            shares[share.key] = len(items)
            at = piece.constraints.index(share)
            items.append(Item(share.share, element=len(elements), source=at))
        elements.append(Element(claims, None, tuple(range(first, len(items)))))
    needs = sorted({need for each in piece.constraints for need in each.needs})
    element_of = {need: len(elements) + at for at, need in enumerate(needs)}
    bit = {need: 1 << at for need, at in element_of.items()}
    elements.extend(Element((), need, ()) for need in needs)
    rules: list[Rule] = []
    for at, constraint in enumerate(piece.constraints):
        needed = sum(bit[need] for need in set(constraint.needs))
        if isinstance(constraint, ShareOf):
            if constraint.claim is None:
                shares[constraint.key] = len(items)
                items.append(Item(constraint.share, source=at))
            if constraint.key not in shares:
                continue
            item = shares[constraint.key]
            element = items[item].element
            needed |= 0 if element is None else 1 << element
            ends = (place[constraint.whole], (place[constraint.part],))
            rules.append(Rule(Kind.SHARE, *ends, True, (item,), (at,), needed))
        else:
            rules.extend(_sums(constraint, at, place, needed))
    rules.extend(list(_sums_in_sums(rules, piece.constraints)))
    rules.extend(list(_shares_at_odds(rules)))
    watching: list[list[int]] = [[] for _ in piece.variables]
    for number, rule in enumerate(rules):
        for watched in (rule.whole, *rule.parts):
            watching[watched].append(number)
    return Network(
        tuple(piece.variables),
        tuple(piece.constraints),
        tuple(elements),
        tuple(items),
        tuple(rules),
        tuple(map(tuple, watching)),
        tuple(
            (element_of[one], element_of[other])
            for one, other in sorted({(min(pair), max(pair)) for pair in never})
            if one in element_of and other in element_of
        ),
    )


_Figures = list[tuple[str, Interval]]


def _alike(piece: _Piece) -> Iterator[tuple[tuple[str, ...], _Figures, list[ShareOf]]]:
    """The claims that say the same, together, with what they say, by the first of them."""
    figures: dict[str, set[tuple[str, Interval]]] = defaultdict(set)
    shares: dict[str, list[ShareOf]] = defaultdict(list)
    for said in piece.said:
        figures[said.claim].add((said.variable, said.interval))
    for each in piece.constraints:
        if isinstance(each, ShareOf) and each.claim is not None:
            shares[each.claim].append(each)
    together: dict[tuple[object, object], list[str]] = defaultdict(list)
    for claim in sorted({*figures, *shares}):
        same = frozenset(
            (each.part, each.whole, each.share, each.needs, each.assumes) for each in shares[claim]
        )
        together[frozenset(figures[claim]), same].append(claim)
    for claims in sorted(together.values()):
        yield tuple(claims), sorted(figures[claims[0]], key=repr), shares[claims[0]]


def _sums(constraint: Constraint, at: int, place: dict[str, int], needed: int) -> Iterable[Rule]:
    """A constraint as sums: a part of something is a sum of one part that need not be all."""
    wholes: list[tuple[str, tuple[str, ...], bool]]
    match constraint:
        case Sum(whole=whole, parts=parts, complete=complete):
            wholes = [(whole, parts, complete)]
        case PartOf(part=part, whole=whole):
            wholes = [(whole, (part,), False)]
        case Equal(one=one, other=other):
            wholes = [(one, (other,), True)]
        case Growing(series=series):
            wholes = [(after, (before,), False) for before, after in itertools.pairwise(series)]
        case ShareOf():
            wholes = []
    for name, of, complete in wholes:
        yield _sum(place[name], (place[each] for each in of), complete, (at,), needed)


def _sum(
    whole: int, parts: Iterable[int], exact: bool, sources: tuple[int, ...], needed: int
) -> Rule:
    return Rule(Kind.SUM, whole, tuple(sorted(parts)), exact, (), sources, needed)


def _sums_in_sums(rules: list[Rule], constraints: list[Constraint]) -> Iterator[Rule]:
    """Where a whole's parts are among the parts of another: the whole in place of its parts."""
    sums = [each for each in rules if isinstance(constraints[each.sources[0]], Sum)]
    having: dict[int, list[Rule]] = defaultdict(list)
    for rule in sums:
        for part in rule.parts:
            having[part].append(rule)
    for inner in sums:
        if not inner.exact or len(inner.parts) < 2:
            continue
        for outer in having[inner.parts[0]][:_MOST_COMBINED]:
            rest = set(outer.parts).difference(inner.parts)
            if (
                outer is inner
                or not set(inner.parts).issubset(outer.parts)
                or inner.whole == outer.whole
                or inner.whole in rest
                or outer.whole in inner.parts
            ):
                continue
            sources = tuple(sorted((*inner.sources, *outer.sources)))
            needed = inner.needed | outer.needed
            yield _sum(outer.whole, (inner.whole, *rest), outer.exact, sources, needed)


def _shares_at_odds(rules: list[Rule]) -> Iterator[Rule]:
    """Each two shares of one part in one whole: which of them are at odds depends on bounds."""
    shares: dict[tuple[int, tuple[int, ...]], list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.kind is Kind.SHARE:
            shares[rule.whole, rule.parts].append(rule)
    for (whole, parts), group in sorted(shares.items()):
        for at, one in enumerate(group[:_MOST_COMBINED]):
            for other in group[at + 1 : _MOST_COMBINED]:
                yield Rule(
                    Kind.SHARES,
                    whole,
                    parts,
                    True,
                    one.items + other.items,
                    one.sources + other.sources,
                    one.needed | other.needed,
                )
