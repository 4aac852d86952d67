"""What speaks for and against two names being one person's, as figures."""

from __future__ import annotations

from apps.entities.matching.comparing.aligning import Alignment, Match, align
from apps.entities.matching.comparing.reading import Reading, Word, read_person, skeleton

# A given name says less than a surname, an initial hardly anything.
_GIVEN_WEIGHT = 0.55
_PATRONYMIC_WEIGHT = 0.5
_INITIAL_WEIGHT = 0.15
_SHORT = 4
_SHORT_WEIGHT = 0.7
# A given name alone, or an initial, names nobody.
_THIN = 1.0
# So far from likeness that two words are as good as different.
_APART = 0.4
# Patronymics less alike than this are of different fathers.
_ONE_FATHER = 0.65
# Names of single syllables, Korean, Chinese, Burmese: each of them counts.
_SYLLABLE = 6

FEATURES = (
    "bias",
    "first",
    "shifted",
    "clash",
    "short_extra",
    "patronymic_lost",
    "rare",
    "order",
    "thin",
)


def weight(word: Word) -> float:
    """How much a word tells: a surname 1, what thousands are called less."""
    if word.is_initial:
        return _INITIAL_WEIGHT
    if word.stem:
        return _PATRONYMIC_WEIGHT
    if word.given:
        return _GIVEN_WEIGHT
    return _SHORT_WEIGHT if len(word.text) <= _SHORT else 1.0


def _heaviness(words: tuple[Word, ...]) -> float:
    return sum(weight(word) for word in words)


def _surnames(reading: Reading) -> frozenset[Word]:
    """The words that are the surname, as far as the name says."""
    if reading.surnames:
        return frozenset(reading.words[: reading.surnames])
    telling = [word for word in reading.words if not (word.given or word.stem or word.is_initial)]
    if len(telling) == 1:
        return frozenset(telling)
    last = [word for word in reading.words if not word.stem and not word.is_initial]
    return frozenset(last[-1:])


def person_features(first: str, second: str) -> tuple[dict[str, float], Alignment]:
    """Figures by the names in FEATURES, and the alignment they were read from."""
    one, other = read_person(first), read_person(second)
    if one.bony != other.bony:
        alignment = align(skeleton(one), skeleton(other))
    else:
        alignment = align(one.words, other.words)
    matches = alignment.matches
    given_one, given_other = _given(one), _given(other)
    first_name = _named(given_one, given_other, matches)
    lone = bool(alignment.only_first) != bool(alignment.only_second)
    telling = [match.likeness for match in matches if _tells(match)]
    features = {
        "bias": 1.0,
        "first": first_name if first_name is not None else 0.5,
        "shifted": float(
            _shifted(given_one, given_other, alignment)
            or _shifted(given_other, given_one, alignment, turned=True)
        ),
        "clash": _clash(alignment),
        "short_extra": float(
            lone and all(len(word.text) <= _SYLLABLE for word in (*one.words, *other.words))
        ),
        "patronymic_lost": float(_fathers_differ(alignment)),
        "rare": max(telling, default=0.0),
        "order": float(_turned(matches)),
        "thin": float(not telling and sum(map(_matched, matches)) < _THIN),
    }
    return features, alignment


def _fathers_differ(alignment: Alignment) -> bool:
    lost = all(
        any(word.stem for word in words) for words in (alignment.only_first, alignment.only_second)
    )
    return lost or any(
        match.how == "patronymic" and match.likeness < _ONE_FATHER for match in alignment.matches
    )


def _clash(alignment: Alignment) -> float:
    """How badly the two words that answer one another worst do so; 1 for words left on both
    sides, and where nothing answers anything."""
    if not alignment.matches or (alignment.only_first and alignment.only_second):
        return 1.0
    return max(min(1.0, (1.0 - match.likeness) / _APART) for match in alignment.matches)


def _tells(match: Match) -> bool:
    """Whether a pair of words says more than a given name, an initial or a syllable does."""
    word = match.first[0]
    return not (word.given or word.stem or match.how == "initial" or len(word.text) <= _SHORT)


def _matched(match: Match) -> float:
    return min(_heaviness(match.first), _heaviness(match.second))


def _given(reading: Reading) -> frozenset[Word]:
    fathers = {word for word in reading.words if word.stem}
    return frozenset(reading.words) - _surnames(reading) - fathers


def _named(
    ours: frozenset[Word], theirs: frozenset[Word], matches: tuple[Match, ...]
) -> float | None:
    """How well the words of one sort are answered, whichever place the answer stands in."""
    if not ours or not theirs:
        return None
    best = 0.0
    for match in matches:
        if ours.intersection(match.first) or theirs.intersection(match.second):
            both = bool(ours.intersection(match.first)) and bool(theirs.intersection(match.second))
            best = max(best, match.likeness * (1.0 if both else 0.85))
    return best


def _shifted(
    ours: frozenset[Word], theirs: frozenset[Word], alignment: Alignment, *, turned: bool = False
) -> bool:
    """Whether the first name of one is only a later name of the other, whose own first name is
    answered by nothing: a father's name, or one syllable of two."""
    first, other = _foremost(ours), _foremost(theirs)
    left = alignment.only_first if turned else alignment.only_second
    if first is None or other is None or other not in left:
        return False
    for match in alignment.matches:
        mine, its = (match.second, match.first) if turned else (match.first, match.second)
        if first in mine and match.likeness > 0.7:
            return bool(theirs.intersection(its)) or its[0].is_patronymic
    return False


def _foremost(words: frozenset[Word]) -> Word | None:
    return min(words, key=lambda word: word.place, default=None)


def _turned(matches: tuple[Match, ...]) -> bool:
    places = [(match.first[0].place, match.second[0].place) for match in matches]
    ordered = [second for _, second in sorted(places)]
    return ordered != sorted(ordered)
