"""A claim without a figure, from the clause that states it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.records import Fidelity, Kind, Known, Part, Piece
from apps.claims.extraction.assembling.rules import RULES
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.scoping import days_of, known_period, period_in
from apps.claims.extraction.assembling.voicing import Voice, plain, voice_at
from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import CONJUNCTIONS, words_of

_LONGEST_STATEMENT: Final = 300
# A quotation that begins in a clause belongs to it whole, if no more tokens of it follow.
_REST: Final = 30
_LEADING_ON: Final = words_of("of in at to from with by for on the a an")
_THEY: Final = words_of("he she it they він вона вони он она они")


def framed(
    scene: Scene,
    *,
    kind: Kind,
    rule: str,
    sentence: Sentence,
    clause: Range,
    verb: int,
    known: Mapping[Part, Known],
    why: str,
    voice: Voice | None = None,
    dated: bool = True,
) -> Draft | None:
    """The claim that a clause states, with who says it and when; None if nobody says it.

    `clause`: its tokens, from its subject. `verb`: the token of its verb. `why`: what was read, in
    words for people. `voice`: who says it, if not the one at the verb. `dated`: a period of the
    clause is a period of the claim.
    """
    reading = scene.reading
    if rule in scene.off:
        return None
    voice = voice or voice_at(scene, reading.starts[verb])
    if voice.unsaid:
        return None
    span = trimmed(scene, clause)
    fields = dict(known)
    if voice.claimant is not None:
        fields[Part.CLAIMANT] = voice.claimant
    period = period_in(scene, (span,), reading.starts[verb]) if dated else None
    if period is not None:
        fields[Part.PERIOD] = known_period(period)
    return Draft(
        kind=kind,
        statement=statement_of(
            scene.text, span, fields.get(Part.SUBJECT) or fields.get(Part.CLAIMANT)
        ),
        core=span,
        evidence=[Piece(span, _fidelity(scene, span, voice))],
        rule=rule,
        explanation=f"{RULES[rule].sentence} {why}",
        fingerprint=fingerprint_of(kind, rule, plain(scene.text, span)),
        known=fields,
        period=days_of(period) if period is not None else None,
        chain=list(voice.chain),
        headline=sentence.heading,
    )


def _fidelity(scene: Scene, span: Span, voice: Voice) -> Fidelity:
    """Verbatim only where all of the words are the claimant's own, or the article's."""
    if voice.attribution is not None and scene.reading.within[scene.tokens_in(span).start] < 0:
        return Fidelity.PARAPHRASE
    return voice.fidelity


def trimmed(scene: Scene, clause: Range) -> Span:
    """The words of a clause without marks and joining words at its ends."""
    reading = scene.reading
    first, last = clause
    while first < last - 1 and reading.kinds[first] not in ("word", "number"):
        first += 1
    while last > first + 1 and (
        reading.lows[last - 1] in CONJUNCTIONS | _LEADING_ON
        or (
            reading.kinds[last - 1] not in ("word", "number", "possessive")
            and reading.words[last - 1] not in ")]%"
        )
    ):
        last -= 1
    number = reading.within[last - 1]
    if number >= 0 and reading.quotations[number].first >= first:
        end = reading.quotations[number].last
        last = end if end - last <= _REST else last
    return Span(reading.starts[first], reading.ends[last - 1])


def statement_of(text: str, span: Span, claimant: Known | None) -> str:
    """The words of a span as a sentence by itself; "he" at its start is whoever says it."""
    words = plain(text, span)
    begin, _, rest = words.partition(" ")
    if claimant is not None and begin.lower() in _THEY and rest:
        words = f"{claimant.words} {rest}"
    if len(words) > _LONGEST_STATEMENT:
        words = words[:_LONGEST_STATEMENT].rsplit(" ", 1)[0] + " …"
    if words[-2:-1] == "," and words[-1] in "\"'”»":
        words = f"{words[:-2]}{words[-1]}"
    ended = words.rstrip("\"'”»")[-1:] in (".", "!", "…")
    return f"{words[:1].upper()}{words[1:]}{'' if ended else '.'}"


def fingerprint_of(kind: Kind, rule: str, words: str) -> str:
    """The words that tell a claim from others, without case and marks."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    kept = "".join(char if char.isalnum() else " " for char in folded)
    return f"{kind.value} {' '.join(kept.split())}"
