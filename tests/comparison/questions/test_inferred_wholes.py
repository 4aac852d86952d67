"""What the gazetteer says of places holds by itself, and a person has the last word."""

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.comparison.actions.wholes import deny_within, put_within, unsay_within
from apps.comparison.methods.scopes import Field, Relation, Scope, Stated, relate
from apps.comparison.models import PartOf
from apps.comparison.queries.past import stood
from apps.comparison.queries.surroundings import surroundings_of
from apps.comparison.queries.whole_tree import Branch, whole_tree
from apps.comparison.queries.wholes import Source, above, wholes_of, without_circles
from apps.entities.actions.gazetteer import load_gazetteer
from apps.entities.matching.finding.records import GazetteerRecord
from apps.entities.models import Entity
from tests.comparison.questions.making import World

pytestmark = pytest.mark.django_db


def settlement(
    number: int, name: str, latitude: float, region: str = "iso:XX-1"
) -> GazetteerRecord:
    return GazetteerRecord(
        code=f"geonames:{number}",
        kind="settlement",
        name=name,
        names=(name,),
        country="XX",
        region=region,
        latitude=latitude,
        longitude=20.0,
        population=1000,
    )


@pytest.fixture(autouse=True)
def gazetteer(db: None) -> None:
    load_gazetteer(
        [
            GazetteerRecord(
                code="iso:XX", kind="country", name="Land", names=("Land",), country="XX"
            ),
            GazetteerRecord(
                code="iso:XX-1", kind="region", name="North", names=("North",), country="XX"
            ),
            *(settlement(at, f"Town {at}", 50 + at / 100) for at in range(5)),
            *(settlement(at, f"Port {at}", 40 + at / 100, "iso:XX-2") for at in range(10, 13)),
            settlement(20, "Edge", 40.13),
        ]
    )


class Places:
    def __init__(self, world: World) -> None:
        self.land = world.entity("Land", "place", iso="XX")
        self.north = world.entity("North", "place", iso="XX-1")
        self.town = world.entity("Town", "place", geonames="1")
        self.world = world


@pytest.fixture
def places(world: World) -> Places:
    return Places(world)


def wholes(*entities: Entity) -> list[tuple[str, str, str]]:
    """What these lie within, and all that these lie within if more are asked for."""
    rows = {
        row["id"]: row for row in stood(Entity, None, {"id": above([one.pk for one in entities])})
    }
    found = without_circles(wholes_of(rows))
    return sorted(
        (rows[each.part]["name"], rows[each.whole]["name"], str(each.source))
        for one in entities
        for each in found[one.pk]
    )


def relation(one: Entity, other: Entity) -> Relation:
    known = surroundings_of([one.pk, other.pk], (), None).known
    return known.places.relation(str(one.pk), str(other.pk))[0]


def test_a_town_lies_in_its_region_and_country_without_typing(places: Places) -> None:
    assert wholes(places.town, places.north) == [
        ("North", "Land", Source.NUMBER),
        ("Town", "North", Source.NUMBER),
    ]
    assert relation(places.town, places.land) is Relation.NARROWER
    assert relation(places.land, places.north) is Relation.WIDER


def test_where_the_region_is_not_on_file_the_country_is(world: World) -> None:
    land = world.entity("Land", "place", iso="XX")
    port = world.entity("Port", "place", geonames="10")
    assert wholes(port) == [("Port", "Land", Source.NUMBER)]
    assert relation(port, land) is Relation.NARROWER


@pytest.mark.parametrize(
    ("latitude", "longitude", "more", "found"),
    [
        # All that is near lies in one region.
        (50.02, 20.01, {}, [("Farm", "North", Source.POSITION)]),
        # Of the nearest some lie in another region, all in one country.
        (40.12, 20.0, {}, [("Farm", "Land", Source.POSITION)]),
        # Nothing is near enough.
        (55.0, 20.0, {}, []),
        # Nobody knows where it is but roughly.
        (50.02, 20.01, {"geo_precision": 6}, []),
    ],
)
def test_a_place_without_a_number_is_where_its_neighbours_are(
    places: Places,
    latitude: float,
    longitude: float,
    more: dict[str, int],
    found: list[tuple[str, str, str]],
) -> None:
    farm = places.world.entity("Farm", "place", latitude=latitude, longitude=longitude, **more)
    assert wholes(farm) == found


