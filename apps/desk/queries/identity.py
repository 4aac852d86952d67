"""Pairs that may be one, side by side, with what speaks for and against; loaded in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, EntityTally, Name, Role
from apps.entities.queries.duplicates import After, after_pair, open_duplicates
from apps.entities.queries.likely import LikelyPair, likely_pairs

PAGE = 10
COUNTED = 1000
NAMES = 8
ROLES = 3


@dataclass(frozen=True)
class Side:
    """One of a pair, as far as it helps to tell whether it is the other."""

    entity: Entity
    names: tuple[Name, ...]
    roles: tuple[Role, ...]
    mentions: int


@dataclass(frozen=True)
class Pair:
    """`kept` is the one named more often, which a merge keeps unless somebody swaps them."""

    likely: LikelyPair
    kept: Side
    absorbed: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        return (self.kept, self.absorbed)

    @property
    def percent(self) -> int:
        return round(self.likely.score * 100)

    @property
    def every_field(self) -> str:
        """The page that merges them with every field in view."""
        kept = self.kept.entity
        page = reverse(f"desk:merge-{kept.kind}", args=[kept.docket])
        return f"{page}?with={self.absorbed.entity.docket_label}"


@dataclass(frozen=True)
class IdentityPage:
    kind: str
    pairs: tuple[Pair, ...]
    total: int
    counted: int
    begun: bool
    next_after: str


def identity_page(kind: EntityKind | None, after: After | None) -> IdentityPage:
    found = open_duplicates(kind)
    rest = after_pair(found, after) if after else found
    rows = list(rest.select_related("first__parent", "second__parent")[: PAGE + 1])
    shown = rows[:PAGE]
    return IdentityPage(
        kind=kind.value if kind else "",
        pairs=_pairs(likely_pairs(shown)),
        total=found[:COUNTED].count(),
        counted=COUNTED,
        begun=after is not None,
        next_after=str(After.of(shown[-1])) if len(rows) > PAGE else "",
    )


def _pairs(likely: tuple[LikelyPair, ...]) -> tuple[Pair, ...]:
    sides = sides_of([entity for pair in likely for entity in (pair.first, pair.second)])
    pairs = []
    for one in likely:
        # The one named more often, then the one filed first, keeps its number.
        kept, absorbed = sorted(
            (sides[one.first.pk], sides[one.second.pk]),
            key=lambda side: (-side.mentions, side.entity.docket),
        )
        pairs.append(Pair(one, kept, absorbed))
    return tuple(pairs)


def sides_of(entities: Iterable[Entity]) -> dict[UUID, Side]:
    """Names, roles and counts of each; three queries however many there are."""
    found = {entity.pk: entity for entity in entities}
    names: dict[UUID, list[Name]] = {}
    for name in Name.objects.filter(entity__in=found, seen=True).order_by("script", "key", "text"):
        names.setdefault(name.entity_id, []).append(name)
    roles: dict[UUID, list[Role]] = {}
    held = Role.objects.filter(person__in=found, state=SuggestionState.CONFIRMED)
    for role in held.select_related("body").order_by("-seen_on", "id"):
        roles.setdefault(role.person_id, []).append(role)
    tallies = dict(EntityTally.objects.filter(pk__in=found).values_list("pk", "mentions"))
    return {
        pk: Side(
            entity=entity,
            names=tuple(n for n in names.get(pk, ()) if n.text != entity.name)[:NAMES],
            roles=tuple(roles.get(pk, ()))[:ROLES],
            mentions=tallies.get(pk, 0),
        )
        for pk, entity in found.items()
    }
