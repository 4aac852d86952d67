"""Who is counted: in the words beside the figure, or as the subject of “suffered”."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.records import Basis, Known, Named
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.assembling.voicing import plain
from apps.claims.extraction.attributions.closed_words import words_of
from apps.claims.extraction.attributions.phrases import before_verb, subject_left
from apps.figures import Figure

# "Russia has suffered 100,000 casualties": the subject is who is counted.
_SUFFERS = words_of(
    "suffered suffers suffer suffering experienced experience experiences lost lose loses losing"
    " took take takes taken sustained sustain sustains incurred incurs incur endured had have has"
    " зазнала зазнали зазнав втратила втратили втратив потеряла потеряли потерял понесла понесли"
)
_FARTHEST = 8
_LOSSES = frozenset(("casualties", "killed", "injured", "missing", "captured"))


def population_of(scene: Scene, figure: Figure, clause: Span) -> Known | None:
    """Who a figure counts; None where the text does not show it."""
    if figure.population is not None:
        where = Span(figure.population.words.start, figure.population.words.end)
        basis = Basis.STATED if figure.population.stated else Basis.ELSEWHERE
        return named_population(scene, where, basis)
    where_subject = _sufferer(scene, figure, clause)
    return None if where_subject is None else named_population(scene, where_subject, Basis.STATED)


def named_population(scene: Scene, where: Span, basis: Basis) -> Known:
    """Words for those counted, with the name that stands in them."""
    names = [name for name in scene.names_in(where) if name.kind == "organisation"]
    ref = names[-1].ref if names else None
    if ref is not None:
        return Known(plain(scene.text, where), basis, where, ref)
    country = country_of(scene, where)
    if country is not None:
        return Known(plain(scene.text, where), Basis.INFERRED, where, country.ref)
    return Known(plain(scene.text, where), basis, where)


def country_of(scene: Scene, where: Span) -> Named | None:
    """The country or people that an adjective is of, if that place is named in the text."""
    return None


def _sufferer(scene: Scene, figure: Figure, clause: Span) -> Span | None:
    """The subject of "suffered", "experienced", "lost" before the figure."""
    if figure.measure not in _LOSSES:
        return None
    reading = scene.reading
    tokens = scene.tokens_in(clause)
    at = reading.token_at(figure.words.start) - 1
    lowest = max(tokens.start, at - _FARTHEST)
    while at > lowest:
        if reading.lows[at] in _SUFFERS:
            subject = subject_left(reading, before_verb(reading, at, tokens.start), tokens.start)
            if subject is None:
                return None
            return Span(reading.starts[subject[0]], reading.ends[subject[1] - 1])
        at -= 1
    return None
