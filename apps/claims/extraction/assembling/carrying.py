"""What one claim takes over from another: scope that is said once for several figures, and who
speaks for a body whose words stand in the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.records import Basis, How, Known, Part, Passed, Period
from apps.claims.extraction.assembling.scene import Scene, Sentence, is_item
from apps.claims.extraction.assembling.scoping import (
    days_of,
    is_long,
    known_period,
    place_before,
)
from apps.claims.extraction.assembling.voicing import plain
from apps.claims.extraction.attributions.closed_words import words_of
from apps.figures import Figure
from apps.figures.periods import Period as ReadPeriod

_SCOPE = (Part.PLACE, Part.PERIOD)
# What figures are called where the text says when they are from.
_FIGURES = words_of(
    "statistics figures data numbers estimates estimate tally count toll statistic totals"
    " assessment period дані цифри статистика період данные цифры период"
)
_FROM = words_of("from since back з із с із від от")
_UNTIL = words_of("until through by of up")
# "The estimate that he gave on 1 May": a day of speaking, not of what is counted.
_GIVEN = words_of(
    "gave given gives published issued released said announced presented provided updated made"
    " named shared cited told оприлюднив оприлюднила оприлюднили назвав назвала навів навела"
    " опублікували обнародовал обнародовали назвал назвала привел привела опубликовали"
)
_FARTHEST = 3
_SUBJECT, _NEAR_VERB = 7, 4
_SAME = words_of("same that ті тих той те цей ті же ж самий самі тот то те этот")
_LEAD = words_of("over in during for within throughout за протягом упродовж в у")
_STRETCHES = words_of(
    "period time months weeks days years span stretch період час місяці місяців тижні тижнів днів"
    " период время месяцы месяцев недели недель срок"
)
_SINCE = words_of("since منذ з від с от")
_LONGEST_LIST = 12
Pair = tuple[Figure, Draft]


def carry_on(scene: Scene, pairs: Sequence[Pair]) -> list[Draft]:
    """The drafts of figures, in order, each with what others around it say for it too."""
    before: Pair | None = None
    for pair in pairs:
        figure, draft = pair
        if before is not None and figure.further and _is_next(scene, before[1], draft):
            _take(draft, before[1], (*_SCOPE,), "It comes on top of the figure before.")
            _speak_for(scene, before[1], draft)
        whole = draft.part_of or draft.share_of
        if whole is not None:
            parts = (*_SCOPE, Part.POPULATION) if draft.part_of is not None else _SCOPE
            _take(draft, whole, parts, "It is part of a figure said before.")
        _take_heading(scene, draft)
        _take_same_period(scene, draft)
        if Part.PLACE not in draft.known:
            place = place_before(scene, scene.sentence_at(draft.core.start))
            if place is not None:
                draft.known[Part.PLACE] = place
                draft.explanation += " The sentence before says where."
        before = pair
    drafts = [draft for _, draft in pairs]
    _date(scene, drafts)
    return drafts


def _take_heading(scene: Scene, draft: Draft) -> None:
    """Takes the period of a list from the line above it that ends in a colon."""
    number = scene.sentence_at(draft.core.start)
    if Part.PERIOD in draft.known or not is_item(scene.reading, scene.sentences[number].first):
        return
    for at in range(number - 1, max(-1, number - _LONGEST_LIST), -1):
        sentence = scene.sentences[at]
        if scene.reading.words[sentence.last - 1] == ":":
            found = scene.periods_in(sentence.span)
            if found:
                draft.known[Part.PERIOD] = known_period(found[0], Basis.ELSEWHERE)
                draft.period = _counted_from(scene, sentence, found[0])
                draft.explanation += " The line above the list says when."
            return
        if not is_item(scene.reading, sentence.first):
            return


def _take_same_period(scene: Scene, draft: Draft) -> None:
    """ "Over the same five months", "за той самий час": the last span of time spoken of."""
    number = scene.sentence_at(draft.core.start)
    if Part.PERIOD in draft.known or not _says_same_period(scene, draft.evidence[0].span):
        return
    first = scene.sentences[max(0, number - _FARTHEST)].span.start
    spans = scene.periods_in(Span(first, draft.core.start)) if first < draft.core.start else ()
    for period in reversed(spans):
        if is_long(period):
            draft.known[Part.PERIOD] = known_period(period, Basis.ELSEWHERE)
            draft.period = days_of(period)
            draft.explanation += " The words point back to a period named before."
            return


def _says_same_period(scene: Scene, clause: Span) -> bool:
    lows = scene.reading.lows
    return any(
        lows[at] in _SAME
        and any(low in _LEAD for low in lows[max(0, at - 2) : at])
        and any(low in _STRETCHES for low in lows[at + 1 : at + _FARTHEST + 1])
        for at in scene.tokens_in(clause)
    )


def _counted_from(scene: Scene, heading: Sentence, period: ReadPeriod) -> Period | None:
    """A point in time as where a count begins: "since the ceasefire (11 October):"."""
    days = days_of(period)
    point = scene.reading.token_at(period.words.start)
    since = any(low in _SINCE for low in scene.reading.lows[heading.first : point])
    if days is None or not since:
        return days
    return Period(days.since, scene.published, days.since_precision)


def _is_next(scene: Scene, earlier: Draft, later: Draft) -> bool:
    """Whether two figures stand in one sentence or in two that follow one another."""
    gap = scene.sentence_at(later.core.start) - scene.sentence_at(earlier.core.start)
    return 0 <= gap <= 1 and earlier.headline == later.headline


def _take(draft: Draft, other: Draft, parts: Sequence[Part], why: str) -> None:
    """Takes over fields that a draft has no words for."""
    taken = False
    for part in parts:
        field = other.known.get(part)
        if part in draft.known or field is None:
            continue
        inferred = field.basis is Basis.INFERRED
        draft.known[part] = field if inferred else replace(field, basis=Basis.ELSEWHERE)
        if part is Part.PERIOD:
            draft.period = other.period
        taken = True
    if taken:
        draft.explanation += f" {why}"


def _speak_for(scene: Scene, earlier: Draft, later: Draft) -> None:
    """ "…, the White House said. Another …, its spokesman Kirby said": Kirby spoke in both."""
    body, person = earlier.known.get(Part.CLAIMANT), later.known.get(Part.CLAIMANT)
    if body is None or person is None or body.span is None or person.span is None:
        return
    speaks_for = any(step.how is How.FOR for step in later.chain)
    if (
        not speaks_for
        or earlier.chain
        or body.words == person.words
        or _is_person(scene, body.span)
    ):
        return
    earlier.known[Part.CLAIMANT] = replace(person, basis=Basis.ELSEWHERE)
    earlier.chain = [Passed(How.FOR, body.words, body.span, body.ref)]
    earlier.explanation += " The next sentence goes on in the words of who spoke for it."


def _is_person(scene: Scene, span: Span) -> bool:
    if any(name.kind == "person" for name in scene.names_in(span)):
        return True
    tokens = scene.tokens_in(span)
    return bool(tokens) and scene.persons.of_phrase((tokens.start, tokens.stop)) is not None


def _date(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "The figures are from early December": the period of the figures right before."""
    if not drafts:
        return
    place = 0
    taken = {scene.sentence_at(draft.core.start) for draft in drafts}
    for period in scene.periods:
        number = scene.sentence_at(period.words.start)
        while place < len(drafts) and drafts[place].core.start < period.words.start:
            place += 1
        if number in taken or not place or not _is_of_figures(scene, number):
            continue
        if _is_of_speaking(scene, number, period):
            continue
        for draft in reversed(drafts[max(0, place - _FARTHEST) : place]):
            near = number - scene.sentence_at(draft.core.start) <= _FARTHEST
            if not near or Part.PERIOD in draft.known:
                break
            days = _from(scene, period.words.start, days_of(period))
            draft.known[Part.PERIOD] = _with_from(scene, known_period(period, Basis.ELSEWHERE))
            draft.period = days
            draft.explanation += " A sentence that follows says when the figures are from."


