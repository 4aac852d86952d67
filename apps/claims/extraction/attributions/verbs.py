"""Verbs that attribute: who stands before or behind them, and what they attribute."""

from __future__ import annotations

from apps.claims.extraction.attributions.clauses import clause_end
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
    SUBORDINATORS,
    THAT,
    words_of,
)
from apps.claims.extraction.attributions.contents import fill
from apps.claims.extraction.attributions.cues import Cue, Form
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.english import PARTICLES
from apps.claims.extraction.attributions.lexicon import SLAVIC_CUES, VERB_CUES
from apps.claims.extraction.attributions.phrases import (
    Range,
    before_verb,
    is_adverb,
    subject_left,
    subject_right,
)
from apps.claims.extraction.attributions.reading import MARK, QUOTE, Reading, Sentence
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE
from apps.claims.extraction.attributions.records import Act
from apps.claims.extraction.attributions.subjects import main_subject

# Determiners that also stand for people by themselves: "another says".
_ALSO_ALONE = QUANTIFIERS | {"that", "this", "these", "those", "her"}
# Verbs that stand before their speaker even where no quotation precedes: "…, reported The Hill".
_REPORTING = frozenset(("say", "report", "write", "add"))
_DOCUMENTS = words_of("statement report letter memo post tweet message interview release email")
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
    if cue.form in (Form.PAST, Form.PARTICIPLE) and any(low in BE for low in group):
        if group and group[-1] != "had":
            return _passive(reading, draft, before, sentence)
    if cue.form is Form.GERUND and not any(low in BE for low in group):
        return _participle(reading, draft, frames, after, sentence, earlier)
    inverted = _inverted(reading, cue, place, before, after, sentence)
    if inverted is not None:
        draft.speaker = inverted
        return fill(reading, draft, frames, inverted[1], before + 1, sentence)
    draft.speaker = subject_left(reading, before, sentence.first)
    if draft.speaker is None:
        joined = _joined(reading, before, sentence, earlier)
        if joined is None:
            return None
        draft.speaker = joined
        return fill(reading, draft, frames, after, place, sentence, lone=True)
    return fill(reading, draft, frames, after, draft.speaker[0], sentence)


def _particle(reading: Reading, cue: Cue, place: int, last: int) -> tuple[Act, str, int] | None:
    for at in (place + 1, place + 2):
        if at < last and (found := PARTICLES.get((cue.lemma, reading.lows[at]))):
            if at == place + 1 or is_adverb(reading.lows[place + 1]):
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
    if cue.form is Form.BASE and before == prior:
        # A bare form after a noun of one: "the report", but "analysts say".
        if low in ("he", "she", "it") or low in CONJUNCTIONS:
            return low not in CONJUNCTIONS or cue.also_noun
    if cue.also_noun and before == prior:
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
        if not starts or (
            not reading.capital(prior)
            and low not in QUANTIFIERS
            and cue.form is Form.THIRD
            and not low.endswith("y")
        ):
            return not starts
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
    """Whether "…, said X" without quotation marks ends the clause, or "as X reported" begins it."""
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


def _participle(
    reading: Reading,
    draft: Draft,
    frames: frozenset[str],
    after: int,
    sentence: Sentence,
    earlier: list[Draft],
) -> Draft | None:
    """A participle takes the speaker of its clause: "…, he said, adding that …"."""
    prior = draft.anchor - 1
    while prior >= sentence.first and is_adverb(reading.lows[prior]):
        prior -= 1
    if prior < sentence.first:
        # "Speaking of X, he said": what follows the comma is the subject.
        return None
    low = reading.lows[prior]
    if (
        reading.words[prior] == ","
        or low in CONJUNCTIONS
        or reading.within[prior] >= 0
        or low in PREPOSITIONS | SUBORDINATORS
        or reading.words[prior] in DASHES
    ):
        if low in DETERMINERS or low in ("of", "on"):
            return None
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    elif low in _DOCUMENTS:
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    else:
        draft.speaker = subject_left(reading, prior, sentence.first)
    if draft.speaker is None:
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    draft.rule = "participle"
    return fill(reading, draft, frames, after, draft.anchor, sentence, lone=True)


def _passive(reading: Reading, draft: Draft, before: int, sentence: Sentence) -> Draft | None:
    """ "He was quoted as saying …", "is expected to …", "was told that …"."""
    verb, place, last = draft.lemma, draft.anchor + 1, sentence.last
    subject = subject_left(reading, before, sentence.first)
    if verb == "quote" and place + 1 < last and reading.lows[place] == "as":
        if reading.lows[place + 1] in ("saying", "telling"):
            draft.speaker, draft.cue, draft.rule = subject, (draft.anchor, place + 2), "quoted-as"
            end = clause_end(reading, place + 2, last)
            draft.content = [(place + 2, end)] if end > place + 2 else []
            return draft if draft.content else None
    draft.rule = "passive"
    if subject is None:
        return None
    if place < last and reading.lows[place] == "to" and draft.act is not Act.ASKS:
        draft.content = [subject, (place, clause_end(reading, place, last))]
        return draft
    if place < last and reading.lows[place] in THAT and reading.lows[before] == "it":
        draft.content = [(place, clause_end(reading, place, last))]
        return draft
    if place < last and reading.lows[place] == "by" and reading.lows[subject[0]] not in RELATIVE:
        draft.speaker = subject_right(reading, place + 1, last)
        if draft.speaker is None:
            return None
        draft.content = [subject]
        return draft
    if (
        draft.verb is not None
        and "p" in draft.verb.frames
        and place < last
        and reading.lows[place] in ("of", "for", "as")
    ):
        draft.content = [subject, (place, clause_end(reading, place, last))]
        return draft
    return None
