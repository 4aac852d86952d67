"""Working titles for texts that come without one."""

import re

from apps.articles.intake.records import Inferred

LONGEST = 120
_LEADING_DATE = re.compile(r"^\s*(?:date|published)\s*:?\s+\S+\s+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s+[\"'“‘«(\[]*[^\W\d_a-zа-яіїєґ])")
# What a full stop shortens: U.S., e.g., and short words with a capital, such as Gen. and Col.
_SHORTENED = re.compile(
    r"(?:^|[\s(\[\"“«])(?:(?:[^\W\d_]\.)+[^\W\d_]{1,3}|(?![a-zа-яіїєґ])[^\W\d_]{1,4})$"
)


def _first_sentence(paragraph: str) -> str:
    for end in _SENTENCE_END.finditer(paragraph):
        before = paragraph[: end.start()]
        # "Gen.", "Col." and "U.S." end a word, not a sentence.
        if end[0].startswith(".") and _SHORTENED.search(before) and before.count(" ") < 40:
            continue
        return paragraph[: end.end()]
    return paragraph


def working_title(text: str, has_leading_date: bool = False) -> Inferred[str]:
    """A title of at most 120 characters, cut at a word, from the beginning of `text`.

    `text` must have something other than white space in it.
    """
    body = _LEADING_DATE.sub("", text[:8_000], count=1) if has_leading_date else text[:8_000]
    body = body.strip() or text.strip()[:8_000]
    paragraph = " ".join(re.split(r"\n\s*\n", body, maxsplit=1)[0].split())
    sentence = _first_sentence(paragraph)
    if len(sentence) <= LONGEST:
        return Inferred(sentence, "the beginning of the text")
    cut = sentence[: LONGEST - 1]
    at = cut.rfind(" ")
    if sentence[len(cut)] != " " and at > LONGEST // 2:
        cut = cut[:at]
    return Inferred(cut.rstrip(" ,;:–—-") + "…", "the beginning of the text, shortened")
