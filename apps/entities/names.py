"""Reading names: what script one is written in, and the key that finds it again.

Pure functions. The key serves look-ups and sorting only; it never decides who somebody is.
"""

import re
import unicodedata
from collections import Counter

from anyascii import anyascii

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")

# ISO 15924 codes by the first word of a character's Unicode name.
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "CJK": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "HANGUL": "Hang",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "DEVANAGARI": "Deva",
}


def fold(name: str) -> str:
    """A name as a plain key: Latin letters and digits in lower case, words apart by one space.

    Accents fall away and other scripts are transliterated, so that «Пригожин» and “Prigozhin”
    share a key. Of a name without a single letter or digit (an emoji, say) the key is the name.
    """
    plain = anyascii(unicodedata.normalize("NFKC", name)).casefold().replace("'", "")
    return _NOT_LETTERS.sub(" ", plain).strip() or unicodedata.normalize("NFKC", name).strip()


def script_of(name: str) -> str:
    """The ISO 15924 code of the script most letters are in; "Zyyy" where there are none."""
    counts = Counter(
        _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zzzz")
        for letter in name
        if letter.isalpha()
    )
    return counts.most_common(1)[0][0] if counts else "Zyyy"
