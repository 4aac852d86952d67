"""Ukrainian and Russian words without their case endings, and which forms one word can take.

Matching runs on stems, which are cheap and coarse; whether the form in the text is a form of the
name is then asked of the few names that were met: first of the usual endings, then of the
dictionaries.
"""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any

_VOWELS = "аеиіїоуюяєыэ"
# Longest first. What stays must keep three letters, so that short names stay themselves.
_ENDINGS = tuple(
    sorted(
        [
            "ами",
            "ями",
            "ими",
            "ыми",
            "ого",
            "его",
            "ому",
            "ему",
            "ою",
            "ею",
            "єю",
            "ой",
            "ей",
            "їй",
            "ій",
            "ый",
            "ий",
            "им",
            "ым",
            "ом",
            "ем",
            "єм",
            "ям",
            "ам",
            "ах",
            "ях",
            "ої",
            "ая",
            "яя",
            "ую",
            "юю",
            "ые",
            "ие",
            "ое",
            "ее",
            "их",
            "ых",
            "їх",
            "ім",
            "їм",
            "ия",
            "ии",
            "ию",
            "ия",
            "ія",
            "ії",
            "ію",
            "ією",
            "ией",
            "а",
            "е",
            "и",
            "і",
            "ї",
            "о",
            "у",
            "ю",
            "я",
            "є",
            "ы",
            "э",
            "ь",
            "й",
            "ё",
        ],
        key=len,
        reverse=True,
    )
)
_PERSONAL = re.compile("Name|Surn|Patr")
_FLEETING = "еоіїєё"
_SOFTENED = {"з": "г", "ц": "к", "с": "х"}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The coarse stem of a folded Cyrillic word: the same for all its case forms.

    Endings fall away, the vowel that comes and goes before the last consonant too (Київ, Києва),
    and soft signs (Донецьк, Донецька, у Донецьку).
    """
    bare = _without_ending(word).replace("ь", "")
    if len(bare) > 3 and bare[-2] in _FLEETING and bare[-1] not in _VOWELS:
        bare = bare[:-2] + bare[-1]
    # Прага and у Празі, Америка and в Америці meet.
    return bare[:-1] + _SOFTENED.get(bare[-1], bare[-1]) if len(bare) > 2 else bare


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


# Endings a name in the nominative may take, by how it ends itself. "-" stands for a consonant.
_PARADIGMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ский", "цкий", "ський", "цький"), "ий ого ому им ом ім"),
    (("ий", "ый", "ой", "ій"), "ий ый ой ій ого его ому ему им ым ом ем ім"),
    (("ская", "цкая", "ська", "цька"), "ая а ой ої ую у ій ою"),
    (("ая", "яя"), "ая яя ой ей ую юю ою ею"),
    (("ія",), "ія ії ію ією"),
    (("ия",), "ия ии ию ией иею"),
    (("а",), "а ы и у е і ой ою ою"),
    (("я",), "я и і ї ю е є ей ею ьою"),
    (("о",), "о а у ом ові е і"),
    (("е",), "е я ю ем і у а"),
    (("ь",), "ь я ю ем ём і е и ю ью ем єм еві"),
    (("й",), "й я ю ем єм ї і е еві єві"),
    (("-",), "- а у ом ем ові еві і е ым им ою ой"),
    (("ы", "и", "і"), "ы и і ов ев ей ів ам ям ами ями ах ях"),
)


@lru_cache(maxsize=50_000)
def is_form_of(word: str, name: str) -> bool:
    """Whether `word` of a text may be a case form of the word `name` of a name; both folded."""
    if word == name:
        return True
    for endings, forms in _PARADIGMS:
        ending = next((one for one in endings if name.endswith(one)), None)
        if ending is None and endings == ("-",) and name[-1:] not in _VOWELS + "ьй":
            ending = ""
        if ending is None:
            continue
        last = _tail(ending)
        base = name[: len(name) - len(last)]
        if any(word == base + ("" if form == "-" else form) for form in forms.split()):
            return True
        break
    return word in lexeme(name)


def _tail(ending: str) -> str:
    """What of a listed ending changes: of -ский only -ий."""
    return ending[-2:] if len(ending) > 2 and ending[-1] in "йя" else ending[-1:]


@lru_cache(maxsize=20_000)
def lexeme(word: str) -> frozenset[str]:
    """All case forms of a word that the Russian or Ukrainian dictionary has in the nominative."""
    forms: set[str] = set()
    for language in ("uk", "ru"):
        for parse in analyser(language).parse(word)[:6]:
            if "nomn" not in parse.tag:
                continue
            # A name in the plural ("Сухопутні війська") stays in the plural.
            plural = "plur" in parse.tag
            forms.update(
                form.word.replace("ё", "е").replace("ґ", "г")
                for form in parse.lexeme
                if ("plur" in form.tag) == plural
            )
    return frozenset(forms)


@lru_cache(maxsize=2)
def analyser(language: str) -> Any:
    """The morphological analyser of a language ("uk", "ru"); loaded once, when first asked."""
    return import_module("pymorphy3").MorphAnalyzer(lang=language)


@lru_cache(maxsize=50_000)
def is_dictionary_word(word: str) -> bool:
    """Whether the dictionaries have a folded word as anything but a name of a person."""
    return any(
        analyser(language).word_is_known(word)
        and any(not _PERSONAL.search(str(parse.tag)) for parse in analyser(language).parse(word))
        for language in ("ru", "uk")
    )


@lru_cache(maxsize=50_000)
def is_adjective(word: str) -> bool:
    """Whether the dictionaries know a folded word as an adjective."""
    return any(
        analyser(language).word_is_known(word)
        and any("ADJF" in parse.tag for parse in analyser(language).parse(word))
        for language in ("ru", "uk")
    )


@lru_cache(maxsize=50_000)
def is_genitive(word: str) -> bool:
    """Whether a folded word may be a noun or an adjective in the genitive."""
    return len(word) > 2 and any(
        "gent" in parse.tag and ("NOUN" in parse.tag or "ADJF" in parse.tag)
        for language in ("ru", "uk")
        if analyser(language).word_is_known(word)
        for parse in analyser(language).parse(word)
        if parse.score > 0.05
    )
