"""Verbs that attribute: who stands before or behind them, and what they attribute."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import (
    BE,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    NEGATIONS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVE,
    THAT,
)
from apps.claims.extraction.attributions.contents import fill
from apps.claims.extraction.attributions.cues import Cue, Form
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.english import PARTICLES
from apps.claims.extraction.attributions.lexicon import SLAVIC_CUES, VERB_CUES
from apps.claims.extraction.attributions.phrases import before_verb, subject_left, subject_right
from apps.claims.extraction.attributions.reading import MARK, QUOTE, WORD, Reading, Sentence
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE
from apps.claims.extraction.attributions.records import Act
from apps.claims.extraction.attributions.slavic import ONLY_NEGATED
from apps.claims.extraction.attributions.subjects import main_subject
from apps.claims.extraction.attributions.voices import read_participle, read_passive

# Determiners that also stand for people by themselves: "another says".
_ALSO_ALONE = QUANTIFIERS | {"that", "this", "these", "those", "her"}
# Verbs that stand before their speaker even where no quotation precedes: "…, reported The Hill".
_REPORTING = frozenset(("say", "report", "write", "add"))
_ONLY_PURPOSE = frozenset("t")
_IN_BODY = frozenset(("у", "в", "во", "на"))
_PLURAL = ("ли", "лись", "ють", "ять", "ют", "ят", "ат")
_NOUN_BEFORE = DETERMINERS | PREPOSITIONS | POSSESSIVE


def read_verb(
    reading: Reading, place: int, sentence: Sentence, earlier: list[Draft]
) -> Draft | None:
    """What the attributing verb at token `place` attributes; None if it attributes nothing here.

    `earlier`: the drafts of the same sentence so far.
    """
    cue = VERB_CUES[reading.lows[place]]
    frames, act, after = cue.frames, cue.act, place + 1
    particle = _particle(reading, cue, place, sentence.last)
    if particle is not None:
        act, letters, after = particle
        frames = frozenset(letters)
    if not frames:
        return None
    before = before_verb(reading, place, sentence.first)
    group = reading.lows[before + 1 : place]
    if _is_noun(reading, cue, place, before, sentence, after):
        return None
    draft = Draft("", place, None, (place, after), [], cue.lemma, act, verb=cue)
    draft.negated = any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in group)
    if cue.lemma in ONLY_NEGATED and not draft.negated:
        return None
    passive = any(low in BE for low in group) and group[-1] != "had"
    if passive and cue.form in (Form.PAST, Form.PARTICIPLE):
        return read_passive(reading, draft, before, sentence)
    if cue.form is Form.GERUND and not any(low in BE for low in group):
        if frames == _ONLY_PURPOSE:
            return None
        return read_participle(reading, draft, frames, after, sentence, earlier)
    inverted = _inverted(reading, cue, place, before, after, sentence)
    if inverted is not None:
        draft.speaker = inverted
        return fill(reading, draft, frames, inverted[1], before + 1, sentence)
    draft.speaker = _body_in(reading, place, before, sentence) or subject_left(
        reading, before, sentence.first
    )
    draft.speaker = _antecedent(reading, draft.speaker, sentence) or draft.speaker
    if draft.speaker is None:
        joined = _joined(reading, before, sentence, earlier)
        if joined is None:
            return None
        draft.speaker = joined
        return fill(reading, draft, frames, after, place, sentence, lone=True)
    return fill(reading, draft, frames, after, draft.speaker[0], sentence)


def _body_in(reading: Reading, place: int, before: int, sentence: Sentence) -> Range | None:
    """The body in which unnamed people say it: «у штабі повідомили», «в Кремле заявили»."""
    if reading.lows[place] not in SLAVIC_CUES or not reading.lows[place].endswith(_PLURAL):
        return None
    at = before
    while at > max(sentence.first, before - 6) and (
        reading.kinds[at] == WORD or reading.within[at] >= 0
    ):
        if reading.lows[at] in PREPOSITIONS:
            break
        at -= 1
    if reading.lows[at] not in _IN_BODY or at == before:
        return None
    if any(reading.lows[inside] in DAYS for inside in range(at + 1, before + 1)):
        return None
    return at + 1, before + 1


def _antecedent(reading: Reading, speaker: Range | None, sentence: Sentence) -> Range | None:
    """What "that" stands for: "a map that shows …"; None where it stands for no noun."""
    if speaker is None or reading.lows[speaker[0]] != "that" or speaker[1] - speaker[0] > 1:
        return None
    return subject_left(reading, speaker[0] - 1, sentence.first)


def _particle(reading: Reading, cue: Cue, place: int, last: int) -> tuple[Act, str, int] | None:
    for at in (place + 1, place + 2):
        if at > place + 1 and not (at < last and is_adverb(reading.lows[place + 1])):
            break
        if at < last and (found := PARTICLES.get((cue.lemma, reading.lows[at]))):
            return found[0], found[1], at + 1
    return None


def _is_noun(
    reading: Reading, cue: Cue, place: int, before: int, sentence: Sentence, after: int
) -> bool:
    """Whether the word is a noun or an attribute here, or an infinitive, and no predicate."""
    prior = place - 1
    if prior < sentence.first:
        return cue.form is Form.BASE or cue.also_noun
    low = reading.lows[prior]
    if reading.kinds[prior] == GENITIVE and cue.form is not Form.GERUND:
        return True
    if low in _NOUN_BEFORE and low not in _ALSO_ALONE:
        return cue.form is not Form.GERUND
    if low == "to":
        return True
    if before != prior:
        return False
    if cue.form is Form.BASE and low in ("he", "she", "it"):
        return True
    if cue.form is Form.BASE and low in CONJUNCTIONS:
        return cue.also_noun
    if cue.also_noun:
        following = reading.lows[after] if after < sentence.last else ""
        starts = (
            following in THAT
            or following in DETERMINERS
            or (following in PERSONAL and following not in POSSESSIVE)
            or (
                after < sentence.last and (reading.capital(after) or reading.kinds[after] == QUOTE)
            )
            or ("t" in cue.frames and following == "to")
            or after > place + 1
        )
        if low in PERSONAL or low in RELATIVE:
            return False
        if not starts:
            return True
        if cue.form is Form.THIRD and not reading.capital(prior):
            return low.endswith("s") or cue.lemma == "state"
        if cue.form is Form.BASE and not low.endswith("s") and low not in QUANTIFIERS:
            return True
        return reading.words[prior] in (",", ";")
    return False


def _inverted(
    reading: Reading, cue: Cue, place: int, before: int, after: int, sentence: Sentence
) -> Range | None:
    """The speaker behind the verb in "“…,” said Kirby", «…», — сказав Кірбі."""
    if before != place - 1 or "q" not in cue.frames or cue.form in (Form.BASE, Form.GERUND):
        return None
    slavic = reading.lows[place] in SLAVIC_CUES
    if place > sentence.first:
        prior = reading.words[place - 1]
        ends_quotation = reading.within[place - 1] >= 0 or (
            prior in (",", "!", "?") or prior in DASHES
        )
        if not ends_quotation and reading.lows[place - 1] not in ("as", "як", "как"):
            return None
    else:
        return None
    if slavic and reading.lows[place].endswith(_PLURAL):
        # «…», — заявили в Кремле: the body in which unnamed people say it.
        after += after < sentence.last and reading.lows[after] in _IN_BODY
    found = subject_right(reading, after, sentence.last)
    if found is None:
        return None
    quoted = reading.within[place - 1] >= 0 or reading.within[max(place - 2, 0)] >= 0
    if not slavic and not quoted and not _closes_report(reading, cue, place, found, sentence):
        return None
    if not slavic and reading.lows[found[0]] in ("him", "her", "them", "us", "me"):
        return None
    return found


def _closes_report(
    reading: Reading, cue: Cue, place: int, speaker: Range, sentence: Sentence
) -> bool:
    """Whether "…, said X" without quotation marks ends the clause."""
    if reading.lows[place - 1] in ("as", "як", "как"):
        return True
    begin, end = speaker
    return (
        cue.lemma in _REPORTING
        and (
            any(reading.capital(at) for at in range(begin, end))
            or reading.lows[begin] in DETERMINERS | PERSONAL
        )
        and (
            end >= sentence.last
            or reading.kinds[end] == MARK
            or reading.lows[end] in PREPOSITIONS
            or reading.lows[end] in DAYS
        )
        and (cue.lemma == "say" or any(reading.capital(at) for at in range(begin, end)))
    )


def _joined(
    reading: Reading, before: int, sentence: Sentence, earlier: list[Draft]
) -> Range | None:
    """The speaker of the attribution before in the sentence: "He said …, and warned that …"."""
    if reading.lows[before] in CONJUNCTIONS or reading.words[before] == ",":
        return main_subject(reading, before, sentence, earlier)
    return None
