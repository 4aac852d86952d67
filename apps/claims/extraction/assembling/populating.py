"""Who is counted: in the words beside the figure, or as the subject of “suffered”."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.counting import EVENTS
from apps.claims.extraction.assembling.records import Basis, Known, Named
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.assembling.voicing import plain
from apps.claims.extraction.assembling.warring import FORCES, STATES
from apps.claims.extraction.attributions.classes import is_adverb, is_finite_cue
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    VERBS,
    words_of,
)
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE
from apps.claims.extraction.attributions.reading import WORD
from apps.figures import Figure
from apps.figures.lexicon.arms import ARMS
from apps.figures.lexicon.people import PEOPLE

# "Russia has suffered 100,000 casualties": the subject is who is counted.
_SUFFERS = words_of(
    "suffered suffers suffer suffering experienced experience experiences lost lose loses losing"
    " sustained sustain sustains incurred incurs incur endured took take takes taken"
    " зазнала зазнали зазнав втратила втратили втратив потеряла потеряли потерял понесла понесли"
)
# "Wagner has had 94 casualties", where the subject is a state or a body.
_HAS = words_of("had counted counts admits admitted має мала мали имеет имела имели")
_FORCES = words_of("army armies forces force troops military guard navy marines")
_SOLDIERS = words_of("soldiers soldier troops servicemen personnel military forces casualties")
_MEN = words_of("men fighters people солдатів бійців військових солдат бойцов военных")
_ENDINGS = ("an", "ian", "ish", "ese", "i", "ські", "ських", "ский", "ских", "ские", "ський")
_STOPS = AUXILIARIES | SUBORDINATORS | THAT | PREPOSITIONS | VERBS | RELATIVE | CONJUNCTIONS | DAYS
_FARTHEST = 8
_LONGEST = 6
_LEAST_STEM = 3
_TOLD = ("ed", "ing")
_TOLD_OF = words_of("caught threw shot hit struck found fought seen known said thrown hidden")
_LOSSES = frozenset(("casualties", "killed", "injured", "missing", "captured"))


def population_of(scene: Scene, figure: Figure, clause: Span) -> Known | None:
    """Who a figure counts; None where the text does not show it."""
    if figure.population is not None and _may_be_meant(
        scene, figure, figure.population.words.start
    ):
        where = Span(figure.population.words.start, figure.population.words.end)
        basis = Basis.STATED if figure.population.stated else Basis.ELSEWHERE
        people = people_of(scene, where)
        head = plain(scene.text, people).lower().split()[-1]
        arms = ARMS.search(plain(scene.text, people)) is not None
        some = names_some(scene, people) and (arms or head not in EVENTS)
        if some and _are_bare(scene, people):
            # "Russia lost 300 soldiers": whose they are, the subject says.
            owner = _sufferer(scene, figure, clause)
            if owner is not None and _owns(scene, owner):
                return named_population(scene, owner, Basis.STATED)
        return named_population(scene, people, basis) if some else None
    subject = _sufferer(scene, figure, clause)
    return None if subject is None else named_population(scene, subject, Basis.STATED)


def _are_bare(scene: Scene, people: Span) -> bool:
    """Words for fighters that do not say whose they are."""
    words = plain(scene.text, people).lower().split()
    return all(word in _SOLDIERS or word in _MEN for word in words)


def _owns(scene: Scene, subject: Span) -> bool:
    """Whether a subject is a state or a body, and not "the battle" or "he"."""
    return bool([name for name in scene.names_in(subject) if name.kind != "person"]) or bool(
        set(plain(scene.text, subject).lower().split()) & STATES
    )


def _may_be_meant(scene: Scene, figure: Figure, start: int) -> bool:
    """Whether those counted are named beside it, in its sentence, or by what it adds to."""
    if figure.population is None or figure.population.stated:
        return True
    if figure.part_of is not None or figure.further:
        return True
    return scene.sentence_at(start) == scene.sentence_at(figure.words.start)


def names_some(scene: Scene, where: Span) -> bool:
    """Whether one word names people, and does not only describe: "one unfortunate death"."""
    words = plain(scene.text, where).lower().split()
    if len(words) > 1 or scene.names_in(where):
        return True
    low = words[0]
    return (
        PEOPLE.fullmatch(low) is not None
        or ARMS.search(low) is not None
        or low in FORCES | STATES
        or low.endswith(_ENDINGS)
        or not low.isascii()
        or low.endswith("s")
    )


def people_of(scene: Scene, where: Span) -> Span:
    """The words for people at the head of a phrase, without what is told of them behind it:
    "six priests murdered in" and "an American identified as"."""
    reading = scene.reading
    tokens = scene.tokens_in(where)
    seen = several = False
    for at in tokens:
        low = reading.lows[at]
        people = PEOPLE.fullmatch(low) is not None
        if several and low != "of" and not people and reading.kinds[at] == WORD:
            return Span(where.start, reading.ends[at - 1])
        several = people and low.endswith("s") and low.isascii()
        if seen and (low.endswith(_TOLD) or low in VERBS or low in _TOLD_OF):
            return Span(where.start, reading.ends[at - 1])
        seen = seen or people
    last = tokens.stop - 1
    while last > tokens.start and reading.lows[last] in PREPOSITIONS | DETERMINERS:
        last -= 1
    return Span(where.start, reading.ends[last]) if tokens else where


def named_population(scene: Scene, where: Span, basis: Basis) -> Known:
    """Words for those counted, with the name that stands in them or that they imply."""
    words = plain(scene.text, where)
    names = [name for name in scene.names_in(where) if name.kind != "person"]
    bodies = [name for name in names if name.kind == "organisation"]
    if bodies:
        return Known(words, basis, where, bodies[-1].ref)
    if names and names[-1].start == where.start and names[-1].end == where.end:
        return Known(words, basis, where, names[-1].ref)
    implied = _implied(scene, where)
    if implied is not None:
        return Known(words, Basis.INFERRED, where, implied.ref)
    return Known(words, basis, where)


def _implied(scene: Scene, where: Span) -> Named | None:
    """Whom "Russian soldiers" implies: Russian forces if the text names them, else Russia."""
    lows = scene.text[where.start : where.end].lower().split()
    for low in lows:
        if not low.endswith(_ENDINGS) or len(low) <= _LEAST_STEM:
            continue
        if any(word in _SOLDIERS for word in lows):
            for name in scene.nations.get(low[:_LEAST_STEM], ()):
                first, *rest = name.name.lower().split()
                if name.kind == "organisation" and first == low and _FORCES & set(rest):
                    return name
        for name in scene.nations.get(low[:_LEAST_STEM], ()):
            if name.kind == "place" and _is_of(low, name.name.lower()):
                return name
    return None


def _is_of(adjective: str, country: str) -> bool:
    """Whether an adjective is that of a country: they differ in their endings alone."""
    shared = 0
    for one, other in zip(adjective, country, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= max(_LEAST_STEM, len(country) - 2)


def _sufferer(scene: Scene, figure: Figure, clause: Span) -> Span | None:
    """The subject of "suffered", "experienced", "lost" before the figure."""
    if figure.measure not in _LOSSES:
        return None
    reading = scene.reading
    tokens = scene.tokens_in(clause)
    at = reading.token_at(figure.words.start) - 1
    lowest = max(tokens.start, at - _FARTHEST)
    while at > lowest and reading.words[at] not in (";", ":"):
        if reading.lows[at] in _SUFFERS:
            return _phrase_before(scene, at, tokens.start)
        if reading.lows[at] in _HAS:
            subject = _phrase_before(scene, at, tokens.start)
            return subject if subject is not None and _owns(scene, subject) else None
        at -= 1
    return None


def _phrase_before(scene: Scene, verb: int, lowest: int) -> Span | None:
    """The words left of a verb that can be its subject."""
    reading = scene.reading
    last = verb - 1
    while last >= lowest and (reading.lows[last] in AUXILIARIES or is_adverb(reading.lows[last])):
        last -= 1
    first = last + 1
    while first > max(lowest, last - _LONGEST):
        low = reading.lows[first - 1]
        if reading.kinds[first - 1] == GENITIVE:
            first -= 1
            continue
        if reading.kinds[first - 1] != WORD or low in _STOPS:
            break
        if is_finite_cue(reading, first - 1) or (low in PERSONAL and low not in POSSESSIVE):
            break
        first -= 1
    if first > last:
        return None
    return Span(reading.starts[first], reading.ends[last])
