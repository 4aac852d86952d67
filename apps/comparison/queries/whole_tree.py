"""What lies within what, drawn as a tree: all that people said, with what holds it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from apps.articles.enums import SuggestionState
from apps.comparison.models import PartOf
from apps.comparison.queries.past import Row, stood
from apps.comparison.queries.wholes import Within, above, wholes_of, without_circles
from apps.entities.models import Entity

MOST: Final = 500


@dataclass(frozen=True)
class Branch:
    """An entity with what lies within it. `by`: how it lies within what stands above it."""

    entity: UUID
    name: str
    by: Within | None
    parts: tuple["Branch", ...]


@dataclass(frozen=True)
class WholeTree:
    """`left_out`: how many of what people said are not drawn."""

    branches: tuple[Branch, ...]
    left_out: int


def whole_tree() -> WholeTree:
    """The places and bodies that people put within others, under all that holds them.

    What lies within two is drawn twice. A few queries, however much there is.
    """
    said = PartOf.objects.filter(state=SuggestionState.CONFIRMED)
    parts = list(said.order_by("created_at", "id").values_list("part_id", flat=True)[: MOST + 1])
    left_out = said.count() - MOST if len(parts) > MOST else 0
    rows: dict[UUID, Row] = {
        row["id"]: row for row in stood(Entity, None, {"id": above(parts[:MOST])})
    }
    wholes = without_circles(wholes_of(rows))
    within: dict[UUID, list[Within]] = defaultdict(list)
    for each in (each for held in wholes.values() for each in held):
        within[each.whole].append(each)

    def branch(pk: UUID, by: Within | None) -> Branch:
        ordered = sorted(within[pk], key=lambda each: (rows[each.part]["sort_key"], each.part))
        inner = tuple(branch(each.part, each) for each in ordered)
        return Branch(pk, rows[pk]["name"], by, inner)

    tops = sorted((pk for pk in rows if not wholes[pk]), key=lambda pk: rows[pk]["sort_key"])
    return WholeTree(tuple(branch(pk, None) for pk in tops), max(0, left_out))
