"""The tables of the transliteration schemes: letters, and where a letter reads otherwise.

A table is words in pairs, a Cyrillic letter and what becomes of it; "-" for nothing. A rule is a
pattern, tried before the letters from left to right, and what becomes of what it matches. Letters
that a language does not have are left to the other language's table.

Sources: Resolution 55 of the Cabinet of Ministers of Ukraine of 27 January 2010; BGN/PCGN 1947
(Russian) and 1965 (Ukrainian); ISO 9:1995; ICAO Doc 9303 part 3; the scientific transliteration of
Slavic studies; Duden for German, Larousse's usage for French, the Polish Language Council's rules.
"""

from __future__ import annotations

LETTERS = "а-яёіїєґўђ"
START = rf"(?<![{LETTERS}'’ʼ])"
AFTER_VOWEL = "(?<=[аеёиоуыэюяіїє])"
AFTER_VOWEL_OR_SIGN = "(?<=[аеёиоуыэюяіїєйъь'’ʼ])"
AFTER_CONSONANT = "(?<=[бвгґджзклмнпрстфхцчшщ])"
END = rf"(?![{LETTERS}])"
BETWEEN_VOWELS = "(?<=[аеёиоуыэюяіїє])с(?=[аеёиоуыэюяіїє])"

_PLAIN = "а a б b в v д d з z к k л l м m н n о o п p р r с s т t у u ф f ґ g ' - ’ - ʼ -"
_RUSSIAN = _PLAIN + " г g и i і i ї i є e ў u"
_UKRAINIAN = _PLAIN + " г h и y і i ы y э e ё e ъ - ў u"
_ENGLISH = " ж zh х kh ц ts ч ch ш sh щ shch"
_HACEKS = " ж ž ц c ч č ш š"

_ISO = f"{_PLAIN}{_HACEKS} г g е e ё ë є ê и i і ì ї ï й j х h щ ŝ ъ ʺ ы y ь ʹ э è ю û я â ґ g̀ ў ŭ"

Rules = tuple[tuple[str, str], ...]
Table = tuple[str, Rules]

