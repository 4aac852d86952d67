"""The claims that figures make: how many, of whom, where, when, and who says so."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.carrying import carry_on
from apps.claims.extraction.assembling.clausing import clause_at, spans_of
from apps.claims.extraction.assembling.counting import is_known, is_worth, of_whole
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
from apps.claims.extraction.assembling.rules import RULES
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.scoping import days_of, known_period, period_in, place_in
from apps.claims.extraction.assembling.shares import Shared, shared_by
from apps.claims.extraction.assembling.stating import figure_statement, share_statement
from apps.claims.extraction.assembling.voicing import Voice, plain, voice_at
from apps.claims.extraction.attributions.closed_words import AUXILIARIES, RELATIVE
from apps.figures import Figure
from apps.figures.lexicon.measures import Role, roles_of

SAID, TOLD, ONE, KNOWN = "figure-said", "figure-told", "figure-one", "figure-known"
SHARE_SAID, SHARE_TOLD = "share-said", "share-told"
_GOES_ON = frozenset(("verb-then-clause", "verb-then-object", "according-to"))
_JOINING = (["while"], ["and"], ["whereas"], ["but"], ["а"], ["та"], ["і"], ["и"])
_BETWEEN, _NEAR_COUNTS = 12, 4
_LEAST_SCORE_ALONE = 0.6
_SHOWN = (Part.POPULATION, Part.PLACE, Part.PERIOD)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure stands: its sentence, and who says what stands there."""

    number: int
    sentence: Sentence
    voice: Voice


def read_figures(scene: Scene) -> list[Draft]:
    """A draft for each figure or share that is worth a claim, in the order of the text."""
    drafts: dict[int, Draft] = {}
    before: _Place | None = None
    for number, figure in enumerate(scene.figures):
        at = scene.sentence_at(figure.words.start)
        sentence = scene.sentences[at]
        shared = shared_by(scene, figure, sentence)
        if shared is None and not is_worth(scene, figure, sentence):
            continue
        place = _Place(at, sentence, voice_at(scene, figure.words.start))
        place = before = replace(place, voice=_going_on(scene, place, before))
        if place.voice.unsaid:
            continue
        whole = _whole(scene, drafts, figure, shared)
        draft = (
            _count(scene, figure, place, whole)
            if shared is None
            else _share(scene, figure, place, shared, whole)
        )
        if draft is not None:
            drafts[number] = draft
    kept = _said_once(drafts)
    found = carry_on(scene, [(scene.figures[number], draft) for number, draft in kept.items()])
    for draft in found:
        _state(scene, draft)
    return [draft for draft in found if not _is_noise(draft)]


def _is_noise(draft: Draft) -> bool:
    """Whether an uncertain figure that nobody says has neither whom, where nor when."""
    return (
        draft.score is not None
        and draft.score < _LEAST_SCORE_ALONE
        and not {Part.CLAIMANT, *_SHOWN} & set(draft.known)
        and draft.part_of is None
    )


def _whole(
    scene: Scene, drafts: dict[int, Draft], figure: Figure, shared: Shared | None
) -> Draft | None:
    """The claim whose figure this one is part of; of percent, the last count of the same."""
    if figure.part_of is not None or shared is None:
        return None if figure.part_of is None else drafts.get(figure.part_of)
    for draft in itertools.islice(reversed(drafts.values()), _NEAR_COUNTS):
        if draft.quantity and not draft.quantity.is_share and draft.measure == shared.measure:
            return draft
    return None


def _count(scene: Scene, figure: Figure, at: _Place, whole: Draft | None) -> Draft | None:
    rule = _rule(scene, figure, at.voice)
    if rule in scene.off:
        return None
    words = of_whole(scene, figure)
    draft = _begun(scene, figure, at, rule, words)
    draft.known[Part.FIGURE] = Known(plain(scene.text, words), Basis.STATED, words)
    if figure.measure_words is not None:
        where = Span(figure.measure_words.start, figure.measure_words.end)
        draft.measure_word = plain(scene.text, where)
        draft.known[Part.MEASURE] = Known(draft.measure_word, Basis.STATED, where)
    clause = draft.evidence[0].span
    population = population_of(scene, figure, clause)
    if population is not None:
        draft.known[Part.POPULATION] = population
    _place_in_time(scene, draft, figure, at, words)
    draft.measure = figure.measure or ""
    draft.part_of = whole
    draft.quantity = Quantity(
        words=plain(scene.text, words),
        qualifier=figure.qualifier.value,
        interval=figure.interval,
        best=figure.best,
        is_round=figure.round,
    )
    return draft


def _rule(scene: Scene, figure: Figure, voice: Voice) -> str:
    if is_known(scene, figure):
        return KNOWN
    if figure.rule == "singular":
        return ONE
    return TOLD if voice.claimant is None else SAID


def _said_once(drafts: dict[int, Draft]) -> dict[int, Draft]:
    """The drafts without the counts taken as known that another draft gives."""
    given: set[tuple[str, str]] = set()
    kept: dict[int, Draft] = {}
    for known in (False, True):
        for number, draft in drafts.items():
            if (draft.rule == KNOWN) is not known or draft.quantity is None:
                continue
            counted = (draft.measure, interval_words(draft.quantity.interval))
            if known and counted in given:
                continue
            given.add(counted)
            kept[number] = draft
    return dict(sorted(kept.items()))


