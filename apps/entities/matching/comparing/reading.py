"""Reading a name: its words, and what each of them is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from apps.entities.matching.comparing.sounds import bones, sound
from apps.entities.matching.comparing.words import PARTICLES, TITLES, given_names
from apps.entities.names import script_of

# Names longer than this are cut: nobody is called that, and comparing stays quick.
LONGEST = 160
MOST_WORDS = 12

LONGEST_WORD = 40

_CAMEL = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[а-яіїєґё]{3})(?=[А-ЯІЇЄҐЁ][а-яіїєґё]{2})"
)
_WORD = re.compile(r"[0-9a-z]+")
_SILENT = re.compile(r"['’ʼʹ`´‘\"]")
# Letters of Latin scripts that say how they sound, which an accent taken off would lose.
_MARKED = str.maketrans(
    {
        "š": "sh",
        "č": "ch",
        "ž": "zh",
        "ś": "s",
        "ć": "ch",
        "ź": "zh",
        "ż": "zh",
        "ř": "rzh",
        "ş": "sh",
        "ș": "sh",
        "ţ": "ts",
        "ț": "ts",
        "ç": "ch",
        "ğ": "g",
        "ı": "i",
        "ł": "l",
        "ë": "e",
        "ё": "e",
        "є": "e",
        "э": "e",
        "х": "kh",
        "щ": "shch",
        "ь": "",
        "ъ": "",
        "ы": "y",
        "й": "y",
        "ї": "i",
        "ў": "u",
        "ђ": "dj",
        "đ": "dj",
    }
)
_PATRONYMIC = re.compile(
    r"(?P<stem>.{2,}?)(?:i?[iy]?(?:ovich|evich|ovych|evych|iovych|avich|ievich|ovitch|evitch|"
    r"ovic|evic|owicz|ewicz|ovna|evna|ivna|yivna|auna|euna|ovych|awna|ewna|iovych|jevich|jovich|"
    r"ovici|evici|ich|ych|ichna))$"
)
_ENDING = re.compile(
    r"(?<=..)(?:[oea]v|[oei]va|in|ina|ski|skii|skai?a|enko|Cuk|uk|ian|dze|Svili)$"
)
# The second half of names like Nur al-Din, however it was run together.
_DIN = re.compile(r"(?<=..)(?:a|e|i|u)[ld]?d?(?:din|dine|deen|dean)$")
_DINS = frozenset({"din", "dine", "deen", "eddine", "eddin", "uddin", "aldin"})
_VOWELS = frozenset("aeiouy")
# Longer words that begin with the Arabic article may hold it.
_ARTICLE = 4
# Scripts that write no short vowels.
_BONY = frozenset({"Arab", "Hebr"})


# Told apart by what they are, not by what they say: a name may hold a word twice.
@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name. `text`: in plain Latin letters; `sound`: see sounds.py.

    `given`: numbers of the groups of given names it belongs to; `stem`: of a patronymic; `root`:
    the sound without an ending that thousands of surnames share.
    """

    text: str
    sound: str
    given: frozenset[int]
    stem: str
    root: str
    place: int

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1

    @property
    def is_patronymic(self) -> bool:
        return bool(self.stem)


@dataclass(frozen=True, slots=True)
class Reading:
    """`words`: without particles and titles. `surnames`: how many of them stand before a comma;
    0 where none stands. `bony`: the script leaves short vowels out."""

    words: tuple[Word, ...]
    surnames: int
    bony: bool
    dropped: tuple[str, ...]


@lru_cache(maxsize=32768)
def plain(name: str) -> str:
    """A name in Latin letters, lower case, marks resolved by how they sound.

    Empty where it holds no letter and no digit.
    """
    if not any(map(str.isalnum, name[:LONGEST])):
        return ""
    text = unicodedata.normalize("NFC", name[:LONGEST])
    if " " not in text:
        text = _CAMEL.sub(" ", text)
    lower = _SILENT.sub("", text.casefold()).translate(_MARKED)
    return _SILENT.sub("", anyascii(lower).casefold())


def words_of(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(text)[:MOST_WORDS]]


@lru_cache(maxsize=1)
def _given_by_sound() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, (full, short) in enumerate(given_names()):
        for name in (*full, *short):
            groups.setdefault(sound(name), set()).add(number)
    return {heard: frozenset(numbers) for heard, numbers in groups.items()}


def given_groups(heard: str) -> frozenset[int]:
    """The groups of given names that a sound belongs to."""
    return _given_by_sound().get(heard, frozenset())


@lru_cache(maxsize=65536)
def word(text: str, place: int) -> Word:
    heard = sound(text)
    found = _PATRONYMIC.fullmatch(text) if len(text) > 5 else None
    stem = sound(found["stem"]) if found else ""
    return Word(text, heard, given_groups(heard), stem, _ENDING.sub("", heard), place)


@lru_cache(maxsize=32768)
def read_person(name: str) -> Reading:
    """The words of a person's name, its surname first if a comma says so."""
    bony = not name.isascii() and script_of(name) in _BONY
    head, comma, tail = plain(name).partition(",")
    before, dropped = _telling(words_of(head), bony)
    after, more = _telling(words_of(tail), bony)
    if not before + after:
        before = dropped[:MOST_WORDS] or words_of(head + " " + tail)
    texts = (before + after)[:MOST_WORDS]
    return Reading(
        tuple(word(text, place) for place, text in enumerate(texts)),
        len(before) if comma and after else 0,
        bony,
        tuple(dropped + more),
    )


def _telling(texts: list[str], bony: bool) -> tuple[list[str], list[str]]:
    """The words that tell somebody, with servant of and father of joined to theirs; the rest."""
    kept: list[str] = []
    dropped: list[str] = []
    prefix = ""
    for text in texts:
        if (
            text in ("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abu", "nur")
            and not prefix
        ):
            prefix = "abdul" if text.startswith("abd") else text
        elif text in PARTICLES or text in TITLES:
            dropped.append(text)
        elif text in _DINS and kept:
            kept[-1] += "din"
        elif not bony and len(text) in (2, 3) and _VOWELS.isdisjoint(text):
            kept += [prefix + letter for letter in text]
            prefix = ""
        else:
            kept.append(prefix + _DIN.sub("din", text))
            prefix = ""
    if prefix:
        kept.append(prefix)
    return kept, dropped


def skeleton(reading: Reading) -> tuple[Word, ...]:
    """The words by their consonants only, to meet a script that writes no vowels."""
    return tuple(
        Word(each.text, bones(each.sound), each.given, "", bones(each.root), each.place)
        for each in reading.words
    )