def test_a_person_denies_and_takes_it_back(places: Places, curator: User) -> None:
    deny_within(part=places.town, whole=places.north, by=curator, reason="Moved")
    assert wholes(places.town) == [("Town", "Land", Source.NUMBER)]
    deny_within(part=places.town, whole=places.land, by=curator)
    assert wholes(places.town) == []
    assert relation(places.town, places.north) is Relation.DIFFERENT
    for row in PartOf.objects.all():
        unsay_within(said=row, by=curator, reason="After all")
    assert relation(places.town, places.land) is Relation.NARROWER


def test_what_an_entry_says_is_denied_too(places: Places, curator: User) -> None:
    camp = places.world.entity("Camp", "place", parent=places.north)
    assert ("Camp", "North", Source.ENTRY) in wholes(camp)
    deny_within(part=camp, whole=places.north, by=curator)
    assert wholes(camp) == []


def test_a_person_who_puts_it_into_another_country_overrides(
    places: Places, curator: User
) -> None:
    other = places.world.entity("Otherland", "place", iso="YY")
    put_within(part=places.town, whole=other, by=curator)
    assert wholes(places.town) == [("Town", "Otherland", Source.SAID)]
    front = places.world.entity("the front", "place")
    put_within(part=places.north, whole=front, by=curator)
    assert ("North", "Land", Source.NUMBER) in wholes(places.north)


def test_what_is_inferred_gives_way_where_it_would_close_a_circle(
    places: Places, curator: User
) -> None:
    put_within(part=places.north, whole=places.town, by=curator)
    assert ("Town", "North", Source.NUMBER) not in wholes(places.town)
    assert relation(places.north, places.town) is Relation.NARROWER


def test_where_places_are_bounds_how_far_they_reach(world: World) -> None:
    """Two camps that may share ground are unknown to one another; a third one is elsewhere."""
    camps = [
        world.entity(f"Camp {at}", "place", latitude=degrees, longitude=20.0, geo_precision=1)
        for at, degrees in enumerate((60.0, 60.05, 10.0))
    ]
    land = world.entity("Land", "place", iso="XX", latitude=61.0, longitude=20.0)
    known = surroundings_of([one.pk for one in (*camps, land)], (), None).known
    assert {key: area.outer for key, area in known.areas.items()} == {
        str(one.pk): 15.0 for one in camps
    }
    scopes = [Scope(place=Stated(one.name, str(one.pk))) for one in camps]
    assert [
        relate(scopes[0], other, known, fields=(Field.PLACE,)).fields[0].rule
        for other in scopes[1:]
    ] == ["area-unsure", "area-apart"]


def test_the_tree_holds_what_people_said_under_all_that_holds_it(
    places: Places, curator: User
) -> None:
    front = places.world.entity("the front", "place")
    put_within(part=places.town, whole=front, by=curator)

    def drawn(branches: Iterable[Branch]) -> list[object]:
        return [[each.name, *drawn(each.parts)] for each in branches]

    tree = whole_tree()
    assert (drawn(tree.branches), tree.left_out) == (
        [["Land", ["North", ["Town"]]], ["the front", ["Town"]]],
        0,
    )


def test_queries_do_not_grow_with_places(places: Places) -> None:
    others = [places.world.entity(f"Town {at}", "place", geonames=str(at)) for at in range(2, 5)]
    counts = []
    for some in ([places.town], [places.town, *others]):
        with CaptureQueriesContext(connection) as seen:
            surroundings_of([one.pk for one in some], (), None)
        counts.append(len(seen))
    assert counts[0] == counts[1]
