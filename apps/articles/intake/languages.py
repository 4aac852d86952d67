"""Languages: codes and names that sources state, and what the text itself shows."""

import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from apps.articles.intake.records import Inferred, Refusal, RejectionCode, shorten

# What is told apart when nobody states the language. Others can be stated.
_DETECTED = (
    Language.ENGLISH, Language.UKRAINIAN, Language.RUSSIAN, Language.BELARUSIAN, Language.GERMAN,
    Language.FRENCH, Language.SPANISH, Language.PORTUGUESE, Language.ITALIAN, Language.POLISH,
    Language.TURKISH, Language.ARABIC, Language.PERSIAN, Language.HEBREW, Language.CHINESE,
)  # fmt: skip
# ISO 639-1, whole.
_CODES = frozenset(
    re.findall(
        r"\w+",
        (
            "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs "
            "cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha "
            "he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn "
            "ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
            "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
            "se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw "
            "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
        ),
    )
)
_NAMES = {
    language.name.lower(): language.iso_code_639_1.name.lower() for language in Language.all()
}
_NAMES |= {
    "українська": "uk",
    "украинский": "uk",
    "русский": "ru",
    "російська": "ru",
    "английский": "en",
    "англійська": "en",
    "deutsch": "de",
    "français": "fr",
    "español": "es",
    "polski": "pl",
    "farsi": "fa",
    "mandarin": "zh",
    "norwegian": "no",
}
_THREE_LETTERS = {
    language.iso_code_639_3.name.lower(): language.iso_code_639_1.name.lower()
    for language in Language.all()
}
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")
_LONGEST_TAG = 16
_SAMPLE = 240
_FEWEST_LETTERS = 36
_LEAST_SURE = 0.9


def parse_language(written: str) -> str:
    """Read a language code (`uk`, `ru-RU`, `eng`) or name (`English`) as a BCP 47 tag."""
    text = written.strip()
    named = _NAMES.get(text.casefold())
    if named:
        return named
    match = _TAG.fullmatch(text)
    if match and len(text) <= _LONGEST_TAG:
        primary = match[1].lower()
        primary = _THREE_LETTERS.get(primary, primary)
        if primary in _CODES:
            return "-".join(
                [primary, *(_cased(part) for part in re.split(r"[-_]", match[2]) if part)]
            )
    raise Refusal(
        RejectionCode.BAD_LANGUAGE,
        f"“{shorten(text, 40)}” is not a language Fogline knows: write a code such as en, uk or "
        "ru-RU, or leave the field empty.",
    )


def _cased(subtag: str) -> str:
    if len(subtag) == 2:
        return subtag.upper()
    return subtag.title() if len(subtag) == 4 and subtag.isalpha() else subtag.lower()


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    # Three-letter models: 20 MB instead of 370, and on texts of this length as sure.
    builder = LanguageDetectorBuilder.from_languages(*_DETECTED)
    return builder.with_low_accuracy_mode().build()


def infer_language(text: str) -> Inferred[str] | None:
    """The language of a text by its own letters, or None where it is too short or unsure."""
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _FEWEST_LETTERS:
        return None
    best = _detector().compute_language_confidence_values(sample)[0]
    if best.value < _LEAST_SURE:
        return None
    code = best.language.iso_code_639_1.name.lower()
    return Inferred(code, f"the words read as {best.language.name.title()}, {best.value:.0%} sure")
