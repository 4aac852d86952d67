"""Which claims a caveat limits: those said before it by one origin, or about the same people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.records import Kind, Known, Limit, Part
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import words_of

# How many claims back a caveat can reach, and over how many code points.
_MOST: Final = 40
_FAR: Final = 3000
_NEAR: Final = 700
# "This report" is of the sentence it stands in or the one before.
_THIS: Final = words_of("this that it")
_LIMITED: Final = frozenset((Kind.FIGURE, Kind.CONTROL, Kind.MOVEMENT))
_COUNTS: Final = words_of(
    "figure figures number numbers toll count estimate estimates"
    " цифри цифру оцінку оцінки цифры цифру оценку оценки"
)
_CLAIMS: Final = words_of(
    "claim claims report reports statement statements assertion assertions allegation allegations"
    " account accounts accusation accusations rumor rumors"
    " заяву заяви слова звинувачення повідомлення відомості інформацію дані це цього їх"
    " заявление заявления обвинения сообщение сообщения сведения информацию данные это этого их"
)
# A caveat that begins so many code points into its sentence is about what stands before it there.
_OPENING: Final = 25
_SHORTEST_STEM: Final = 5


class Earlier:
    """The claims of a text that a caveat can limit, in the order of the text."""

    def __init__(self, scene: Scene, claims: Sequence[Draft]) -> None:
        self._scene = scene
        self._reading = scene.reading
        self._claims = sorted(
            (claim for claim in claims if claim.kind in _LIMITED),
            key=lambda claim: claim.core.start,
        )
        self._starts = [claim.core.start for claim in self._claims]

    def limited_by(self, caveat: Draft, about: Range, beside: Sequence[Draft]) -> list[Draft]:
        """The claims that a caveat limits, in the order of the text.

        `about`: the tokens that say what the caveat is about. `beside`: the caveats before it in
        the same sentence: "could not verify the toll, and Minsk has not commented".
        """
        lows = self._reading.lows[about[0] : about[1]]
        claimant = caveat.known.get(Part.CLAIMANT)
        start = caveat.core.start
        if caveat.limit is Limit.BASIS:
            return self._rested(claimant, caveat)
        if caveat.limit is Limit.REFUSAL:
            return self._about(start, about)
        if caveat.limit is Limit.DENIAL and not _points(lows):
            return []
        if caveat.limit is Limit.NO_COMMENT:
            if "on" in lows[:1] and not any(low in _CLAIMS | _COUNTS | _THIS for low in lows):
                return []
            tied = next((each for each in beside if each.limit is Limit.UNVERIFIED), None)
            if tied is not None:
                return [each for each in tied.limits if not _says(each, claimant)]
        reach = _FAR if caveat.limit is Limit.UNVERIFIED else _NEAR
        counts = any(low in _COUNTS for low in lows)
        kinds = frozenset((Kind.FIGURE,)) if counts else _LIMITED
        found = self._of_last_origin(start, claimant, reach, kinds)
        if any(low in _THIS for low in lows[:2]):
            found = [each for each in found if self._is_beside(each, start)]
        return found

    def _is_beside(self, claim: Draft, position: int) -> bool:
        """Whether a claim stands in the sentence of a code point, or in the one before if that
        sentence only begins there."""
        scene = self._scene
        here = scene.sentence_at(position)
        opens = position - scene.sentences[here].span.start <= _OPENING
        return here - scene.sentence_at(claim.core.start) <= (1 if opens else 0)

    def _before(self, position: int, reach: int, kinds: frozenset[Kind]) -> list[Draft]:
        """The last claims before a code point, the nearest first."""
        at = bisect_left(self._starts, position)
        near = self._claims[max(0, at - _MOST) : at]
        return [
            each
            for each in reversed(near)
            if each.kind in kinds and position - each.core.end <= reach and not each.headline
        ]

    def _of_last_origin(
        self, position: int, without: Known | None, reach: int, kinds: frozenset[Kind]
    ) -> list[Draft]:
        """All of the origin that spoke last before a code point, and is not who is given."""
        before = [
            each for each in self._before(position, reach, kinds) if not _says(each, without)
        ]
        named = [each for each in before if Part.CLAIMANT in each.known]
        if not named:
            return [each for each in before[:1] if self._is_beside(each, position)]
        origin = named[0].known[Part.CLAIMANT]
        return [each for each in reversed(named) if same(each.known[Part.CLAIMANT], origin)]

    def _rested(self, claimant: Known | None, caveat: Draft) -> list[Draft]:
        """What rests on something: the figures of the sentence, or those said before."""
        start, end = caveat.core.start, caveat.core.end
        figures = frozenset((Kind.FIGURE,))
        first_word = self._reading.lows[self._reading.token_at(start)]
        if first_word.startswith(("cit", "посил", "ссыл")):
            near = self._near(start, end)
            return [each for each in near if claimant is None or _says(each, claimant)]
        if claimant is None:
            return self._of_last_origin(start, None, _FAR, figures)
        before = self._before(start, _FAR, figures)
        return [each for each in reversed(before) if _says(each, claimant)]

    def _near(self, start: int, end: int) -> list[Draft]:
        """The figures of the sentence around a span."""
        reading = self._reading
        number = reading.sentence_of(reading.token_at(start))
        whole = reading.sentences[number]
        low, high = reading.starts[whole.first], reading.ends[whole.last - 1]
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, max(high, end))
        return [each for each in self._claims[first:last] if each.kind is Kind.FIGURE]

    def _about(self, position: int, about: Range) -> list[Draft]:
        """The figures before a refusal that count the people it is about."""
        names = {
            self._reading.lows[at][:_SHORTEST_STEM]
            for at in range(*about)
            if self._reading.capital(at) and len(self._reading.lows[at]) >= _SHORTEST_STEM
        }
        if not names:
            return []
        before = self._before(position, _FAR, frozenset((Kind.FIGURE,)))
        return [each for each in reversed(before) if _counts_any(each, names)]


def _points(lows: list[str]) -> bool:
    """Whether a denial is of what was said before, and does not say itself what it is of."""
    for at, low in enumerate(lows[:5]):
        if low in _CLAIMS | _COUNTS:
            return lows[at + 1 : at + 2] not in (["that"], ["of"])
    return False


def _counts_any(claim: Draft, names: set[str]) -> bool:
    population = claim.known.get(Part.POPULATION)
    if population is None:
        return False
    return any(word.lower()[:_SHORTEST_STEM] in names for word in population.words.split())


def _says(claim: Draft, who: Known | None) -> bool:
    claimant = claim.known.get(Part.CLAIMANT)
    return who is not None and claimant is not None and same(claimant, who)


def same(one: Known, other: Known) -> bool:
    """Whether two claimants are one: the same entity, or the same last word of their names."""
    if one.ref is not None and other.ref is not None:
        return one.ref == other.ref
    return _last(one.words) == _last(other.words)


def _last(words: str) -> str:
    plain = "".join(char if char.isalnum() else " " for char in words.casefold()).split()
    return plain[-1] if plain else ""
