"""Known names in the words of a text: whole words, in a form and a case that the name can take."""

from functools import lru_cache

from apps.entities.matching.finding.hits import Hit, Named
from apps.entities.matching.finding.known import (
    GAZETTEER,
    KNOWN,
    LARGE,
    ON_FILE,
    SHORT_FORM,
    Known,
    Owner,
)
from apps.entities.matching.finding.lexicon import common_words, never_names
from apps.entities.matching.finding.records import ORGANISATION
from apps.entities.matching.finding.stems import is_form_of
from apps.entities.matching.finding.words import Words, folded, name_words

# Words after which a place stands, in the three languages.
PLACE_WORDS = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "around",
        "outside",
        "inside",
        "across",
        "toward",
        "towards",
        "into",
        "throughout",
        "of",
        "over",
        "leave",
        "reach",
        "entered",
        "enter",
        "captured",
        "capture",
        "liberated",
        "left",
        "via",
        "visit",
        "visited",
        "в",
        "у",
        "во",
        "на",
        "под",
        "из",
        "с",
        "від",
        "із",
        "зі",
        "до",
        "біля",
        "поблизу",
        "около",
        "возле",
        "через",
        "к",
        "под",
        "над",
        "при",
    ]
)
_PRIORITY = {ON_FILE: 3.0, KNOWN: 2.0, GAZETTEER: 1.0}


# What one stretch of words is, by all that it depends on; None for no name.
Remembered = dict[tuple[object, ...], tuple[list[Named], str, str, float] | None]
_REMEMBERED = 30_000


def named_hits(
    words: Words,
    known: Known,
    small: frozenset[str],
    hidden: frozenset[str],
    remembered: Remembered,
) -> list[Hit]:
    """Every name of the index that these words are.

    `small`: words that the text also writes without a capital. `hidden`: references of owners
    that are left out. `remembered`: kept from text to text for one index and one `hidden`.
    """
    hits = []
    if len(remembered) > _REMEMBERED:
        remembered.clear()
    for start, end, names in known.index.matches(words.joined):
        first, last = words.spanned(start, end)
        # A long name of a body is read without its capitals too: "national security council".
        if not words.upper[first] and last - first < 2 and not words.upper[last]:
            continue
        if first != last and not words.joins(first, last):
            continue
        situation = _situation(words, first, last, small)
        if situation not in remembered:
            several = (names,) if isinstance(names, int) else tuple(names)
            remembered[situation] = _named(words, first, last, several, known, small, hidden)
        found = remembered[situation]
        if found:
            named, kind, rule, strength = found
            hits.append(Hit(first, last, kind, rule, strength, named))
    return hits


def _situation(words: Words, first: int, last: int, small: frozenset[str]) -> tuple[object, ...]:
    """All that decides whether words are a name."""
    loud = any(words.loud[first : last + 1])
    if first != last:
        return (loud, *words.written[first : last + 1])
    return (
        loud,
        words.written[first],
        words.opens[first],
        words.titled[first],
        words.gap(first)[-2:],
        words.after(first)[:1] == ".",
        words.lower(first - 1) in PLACE_WORDS,
        words.lower(first) in small,
    )


