"""Which soft bounds a verdict depends on."""

from __future__ import annotations

from fractions import Fraction

from apps.figures.constraints.deciding import Answer, decide, ends_of, notes_behind
from apps.figures.constraints.findings import Leaning
from apps.figures.constraints.network import Network
from apps.figures.constraints.propagating import Meter
from apps.figures.constraints.stance import LOW, End, Mode, Stance, soft_ends


def needed_by(network: Network, conflict: int, slack: Fraction, meter: Meter) -> list[End]:
    """The soft bounds without which a conflict, with soft bounds loosened, would be none.

    Each is left out in turn, in order, where it still is a conflict without.
    """
    dropped: frozenset[End] = frozenset()
    ends = soft_ends(network, conflict)
    for end in ends:
        without = Stance(slack, Mode.LOOSENED, Mode.DROPPED, dropped | {end})
        if decide(network, conflict, without, meter).answer is Answer.CLASHES:
            dropped |= {end}
    return [end for end in ends if end not in dropped]


def loosened_for(
    network: Network, elements: int, slack: Fraction, meter: Meter
) -> frozenset[End] | None:
    """The soft bounds that must be loosened for these elements to fit, no more than necessary.

    None where loosening them all does not help, or it was not found out.
    """
    loosened: frozenset[End] = frozenset()
    ends = soft_ends(network, elements)
    while True:
        stance = Stance(slack, Mode.SAID, Mode.LOOSENED, loosened)
        decision = decide(network, elements, stance, meter)
        if decision.answer is Answer.FITS:
            break
        left = [end for end in ends if end not in loosened]
        if not left:
            return None
        blamed: set[End] = set()
        if decision.answer is Answer.CLASHES and decision.clash is not None:
            bounds = decision.bounds
            assert bounds is not None
            behind = notes_behind(bounds, ends_of(bounds, decision.clash))
            items = {bounds.notes[at].item for at in behind}
            for rule in {bounds.notes[at].rule for at in behind} - {None}:
                assert rule is not None
                items.update(network.rules[rule].items)
            blamed = {end for end in left if end[0] in items}
        loosened |= blamed or set(left)
    for end in sorted(loosened):
        stance = Stance(slack, Mode.SAID, Mode.LOOSENED, loosened - {end})
        if decide(network, elements, stance, meter).answer is Answer.FITS:
            loosened -= {end}
    return loosened


def leanings(network: Network, ends: list[End], stance: Stance) -> tuple[Leaning, ...]:
    """These soft bounds for people, each once, as the stance takes them."""
    found: dict[Leaning, None] = {}
    for at, end in sorted(ends):
        item = network.items[at]
        said = item.interval.low if end == LOW else item.interval.high
        of_share = item.variable is None
        used = stance.share(at, item) if of_share else stance.figure(at, item)
        taken = used.low if end == LOW else used.high
        assert said is not None
        found[
            Leaning(
                () if item.element is None else network.elements[item.element].claims,
                None if item.source is None else network.constraints[item.source].key,
                "low" if end == LOW else "high",
                said.value,
                said.value if taken is None else taken.value,
            )
        ] = None
    return tuple(found)
