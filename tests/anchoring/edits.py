"""Edits as newsrooms make them, with the place where a passage truly stands afterwards."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from apps.anchoring import Span, paragraphs, words

FILLER = (
    "Officials in the region gave no further details on Tuesday. ",
    "The report could not be checked at once, a spokeswoman added. ",
    "Roads to the north were closed for most of the day, residents said. ",
    "Earlier figures had been lower, and the ministry promised an update. ",
    "Aid groups asked both sides to let ambulances through. ",
)
SYNONYMS = ("reported", "according", "several", "late", "also", "officials", "reportedly")


@dataclass
class Draft:
    """A text being edited, and the passage in it; None once the passage was taken out."""

    text: str
    span: Span | None

    def replace(self, start: int, end: int, words: str) -> None:
        """An edit that lies outside of the passage, or inside of it, or takes all of it out."""
        by = len(words) - (end - start)
        self.text = self.text[:start] + words + self.text[end:]
        if self.span is None or start >= self.span.end:
            return
        if end <= self.span.start:
            self.span = self.span.shift(by)
        elif start <= self.span.start and self.span.end <= end:
            self.span = None
        else:
            assert self.span.contains(Span(start, end)), "an edit across an edge"
            self.span = Span(self.span.start, self.span.end + by)


Edit = Callable[[Draft, random.Random], None]


def _separator(text: str) -> str:
    return "\n\n" if "\n\n" in text else "\n"


def _paragraph_of(draft: Draft) -> Span:
    assert draft.span is not None
    return next(each for each in paragraphs(draft.text) if each.overlaps(draft.span))


def _others(draft: Draft) -> list[Span]:
    return [
        each
        for each in paragraphs(draft.text)
        if draft.span is None or not each.overlaps(draft.span)
    ]


def _filler(rng: random.Random, upper: bool) -> str:
    text = "".join(rng.sample(FILLER, rng.randint(1, 3))).strip()
    return text.upper() if upper else text


def insert_paragraphs(draft: Draft, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 3)):
        at = rng.choice(paragraphs(draft.text)).start
        if draft.span and draft.span.start < at < draft.span.end:
            continue
        draft.replace(at, at, _filler(rng, draft.text.isupper()) + _separator(draft.text))


def delete_paragraphs(draft: Draft, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 2)):
        others = _others(draft)
        if others:
            gone = rng.choice(others)
            draft.replace(gone.start, gone.end, "")


def move_paragraph(draft: Draft, rng: random.Random) -> None:
    """The passage's own paragraph goes elsewhere."""
    assert draft.span is not None
    own, others = _paragraph_of(draft), _others(draft)
    if not others:
        return
    words, inside = own.of(draft.text), draft.span.shift(-own.start)
    target = rng.choice(others).start
    separator = _separator(draft.text)
    draft.replace(own.start, own.end, "")
    if target > own.start:
        target -= len(own)
    draft.replace(target, target, words + separator)
    draft.span = inside.shift(target)


def move_other_paragraph(draft: Draft, rng: random.Random) -> None:
    others = _others(draft)
    if len(others) > 1:
        gone = rng.choice(others)
        words = gone.of(draft.text)
        draft.replace(gone.start, gone.end, "")
        at = rng.choice(_others(draft)).start
        draft.replace(at, at, words + _separator(draft.text))


def _typo(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1 :]


def _words_in(draft: Draft, inside: bool) -> list[Span]:
    assert draft.span is not None
    span = draft.span
    if inside:
        near = words(draft.text, span)
        return [each for each in near if span.contains(each)]
    own = _paragraph_of(draft)
    return [each for each in words(draft.text, own) if not each.overlaps(span)]


def fix_typos(draft: Draft, rng: random.Random) -> None:
    for inside in (True, False, False):
        choices = [each for each in _words_in(draft, inside) if len(each) >= 5]
        if inside and len(_words_in(draft, True)) < 2:
            continue
        if choices:
            word = rng.choice(choices)
            _inside_edit(draft, word, _typo(word.of(draft.text), rng))


def _inside_edit(draft: Draft, at: Span, text: str) -> None:
    """A replacement of a word that keeps the passage even where the word stands at its edge."""
    span = draft.span
    assert span is not None
    if span.contains(at):
        by = len(text) - len(at)
        draft.text = draft.text[: at.start] + text + draft.text[at.end :]
        draft.span = Span(span.start, span.end + by)
    else:
        draft.replace(at.start, at.end, text)


