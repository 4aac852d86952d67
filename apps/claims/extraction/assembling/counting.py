"""Which figures are worth a claim: stated counts of people and arms lost, and shares of those."""

from __future__ import annotations

import itertools

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.attributions.closed_words import (
    BE,
    CONJUNCTIONS,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    words_of,
)
from apps.claims.extraction.attributions.reading import MARK, WORD, Reading
from apps.figures import Figure, FigureKind, Qualifier
from apps.figures.lexicon.arms import ARMS
from apps.figures.lexicon.measures import Role, roles_of
from apps.figures.lexicon.people import PEOPLE

PEOPLE_LOST = frozenset(
    ("killed", "injured", "casualties", "missing", "captured", "abducted", "displaced")
)
_ARMS_LOST = frozenset(("destroyed", "damaged", "captured", "casualties"))
LOST = PEOPLE_LOST | _ARMS_LOST
_NEVER = frozenset(("singular-described",))
_MAY_BE = words_of(
    "would could might may will shall can should if unless whether cannot won't wouldn't"
    " міг могла могли може можуть якщо би б мог могла могли может могут если бы"
)
_BEFORE_MONTH = words_of("in of since last this early late until by during from")
_PERHAPS = words_of("may might must")
_IF = words_of("if unless suppose imagine якщо якби если")
_THOUGHT = words_of(
    "said reported believed thought known feared estimated found presumed assumed confirmed"
)
_EACH = words_of("per every each a щодня кожного каждый")
_TIMES = words_of("day week month year hour день тиждень місяць неделю месяц год")
_AIM = words_of(
    "planned plans plan planning threatened threatens threatening tried trying attempted wanted"
    " ordered vowed conspired intended aims aimed sought conspiracy plot attempt order threat"
    " capable able"
)
_BEHIND = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | words_of("today yesterday when so far")
_NAMED = words_of("named identified called")
_LET_GO = words_of(
    "exchanged exchange swapped swap released freed returned repatriated обміняли обміняно обмін"
    " звільнили звільнено повернули обменяли обмен освободили освобождены вернули"
)
_AFTER = frozenset(("measure-subject", "measure-noun"))
_POINTING = words_of("these those ці цих эти этих")
_SOME = words_of("one two three four five six some several many most none half any")
_PARENTS = words_of("mother father mothers parents parent widow family")
EVENTS = words_of(
    "attack attacks explosion explosions bomb bombs blast blasts incident incidents clash clashes"
    " battle battles ambush ambushes house houses home homes building buildings vehicle vehicles"
    " bus buses car cars operation operations transformer transformers tower towers pylons bridge"
    " bridges strike strikes raid raids shooting shootings death deaths"
)
_TAKEN_IN = words_of("refugee refugees біженців беженцев")
_BETWEEN = words_of("between from між від между от")
_FEWEST_DISPLACED, _BESIDE = 20, 12
_LEAST_SCORE = 0.6
_NEAR = 5


def is_worth(scene: Scene, figure: Figure, sentence: Sentence) -> bool:
    """Whether a count is stated as a loss of people or of arms, and as something that is so."""
    if figure.kind is not FigureKind.COUNT or figure.measure not in LOST:
        return False
    if figure.rule == "singular" and _is_named_anyway(scene, figure):
        return False
    if figure.value == 1 and figure.qualifier is Qualifier.MORE_THAN:
        return False
    if figure.rule in _NEVER or figure.score < _LEAST_SCORE or figure.value == 0:
        return False
    return (
        counts_whom(figure)
        and _is_done_to_them(scene, figure)
        and not _is_pointed_at(scene, figure)
        and not _is_one_among_its_kind(scene, figure)
        and not _are_let_go(scene, figure)
        and is_told_as_so(scene, figure, sentence)
    )


