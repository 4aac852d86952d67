"""What is not stated, taken together only as far as it can hold at once."""

from __future__ import annotations

from apps.figures.constraints.network import Network

_MOST = 64


def worlds(network: Network, elements: int) -> tuple[tuple[int, ...], bool]:
    """These elements with all needs that can hold together, in every way; whether it is every.

    With one way it is the elements as they are. Where there are too many ways each need is in at
    least one.
    """
    needs = elements & network.needs
    against = dict.fromkeys(network.bits(needs), 0)
    for one, other in network.never:
        if one in against and other in against:
            against[one] |= 1 << other
            against[other] |= 1 << one
    claims = elements & ~network.needs
    ways: list[int] = []
    waiting: list[tuple[int, int, int]] = [(0, needs, 0)]
    while waiting and len(ways) <= _MOST:
        chosen, left, tried = waiting.pop()
        if not left:
            if not tried:
                ways.append(chosen)
            continue
        # Whatever else is chosen, of the first and of what stands against it one must be.
        first = _first(left | tried, left, against, network)
        branches = []
        for at in network.bits(left & (1 << first | against[first])):
            apart = against[at] | 1 << at
            branches.append((chosen | 1 << at, left & ~apart, tried & ~apart))
            left, tried = left & ~(1 << at), tried | 1 << at
        waiting.extend(reversed(branches))
    if len(ways) <= _MOST:
        return tuple(claims | way for way in sorted(ways)), True
    return tuple(claims | way for way in _covering(network, needs, against)), False


def _first(candidates: int, left: int, against: dict[int, int], network: Network) -> int:
    """The one of which most others can be chosen beside: it makes the fewest branches."""
    return min(
        network.bits(candidates), key=lambda at: ((left & (1 << at | against[at])).bit_count(), at)
    )


def _covering(network: Network, needs: int, against: dict[int, int]) -> list[int]:
    """For each need one way that holds it, with the first of the others that can hold too."""
    found: dict[int, None] = {}
    order = network.bits(needs)
    for start in order:
        chosen = 1 << start
        for at in order:
            if not chosen & (against[at] | 1 << at):
                chosen |= 1 << at
        found[chosen] = None
    return list(found)
