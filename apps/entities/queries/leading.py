"""Numbers of entities that were merged lead to the ones that they were found to be."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Entity


def on_file_or_kept(entities: Iterable[Entity]) -> list[Entity]:
    """These, with the kept one in place of each merged one; each once, in the same order."""
    found = list(entities)
    wanted = [one.merged_into_id for one in found if one.merged_into_id]
    kept = Entity.objects.in_bulk(wanted) if wanted else {}
    led = [kept[one.merged_into_id] if one.merged_into_id else one for one in found]
    return list(dict.fromkeys(led))


def by_docket(kind: EntityKind, docket: int) -> Entity | None:
    """The entity that goes by this number, or the one that it was merged into."""
    found = Entity.objects.select_related("merged_into").filter(kind=kind, docket=docket).first()
    return found.merged_into or found if found else None


def numbered(wanted: Q) -> list[tuple[str, int, UUID, str]]:
    """For entities so wanted: kind, number asked for, and who goes by it now with its name."""
    rows = Entity.objects.filter(wanted).annotate(
        stands=Coalesce("merged_into", "id"), called=Coalesce("merged_into__name", F("name"))
    )
    return list(rows.values_list("kind", "docket", "stands", "called"))


def spelled_among(key: str, kinds: Collection[EntityKind]) -> list[Entity]:
    """Those on file with a spelling of this key."""
    rows = Entity.objects.filter(kind__in=kinds, standing=EntityStanding.ON_FILE, names__key=key)
    return list(rows.distinct())
