"""Known names in the words of a text: whole words, in a form and a case that the name can take."""

from apps.entities.matching.finding.hits import Hit, Named
from apps.entities.matching.finding.known import GAZETTEER, KNOWN, ON_FILE, SHORT_FORM, Known
from apps.entities.matching.finding.lexicon import common_words, never_names
from apps.entities.matching.finding.records import PLACE
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
_IN_PLACE = frozenset(
    [
        "in",
        "near",
        "at",
        "outside",
        "inside",
        "around",
        "в",
        "у",
        "во",
        "під",
        "біля",
        "поблизу",
        "около",
        "возле",
    ]
)
_LARGE = 100_000
_PRIORITY = {ON_FILE: 3.0, KNOWN: 2.0, GAZETTEER: 1.0}


def named_hits(
    words: Words, known: Known, small: frozenset[str], hidden: frozenset[str]
) -> list[Hit]:
    """Every name of the index that these words are.

    `small`: folded words that the text also writes without a capital. `hidden`: references of
    owners that are left out.
    """
    hits = []
    for start, end, names in known.index.matches(words.joined):
        first, last = words.spanned(start, end)
        if (
            first is None
            or last is None
            or (not words.upper[first] and not _any_upper(words, first, last))
        ):
            continue
        if first != last and not words.joins(first, last):
            continue
        hit = _hit(
            words,
            first,
            last,
            (names,) if isinstance(names, int) else tuple(names),
            known,
            small,
            hidden,
        )
        if hit:
            hits.append(hit)
    return hits


def _any_upper(words: Words, first: int, last: int) -> bool:
    return any(words.upper[first : last + 1])


def _hit(
    words: Words,
    first: int,
    last: int,
    names: tuple[int, ...],
    known: Known,
    small: frozenset[str],
    hidden: frozenset[str],
) -> Hit | None:
    written = [folded(words.written[index]) for index in range(first, last + 1)]
    single = first == last
    if single and words.keys[first] in never_names():
        return None
    named: list[Named] = []
    seen: set[str] = set()
    for number in names:
        spelling = known.index.spellings[number]
        owner = known.owner_of(number)
        if owner.ref in seen or owner.ref in hidden:
            continue
        exact = _fits(words, first, written, spelling)
        if exact is None:
            continue
        scheme = known.index.schemes.get(number, "")
        if single and not _stands_alone(
            words, first, written[0], owner.source, owner, spelling, small
        ):
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
    return Hit(first, last, best.owner.kind, rule, strength, named)


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


def _fits(words: Words, first: int, written: list[str], spelling: str) -> bool | None:
    """Whether the words are the spelling: True as it is, False in a case form, None not at all."""
    parts = name_words(spelling)
    exact = True
    for offset, part in enumerate(parts):
        plain = folded(part)
        if plain != written[offset]:
            if plain.isascii() or not is_form_of(written[offset], plain):
                return None
            exact = False
        index = first + offset
        if words.loud[index]:
            continue
        if part.isupper() and len(part) > 1 and not words.capitals[index] and len(part) <= 5:
            return None
        if (
            part[0].isupper()
            and len(parts) > 1
            and not words.upper[index]
            and offset in (0, len(parts) - 1)
        ):
            # «Верховная рада», "Donetsk Region": a later word may lose its capital, the first not.
            if offset == 0 or plain.isascii():
                return None
    return exact


def _stands_alone(
    words: Words,
    index: int,
    written: str,
    source: str,
    owner: object,
    spelling: str,
    small: frozenset[str],
) -> bool:
    """Whether a single word may be this name here, or is an everyday word with a capital."""
    place = words.lower(index - 1) in PLACE_WORDS
    abbreviation = spelling.isupper() and len(spelling) > 1
    if spelling[-1] == ".":
        # "Calif." has its dot and stands after a place; "Ill" and "Miss" have neither.
        return words.after(index)[:1] == "." and words.gap(index) in (", ", "-")
    if len(spelling) == 2 and abbreviation and getattr(owner, "place_kind", "") == "region":
        return words.gap(index) == ", " and words.capitals[index] and not words.loud[index]
    if words.loud[index]:
        if source == ON_FILE:
            return len(written) > 2
        if len(written) < 4 or written in common_words():
            return False
        return True
    if abbreviation:
        return True
    plain = written in small or written in common_words()
    if not plain:
        return True
    if words.opens[index] or words.titled[index]:
        return source == ON_FILE and written not in small and not words.titled[index]
    if source != GAZETTEER:
        return written not in small
    population = getattr(owner, "population", 0)
    return (place and population >= _LARGE) or (
        words.lower(index - 1) in _IN_PLACE and written not in small
    )


def has_place_word(words: Words, first: int) -> bool:
    """Whether a word stands before that places stand after."""
    before = words.lower(first - 1)
    return before in PLACE_WORDS or (before in ("the",) and words.lower(first - 2) in PLACE_WORDS)


def is_place(hit: Hit) -> bool:
    return hit.kind == PLACE