def _is_pointed_at(scene: Scene, figure: Figure) -> bool:
    """ "These two murders", "the two deaths", "a mother of three": nothing is counted anew."""
    before = _before(scene, figure)
    if before[-1:] == ["of"]:
        return before[0] in _PARENTS
    if is_known(scene, figure):
        return figure.measure_rule == "measure-noun" or _is_some_of(scene, figure)
    return bool(before) and before[-1] in _POINTING and not figure.further


def is_known(scene: Scene, figure: Figure) -> bool:
    """ "The six priests who were killed": a count that readers are taken to know."""
    before = _before(scene, figure)
    return before[-1:] == ["the"] and figure.qualifier_words is None and not figure.further


def _is_some_of(scene: Scene, figure: Figure) -> bool:
    """ "One of the three": what is told is told of one of them."""
    at = scene.reading.token_at(figure.words.start)
    lows = scene.reading.lows[max(0, at - 3) : at]
    return lows[1:] == ["of", "the"] and (lows[0] in _SOME or lows[0].isdigit())


def _before(scene: Scene, figure: Figure) -> list[str]:
    at = scene.reading.token_at(of_whole(scene, figure).start)
    return scene.reading.lows[max(0, at - 2) : at]


def _is_one_among_its_kind(scene: Scene, figure: Figure) -> bool:
    """ "One of the most profitable", "one of the attacks": no one person is counted."""
    at = scene.reading.token_at(figure.words.end - 1) + 1
    if figure.value != 1 or scene.reading.lows[at : at + 1] != ["of"]:
        return False
    if any(low in BE for low in _before(scene, figure)[-1:]):
        return True
    if figure.population is None:
        return False
    words = figure.population.words.text.lower().split()
    return "most" in words or not any(PEOPLE.fullmatch(word) for word in words)


def _are_let_go(scene: Scene, figure: Figure) -> bool:
    """ "1,200 prisoners were exchanged": those were taken long before, and are counted no more."""
    if figure.measure not in ("captured", "abducted") or figure.measure_words is None:
        return False
    at = scene.reading.token_at(figure.measure_words.start)
    near = scene.reading.lows[max(0, at - _NEAR) : at + _NEAR]
    return any(low in _LET_GO for low in near)


def _is_named_anyway(scene: Scene, figure: Figure) -> bool:
    """ "Ana Ruiz, a teacher, was killed", "a man named Ruiz", "the death of a bishop": one who
    is spoken of, not counted."""
    reading = scene.reading
    at = reading.token_at(figure.words.start)
    if at > 0 and (reading.kinds[at - 1] == MARK or reading.lows[at - 1].endswith("ly")):
        return True
    if figure.measure_words is not None:
        done = reading.lows[reading.token_at(figure.measure_words.start)]
        if done in ("dies", "die"):
            return True
        if not any(role in (Role.VERB, Role.GERUND, Role.DONE) for _, role in roles_of(done)):
            return True
    return any(low in _NAMED for low in reading.lows[at : at + _NEAR])


def _is_done_to_them(scene: Scene, figure: Figure) -> bool:
    """Whether those counted suffer it: not "four armed men kidnapped Mr Ruiz"."""
    done = figure.measure_words
    if figure.measure_rule not in _AFTER or done is None or done.start < figure.words.start:
        return True
    reading = scene.reading
    at = reading.token_at(done.start)
    roles = {role for _, role in roles_of(reading.lows[at])}
    if (
        Role.VERB not in roles
        or Role.DONE in roles
        or any(low in BE for low in reading.lows[max(0, at - 4) : at])
    ):
        return True
    following = reading.lows[at + 1 : at + 2]
    if not following or reading.kinds[at + 1] != WORD:
        return True
    return following[0] in _BEHIND or following[0].endswith("ly")