def _named(
    words: Words,
    first: int,
    last: int,
    names: tuple[int, ...],
    known: Known,
    small: frozenset[str],
    hidden: frozenset[str],
) -> tuple[list[Named], str, str, float] | None:
    """The names that these words are, with the kind, the rule and the strength of the best."""
    written = [folded(words.written[index]) for index in range(first, last + 1)]
    single = first == last
    small_letters = not any(words.upper[first : last + 1])
    if single and words.keys[first] in never_names():
        return None
    named: list[Named] = []
    seen: set[str] = set()
    fitting: dict[str, bool | None] = {}
    standing: dict[tuple[str, str, str, bool], bool] = {}
    for number in names:
        spelling = known.index.spellings[number]
        if spelling not in fitting:
            fitting[spelling] = _fits(words, first, last, written, spelling)
        exact = fitting[spelling]
        if exact is None:
            continue
        owner = known.owner_of(number)
        if small_letters and owner.kind != ORGANISATION:
            continue
        if owner.ref in seen or owner.ref in hidden:
            continue
        scheme = known.index.schemes.get(number, "")
        if single:
            situation = (spelling, owner.source, owner.place_kind, owner.population >= LARGE)
            if situation not in standing:
                standing[situation] = _stands_alone(
                    words, first, written[0], owner, spelling, small
                )
            if not standing[situation]:
                continue
        seen.add(owner.ref)
        named.append(Named(owner, spelling, scheme, exact))
    if not named:
        return None
    if any(name.exact for name in named):
        named = [name for name in named if name.exact or name.owner.source == ON_FILE]
    best = max(named, key=lambda name: (_PRIORITY[name.owner.source], not name.scheme, name.exact))
    rule = _rule(best)
    strength = (
        _PRIORITY[best.owner.source] - (0.5 if best.scheme else 0) - (0 if best.exact else 0.1)
    )
    return named, best.owner.kind, rule, strength


def _rule(name: Named) -> str:
    if name.owner.source == GAZETTEER:
        return "gazetteer" if name.exact else "gazetteer, inflected"
    if name.owner.source == KNOWN:
        return "known body"
    if name.scheme == SHORT_FORM:
        return "short form"
    if name.scheme:
        return "generated spelling"
    return "name on file" if name.exact else "name on file, inflected"


@lru_cache(maxsize=50_000)
def spelling_words(spelling: str) -> tuple[tuple[str, str], ...]:
    """The words of a spelling, as they are and folded."""
    return tuple((word, folded(word)) for word in name_words(spelling))


def _fits(words: Words, first: int, last: int, written: list[str], spelling: str) -> bool | None:
    """Whether the words are the spelling: True as it is, False in a case form, None not at all."""
    parts = spelling_words(spelling)
    exact = True
    lower = last - first >= 2 and not any(words.upper[first : last + 1])
    for offset, (part, plain) in enumerate(parts):
        if plain != written[offset]:
            if plain.isascii() or not is_form_of(written[offset], plain):
                return None
            exact = False
        index = first + offset
        if words.loud[index] or lower:
            continue
        if part.isupper() and len(part) > 1 and not words.capitals[index] and len(part) <= 5:
            return None
        # «Верховная рада», "Donetsk Region": a later word may lose its capital, the first not.
        bound = offset == 0 or (offset == len(parts) - 1 and plain.isascii())
        if bound and len(parts) > 1 and part[0].isupper() and not words.upper[index]:
            return None
    return exact


def _stands_alone(
    words: Words, index: int, written: str, owner: Owner, spelling: str, small: frozenset[str]
) -> bool:
    """Whether a single word may be this name here, or is an everyday word with a capital."""
    abbreviation = spelling.isupper() and len(spelling) > 1
    if spelling[-1] == ".":
        # "Calif." has its dot and stands after a place; "Ill" and "Miss" have neither.
        return words.after(index)[:1] == "." and words.gap(index) in (", ", "-")
    if len(spelling) == 2 and abbreviation and owner.place_kind == "region":
        return words.gap(index) == ", " and words.capitals[index] and not words.loud[index]
    if words.loud[index]:
        if owner.source == ON_FILE:
            return len(written) > 2
        return len(written) > 3 and written not in common_words()
    if abbreviation or (written not in small and written not in common_words()):
        return True
    if words.opens[index] or words.titled[index]:
        return owner.source == ON_FILE and written not in small and not words.titled[index]
    if owner.source != GAZETTEER:
        return written not in small
    return words.lower(index - 1) in PLACE_WORDS and owner.population >= LARGE


def has_place_word(words: Words, first: int) -> bool:
    """Whether a word stands before that places stand after."""
    before = words.lower(first - 1)
    return before in PLACE_WORDS or (before == "the" and words.lower(first - 2) in PLACE_WORDS)
