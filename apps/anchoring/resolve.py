"""Finding each anchor again when the text has changed.

Deterministic, and never a silent choice between equals: where the texts alone do not say
which of several places is meant, the state is ambiguous and a person decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from apps.anchoring.alignment import UNPAIRED, pair
from apps.anchoring.boundaries import paragraphs
from apps.anchoring.carrying import Carried, Pairing
from apps.anchoring.finding import Found, RunIndex, find
from apps.anchoring.selectors import Selector
from apps.anchoring.spans import Span
from apps.anchoring.tokens import Tokens, Vocabulary

METHOD = "anchoring.resolve/1"

# In its place between unchanged neighbours, a passage is the same passage as long as half of
# its words, changed spellings counted in part, are left.
IN_PLACE = 0.5
# Elsewhere it must read almost as it did, as nothing but its words speaks for it …
ELSEWHERE = 0.8
# … unless the words around it came along with it.
ELSEWHERE_WITH_CONTEXT = 0.55
CONTEXT = 0.5
# Words found elsewhere without their context must tell this much (letters, at most 8 a word).
TELLING = 24.0
# In their place, but with none of their neighbours left, words must read the same and tell
# this much: "of the" pairs by chance.
TELLING_IN_PLACE = 14.0
VERBATIM = 0.95
# Two places whose scores differ by less are equal candidates.
EQUAL = 0.1
# Tokens of the passage's paragraph, on either side, that count as its context.
_AROUND = 40
# A place most of whose words stand for other old words belongs to these.
_TAKEN = 0.5


class AnchorState(StrEnum):
    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of an anchor.

    `span`: where the passage, as it now reads, stands in the new text; None unless exact or
    moved. `candidates`: the places a person may choose from, in order, when it is None.
    `score`: 0 to 1. `rule`: which rule decided. `method`: name and version of the method.
    """

    state: AnchorState
    span: Span | None
    candidates: tuple[Span, ...]
    score: float
    rule: str
    explanation: str
    method: str = METHOD


@dataclass(frozen=True, slots=True)
class _Finding:
    """What one reading of the texts says: a place, or the places that might have been."""

    carried: Carried | None
    score: float
    rule: str
    others: tuple[Span, ...] = ()


def resolve(selector: Selector, old_text: str | None, new_text: str) -> Resolution:
    """Where the passage that `selector` marks in `old_text` stands in `new_text`.

    Without the old text the selector's quote, prefix and suffix are all there is to go by.
    For several anchors of one text use `resolve_all`, which compares the texts once.
    """
    return Resolver(old_text, new_text).resolve(selector)


def resolve_all(
    selectors: Iterable[Selector], old_text: str | None, new_text: str
) -> list[Resolution]:
    """The resolution of each selector, in order."""
    resolver = Resolver(old_text, new_text)
    return [resolver.resolve(selector) for selector in selectors]


