"""Whether what a line of a file speaks of is on file, and which one it is."""

import re
from uuid import UUID

from apps.entities.enums import DOCKET_LETTER, EntityKind, EntityStanding
from apps.entities.exchange import EntityRecord
from apps.entities.models import Entity, Name
from apps.entities.names import fold

_LABEL = re.compile(r"([PLO])-([1-9][0-9]{0,15})")
_KIND = {letter: kind for kind, letter in DOCKET_LETTER.items()}
_NUMBERS = ("wikidata", "geonames", "opensanctions", "iso")


class OnFile:
    """Look-ups for one file: what went in from it a moment ago is on file too."""

    def __init__(self) -> None:
        self._from_file: dict[tuple[str, str, str], UUID] = {}

    def note(self, entity: Entity, record: EntityRecord) -> None:
        """Remember what a line became: the file may speak of it again."""
        if record.id:
            self._from_file["id", entity.kind, record.id] = entity.pk

    def find(self, record: EntityRecord, *, same_names: bool) -> tuple[Entity | None, str]:
        """The entity that a record speaks of, None for a new one; or why nobody can tell."""
        kind = EntityKind(record.kind)
        again = self._from_file.get(("id", kind.value, record.id))
        if again is not None:
            return Entity.objects.get(pk=again), ""
        called = self.called(record.id)
        if called is not None:
            if called.kind != kind:
                return None, f"{record.id} is no {kind.label.lower()} here."
            if not _shares_a_name(called, record):
                return None, f"{record.id} is {called.name} here, and bears none of these names."
            return called, ""
        numbered = self._numbered(record, kind)
        if len(numbered) > 1:
            labels = " and ".join(sorted(one.docket_label for one in numbered))
            return None, f"Its numbers are those of several: {labels}."
        if numbered:
            return numbered[0], ""
        return self._named(record, kind, same_names)

    def called(self, label: str) -> Entity | None:
        """Whom a docket label or an id of ours means, followed to where it was merged."""
        found = _LABEL.fullmatch(label)
        if found:
            entity = Entity.objects.filter(kind=_KIND[found[1]], docket=int(found[2])).first()
        else:
            try:
                entity = Entity.objects.filter(pk=UUID(label)).first()
            except ValueError:
                return None
        while entity is not None and entity.merged_into is not None:
            entity = entity.merged_into
        return entity

    def _numbered(self, record: EntityRecord, kind: EntityKind) -> list[Entity]:
        found: dict[UUID, Entity] = {}
        for name in _NUMBERS:
            value = record.identifiers.get(name)
            if value:
                rows = Entity.objects.filter(
                    kind=kind, standing=EntityStanding.ON_FILE, **{name: value}
                )
                found.update({entity.pk: entity for entity in rows[:2]})
        return list(found.values())

    def _named(
        self, record: EntityRecord, kind: EntityKind, same_names: bool
    ) -> tuple[Entity | None, str]:
        bearers = Name.objects.filter(
            key=fold(record.name), entity__kind=kind, entity__standing=EntityStanding.ON_FILE
        )
        ids = bearers.order_by("entity").values_list("entity", flat=True).distinct()[:3]
        entities = list(Entity.objects.filter(pk__in=list(ids)).order_by("docket"))
        # Numbers that differ tell them apart, whatever they are called.
        entities = [one for one in entities if not _told_apart(one, record)]
        if not entities:
            return None, ""
        if same_names and len(entities) == 1:
            return entities[0], ""
        labels = ", ".join(f"{one.docket_label} {one.name}" for one in entities)
        return None, f"One of this name is on file: {labels}. Give its id if it is the same."


def _shares_a_name(entity: Entity, record: EntityRecord) -> bool:
    """A file of another desk counts on its own: its P-12 is not ours."""
    keys = {fold(record.name), *(fold(name.text) for name in record.names)}
    return Name.objects.filter(entity=entity, key__in=keys).exists()


def _told_apart(entity: Entity, record: EntityRecord) -> bool:
    return any(
        getattr(entity, name) and value and getattr(entity, name) != value
        for name in _NUMBERS
        if (value := record.identifiers.get(name))
    )
