"""What a difference changes, and so how much harm it does."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from apps.comparison.methods.drift.records import Harm
from apps.comparison.methods.drift.units import Unit


@dataclass(frozen=True, slots=True)
class _Check:
    """`of`: what a unit names, None for most. `moves`: what stands elsewhere is not lost."""

    harm: Harm
    rule: str
    of: Callable[[Unit], Hashable | None]
    moves: bool = True


_CHECKS = (
    _Check(Harm.FIGURE, "figure-other", lambda unit: unit.figure),
    _Check(Harm.FIGURE, "measure-other", lambda unit: unit.measure or None),
    _Check(Harm.QUALIFIER, "qualifier-other", lambda unit: unit.bounds),
    _Check(
        Harm.QUALIFIER, "extent-other", lambda unit: unit.reads if unit.extent else None, False
    ),
    _Check(Harm.NEGATION, "negation", lambda unit: True if unit.negates else None, False),
    _Check(Harm.PLACE, "place-other", lambda unit: unit.place or None),
    _Check(Harm.PLACE, "period-other", lambda unit: unit.period or None),
    _Check(
        Harm.ATTRIBUTION,
        "attribution-other",
        lambda unit: unit.reads if unit.attributes else None,
        False,
    ),
    _Check(Harm.NAME, "name-other", lambda unit: unit.name or None),
)

Named = Mapping[str, frozenset[Hashable]]


def named(units: Iterable[Unit]) -> Named:
    """What a whole report names, by the rule that looks for it."""
    each = tuple(units)
    return {check.rule: _seen(each, check) for check in _CHECKS}


def judged(
    first: Sequence[Unit], second: Sequence[Unit], in_first: Named, in_second: Named
) -> tuple[Harm, str]:
    """The worst that a difference changes, and by which rule.

    `first`, `second`: the units on either side, perhaps none. `in_first`, `in_second`: what the
    whole reports name: of what stands elsewhere in the other report nothing is lost, only moved.
    """
    moved = False
    for check in _CHECKS:
        one, other = _seen(first, check), _seen(second, check)
        if one == other:
            continue
        lost = (one - other) - in_second[check.rule] or (other - one) - in_first[check.rule]
        if lost or not check.moves:
            return check.harm, check.rule
        moved = True
    if moved:
        return Harm.WORDING, "moved"
    words = [unit for unit in (*first, *second) if unit.is_word]
    respelled = all(unit.figure for unit in words)
    return Harm.WORDING, "figure-respelled" if respelled else "wording"


def _seen(units: Iterable[Unit], check: _Check) -> frozenset[Hashable]:
    return frozenset(what for unit in units if (what := check.of(unit)) is not None)
