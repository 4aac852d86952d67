"""Whether a phrase names a place that can be held, and which; and whether one names a party."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Final

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.predicates import head_of
from apps.claims.extraction.assembling.records import Basis, Known, Named
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.scoping import happens_in
from apps.claims.extraction.assembling.standing import Setting
from apps.claims.extraction.assembling.voicing import plain
from apps.claims.extraction.assembling.warring import (
    FORCES,
    NO_TERRITORY,
    PARTS,
    STATES,
    TERRITORY,
)
from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import (
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    words_of,
)
from apps.claims.extraction.attributions.reading import NUMBER, POSSESSIVE, WORD

# How far back, in names, the place is looked for that "the city" means.
_MEMORY: Final = 8
_OF_A_PEOPLE: Final = ("ian", "ean", "ish", "ese", "aeli", "iqi", "ians", "icans", "ican", "nch")
_TOO_WIDE: Final = words_of(
    "country capital territory territories border ground land front line lines"
)
_DIRECTIONS: Final = words_of("northwest northeast southwest southeast volcano river")
_LEADING: Final = words_of(
    "in from near around outside into across inside at toward towards"
    " у в з із зі від до біля під из с от около под"
)
_LONGEST_NAME: Final = 5
_DEFINITE: Final = words_of("the this that its their цей це ця цього это этот этого")


def span_of(scene: Scene, phrase: Range) -> Span:
    """The words of a phrase."""
    reading = scene.reading
    return Span(reading.starts[phrase[0]], reading.ends[phrase[1] - 1])


def known_of(scene: Scene, phrase: Range, *, whole: bool = False) -> Known:
    """A phrase as a field, with the entity if a name is all of it or its head.

    `whole`: the entity counts only if the phrase is its name.
    """
    span = span_of(scene, phrase)
    ref = None
    for name in scene.names_in(span):
        before = scene.text[span.start : name.start].split()
        if (name.end == span.end and all(word.lower() in DETERMINERS for word in before)) or (
            not whole and name.kind == "organisation" and _is_head(scene, phrase, name)
        ):
            ref = name.ref
    return Known(plain(scene.text, span), Basis.STATED, span, ref)


def _is_head(scene: Scene, phrase: Range, name: Named) -> bool:
    head = head_of(scene.reading, phrase)
    return name.start <= scene.reading.starts[head] < name.end


def party_strength(scene: Scene, phrase: Range) -> int:
    """How surely a phrase names an armed party: 2 forces by their word, 1 a state, 0 no party."""
    reading = scene.reading
    head = head_of(reading, phrase)
    low = reading.lows[head]
    if phrase[1] - phrase[0] > 14:
        return 0
    if low in FORCES:
        return 2
    if _is_slavic(low) and any(reading.lows[at] in FORCES for at in range(*phrase)):
        return 2
    if low in STATES and reading.kinds[head] == WORD:
        return 1
    span = span_of(scene, phrase)
    for name in scene.names_in(span):
        if name.kind == "organisation" and _is_head(scene, phrase, name):
            inside = range(reading.token_at(name.start), reading.token_at(name.end - 1) + 1)
            return 2 if any(reading.lows[at] in FORCES for at in inside) else 1
    return 0


def _is_slavic(low: str) -> bool:
    return "а" <= low[:1] <= "ї"


def place_of(scene: Scene, setting: Setting, phrase: Range) -> Known | None:
    """The place that a phrase names, by a name that was given or by its capital letters."""
    span = span_of(scene, phrase)
    named = [name for name in scene.names_in(span) if name.kind == "place"]
    named = [name for name in named if _stands_for(scene, name, phrase)]
    if named:
        name = named[-1]
        where = Span(name.start, name.end)
        return Known(plain(scene.text, where), Basis.STATED, where, name.ref)
    if not setting.cased or any(name.kind != "place" for name in scene.names_in(span)):
        return None
    run = _capitals(scene, phrase)
    if run is None:
        return None
    where = span_of(scene, run)
    return Known(plain(scene.text, where), Basis.STATED, where)


def _stands_for(scene: Scene, name: Named, phrase: Range) -> bool:
    """Whether a phrase is about a place, or only tells by it whose or of what kind something is.

    "The centre of X", "X’s west" and "the X region" are; "X’s ministry" and "X citizens" are not.
    """
    reading = scene.reading
    first = reading.token_at(name.start)
    if reading.lows[first] in TERRITORY or reading.lows[first] in _DIRECTIONS:
        return False
    if reading.lows[phrase[0]] in ("a", "an") and first < phrase[1] - 1:
        return False
    for at in range(reading.token_at(name.end - 1) + 1, phrase[1]):
        low = reading.lows[at]
        if low in TERRITORY:
            return True
        if reading.kinds[at] == WORD and low in CONJUNCTIONS:
            return True
        if reading.kinds[at] == WORD and not reading.capital(at) and low not in PARTS:
            return False
        if not scene.reading.words[at].islower() and low in NO_TERRITORY | FORCES:
            return False
    return reading.kinds[phrase[1] - 1] != POSSESSIVE


def _capitals(scene: Scene, phrase: Range) -> Range | None:
    """The last run of words with capital letters in a phrase that may name a place."""
    reading = scene.reading
    end = phrase[1]
    while end > phrase[0]:
        if not _may_name(scene, end - 1):
            end -= 1
            continue
        begin = end - 1
        while begin > phrase[0] and _may_name(scene, begin - 1):
            begin -= 1
        words = [reading.lows[at] for at in range(begin, end)]
        following = reading.lows[end] if end < phrase[1] else ""
        only_people = all(word.endswith(_OF_A_PEOPLE) for word in words)
        if not only_people and (not following or following in TERRITORY or following == "'s"):
            return begin, end
        end = begin
    return None


def _may_name(scene: Scene, at: int) -> bool:
    reading = scene.reading
    word, low = reading.words[at], reading.lows[at]
    return (
        reading.kinds[at] == WORD
        and word[0].isupper()
        and not (word.isupper() and len(word) > 1)
        and low not in DAYS
        and low not in PREPOSITIONS
        and low not in DETERMINERS
        and low not in NO_TERRITORY
        and low not in FORCES
        and (scene.persons.of_phrase((at, at + 1)) is None or _is_led_to(scene, at))
    )


def _is_led_to(scene: Scene, at: int) -> bool:
    """Whether a word like "in" or "town" stands before a name: then it is no person."""
    reading = scene.reading
    first, lowest = at, max(1, at - _LONGEST_NAME)
    while first > lowest and reading.kinds[first - 1] == WORD and reading.capital(first - 1):
        first -= 1
    before = reading.lows[first - 1] if first > 0 else ""
    return before in _LEADING or before in TERRITORY


def is_territory(scene: Scene, setting: Setting, phrase: Range) -> bool:
    """Whether a phrase names something that can be held: a place, a town, positions."""
    reading = scene.reading
    head = head_of(reading, phrase)
    lows = reading.lows[phrase[0] : phrase[1]]
    if reading.lows[head] in NO_TERRITORY or lows[-1] in NO_TERRITORY:
        return False
    if any(low in TERRITORY for low in lows) and _ends_well(scene, setting, phrase):
        return True
    place = place_of(scene, setting, phrase)
    if place is None or place.span is None:
        return False
    at = reading.starts[head]
    return place.span.contains(at) or reading.lows[head] in PARTS or reading.kinds[head] == NUMBER


def _ends_well(scene: Scene, setting: Setting, phrase: Range) -> bool:
    """Whether the phrase ends in a kind of place or in a name, not in what belongs to one."""
    reading = scene.reading
    last = reading.lows[phrase[1] - 1]
    head = reading.lows[head_of(reading, phrase)]
    return last in TERRITORY or head in TERRITORY or place_of(scene, setting, phrase) is not None


def extent_of(scene: Scene, phrase: Range) -> Known | None:
    """How much of a place a phrase says, if it does: "most of the city"."""
    reading = scene.reading
    lows = reading.lows[phrase[0] : phrase[1]]
    counted = any(reading.kinds[at] == "number" for at in range(*phrase))
    if not counted and not any(low in PARTS for low in lows):
        return None
    span = span_of(scene, phrase)
    return Known(plain(scene.text, span), Basis.STATED, span)


def place_before(scene: Scene, setting: Setting, position: int, phrase: Range) -> Known | None:
    """The place that "the city" means: the last one named before it, if the phrase is such."""
    reading = scene.reading
    lows = reading.lows[phrase[0] : phrase[1]]
    pointing = any(
        low in _DEFINITE and following in TERRITORY for low, following in pairwise(lows)
    ) or any(_is_slavic(low) and low in TERRITORY for low in lows)
    if not pointing:
        return None
    at = bisect_left(scene.names, position, key=lambda name: name.start) - 1
    for name in reversed(scene.names[max(0, at - _MEMORY) : at + 1]):
        token = reading.token_at(name.start)
        if name.kind == "place" and reading.lows[token] not in STATES:
            where = Span(name.start, name.end)
            return Known(plain(scene.text, where), Basis.ELSEWHERE, where, name.ref)
    return None


def first_place(scene: Scene, span: Span) -> Known | None:
    """The first place named in a span, that is no state."""
    for name in scene.names_in(span):
        token = scene.reading.token_at(name.start)
        if name.kind == "place" and scene.reading.lows[token] not in STATES:
            where = Span(name.start, name.end)
            return Known(plain(scene.text, where), Basis.ELSEWHERE, where, name.ref)
    return None


def place_around(scene: Scene, sentence: Sentence) -> Known | None:
    """The one place that a sentence says things happen in; None if there are several."""
    found = [
        name
        for name in scene.names_in(sentence.span)
        if name.kind == "place"
        and scene.reading.lows[scene.reading.token_at(name.start)] not in STATES
        and happens_in(scene, name, sentence.span.start)
    ]
    if len({name.ref for name in found}) != 1:
        return None
    where = Span(found[0].start, found[0].end)
    return Known(plain(scene.text, where), Basis.STATED, where, found[0].ref)