def _is_of_figures(scene: Scene, number: int) -> bool:
    sentence = scene.sentences[number]
    lows = scene.reading.lows[sentence.first : min(sentence.last, sentence.first + _SUBJECT)]
    return any(low in _FIGURES for low in lows)


def _is_of_speaking(scene: Scene, number: int, period: ReadPeriod) -> bool:
    """Whether the verb nearest before a period says that somebody gave the figures then."""
    first = scene.sentences[number].first
    at = scene.reading.token_at(period.words.start)
    return any(low in _GIVEN for low in scene.reading.lows[max(first, at - _NEAR_VERB) : at])


def _with_from(scene: Scene, known: Known) -> Known:
    """A field of a period together with the word before it that says how it counts."""
    if known.span is None:
        return known
    at = scene.reading.token_at(known.span.start) - 1
    if at < 0 or scene.reading.lows[at] not in _FROM | _UNTIL:
        return known
    span = Span(scene.reading.starts[at], known.span.end)
    return replace(known, words=plain(scene.text, span), span=span)


def _from(scene: Scene, start: int, days: Period | None) -> Period | None:
    """A point in time as where a count begins or ends, as the word before it says."""
    if days is None:
        return None
    at = scene.reading.token_at(start) - 1
    low = scene.reading.lows[at] if at >= 0 else ""
    if low in _FROM:
        return Period(days.since, scene.published, days.since_precision)
    if low in _UNTIL:
        return Period(None, days.until, "day", days.until_precision)
    return days
