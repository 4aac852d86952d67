"""The words that state something: what of a sentence one source says."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.voicing import Voice

_OPENING, _CLOSING = "\"'“„«‟‘”", "\"'“”»‟’"
_LOOSE = " \t\r\n,;:"


def spans_of(sentence: Sentence, voice: Voice) -> list[Span]:
    """What of a sentence is said by one source: its content, or all of it in no other's name."""
    if voice.attribution is None:
        return [sentence.span]
    parts = (span.intersection(sentence.span) for span in voice.attribution.content)
    return [span for span in parts if span is not None] or [sentence.span]


def clause_at(scene: Scene, sentence: Sentence, voice: Voice, position: int) -> Span:
    """The words that state something: of its sentence what one source says, without the marks
    of a quotation around all of it."""
    for span in spans_of(sentence, voice):
        if span.contains(position):
            return stripped(scene.text, span)
    return stripped(scene.text, sentence.span)


def stripped(text: str, span: Span) -> Span:
    """A span without what only leads into it: "that", commas, marks that open or close it."""
    start, end = span.start, span.end
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    if text[start : start + 5].lower() == "that ":
        start += 5
    inside = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in _OPENING and not any(m in inside for m in '“”„«»"'):
        start += 1
        if text[end - 1] in _CLOSING:
            end -= 1
    elif (
        end - start > 2
        and text[end - 1] in _CLOSING
        and not any(mark in inside or mark == text[start] for mark in '“”„«»"')
    ):
        end -= 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    return Span(start, end) if start < end else span
