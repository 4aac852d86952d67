"""The finder: built once from names on file and the gazetteer, then asked text by text."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from apps.entities.matching.finding.agreeing import agreed
from apps.entities.matching.finding.bodies import body_hits
from apps.entities.matching.finding.doubting import without_doubtful
from apps.entities.matching.finding.finished import finish
from apps.entities.matching.finding.known import (
    Known,
    gazetteer,
    on_file,
    place_kinds,
    widely_known,
)
from apps.entities.matching.finding.naming import Remembered, named_hits
from apps.entities.matching.finding.people import people_hits
from apps.entities.matching.finding.placing import Places
from apps.entities.matching.finding.records import Decision, Found, Sources
from apps.entities.matching.finding.roles import roles_of, titles_of
from apps.entities.matching.finding.selecting import inner_places, select
from apps.entities.matching.finding.shortforms import (
    abbreviation_hits,
    description_hits,
    short_form_hits,
)
from apps.entities.matching.finding.voices import Voice
from apps.entities.matching.finding.words import words_of


@contextmanager
def _set_apart() -> Iterator[None]:
    """Build millions of objects that stay, without the collector looking at each again and again.

    Afterwards they are set apart for good: a collection would cost more than a text.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


class Finder:
    """Finds the people, places and organisations that a text names."""

    def __init__(self, sources: Sources, *, voices: tuple[Voice, ...] = ()) -> None:
        with _set_apart():
            self._known = Known()
            on_file(sources.names, self._known)
            gazetteer(sources.gazetteer, self._known)
            widely_known(self._known)
            place_kinds(self._known)
            self._known.index.build()
        self._recent: Known | None = None
        self._hidden: frozenset[str] = frozenset()
        self._voices = voices
        self._decide(sources.decisions, sources.switched_off)

    def _decide(self, decisions: tuple[Decision, ...], switched_off: frozenset[str]) -> None:
        self._switched_off = switched_off
        self._remembered: Remembered = {}
        self._remembered_recent: Remembered = {}
        self._decisions: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            self._decisions[decision.name_key].append(decision)

    def refreshed(self, changes: Sources, *, replaced: frozenset[str]) -> "Finder":
        """The same finder with some entities anew, without building the whole again.

        `changes` holds every name of the entities that changed since the big build, and all
        decisions and switched-off rules; `replaced` their references ("entity:…"), with those
        that are no longer on file.
        """
        fresh = object.__new__(Finder)
        fresh._known = self._known
        fresh._voices = self._voices
        fresh._hidden = replaced
        fresh._recent = None
        recent = Known()
        on_file(changes.names, recent)
        if recent.owners:
            recent.index.build()
            fresh._recent = recent
        fresh._decide(changes.decisions, changes.switched_off)
        return fresh

    def find(
        self,
        text: str,
        *,
        language: str = "",
        publisher: str = "",
    ) -> Found:
        """All names of `text`, sorted, none overlapping another; offsets are code points.

        `language` (BCP 47) helps to decide what is meant; `publisher` is the key that decisions
        are kept under.
        """
        words = words_of(text)
        if not len(words):
            return Found()
        small = frozenset(
            written for written, upper in zip(words.written, words.upper, strict=True) if not upper
        )
        named = named_hits(words, self._known, small, self._hidden, self._remembered)
        if self._recent:
            named += named_hits(words, self._recent, small, frozenset(), self._remembered_recent)
        named = without_doubtful(words, named)
        hits = [*named, *people_hits(words, named), *body_hits(words, named)]
        for voice in self._voices:
            if voice.rule in self._switched_off or language not in voice.languages:
                continue
            voiced = voice.read(words, language)
            hits = agreed(words, hits, voiced, leads=language in voice.leads)
        hits = [hit for hit in hits if hit.rule not in self._switched_off]
        chosen, covered = select(hits, len(words))
        more = [*short_form_hits(words, chosen, covered), *abbreviation_hits(words, chosen)]
        more = [hit for hit in more if hit.rule not in self._switched_off]
        if more:
            chosen, covered = select([*hits, *more], len(words))
        titles = titles_of(words, chosen)
        if "description" not in self._switched_off:
            described = description_hits(words, titles, chosen, covered)
            if described:
                chosen, covered = select([*chosen, *described], len(words))
                titles = titles_of(words, chosen)
        places = Places(words, chosen, language)
        findings, numbers = finish(words, chosen, places, self._decisions, publisher)
        inside, _ = finish(words, inner_places(chosen, hits), places, self._decisions, publisher)
        return Found(tuple(findings), roles_of(words, chosen, titles, numbers), tuple(inside))