def counts_whom(figure: Figure) -> bool:
    """Whether what is counted fits what was done to it: people killed, arms destroyed."""
    words = figure.population.words.text if figure.population is not None else ""
    if figure.measure == "displaced" and not _are_displaced(figure):
        return False
    arms = ARMS.search(" ".join(words.split())) is not None
    if not arms and beside(figure) and words.lower().split()[-1] in EVENTS:
        return False
    if figure.measure == "captured" and words and not arms:
        return any(PEOPLE.fullmatch(word) for word in words.lower().split())
    if figure.measure in ("destroyed", "damaged"):
        return arms
    return figure.measure in _ARMS_LOST or not arms


def beside(figure: Figure) -> bool:
    """Whether those counted stand right behind their number."""
    if figure.population is None:
        return False
    return 0 <= figure.population.words.start - figure.words.end <= _BESIDE


def _are_displaced(figure: Figure) -> bool:
    """Whether many have lost their homes: not two who fled, nor refugees who are taken in."""
    word = figure.measure_words.text.lower() if figure.measure_words is not None else ""
    return word not in _TAKEN_IN and (figure.value is None or figure.value >= _FEWEST_DISPLACED)


def is_told_as_so(scene: Scene, figure: Figure, sentence: Sentence) -> bool:
    """Whether the words tell of something that is so, not that may be, is asked or is aimed at,
    nor of what happens every day."""
    reading = scene.reading
    if reading.words[sentence.last - 1] == "?" or reading.lows[sentence.first] in _IF:
        return False
    at = reading.token_at(figure.words.start)
    if any(low in NEGATIONS for low in reading.lows[max(sentence.first, at - 2) : at]):
        return False
    if not _is_so(reading, max(sentence.first, at - _NEAR), at):
        return False
    last = reading.token_at(figure.words.end - 1) + 1
    if figure.measure_words is not None:
        done = reading.token_at(figure.measure_words.start)
        first = max(sentence.first, done - _NEAR)
        if any(low in NEGATIONS for low in reading.lows[max(first, done - 2) : done]):
            return False
        if not _is_so(reading, first, done) or _is_to_be(reading.lows[first:done]):
            return False
        last = max(last, done + 1)
    return not _is_rate(reading.lows[last : min(sentence.last, last + _NEAR)])


def _is_so(reading: Reading, first: int, last: int) -> bool:
    """Whether no word of some says that it only may be, or is aimed at."""
    lows = reading.lows[first:last]
    if "to" in lows and any(low in _AIM for low in lows):
        return False
    return not any(
        reading.lows[at] in _MAY_BE
        and not (reading.lows[at] in _PERHAPS and reading.lows[at + 1 : at + 2] == ["have"])
        and not _is_month(reading, at)
        for at in range(first, last)
    )


def _is_to_be(lows: list[str]) -> bool:
    """ "Had to be killed", but not "is believed to be killed"."""
    return lows[-2:] == ["to", "be"] and not _THOUGHT & set(lows)


def _is_month(reading: Reading, at: int) -> bool:
    """ "In May", "3 May": the month, in whatever case."""
    if reading.lows[at] != "may":
        return False
    before, after = reading.lows[max(0, at - 1) : at], reading.lows[at + 1 : at + 2]
    return any(low in _BEFORE_MONTH or low.isdigit() for low in before) or any(
        low[:1].isdigit() for low in after
    )


def _is_rate(lows: list[str]) -> bool:
    """ "Per day", "every week", "a month"."""
    return any(low in _EACH and following in _TIMES for low, following in itertools.pairwise(lows))


def of_whole(scene: Scene, figure: Figure) -> Span:
    """The words of a figure with its qualifier."""
    start, end = figure.words.start, figure.words.end
    if figure.qualifier_words is not None:
        start = min(start, figure.qualifier_words.start)
        end = max(end, figure.qualifier_words.end)
    if figure.second is not None:
        at = scene.reading.token_at(start)
        if at > 0 and scene.reading.lows[at - 1] in _BETWEEN:
            start = scene.reading.starts[at - 1]
    return Span(start, min(end, len(scene.text)))
