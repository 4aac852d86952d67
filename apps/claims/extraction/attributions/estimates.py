"""Who gave an estimate: by giving it, by owning it, or in the sentence behind it."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.clauses import clause_end
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    NEGATIONS,
    POSSESSIVE,
    words_of,
)
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.lexicon import SLAVIC_CUES, VERB_CUES
from apps.claims.extraction.attributions.phrases import subject_left, subject_right
from apps.claims.extraction.attributions.reading import MARK, NUMBER, WORD, Reading, Sentence
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE
from apps.claims.extraction.attributions.records import Act

_ESTIMATES = words_of("estimate estimates figure figures toll tally count number numbers")
_LOST = words_of("losses loss casualties deaths fatalities")
PUT_AT = _ESTIMATES | _LOST
_GIVING = words_of(
    "gave give gives given offered offer offers put puts released releases published publishes"
    " issued issues provided provides shared"
)
_COUNTED = words_of("dozen dozens hundred hundreds thousand thousands million") | words_of(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
)
_REPORTERS = words_of("reporters journalists correspondents")
_LONGEST_GIFT = 12
_OWNED = words_of("account accounts count estimate estimates admission reckoning tally")
_BOUNDS = DASHES | frozenset(":;") - frozenset("-")

# The sentence before: "Таку оцінку оприлюднив …", "Об этом сообщил …", "The figure came from …".
_SUCH = words_of("таку такі такий таке цю ці це такую такие такое эту эти это")
_GIVEN = words_of(
    "оцінку оцінки дані цифри цифру інформацію відомості кількість число підрахунки"
    " оценку оценки данные цифры цифру информацию сведения подсчеты подсчёты"
)
_ABOUT_IT = frozenset((("про", "це"), ("об", "этом")))
_PUBLISHED = frozenset(
    stem + ending
    for stem in ("оприлюдни", "назва", "озвучи", "обнародова", "опубликова", "опублікува")
    for ending in ("в", "л", "ла", "ли", "ло")
) | words_of("навів навела навели привёл привел привела наводить приводит")
_THE = words_of("the that this these those")
_CAME = words_of("given released published provided announced issued made")
_NEAR = 6
# "За тією ж оцінкою", «по тем же данным»: an estimate told of before.
POINTED = words_of("тією цією тими цими тим цим тієї цієї той этой тем этим тех этих")


def read_estimate(reading: Reading, place: int, sentence: Sentence) -> Draft | None:
    """ "X gave reporters an estimate of …", "X put the toll at …"; `place`: of the noun."""
    after = _link(reading, place, sentence.last)
    if after is None or after + 1 >= sentence.last:
        return None
    if not _counts(reading, after + 1, min(sentence.last, after + _NEAR)):
        return None
    at, lowest = place - 1, max(sentence.first, place - _LONGEST_GIFT)
    while at > lowest and reading.lows[at] not in _GIVING:
        if reading.kinds[at] == MARK or reading.within[at] >= 0:
            return None
        at -= 1
    low = reading.lows[at]
    if at <= sentence.first or low not in _GIVING:
        return None
    if reading.lows[after] == "at" and low not in ("put", "puts"):
        return None
    if reading.lows[place] in _LOST and reading.lows[after] != "at":
        return None
    if low in ("put", "puts") and reading.lows[after] == "of" and reading.lows[at + 1] != "out":
        return None
    before = _before(reading, at, sentence)
    if before is None:
        return None
    speaker = subject_left(reading, before, sentence.first)
    if speaker is None:
        return None
    begin = place
    while begin - 1 > at and reading.lows[begin - 1] not in DETERMINERS:
        begin -= 1
    begin = begin - 1 if begin - 1 > at else place
    draft = Draft("estimate-given", at, speaker, (at, at + 1), [], low)
    draft.content = [(begin, clause_end(reading, begin, sentence.last))]
    if at + 1 < begin and reading.lows[at + 1] in _REPORTERS:
        draft.told = (at + 1, at + 2)
    return draft


def _link(reading: Reading, place: int, last: int) -> int | None:
    """The "of" or "at" that leads to the number: "estimate of 9", "number of dead at 45"."""
    after = place + 1
    if after >= last or reading.lows[after] not in ("of", "at"):
        return None
    if reading.lows[after] == "at" or _counts(reading, after + 1, min(last, after + 2)):
        return after
    for at in range(after + 1, min(last, after + _NEAR)):
        if reading.lows[at] == "at":
            return at
        if reading.kinds[at] != WORD:
            break
    return after


def _counts(reading: Reading, first: int, last: int) -> bool:
    """Whether a number stands in some words, in digits or not."""
    return any(
        reading.kinds[at] == NUMBER or reading.lows[at] in _COUNTED for at in range(first, last)
    )


def _before(reading: Reading, at: int, sentence: Sentence) -> int | None:
    """The token before a verb's auxiliaries and adverbs; None under a negation or modal."""
    before = at - 1
    while before >= sentence.first and (
        reading.lows[before] in AUXILIARIES or is_adverb(reading.lows[before])
    ):
        low = reading.lows[before]
        if low in NEGATIONS or low in ("be", "is", "was", "were", "are", "been", "would", "could"):
            return None
        before -= 1
    return before if before >= sentence.first and reading.lows[before] != "to" else None


