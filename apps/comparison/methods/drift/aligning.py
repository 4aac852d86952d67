"""Laying reports of one utterance side by side, word by word."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from apps.anchoring.alignment import UNPAIRED, pair
from apps.comparison.methods.drift.judging import Named, judged, named
from apps.comparison.methods.drift.records import Drift, Part, Reported, Side
from apps.comparison.methods.drift.rules import RULES
from apps.comparison.methods.drift.units import Unit, Units, span_of, units_of

# A single short word between two differences is no ground that both stand on.
_SHORT_WORD = 3
# Units of the first and of the second report, and whether they read the same.
_Stretch = tuple[list[Unit], list[Unit], bool]


def align(first: Reported, second: Reported) -> Drift:
    """Two reports side by side: what is the same, what differs and how badly, what stands in one.

    Case, glyphs, punctuation and white space are no drift. Changing sides mirrors the result.
    Takes time about in proportion to the length of both.
    """
    one, other = units_of(first), units_of(second)
    in_first, in_second = named(one.units), named(other.units)
    stretches = _stretches(one, other)
    alike = sum(unit.is_word for left, right, same in stretches if same for unit in left + right)
    total = sum(unit.is_word for unit in one.units + other.units)
    return Drift(
        first.key,
        second.key,
        tuple(_part(each, first.text, second.text, in_first, in_second) for each in stretches),
        alike / total if total else 1.0,
    )


def align_all(reports: Iterable[Reported]) -> tuple[Drift, ...]:
    """Each report against the one that says most, by length and then by key; worst drift first.

    The order of the reports plays no part.
    """
    ordered = sorted(reports, key=lambda report: (-len(report.text), report.key))
    if not ordered:
        return ()
    fullest, *others = ordered
    drifts = [align(fullest, other) for other in others]
    return tuple(sorted(drifts, key=lambda drift: (drift.worst or 99, drift.second)))


def _stretches(one: Units, other: Units) -> list[_Stretch]:
    """All units of both, in order, as stretches that are the same or not."""
    if other.text < one.text:
        # Where several pairings are as good, either order of the sides takes the same one.
        return [(left, right, same) for right, left, same in _stretches(other, one)]
    # What reads the same at either end is laid side by side before anything is paired: case can
    # make a figure of words in one report and none in the other, and case is no drift.
    head, new_head = _read_alike(one.units, other.units)
    tail, new_tail = _read_alike(
        one.units[head:][::-1], other.units[new_head:][::-1], backwards=True
    )
    first = one.between(head, len(one.units) - tail)
    second = other.between(new_head, len(other.units) - new_tail)
    found: list[_Stretch] = []
    _append(found, one.units[:head], other.units[:new_head])
    at = new_at = 0
    for place, new_place in _pairs(first, second):
        _append(found, first.units[at:place], second.units[new_at:new_place])
        _append(found, [first.units[place]], [second.units[new_place]])
        at, new_at = place + 1, new_place + 1
    _append(found, first.units[at:], second.units[new_at:])
    _append(found, one.units[len(one.units) - tail :], other.units[len(other.units) - new_tail :])
    return _joined(_without_islands(_joined(found)))


def _read_alike(one: list[Unit], other: list[Unit], *, backwards: bool = False) -> tuple[int, int]:
    """How many units of each, from the start, hold the same words in the same order."""
    at = new_at = 0
    alike = 0, 0
    waiting: list[str] = []
    new_waiting: list[str] = []
    while True:
        while not waiting and at < len(one):
            waiting, at = _words(one[at], backwards), at + 1
        while not new_waiting and new_at < len(other):
            new_waiting, new_at = _words(other[new_at], backwards), new_at + 1
        both = min(len(waiting), len(new_waiting))
        if not both or waiting[:both] != new_waiting[:both]:
            return alike if waiting or new_waiting else (at, new_at)
        waiting, new_waiting = waiting[both:], new_waiting[both:]
        if not waiting and not new_waiting:
            alike = at, new_at


def _words(unit: Unit, backwards: bool) -> list[str]:
    words = unit.reads.split() if unit.is_word else []
    return words[::-1] if backwards else words


def _pairs(one: Units, other: Units) -> list[tuple[int, int]]:
    """Places of units that are laid side by side, in order."""
    numbers: dict[Hashable, int] = {}
    tokens, places = one.tokens(numbers)
    new_tokens, new_places = other.tokens(numbers)
    paired, _ = pair(tokens, new_tokens)
    found: list[tuple[int, int]] = []
    for at, new_at in enumerate(paired):
        if new_at == UNPAIRED:
            continue
        couple = places[at], new_places[new_at]
        if not found or (couple[0] > found[-1][0] and couple[1] > found[-1][1]):
            found.append(couple)
    return found


def _append(found: list[_Stretch], left: list[Unit], right: list[Unit]) -> None:
    """Adds a stretch, if there is anything in it; one of punctuation alone is no difference."""
    reads, new_reads = (
        [word for unit in each for word in _words(unit, False)] for each in (left, right)
    )
    if left or right:
        found.append((left, right, reads == new_reads))


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for left, right, same in stretches:
        if found and found[-1][2] == same:
            found[-1] = found[-1][0] + left, found[-1][1] + right, same
        else:
            found.append((left, right, same))
    return found


def _without_islands(stretches: list[_Stretch]) -> Iterator[_Stretch]:
    for at, (left, right, same) in enumerate(stretches):
        words = [unit for unit in left if unit.is_word]
        inside = 0 < at < len(stretches) - 1
        short = len(words) <= 1 and all(len(unit.reads) <= _SHORT_WORD for unit in words)
        telling = any(unit.figure or unit.negates or unit.name or unit.place for unit in words)
        yield left, right, same and not (inside and short and not telling)


def _part(stretch: _Stretch, text: str, new_text: str, in_first: Named, in_second: Named) -> Part:
    left, right, same = stretch
    if same:
        first, second = span_of(left), span_of(right)
        return Part(Side.SAME, first, second, None, "same", RULES["same"])
    first, second = span_of(_trimmed(left)), span_of(_trimmed(right))
    side = Side.DIFFERENT
    if first is None or second is None:
        side = Side.ONLY_SECOND if first is None else Side.ONLY_FIRST
    harm, rule = judged(left, right, in_first, in_second)
    said = " / ".join(
        f"“{span.of(whole)}”" for span, whole in ((first, text), (second, new_text)) if span
    )
    return Part(side, first, second, harm, rule, f"{RULES[rule].removesuffix('.')}: {said}.")


def _trimmed(units: list[Unit]) -> list[Unit]:
    """Without the punctuation at either end."""
    words = [at for at, unit in enumerate(units) if unit.is_word]
    return units[words[0] : words[-1] + 1] if words else []
