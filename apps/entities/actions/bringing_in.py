"""Bringing people, places and organisations in from a file, or rehearsing it.

A line never takes anything away and never decides who somebody is: it fills what is empty and
adds spellings. A line whose name is on file already, and that carries no number to tell by, is
held for a person.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.enums import EntityKind, NameKind
from apps.entities.exchange import EntityRecord, Read
from apps.entities.models import Entity
from apps.entities.queries.on_file import OnFile

if TYPE_CHECKING:
    from apps.accounts.models import User

_FIELDS = ("description", "wikidata", "geonames", "opensanctions", "iso", "geo_precision")


class Fate(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "as it was"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """What became of a line, and why if it did not simply go in."""

    line: int
    fate: Fate
    name: str
    reason: str = ""
    entity: UUID | None = None
    label: str = ""


@dataclass(slots=True)
class Outcome:
    """What became of a file. `action`: for undoing it; None of a rehearsal."""

    rehearsal: bool
    lines: list[LineOutcome] = field(default_factory=list)
    action: UUID | None = None

    @property
    def counts(self) -> dict[Fate, int]:
        counted = Counter(line.fate for line in self.lines)
        return {fate: counted[fate] for fate in Fate}

    @property
    def told(self) -> list[LineOutcome]:
        """The lines of which there is something to tell."""
        return [line for line in self.lines if line.reason]


class _Rehearsed(Exception):
    """Not an error: it takes back what a rehearsal filed."""


def bring_in(
    *,
    reads: Iterable[Read],
    by: "User | None",
    rehearsal: bool = False,
    same_names: bool = False,
    tell: Callable[[int], None] | None = None,
) -> Outcome:
    """File what the lines of a file say, as one action; of a rehearsal nothing stays.

    `same_names`: take one on file that alone bears a line's name for the same. `tell` is called
    with the number of lines done.
    """
    if by is not None:
        check_may(by, Action.EDIT_ENTITY)
    outcome = Outcome(rehearsal)
    try:
        with recorded(by=by, reason="Brought people, places and organisations in") as action:
            _Filing(by, same_names, outcome).file(reads, tell)
            if rehearsal:
                raise _Rehearsed
            outcome.action = action
    except _Rehearsed:
        pass
    return outcome


class _Filing:
    """One file on its way in."""

    def __init__(self, by: "User | None", same_names: bool, outcome: Outcome) -> None:
        self.by, self.same_names, self.outcome = by, same_names, outcome
        self.on_file = OnFile()
        # What the file calls those of its lines that went in, and what is to lie within them.
        self.by_id: dict[str, Entity] = {}
        self.within: list[tuple[int, Entity, str]] = []

    def file(self, reads: Iterable[Read], tell: Callable[[int], None] | None) -> None:
        for done, read in enumerate(reads, 1):
            self.outcome.lines.append(self._line(read))
            if tell is not None and done % 500 == 0:
                tell(done)
        for place, entity, parent in self.within:
            self._put_within(place, entity, parent)

    def _line(self, read: Read) -> LineOutcome:
        record = read.record
        if record is None:
            return LineOutcome(read.line, Fate.REFUSED, "", read.refusal)
        try:
            with transaction.atomic():
                found, doubt = self.on_file.find(record, same_names=self.same_names)
                if doubt:
                    return LineOutcome(read.line, Fate.HELD, record.name, doubt)
                fate, entity, left = self._filed(record, found)
        except InvalidAnnotation as error:
            return LineOutcome(read.line, Fate.REFUSED, record.name, str(error))
        except IntegrityError:
            reason = "These values do not go together with what is on file."
            return LineOutcome(read.line, Fate.REFUSED, record.name, reason)
        self.on_file.note(entity, record)
        if record.id:
            self.by_id[record.id] = entity
        if record.parent:
            self.within.append((len(self.outcome.lines), entity, record.parent))
        return LineOutcome(read.line, fate, record.name, left, entity.pk, entity.docket_label)

    def _filed(self, record: EntityRecord, found: Entity | None) -> tuple[Fate, Entity, str]:
        fields: dict[str, Any] = {name: _value(record, name) for name in _FIELDS}
        fields |= {"latitude": record.latitude, "longitude": record.longitude}
        given = {name: value for name, value in fields.items() if value not in ("", None)}
        if found is None:
            entity = create_entity(
                kind=EntityKind(record.kind),
                name=record.name,
                by=self.by,
                language=record.language,
                **given,
            )
            self._spell(entity, record)
            return Fate.NEW, entity, ""
        new = {name: value for name, value in given.items() if getattr(found, name) in ("", None)}
        left = [
            name for name, value in given.items() if getattr(found, name) not in ("", None, value)
        ]
        if new:
            found = change(found, expected_revision=found.revision, **new)
        changed = bool(new) | self._spell(found, record)
        reason = f"Left as it is on file: {', '.join(left)}." if left else ""
        return (Fate.CHANGED if changed else Fate.SAME), found, reason

    def _spell(self, entity: Entity, record: EntityRecord) -> bool:
        there = set(entity.names.filter(seen=True).values_list("text", flat=True))
        wanted = [(record.name, NameKind.ALIAS, record.language)]
        wanted += [(name.text, name.kind, name.language) for name in record.names]
        added = False
        for text, kind, language in wanted:
            plain = " ".join(text.split())
            if plain and plain not in there:
                there.add(plain)
                add_name(entity=entity, text=plain, by=self.by, kind=kind, language=language)
                added = True
        return added

    def _put_within(self, place: int, entity: Entity, called: str) -> None:
        line = self.outcome.lines[place]
        parent = self.by_id.get(called) or self.on_file.called(called)
        entity.refresh_from_db()
        reason = ""
        if parent is None:
            reason = f"“{called[:60]}”, which it lies within, is neither in the file nor on file."
        elif parent.kind != entity.kind:
            reason = f"It cannot lie within {parent.name}, which is of another kind."
        elif entity.parent_id is not None and entity.parent_id != parent.pk:
            reason = "Left as it is on file: what it lies within."
        elif entity.parent_id is None:
            try:
                with transaction.atomic():
                    change(entity, expected_revision=entity.revision, parent=parent)
                fate = Fate.NEW if line.fate == Fate.NEW else Fate.CHANGED
                self.outcome.lines[place] = _with(line, fate, line.reason)
            except IntegrityError:
                reason = f"It cannot lie within {parent.name}: that lies within it."
        if reason:
            self.outcome.lines[place] = _with(line, line.fate, f"{line.reason} {reason}".strip())


def _with(line: LineOutcome, fate: Fate, reason: str) -> LineOutcome:
    return LineOutcome(line.line, fate, line.name, reason, line.entity, line.label)


def _value(record: EntityRecord, name: str) -> Any:
    if name == "description":
        return record.description
    if name == "geo_precision":
        return record.geo_precision
    return record.identifiers.get(name, "")
