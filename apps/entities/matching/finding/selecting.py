"""Which of the hits that overlap stand: the longest, then the strongest."""

from collections.abc import Iterable

from apps.entities.matching.finding.hits import Hit


def select(hits: Iterable[Hit], count: int) -> tuple[list[Hit], list[Hit | None]]:
    """The hits that stand, in the order of the text, and which of them holds each word."""
    covered: list[Hit | None] = [None] * count
    chosen = []
    for hit in sorted(hits, key=lambda hit: (-hit.length, -hit.strength, hit.first, hit.kind)):
        if all(covered[index] is None for index in range(hit.first, hit.last + 1)):
            covered[hit.first : hit.last + 1] = [hit] * hit.length
            chosen.append(hit)
    chosen.sort(key=lambda hit: hit.first)
    return chosen, covered
