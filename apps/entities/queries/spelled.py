"""Who or what is meant by a docket or a spelling that somebody typed."""

import re
from collections.abc import Collection

from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Entity
from apps.entities.names import fold

_DOCKET = re.compile(r"\s*([PLO])-?(\d{1,18})\b", re.IGNORECASE)
_KIND_OF_LETTER = {letter: kind for kind, letter in DOCKET_LETTER.items()}


def spelled(text: str, kinds: Collection[EntityKind] = tuple(EntityKind)) -> list[Entity]:
    """The entities of these kinds by docket ("P-3", "P-3 John Kirby") or by any spelling."""
    if match := _DOCKET.match(text):
        kind = _KIND_OF_LETTER[match[1].upper()]
        if kind not in kinds:
            return []
        return list(Entity.objects.filter(kind=kind, docket=int(match[2])))
    key = fold(text)
    if not key:
        return []
    return list(Entity.objects.filter(kind__in=kinds, names__key=key).distinct())