# By scheme, then by language.
TABLES: dict[str, dict[str, Table]] = {
    "ua-2010": {
        "uk": (
            _UKRAINIAN + _ENGLISH + " е e є ie ї i й i ю iu я ia ь -",
            (
                ("зг", "zgh"),
                (f"{START}є", "ye"),
                (f"{START}ї", "yi"),
                (f"{START}й", "y"),
                (f"{START}ю", "yu"),
                (f"{START}я", "ya"),
            ),
        ),
    },
    "bgn-pcgn": {
        "ru": (
            _RUSSIAN + _ENGLISH + " е e ё ë й y ъ ” ы y ь ’ э e ю yu я ya",
            (
                (f"{START}е", "ye"),
                (f"{AFTER_VOWEL_OR_SIGN}е", "ye"),
                (f"{START}ё", "yë"),
                (f"{AFTER_VOWEL_OR_SIGN}ё", "yë"),
            ),
        ),
        "uk": (
            _UKRAINIAN + _ENGLISH + " е e є ye ї yi й y ю yu я ya ь ’ ' ” ’ ” ʼ ”",
            (("зг", "z·h"),),
        ),
    },
    "iso-9": dict.fromkeys(("ru", "uk", "be"), (_ISO, ())),
    "scholarly": {
        "ru": (_RUSSIAN + _HACEKS + " е e ё ë й j х x щ šč ъ ʺ ы y ь ʹ э è ю ju я ja", ()),
        "uk": (_UKRAINIAN + _HACEKS + " е e є je ї ji й j х x щ šč ю ju я ja ь ʹ", ()),
        "be": (_PLAIN + _HACEKS + " г h е e ё ë и i і i й j х x ў ŭ ы y ь ʹ э è ю ju я ja", ()),
    },
    "icao": {
        "ru": (_RUSSIAN + _ENGLISH + " е e ё e й i ъ ie ы y ь - э e ю iu я ia", ()),
        "uk": (_UKRAINIAN + _ENGLISH + " е e є ie ї i й i ю iu я ia ь -", ()),
        "be": (_PLAIN + _ENGLISH + " г h е e ё io и i і i й i ў u ы y ь - э e ю iu я ia", ()),
    },
    "english-press": {
        "ru": (
            _RUSSIAN + _ENGLISH + " е e ё yo й y ъ - ы y ь - э e ю yu я ya",
            (
                (f"[иы]й{END}", "y"),
                (f"{START}е", "ye"),
                (f"{AFTER_VOWEL_OR_SIGN}е", "ye"),
            ),
        ),
        "uk": (
            _UKRAINIAN + _ENGLISH + " е e є ye ї i й y ю yu я ya ь -",
            ((f"ий{END}", "y"), (f"ій{END}", "iy"), (f"{START}ї", "yi")),
        ),
    },
    "german-press": {
        "ru": (
            _RUSSIAN + " в w ж sch з s е e ё jo й i х ch ц z ч tsch ш sch щ schtsch"
            " ъ - ы y ь - э e ю ju я ja",
            (
                (f"ий{END}", "i"),
                (f"ый{END}", "y"),
                (BETWEEN_VOWELS, "ss"),
                (f"{START}е", "je"),
                (f"{AFTER_VOWEL_OR_SIGN}е", "je"),
                ("(?<=[жчшщ])ё", "o"),
                (f"{START}й", "j"),
            ),
        ),
        "uk": (
            _UKRAINIAN + " в w ж sch з s е e є je ї ji й j х ch ц z ч tsch ш sch щ schtsch"
            " ю ju я ja ь -",
            ((BETWEEN_VOWELS, "ss"),),
        ),
    },
    "french-press": {
        "ru": (
            _RUSSIAN + " у ou ж j е e ё io й ï х kh ц ts ч tch ш ch щ chtch"
            " ъ - ы y ь - э e ю iou я ia",
            (
                (f"[иы]й{END}", "i"),
                (f"ин{END}", "ine"),
                (f"ын{END}", "yne"),
                ("г(?=[еэиыё])", "gu"),
                (BETWEEN_VOWELS, "ss"),
                (f"{START}е", "e"),
                (f"{AFTER_VOWEL}е", "ïe"),
                ("ье", "ie"),
                (f"{AFTER_VOWEL}я", "ïa"),
            ),
        ),
        "uk": (
            _UKRAINIAN + " у ou ж j е e є ie ї ï й ï х kh ц ts ч tch ш ch щ chtch ю iou я ia ь -",
            (
                (f"ий{END}", "y"),
                (f"ін{END}", "ine"),
                (BETWEEN_VOWELS, "ss"),
            ),
        ),
    },
    "polish-press": {
        "ru": (
            _RUSSIAN + " в w ж ż л ł е je ё jo й j х ch ц c ч cz ш sz щ szcz ъ - ы y ь - э e"
            " ю ju я ja",
            (
                (f"(?<=[кгх])ий{END}", "i"),
                (f"ый{END}", "y"),
                ("ль", "l"),
                ("лё", "lo"),
                ("лю", "lu"),
                ("ля", "la"),
                ("л(?=[еи])", "l"),
                ("(?<=[лжшчщц])е", "e"),
                ("(?<=[жшчщц])ё", "o"),
                ("(?<=[жшц])и", "y"),
                (f"{AFTER_CONSONANT}е", "ie"),
                (f"{AFTER_CONSONANT}ё", "io"),
                (f"{AFTER_CONSONANT}ю", "iu"),
                (f"{AFTER_CONSONANT}я", "ia"),
            ),
        ),
        "uk": (
            _UKRAINIAN + " в w ж ż л ł е e є je ї ji й j х ch ц c ч cz ш sz щ szcz ю ju я ja ь -",
            (
                (f"ський{END}", "ski"),
                (f"цький{END}", "cki"),
                (f"ська{END}", "ska"),
                (f"цька{END}", "cka"),
                ("ль", "l"),
                ("лю", "lu"),
                ("ля", "la"),
                ("лє", "le"),
                ("л(?=і)", "l"),
                ("нь", "ń"),
                ("сь", "ś"),
                ("зь", "ź"),
                ("ць", "ć"),
                (f"{AFTER_CONSONANT}є", "ie"),
                (f"{AFTER_CONSONANT}ю", "iu"),
                (f"{AFTER_CONSONANT}я", "ia"),
            ),
        ),
    },
}
