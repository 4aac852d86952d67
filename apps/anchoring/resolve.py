"""Finding each anchor again when the text has changed.

Deterministic, and never a silent choice between equals: where the texts alone do not say
which of several places is meant, the state is ambiguous and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from apps.anchoring.alignment import pair
from apps.anchoring.boundaries import paragraphs
from apps.anchoring.carrying import Carried
from apps.anchoring.finding import RunIndex, find
from apps.anchoring.reading import (
    CONTEXT,
    EQUAL,
    IN_PLACE,
    Finding,
    Reading,
    Search,
    convinces,
    score,
)
from apps.anchoring.resolution import Resolution, orphaned, settled, undecided
from apps.anchoring.selectors import Selector
from apps.anchoring.spans import Span
from apps.anchoring.tokens import Tokens, Vocabulary


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
        self._readings: tuple[Reading, Reading] | None = None

    def resolve(self, selector: Selector) -> Resolution:
        old_text, new_text = self._old_text, self._new_text
        known = old_text is not None and old_text[selector.start : selector.end] == selector.exact
        if known and old_text == new_text:
            return settled(selector, new_text, "same text", 1.0, selector.span)
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
            first = Reading(old, new, forward, extents)
            second = first if forward == backward else Reading(old, new, backward, extents)
            self._readings = first, second
        first, second = self._readings
        if not self._tokens().starts or first.is_wordless(selector.span):
            return self._verbatim_only(selector)
        places = Search(first, selector.span, self._runs)
        one = first.find(selector.span, places)
        if first is second:
            return _conclude(selector, self._new_text, one)
        other = second.find(selector.span, places)
        return self._agree(selector, (one, first), (other, second))

    def _agree(
        self,
        selector: Selector,
        first: tuple[Finding, Reading],
        second: tuple[Finding, Reading],
    ) -> Resolution:
        """One answer from the two readings of the texts, if they do not contradict one another."""
        new_text = self._new_text
        one, other = first[0], second[0]
        if one.carried is None and other.carried is None:
            merged = tuple(sorted({*one.others, *other.others}))
            rule = one.rule if one.rule == other.rule else "gone"
            return _conclude(selector, new_text, Finding(None, 0.0, rule, merged))
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
                    selector, new_text, Finding(finding.carried, finding.score, "glyphs")
                )
        places = {finding.carried.span for finding, _, _ in ours if finding.carried}
        return undecided(tuple(sorted(places)), "twins")

    def _ours_by_its_glyphs(
        self, selector: Selector, carried: Carried, own: Reading, rival: Reading
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
        fit = [each for each in found if convinces(each, has_context)]
        if not fit:
            places = tuple(
                each.carried.span for each in found if each.carried.likeness >= IN_PLACE
            )
            return _conclude(selector, self._new_text, Finding(None, 0.0, "gone", places))
        best = fit[0]
        rivals = [each for each in fit if score(best) - score(each) < EQUAL]
        if len(rivals) > 1:
            return undecided(tuple(sorted(each.carried.span for each in rivals)), "equals")
        if min(best.before, best.after) < CONTEXT:
            return undecided((best.carried.span,), "one side")
        return _conclude(selector, self._new_text, Finding(best.carried, score(best), "quote"))

    def _verbatim_only(self, selector: Selector) -> Resolution:
        """Where quote and context stand unchanged: for a passage without words, too."""
        whole = selector.prefix + selector.exact + selector.suffix
        at = self._new_text.find(whole)
        places: list[Span] = []
        while at >= 0 and len(places) < 10:
            start = at + len(selector.prefix)
            places.append(Span(start, start + len(selector.exact)))
            at = self._new_text.find(whole, at + 1)
        if len(places) > 1:
            return undecided(tuple(places), "equals")
        if places:
            return settled(selector, self._new_text, "verbatim", 1.0, places[0])
        return _conclude(selector, self._new_text, Finding(None, 0.0, "gone"))


def _conclude(selector: Selector, new_text: str, finding: Finding) -> Resolution:
    if finding.carried is not None:
        return settled(selector, new_text, finding.rule, finding.score, finding.carried.span)
    if finding.rule == "equals":
        return undecided(finding.others, "equals")
    return orphaned(finding.others, finding.rule)
