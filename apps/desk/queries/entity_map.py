"""The map on the page of a place: itself, its kin, and the places named with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count

from apps.articles.enums import SuggestionState
from apps.desk.outlines import Country, Point, Window, countries_in, window_around
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention

WIDTH, HEIGHT = 330, 300
LEAST_DEGREES = 5.0
# Places named together with this one but further off than this would make a map of the world.
NEAR_DEGREES = 9.0
COMPANY = 12
_LETTER, _LINE = 6.2, 13.0
_Box = tuple[float, float, float, float]
_ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Dot:
    """A place on the map. `role`: self, parent, child or company. A label may find no room."""

    entity: Entity
    role: str
    x: float
    y: float
    anchor: str
    label_x: float
    shown_label: bool


@dataclass(frozen=True)
class EntityMap:
    window: Window
    countries: tuple[Country, ...]
    dots: tuple[Dot, ...]
    beyond: tuple[Entity, ...]
    scale_units: float
    scale_kilometres: int


def located(entity: Entity) -> bool:
    return entity.latitude is not None and entity.longitude is not None


def position(entity: Entity) -> str:
    """Coordinates in words: "48.595° N, 38.000° E"."""
    if entity.latitude is None or entity.longitude is None:
        return ""
    north = "N" if entity.latitude >= 0 else "S"
    east = "E" if entity.longitude >= 0 else "W"
    return f"{abs(entity.latitude):.3f}° {north}, {abs(entity.longitude):.3f}° {east}"


def entity_map(
    entity: Entity,
    *,
    ancestors: Sequence[Entity],
    children: Sequence[Entity],
    articles: Sequence[UUID],
) -> EntityMap | None:
    """None for what is no place, and for a place with nothing located to show. One query."""
    if entity.kind != EntityKind.PLACE:
        return None
    family = {entity.pk, *(one.pk for one in (*ancestors, *children))}
    company = [one for one in _company(entity, articles) if one.pk not in family]
    roles = [
        *((one, "self") for one in (entity,) if located(one)),
        *((child, "child") for child in children if located(child)),
        *((above, "parent") for above in ancestors[-1:] if located(above)),
    ]
    if not roles:
        return None
    middle = roles[0][0]
    near = [one for one in company if _near(one, middle)]
    roles += [(one, "company") for one in near]
    window = window_around(
        [_point(one) for one, _ in roles], width=WIDTH, height=HEIGHT, least=LEAST_DEGREES
    )
    dots, taken = _dots(roles, window)
    kilometres = max(
        (step for step in _ROUND if step <= window.kilometres_a_unit * WIDTH / 4), default=1
    )
    return EntityMap(
        window=window,
        countries=tuple(_unless_covered(one, taken) for one in countries_in(window)),
        dots=dots,
        beyond=tuple(one for one in company if one not in near),
        scale_units=round(kilometres / window.kilometres_a_unit, 1),
        scale_kilometres=kilometres,
    )


def _company(entity: Entity, articles: Sequence[UUID]) -> list[Entity]:
    counts = list(
        Mention.objects.filter(
            article__in=articles,
            state=SuggestionState.CONFIRMED,
            entity__kind=EntityKind.PLACE,
            entity__latitude__isnull=False,
        )
        .exclude(entity=entity)
        .values_list("entity")
        .annotate(articles=Count("article", distinct=True))
        .order_by("-articles", "entity")
        .values_list("entity", flat=True)[:COMPANY]
    )
    named = Entity.objects.in_bulk(counts)
    return [named[pk] for pk in counts]


def _point(entity: Entity) -> Point:
    return (entity.longitude or 0.0, entity.latitude or 0.0)


def _near(one: Entity, other: Entity) -> bool:
    (x, y), (other_x, other_y) = _point(one), _point(other)
    return abs(x - other_x) <= NEAR_DEGREES and abs(y - other_y) <= NEAR_DEGREES


def _dots(
    roles: Sequence[tuple[Entity, str]], window: Window
) -> tuple[tuple[Dot, ...], list[_Box]]:
    """Dots with their labels right or left of them, left out where one would cover another.

    Also the room that the labels take.
    """
    taken: list[_Box] = []
    dots = []
    for entity, role in roles:
        x, y = window.place(*_point(entity))
        gap = 15.0 if role == "self" else 7.0
        long = len(entity.name) * (_LETTER + (1 if role == "self" else 0))
        label: tuple[str, float] | None = None
        for anchor, left in (("start", x + gap), ("end", x - gap - long)):
            box = (left, y - _LINE / 2, left + long, y + _LINE / 2)
            fits = box[0] >= 0 and box[2] <= window.width
            if fits and not any(_overlap(box, other) for other in taken):
                label = (anchor, x + gap if anchor == "start" else x - gap)
                taken.append(box)
                break
        anchor, label_x = label or ("start", x)
        dots.append(Dot(entity, role, x, y, anchor, label_x, label is not None))
    return tuple(dots), taken


def _unless_covered(country: Country, taken: Sequence[_Box]) -> Country:
    """The country without its name where names of places stand already."""
    if country.label is None:
        return country
    x, y = country.label
    half = len(country.name) * _LETTER / 2
    box = (x - half, y - _LINE, x + half, y + _LINE / 2)
    covered = any(_overlap(box, other) for other in taken)
    return replace(country, label=None) if covered else country


def _overlap(one: _Box, other: _Box) -> bool:
    return not (one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1])
