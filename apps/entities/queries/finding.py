"""The finder of this process: built from the database once, and kept up with what changes.

Web workers never ask for it; jobs and commands do. The history says what changed: every write of
a name, an entity, a decision or a switched-off rule leaves a row there, whoever wrote it.
"""

from collections.abc import Iterator
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Max, Q

from apps.entities.enums import EntityStanding, Verdict
from apps.entities.matching.finding import (
    Decision,
    Finder,
    GazetteerRecord,
    NameOnFile,
    Sources,
)
from apps.entities.matching.finding.voices import installed_voices
from apps.entities.models import (
    Entity,
    EntityTally,
    GazetteerPlace,
    Name,
    NameDecision,
    SwitchedOffRule,
)

# Beyond so many changed entities the whole is built anew.
_OVERLAY_LIMIT = 20_000
# Transactions end in another order than they begin: so many rows of history are read again.
_LOOK_BACK = 500
_GENERATED_NOT = ("", "geonames")


class _Read(NamedTuple):
    """How far the history was read, for each of the tables that a finder rests on."""

    entity: int
    name: int
    decision: int
    rule: int


class _Current:
    """The finder of this process, and from which state of the database it is."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.finder: Finder | None = None
        self.whole: Finder | None = None
        self.built_at = _Read(0, 0, 0, 0)
        self.read = _Read(0, 0, 0, 0)
        self.places = 0


_current = _Current()


def current_finder() -> Finder:
    """The finder for the names on file now. The first call in a process takes seconds."""
    with _current.lock:
        now = _history()
        places = GazetteerPlace.objects.count() if _current.whole is None else _current.places
        if _current.whole is None or _current.finder is None:
            return _build(now, places)
        if now == _current.read:
            return _current.finder
        changed = _changed_since(_current.built_at)
        if len(changed) > _OVERLAY_LIMIT:
            return _build(now, places)
        sources = Sources(
            names=tuple(names_on_file(changed)),
            decisions=_decisions(),
            switched_off=_switched_off(),
        )
        _current.finder = _current.whole.refreshed(
            sources, replaced=frozenset(f"entity:{pk}" for pk in changed)
        )
        _current.read = now
        return _current.finder


def forget_finder() -> None:
    """Let the next call build anew: after the gazetteer was loaded again."""
    with _current.lock:
        _current.finder = _current.whole = None


def build_finder() -> Finder:
    """A finder from all that is on file, the gazetteer and the decisions, kept nowhere."""
    return Finder(
        Sources(
            names=names_on_file(),
            gazetteer=gazetteer_places(),
            decisions=_decisions(),
            switched_off=_switched_off(),
        ),
        voices=installed_voices() if settings.LANGUAGE_MODELS else (),
    )


def _build(now: _Read, places: int) -> Finder:
    _current.whole = _current.finder = build_finder()
    _current.built_at = _current.read = now
    _current.places = places
    return _current.whole


def _history() -> _Read:
    return _Read(
        *(_last(label) for label in ("Entity", "Name", "NameDecision", "SwitchedOffRule"))
    )


def _last(label: str) -> int:
    events = apps.get_model("entities", f"{label}Event")
    return events.objects.aggregate(last=Max("pgh_id"))["last"] or 0


def _changed_since(read: _Read) -> set[UUID]:
    entities = apps.get_model("entities", "EntityEvent").objects
    names = apps.get_model("entities", "NameEvent").objects
    return {
        *entities.filter(pgh_id__gt=read.entity - _LOOK_BACK).values_list("id", flat=True),
        *names.filter(pgh_id__gt=read.name - _LOOK_BACK).values_list("entity_id", flat=True),
    }


def names_on_file(only: set[UUID] | None = None) -> Iterator[NameOnFile]:
    """Every spelling of every entity on file, or of some of them; entities one after another."""
    names = Name.objects.filter(entity__standing=EntityStanding.ON_FILE)
    entities = Entity.objects.filter(standing=EntityStanding.ON_FILE)
    tallies = EntityTally.objects.all()
    if only is not None:
        names = names.filter(entity__in=only)
        entities = entities.filter(pk__in=only)
        tallies = tallies.filter(entity__in=only)
    confirmed = dict(tallies.values_list("entity_id", "mentions"))
    spellings: dict[UUID, list[tuple[str, str, str, str, str]]] = {}
    rows = names.values_list("entity_id", "text", "script", "language", "scheme", "seen", "kind")
    for pk, text, script, language, scheme, seen, kind in rows.iterator(chunk_size=20_000):
        made_by = "" if seen or scheme in _GENERATED_NOT else scheme
        spellings.setdefault(pk, []).append((text, script, language, made_by, kind))
    fields = ("id", "kind", "name", "latitude", "longitude", "geonames", "iso")
    for pk, kind, name, latitude, longitude, geonames, iso in entities.values_list(
        *fields
    ).iterator(chunk_size=20_000):
        codes = tuple(
            f"{scheme}:{code}" for scheme, code in (("geonames", geonames), ("iso", iso)) if code
        )
        its = spellings.pop(pk, [])
        if not any(spelling[0] == name for spelling in its):
            its = [(name, "", "", "", "official"), *its]
        for text, script, language, scheme, name_kind in its:
            yield NameOnFile(
                entity=str(pk),
                kind=kind,
                name=name,
                spelling=text,
                script=script,
                language=language,
                scheme=scheme,
                name_kind=name_kind,
                confirmed=confirmed.get(pk, 0),
                country=iso[:2],
                latitude=latitude,
                longitude=longitude,
                codes=codes,
            )


def gazetteer_places() -> Iterator[GazetteerRecord]:
    """The places of the world, as they were loaded."""
    fields = (
        "code", "kind", "name", "names", "country", "region",
        "latitude", "longitude", "population",
    )  # fmt: skip
    rows = GazetteerPlace.objects.order_by().values_list(*fields)
    for row in rows.iterator(chunk_size=20_000):
        yield GazetteerRecord(*row)


def _decisions() -> tuple[Decision, ...]:
    rows = NameDecision.objects.filter(
        Q(entity=None) | Q(entity__standing=EntityStanding.ON_FILE)
    ).values_list("name_key", "entity_id", "verdict", "publisher__name")
    return tuple(
        Decision(key, str(entity) if entity else None, verdict == Verdict.ACCEPT, publisher or "")
        for key, entity, verdict, publisher in rows.iterator()
    )


def _switched_off() -> frozenset[str]:
    return frozenset(SwitchedOffRule.objects.values_list("rule", flat=True))