def change_words_inside(draft: Draft, rng: random.Random) -> None:
    inside = _words_in(draft, True)
    for word in sorted(rng.sample(inside, max(1, len(inside) // 6)), reverse=True):
        if len(inside) >= 5 and word not in (inside[0], inside[-1]):
            _inside_edit(draft, word, rng.choice(SYNONYMS))


def insert_words_inside(draft: Draft, rng: random.Random) -> None:
    inside = _words_in(draft, True)
    if len(inside) >= 3:
        at = rng.choice(inside[1:]).start
        _inside_edit_at(draft, at, " ".join(rng.sample(SYNONYMS, 2)) + " ")


def _inside_edit_at(draft: Draft, at: int, text: str) -> None:
    assert draft.span is not None
    draft.text = draft.text[:at] + text + draft.text[at:]
    draft.span = Span(draft.span.start, draft.span.end + len(text))


def delete_words_inside(draft: Draft, rng: random.Random) -> None:
    inside = _words_in(draft, True)
    if len(inside) >= 6:
        at = rng.randrange(1, len(inside) - 2)
        draft.replace(inside[at].start, inside[at + 1].start, "")


def change_numbers(draft: Draft, rng: random.Random) -> None:
    for match in list(re.finditer(r"\d[\d,]*\d|\d", draft.text))[::-1]:
        at = Span(*match.span())
        span = draft.span
        assert span is not None
        if span.overlaps(at) and not span.contains(at):
            continue
        if rng.random() < 0.5:
            _inside_edit(draft, at, str(rng.randint(2, 99_999)))


def change_quotes(draft: Draft, rng: random.Random) -> None:
    curly = {"“": '"', "”": '"', "’": "'", "‘": "'"}
    straight = {'"': rng.choice("“”„«"), "'": "’", "-": "–"}
    table = curly if any(each in draft.text for each in curly) else straight
    draft.text = draft.text.translate(str.maketrans(table))


def rewrap(draft: Draft, rng: random.Random) -> None:
    """Every single run of white space inside paragraphs may become another."""
    for match in list(re.finditer(r"(?<!\n)[ \n](?!\n)", draft.text))[::-1]:
        if rng.random() < 0.3:
            at = Span(*match.span())
            assert draft.span is not None
            if draft.span.contains(at) or not draft.span.touches(at):
                _inside_edit(draft, at, rng.choice(["  ", "\u00a0", "\n", " \n "]))


def rewrite_other_sentences(draft: Draft, rng: random.Random) -> None:
    """The sentences before and after the passage's own, in its paragraph, are written anew."""
    assert draft.span is not None
    own = _paragraph_of(draft)
    upper = draft.text.isupper()
    stops = [m.end() + own.start for m in re.finditer(r"[.!?]\s+", own.of(draft.text))]
    after = next((stop for stop in stops if stop > draft.span.end), None)
    before = next((stop for stop in reversed(stops) if stop <= draft.span.start), None)
    if after is not None:
        draft.replace(after, own.end, _filler(rng, upper))
    if before is not None:
        draft.replace(own.start, before, _filler(rng, upper) + " ")


def delete_passage(draft: Draft, rng: random.Random) -> None:
    assert draft.span is not None
    draft.replace(draft.span.start, draft.span.end, "")


def delete_own_paragraph(draft: Draft, rng: random.Random) -> None:
    own = _paragraph_of(draft)
    assert draft.span is not None
    start, end = min(own.start, draft.span.start), max(own.end, draft.span.end)
    draft.replace(start, end, "")


def replace_passage(draft: Draft, rng: random.Random) -> None:
    assert draft.span is not None
    draft.replace(draft.span.start, draft.span.end, _filler(rng, draft.text.isupper()))


def copy_paragraph_away(draft: Draft, rng: random.Random) -> None:
    """A copy of the passage's paragraph is put elsewhere, apart from it."""
    own = _paragraph_of(draft)
    far = [
        each
        for each in _others(draft)
        if draft.text[min(each.end, own.end) : max(each.start, own.start)].strip()
        and each.start != own.end
    ]
    apart = [each for each in far if abs(each.start - own.start) > len(own) + 10]
    if apart:
        at = rng.choice(apart).start
        draft.replace(at, at, own.of(draft.text) + _separator(draft.text))


def several(draft: Draft, rng: random.Random) -> None:
    for edit in rng.sample(
        [insert_paragraphs, delete_paragraphs, fix_typos, change_quotes, change_words_inside,
         move_other_paragraph, change_numbers, rewrap], 3
    ):  # fmt: skip
        edit(draft, rng)


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        insert_paragraphs, delete_paragraphs, move_paragraph, move_other_paragraph, fix_typos,
        change_words_inside, insert_words_inside, delete_words_inside, change_numbers,
        change_quotes, rewrap, rewrite_other_sentences, delete_passage, delete_own_paragraph,
        replace_passage, copy_paragraph_away, several,
    )
}  # fmt: skip


def passage(text: str, rng: random.Random) -> Span:
    """A passage as people mark them: from one word to a few sentences."""
    found = words(text)
    length = rng.choice([1, 2, 3, 5, 8, 12, 20, 40])
    first = rng.randrange(max(1, len(found) - length))
    last = min(len(found), first + length) - 1
    own = next(each for each in paragraphs(text) if each.contains(found[first].start))
    while last > first and not own.contains(found[last]):
        last -= 1
    return Span(found[first].start, found[last].end)