class Resolver:
    """Resolves the anchors of one old text on one new text."""

    def __init__(self, old_text: str | None, new_text: str) -> None:
        self._old_text, self._new_text = old_text, new_text
        self._vocabulary = Vocabulary()
        self._new: Tokens | None = None
        self._index: RunIndex | None = None
        self._readings: tuple[_Reading, _Reading] | None = None

    def resolve(self, selector: Selector) -> Resolution:
        old_text, new_text = self._old_text, self._new_text
        known = old_text is not None and old_text[selector.start : selector.end] == selector.exact
        if known and old_text == new_text:
            return _settled(selector, new_text, "same text", 1.0, selector.span)
        if known and old_text is not None:
            return self._by_alignment(selector, old_text)
        return self._by_quote(selector)

    def _tokens(self) -> Tokens:
        if self._new is None:
            self._new = self._vocabulary.tokens(self._new_text)
        return self._new

    def _runs(self) -> RunIndex:
        if self._index is None:
            self._index = RunIndex(self._tokens())
        return self._index

    def _by_alignment(self, selector: Selector, old_text: str) -> Resolution:
        if self._readings is None:
            old, new = self._vocabulary.tokens(old_text), self._tokens()
            extents = paragraphs(old_text)
            forward, backward = pair(old, new)
            first = _Reading(old, new, forward, extents)
            second = first if forward == backward else _Reading(old, new, backward, extents)
            self._readings = first, second
        first, second = self._readings
        if not self._tokens().starts or first.is_wordless(selector.span):
            return self._verbatim_only(selector)
        places = _Search(first, selector.span, self._runs)
        one = first.find(selector.span, places)
        if first is second:
            return _conclude(selector, self._new_text, one)
        other = second.find(selector.span, places)
        return self._agree(selector, (one, first), (other, second))

    def _agree(
        self,
        selector: Selector,
        first: tuple[_Finding, _Reading],
        second: tuple[_Finding, _Reading],
    ) -> Resolution:
        """One answer from the two readings of the texts, if they do not contradict one another."""
        new_text = self._new_text
        one, other = first[0], second[0]
        if one.carried is None and other.carried is None:
            merged = tuple(sorted({*one.others, *other.others}))
            rule = one.rule if one.rule == other.rule else "gone"
            return _conclude(selector, new_text, _Finding(None, 0.0, rule, merged))
        if one.carried and other.carried:
            if one.carried.span == other.carried.span:
                return _conclude(selector, new_text, one)
            if one.carried.span.overlaps(other.carried.span):
                return _conclude(selector, new_text, max(one, other, key=lambda each: each.score))
        ours = [
            (finding, own, rival)
            for (finding, own), (_, rival) in ((first, second), (second, first))
            if finding.carried
        ]
        for finding, own, rival in ours:
            if finding.carried and self._ours_by_its_glyphs(selector, finding.carried, own, rival):
                return _conclude(
                    selector, new_text, _Finding(finding.carried, finding.score, "glyphs")
                )
        places = {finding.carried.span for finding, _, _ in ours if finding.carried}
        return _undecided(tuple(sorted(places)), "twins")

    def _ours_by_its_glyphs(
        self, selector: Selector, carried: Carried, own: _Reading, rival: _Reading
    ) -> bool:
        """Whether the passage stands there to the letter, and the twin that also fits does not.

        Not to be relied on where glyphs were changed elsewhere: then the twin's may have been.
        """
        if carried.span.of(self._new_text) != selector.exact or own.glyphs_changed():
            return False
        twin = rival.old_text_of(carried.tokens)
        return twin is not None and twin != rival.core(selector.span)

    def _by_quote(self, selector: Selector) -> Resolution:
        quote = selector.prefix + selector.exact + selector.suffix
        start = len(selector.prefix)
        span = Span(start, start + len(selector.exact))
        old = self._vocabulary.tokens(quote)
        first, last = old.between(span)
        if first >= last:
            return self._verbatim_only(selector)
        if self._new_text.find(quote) >= 0:
            return self._verbatim_only(selector)
        found = find(old, span, (0, len(old)), self._runs())
        has_context = len(old) > last - first
        fit = [each for each in found if _convinces(each, has_context)]
        if not fit:
            places = tuple(
                each.carried.span for each in found if each.carried.likeness >= IN_PLACE
            )
            return _conclude(selector, self._new_text, _Finding(None, 0.0, "gone", places))
        best = fit[0]
        rivals = [each for each in fit if _score(best) - _score(each) < EQUAL]
        if len(rivals) > 1:
            return _undecided(tuple(sorted(each.carried.span for each in rivals)), "equals")
        if min(best.before, best.after) < CONTEXT:
            return _undecided((best.carried.span,), "one side")
        return _conclude(selector, self._new_text, _Finding(best.carried, _score(best), "quote"))

    def _verbatim_only(self, selector: Selector) -> Resolution:
        """For a passage without a single word: the place where quote and context stand unchanged."""
        whole = selector.prefix + selector.exact + selector.suffix
        at = self._new_text.find(whole)
        places: list[Span] = []
        while at >= 0 and len(places) < 10:
            start = at + len(selector.prefix)
            places.append(Span(start, start + len(selector.exact)))
            at = self._new_text.find(whole, at + 1)
        if len(places) > 1:
            return _undecided(tuple(places), "equals")
        if places:
            return _settled(selector, self._new_text, "verbatim", 1.0, places[0])
        return _conclude(selector, self._new_text, _Finding(None, 0.0, "gone"))


class _Reading:
    """One alignment of the old text with the new."""

    def __init__(self, old: Tokens, new: Tokens, pairs: list[int], extents: list[Span]) -> None:
        self._pairing = Pairing(old, new, pairs, 0, len(old), 0, len(new))
        self.old, self._new, self._pairs = old, new, pairs
        self._extents = extents
        self._extent_ends = [extent.end for extent in extents]
        self._sources = [UNPAIRED] * len(new)
        for index, new_index in enumerate(pairs):
            if new_index != UNPAIRED:
                self._sources[new_index] = index
        self._glyphs: bool | None = None

    def is_wordless(self, span: Span) -> bool:
        first, last = self.old.between(span)
        return first >= last

    def find(self, span: Span, search: _Search) -> _Finding:
        carried = self._pairing.carry(span)
        if carried is not None and _stays(carried):
            return _Finding(carried, carried.likeness, "in place")
        first, last = self.old.between(span)
        free: list[Found] = []
        taken: list[Span] = []
        for found in search.places():
            if self._is_taken(found.carried, first, last):
                if found.carried.likeness >= ELSEWHERE:
                    taken.append(found.carried.span)
            elif _convinces(found, search.has_context):
                free.append(found)
        if not free:
            return _Finding(None, 0.0, "other passage" if taken else "gone", tuple(sorted(taken)))
        best = free[0]
        rivals = [each for each in free if _score(best) - _score(each) < EQUAL]
        if len(rivals) > 1:
            places = tuple(sorted(each.carried.span for each in rivals))
            return _Finding(None, 0.0, "equals", places)
        return _Finding(best.carried, _score(best), "elsewhere")

    def window(self, span: Span) -> tuple[int, int]:
        """The tokens of the paragraphs that the span lies in, within reach of it."""
        first, last = self.old.between(span)
        low, high = first, last
        at = bisect_left(self._extent_ends, span.start + 1)
        until = bisect_left(self._extent_ends, span.end)
        if at < len(self._extents):
            low = self.old.between(self._extents[at])[0]
            high = self.old.between(self._extents[min(until, len(self._extents) - 1)])[1]
        return max(min(low, first), first - _AROUND), min(max(high, last), last + _AROUND)

    def _is_taken(self, carried: Carried, first: int, last: int) -> bool:
        """Whether the words there stand for other old tokens than the passage's, first..last-1."""
        here = range(*carried.tokens)
        weights = self._new.weights
        total = sum(weights[i] for i in here)
        taken = sum(
            weights[i]
            for i in here
            if self._sources[i] != UNPAIRED and not first <= self._sources[i] < last
        )
        return taken > _TAKEN * total

    def old_text_of(self, new_tokens: tuple[int, int]) -> str | None:
        """The old words that this reading pairs with a range of new tokens."""
        sources = [s for s in self._sources[slice(*new_tokens)] if s != UNPAIRED]
        if not sources:
            return None
        return self.old.text[self.old.starts[sources[0]] : self.old.ends[sources[-1]]]

    def core(self, span: Span) -> str:
        """The old passage from its first token to its last."""
        first, last = self.old.between(span)
        return self.old.text[self.old.starts[first] : self.old.ends[last - 1]]

    def glyphs_changed(self) -> bool:
        """Whether any tokens that pair differ in case or glyphs."""
        if self._glyphs is None:
            self._glyphs = any(
                self.old.word(index) != self._new.word(new_index)
                for index, new_index in enumerate(self._pairs)
                if new_index != UNPAIRED
            )
        return self._glyphs


