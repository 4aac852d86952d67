"""Which of the hits that overlap stand: the longest, then the strongest."""

from collections.abc import Iterable

from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.records import ORGANISATION, PLACE


def select(hits: Iterable[Hit], count: int) -> tuple[list[Hit], list[Hit | None]]:
    """The hits that stand, in the order of the text, and which of them holds each word."""
    covered: list[Hit | None] = [None] * count
    chosen = []
    for hit in sorted(hits, key=lambda hit: (-hit.length, -hit.strength, hit.first, hit.kind)):
        # Longer ones went before: where both ends are free, all between them is.
        if covered[hit.first] is None and covered[hit.last] is None:
            covered[hit.first : hit.last + 1] = [hit] * hit.length
            chosen.append(hit)
    chosen.sort(key=lambda hit: hit.first)
    return chosen, covered


def inner_places(chosen: Iterable[Hit], hits: Iterable[Hit]) -> list[Hit]:
    """Countries and regions that end the name of a body that stands, in the order of the text."""
    ends = {hit.last: hit for hit in chosen if hit.kind == ORGANISATION and hit.length > 1}
    inner: dict[int, Hit] = {}
    for hit in hits:
        around = ends.get(hit.last)
        if around is None or hit.kind != PLACE or hit.first <= around.first:
            continue
        if any(name.owner.place_kind in ("country", "region") for name in hit.named) and (
            hit.last not in inner or hit.length > inner[hit.last].length
        ):
            inner[hit.last] = hit
    return [inner[last] for last in sorted(inner)]