def _share(
    scene: Scene, figure: Figure, at: _Place, shared: Shared, whole: Draft | None
) -> Draft | None:
    rule = SHARE_TOLD if at.voice.claimant is None else SHARE_SAID
    if rule in scene.off:
        return None
    words = of_whole(scene, figure)
    draft = _begun(scene, figure, at, rule, words)
    draft.core = Span(words.start, shared.end)
    draft.known[Part.SHARE] = Known(plain(scene.text, words), Basis.STATED, words)
    draft.known[Part.POPULATION] = shared.population
    draft.measure = shared.measure
    if shared.whole is not None:
        draft.measure_word = plain(scene.text, shared.whole)
        draft.known[Part.MEASURE] = Known(draft.measure_word, Basis.STATED, shared.whole)
    _place_in_time(scene, draft, figure, at, words)
    draft.share_of = whole
    draft.quantity = Quantity(
        words=plain(scene.text, words),
        qualifier=figure.qualifier.value,
        interval=shared.interval,
        best=shared.best,
        is_round=False,
        is_share=True,
        share_of_words=draft.measure_word,
    )
    return draft


def _begun(scene: Scene, figure: Figure, at: _Place, rule: str, words: Span) -> Draft:
    """What claims of counts and of shares have in common."""
    voice = at.voice
    known: dict[Part, Known] = {}
    if voice.claimant is not None:
        known[Part.CLAIMANT] = voice.claimant
    return Draft(
        kind=Kind.FIGURE,
        statement="",
        core=words,
        evidence=[Piece(clause_at(scene, at.sentence, voice, words.start), voice.fidelity)],
        rule=rule,
        explanation=f"{RULES[rule].sentence} {figure.explanation}",
        fingerprint="",
        score=round(RULES[rule].score * figure.score, 3),
        known=known,
        chain=list(voice.chain),
        headline=scene.is_headline(at.number),
    )


def _place_in_time(scene: Scene, draft: Draft, figure: Figure, at: _Place, words: Span) -> None:
    """Sets place and period as far as the words attributed to one source name them."""
    spans = _own(scene, figure, spans_of(at.sentence, at.voice))
    place = place_in(scene, spans, words)
    if place is not None:
        draft.known[Part.PLACE] = place
    period = period_in(scene, spans, words.start)
    if period is not None:
        draft.known[Part.PERIOD] = known_period(period)
        draft.period = days_of(period)
        draft.explanation += f" {period.explanation}"


def _own(scene: Scene, figure: Figure, spans: list[Span]) -> list[Span]:
    """What tells of the figure itself: of "the murder of six priests was discussed today" only
    the words up to the verb."""
    measure = figure.measure_words
    if figure.measure_rule != "measure-object" or measure is None:
        return spans
    reading = scene.reading
    at = reading.token_at(measure.start)
    if not any(role is Role.ACT for _, role in roles_of(reading.lows[at])):
        return spans
    last = reading.token_at(figure.words.end - 1) + 1
    end = spans[-1].end
    while last < len(reading.lows) and reading.starts[last] < end:
        if reading.lows[last] in AUXILIARIES | RELATIVE or reading.words[last] in (",", ";"):
            end = reading.starts[last]
        last += 1
    begin = min(measure.start, figure.words.start)
    return [Span(begin, end)] if begin < end else spans


def _state(scene: Scene, draft: Draft) -> None:
    """Sets what is said of a draft once all its fields are known."""
    assert draft.quantity is not None
    if draft.quantity.is_share:
        _name_whole(draft)
        draft.statement = share_statement(draft.quantity, draft.measure, draft.known)
    else:
        measure = draft.known.get(Part.MEASURE)
        behind = measure is not None and measure.span is not None and measure.span > draft.core
        draft.statement = figure_statement(
            draft.quantity,
            draft.measure,
            draft.measure_word if behind or not draft.measure_word.isascii() else "",
            draft.known,
            _together(scene, draft),
        )
    population = draft.known.get(Part.POPULATION)
    counted = folded(population.words) if population is not None else ""
    kind = "share" if draft.quantity.is_share else "count"
    interval = interval_words(draft.quantity.interval)
    draft.fingerprint = "|".join((kind, draft.measure, interval, counted))


def _name_whole(draft: Draft) -> None:
    """Lends a share of "them" the word for those it is a share of, as they were counted."""
    whole = draft.share_of
    if draft.quantity is None or whole is None or draft.quantity.share_of_words:
        return
    word = whole.measure_word.lower()
    if not word.isascii() and any(role is Role.COUNTED for _, role in roles_of(word)):
        draft.quantity = replace(draft.quantity, share_of_words=word)


def _together(scene: Scene, draft: Draft) -> str:
    """The words from a figure to those it counts, and to what was done to them, as far as they
    stand beside one another: "some of the dead" may be between."""
    population, measure = draft.known.get(Part.POPULATION), draft.known.get(Part.MEASURE)
    end = draft.core.end
    if population is not None:
        if population.span is None or not 0 <= population.span.start - end <= _BETWEEN:
            return ""
        end = population.span.end
    if measure is not None and measure.span is not None and measure.span.start - end in (0, 1):
        end = measure.span.end
    return plain(scene.text, Span(draft.core.start, end)) if end > draft.core.end else ""


def _going_on(scene: Scene, at: _Place, before: _Place | None) -> Voice:
    """ "He said that two were killed, while three were wounded": he said both."""
    if at.voice.attribution is not None or before is None or before.number != at.number:
        return at.voice
    said = before.voice.attribution
    if said is None or before.voice.claimant is None or said.rule not in _GOES_ON:
        return at.voice
    place = scene.reading.token_at(said.end - 1) + 1
    if scene.reading.words[place : place + 1] == [","]:
        place += 1
    if scene.reading.lows[place : place + 1] not in _JOINING:
        return at.voice
    return replace(before.voice, own=False)