class _Search:
    """Where else the passage might stand: looked for once, and only if a reading asks."""

    def __init__(self, reading: _Reading, span: Span, runs: Callable[[], RunIndex]) -> None:
        self._reading, self._span, self._runs = reading, span, runs
        self._places: list[Found] | None = None
        low, high = reading.window(span)
        first, last = reading.old.between(span)
        self.has_context = high - low > last - first

    def places(self) -> list[Found]:
        if self._places is None:
            reading = self._reading
            window = reading.window(self._span)
            self._places = find(reading.old, self._span, window, self._runs())
        return self._places


def _stays(carried: Carried) -> bool:
    """Whether what is left in its place is the passage, and no few words paired by chance."""
    if min(carried.likeness, carried.kept) < IN_PLACE:
        return False
    return carried.held or carried.told >= (
        TELLING_IN_PLACE if carried.likeness >= VERBATIM else TELLING
    )


def _score(found: Found) -> float:
    return (2 * found.carried.likeness + found.context) / 3


def _convinces(found: Found, has_context: bool) -> bool:
    carried = found.carried
    if carried.likeness >= ELSEWHERE and carried.told >= TELLING:
        return True
    return (
        has_context
        and carried.held
        and carried.likeness >= ELSEWHERE_WITH_CONTEXT
        and found.context >= CONTEXT
    )


_WHY = {
    "same text": "The text has not changed.",
    "in place": "The words around it are still there, and it stands between them",
    "elsewhere": "It no longer stands where it did, and reads like this in a new place",
    "quote": "Found by its words and those around it",
    "verbatim": "Its words and those around it stand there unchanged, once",
    "glyphs": "Another passage has the same words, but only this one is the same to the letter",
    "equals": "places fit equally well; a person must choose.",
    "twins": (
        "The old text has this passage more than once, and the texts do not say which of them"
        " was kept; a person must choose."
    ),
    "one side": (
        "Its words stand there, but not between the words it stood between, and without the old"
        " text a copy cannot be told from the passage; a person must choose."
    ),
    "gone": "Too little of it is left, here or elsewhere, to say that it is still there.",
    "other passage": (
        "It was taken out. The same words stand elsewhere, but they belong to another passage"
        " of the old text."
    ),
}


def _settled(selector: Selector, new_text: str, rule: str, score: float, span: Span) -> Resolution:
    now = span.of(new_text)
    if now == selector.exact:
        state = AnchorState.EXACT if span == selector.span else AnchorState.MOVED
        change = ", unchanged."
    else:
        state, change = AnchorState.MOVED, ", with changes."
    why = _WHY[rule]
    why = why if why.endswith(".") else why + change
    return Resolution(state, span, (), min(1.0, round(score, 4)), rule, why)


def _conclude(selector: Selector, new_text: str, finding: _Finding) -> Resolution:
    if finding.carried is not None:
        return _settled(selector, new_text, finding.rule, finding.score, finding.carried.span)
    if finding.rule == "equals":
        return _undecided(finding.others, "equals")
    return Resolution(
        AnchorState.ORPHAN, None, finding.others, 0.0, finding.rule, _WHY[finding.rule]
    )


def _undecided(places: tuple[Span, ...], rule: str) -> Resolution:
    why = f"{len(places)} {_WHY[rule]}" if rule == "equals" else _WHY[rule]
    return Resolution(AnchorState.AMBIGUOUS, None, places, 0.5, rule, why)
