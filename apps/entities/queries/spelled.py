"""Who or what is meant by a docket or a spelling that somebody typed."""

import re
from collections.abc import Collection

from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Entity
from apps.entities.names import fold
from apps.entities.queries.leading import by_docket, spelled_among

_DOCKET = re.compile(r"\s*([PLO])-?(\d{1,18})\b", re.IGNORECASE)
_KIND_OF_LETTER = {letter: kind for kind, letter in DOCKET_LETTER.items()}


def spelled(text: str, kinds: Collection[EntityKind] = tuple(EntityKind)) -> list[Entity]:
    """The entities of these kinds by docket ("P-3", "P-3 John Kirby") or by any spelling.

    The number of one that was merged leads to the one it was found to be. What is only proposed
    has a number, and no spelling that would lead to it.
    """
    if match := _DOCKET.match(text):
        kind = _KIND_OF_LETTER[match[1].upper()]
        if kind not in kinds:
            return []
        found = by_docket(kind, int(match[2]))
        return [found] if found else []
    key = fold(text)
    return spelled_among(key, kinds) if key else []
