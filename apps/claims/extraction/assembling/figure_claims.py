"""The claims that figures make: how many, of whom, where, when, and who says so."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.counting import is_worth, of_whole
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.joining import folded, interval_words
from apps.claims.extraction.assembling.populating import population_of
from apps.claims.extraction.assembling.records import (
    Basis,
    Kind,
    Known,
    Part,
    Piece,
    Quantity,
)
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.scoping import (
    days_of,
    known_period,
    period_in,
    place_in,
)
from apps.claims.extraction.assembling.stating import figure_statement
from apps.claims.extraction.assembling.voicing import Voice, plain, voice_at
from apps.figures import Figure

SAID, TOLD = "figure-said", "figure-told"
_MARKS = " \t\n\r\"'“”„«»‟‘’,;"


def read_figures(scene: Scene) -> list[Draft]:
    """A draft for each figure that is worth a claim, in the order of the text."""
    drafts: dict[int, Draft] = {}
    for number, figure in enumerate(scene.figures):
        sentence = scene.sentences[scene.sentence_at(figure.words.start)]
        if not is_worth(scene, figure, sentence):
            continue
        voice = voice_at(scene, figure.words.start)
        if voice.unsaid:
            continue
        whole = drafts.get(figure.part_of) if figure.part_of is not None else None
        draft = _draft(scene, figure, sentence, voice, whole)
        if draft is not None:
            drafts[number] = draft
    return list(drafts.values())


def _draft(
    scene: Scene, figure: Figure, sentence: Sentence, voice: Voice, whole: Draft | None
) -> Draft | None:
    rule = TOLD if voice.claimant is None else SAID
    if rule in scene.off:
        return None
    assert figure.measure is not None
    clause = clause_of(sentence, voice, figure.words.start)
    words = of_whole(scene, figure)
    known: dict[Part, Known] = {}
    if voice.claimant is not None:
        known[Part.CLAIMANT] = voice.claimant
    known[Part.FIGURE] = Known(plain(scene.text, words), Basis.STATED, words)
    word = ""
    if figure.measure_words is not None:
        where = Span(figure.measure_words.start, figure.measure_words.end)
        word = plain(scene.text, where)
        known[Part.MEASURE] = Known(word, Basis.STATED, where)
    population = population_of(scene, figure, clause)
    if population is not None:
        known[Part.POPULATION] = population
    place = place_in(scene, clause, words.end)
    if place is not None:
        known[Part.PLACE] = place
    quantity = Quantity(
        words=plain(scene.text, words),
        qualifier=figure.qualifier.value,
        interval=figure.interval,
        best=figure.best,
        is_round=figure.round,
    )
    draft = Draft(
        kind=Kind.FIGURE,
        statement="",
        core=words,
        evidence=[Piece(clause, voice.fidelity)],
        rule=rule,
        explanation=figure.explanation,
        fingerprint="",
        known=known,
        measure=figure.measure,
        measure_word=word,
        quantity=quantity,
        chain=list(voice.chain),
        part_of=whole,
        headline=sentence.heading,
    )
    period = period_in(scene, clause, words.start)
    if period is not None:
        known[Part.PERIOD] = known_period(period)
        draft.period = days_of(period)
    draft.statement = figure_statement(quantity, figure.measure, word, known)
    counted = folded(population.words) if population is not None else ""
    draft.fingerprint = "|".join((figure.measure, interval_words(figure.interval), counted))
    return draft


def clause_of(sentence: Sentence, voice: Voice, position: int) -> Span:
    """The words that state something: of its sentence what is attributed, without the marks."""
    if voice.attribution is None:
        return sentence.span
    for span in voice.attribution.content:
        if span.contains(position):
            return span.intersection(sentence.span) or sentence.span
    return sentence.span


def stripped(text: str, span: Span) -> Span:
    """A span without quotation marks and white space around it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_MARKS))
    end = span.end - (len(words) - len(words.rstrip(_MARKS)))
    return Span(start, end) if start < end else span