def read_own_account(reading: Reading, place: int, sentence: Sentence) -> Draft | None:
    """ "By his own account X lacks …", "…, by the army’s count"; `place`: of "by"."""
    at = place + 1
    if at + 1 >= sentence.last:
        return None
    owner: Range | None = None
    if reading.lows[at] in POSSESSIVE:
        owner, at = (at, at + 1), at + 1
    else:
        mark, highest = at, min(sentence.last, at + _NEAR)
        while mark < highest and reading.kinds[mark] == WORD:
            mark += 1
        if mark < highest and reading.kinds[mark] == GENITIVE:
            owner, at = (at, mark), mark + 1
    own = at < sentence.last and reading.lows[at] == "own"
    at += own
    if owner is None or owner[1] <= owner[0] or at >= sentence.last:
        return None
    if reading.lows[at] not in _OWNED:
        return None
    draft = Draft("according-to", place, owner, (place, at + 1), [], "by account")
    first = place
    while first > sentence.first and reading.words[first - 1] not in _BOUNDS:
        first -= 1
    after = at + 1
    if place - first > 1:
        draft.content = [(first, place)]
        return draft
    if after < sentence.last and reading.words[after] == ",":
        after += 1
    draft.content = [(after, clause_end(reading, after, sentence.last))]
    if first == sentence.first and reading.lows[owner[0]] in ("its", "their"):
        draft.speaker = subject_right(reading, after, sentence.last)
    return draft if draft.speaker is not None and after < sentence.last else None


def read_sentence_before(
    reading: Reading, sentence: Sentence, before: Sentence | None
) -> Draft | None:
    """ "Таку оцінку оприлюднив речник": who is named for the sentence before this one."""
    if before is None or before.heading or sentence.last - sentence.first < 4:
        return None
    place = _published(reading, sentence)
    if place is None:
        place, speaker = _came_from(reading, sentence, before)
    else:
        speaker = _publisher(reading, place, sentence)
    if speaker is None or place is None:
        return None
    draft = Draft("sentence-before", place, speaker, (place, place + 1), [])
    draft.lemma = reading.lows[place]
    draft.content = [(before.first, before.last)]
    return draft


def _published(reading: Reading, sentence: Sentence) -> int | None:
    first = sentence.first
    two = tuple(reading.lows[first : first + 2])
    such = two[0] in _SUCH and two[1] in _GIVEN
    if not such and two not in _ABOUT_IT:
        return None
    for at in range(first + 2, min(first + 2 + _NEAR, sentence.last - 1)):
        low = reading.lows[at]
        if reading.kinds[at] != WORD or low == "не":
            return None
        if such and low in _PUBLISHED:
            return at
        if low in SLAVIC_CUES and VERB_CUES[low].act is Act.SAYS:
            return at
    return None


def _publisher(reading: Reading, verb: int, sentence: Sentence) -> Range | None:
    at = verb + 1
    if reading.lows[at] in ("у", "в", "во") and reading.lows[verb].endswith("ли"):
        at += 1
    return subject_right(reading, at, sentence.last)


def _came_from(
    reading: Reading, sentence: Sentence, before: Sentence
) -> tuple[int | None, Range | None]:
    """ "The figure was given by X", "That estimate came from X", behind a number."""
    first = sentence.first
    lows = reading.lows[first : first + 5]
    if lows[0] not in _THE or lows[1] not in _ESTIMATES:
        return None, None
    if lows[2] in ("was", "were") and lows[3] in _CAME and lows[4:] == ["by"]:
        verb, behind = first + 3, first + 5
    elif lows[2:4] in (["came", "from"], ["comes", "from"], ["come", "from"]):
        verb, behind = first + 2, first + 4
    else:
        return None, None
    if not any(reading.kinds[at] == NUMBER for at in range(before.first, before.last)):
        return None, None
    return verb, subject_right(reading, behind, sentence.last)


def points_back(reading: Reading, speaker: Range) -> bool:
    """Whether a source is only pointed at: "the same estimate", «тією ж оцінкою»."""
    lows = reading.lows[speaker[0] : speaker[1]]
    if lows[-1] in _ESTIMATES | _OWNED:
        return lows[:2] == ["the", "same"] or lows[0] in ("this", "that", "these", "those")
    return lows[0] in POINTED
