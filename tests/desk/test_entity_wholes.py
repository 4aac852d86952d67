"""What stands within what, on the page of a place or an organisation."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.audit.undo import undo
from apps.comparison.actions.wholes import put_within
from apps.comparison.models import PartOf
from apps.entities.actions.entities import create_entity
from apps.entities.actions.gazetteer import load_gazetteer
from apps.entities.enums import EntityKind
from apps.entities.matching.finding.records import GazetteerRecord
from apps.entities.models import Entity

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(curator: User) -> Entity:
    load_gazetteer(
        [
            GazetteerRecord("iso:XX", "country", "Land", ("Land",), "XX"),
            GazetteerRecord("iso:XX-1", "region", "North", ("North",), "XX"),
            *(
                GazetteerRecord(
                    f"geonames:{at}", "settlement", f"Town {at}", (f"Town {at}",), "XX", "iso:XX-1"
                )
                for at in range(80)
            ),
        ]
    )
    return place(curator, "Land", iso="XX")


def place(by: User, name: str, **more: Any) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name=name, by=by, **more)


def text(element: Any) -> str:
    """What it says, without the forms in it."""
    return " ".join(" ".join(element.xpath(".//text()[not(ancestor::details)]")).split())


def lines(client: Client, entity: Entity, more: str = "") -> dict[str, list[str]]:
    page = html.fromstring(client.get(f"{entity.get_absolute_url()}{more}").content)
    (section,) = page.xpath("//section[@id='wholes']")
    return {
        text(heading): [text(line) for line in heading.xpath("./following-sibling::*[1]/li")]
        for heading in section.xpath("./h3")
    }


def test_a_town_is_part_of_its_region_and_country_and_says_why(
    client: Client, curator: User, viewer: User, land: Entity
) -> None:
    north, town = place(curator, "North", iso="XX-1"), place(curator, "Town", geonames="1")
    client.force_login(viewer)
    assert lines(client, town) == {
        "Part of": [
            "North inferred: the gazetteer has it there by its number",
            "Land through North",
        ],
        "Contains": [],
    }
    assert lines(client, land)["Contains"] == [
        "North inferred: the gazetteer has it there by its number",
        "Town through North",
    ]
    assert lines(client, north)["Part of"] == [
        "Land inferred: the gazetteer has it there by its number"
    ]
    page = client.get(town.get_absolute_url()).text
    assert "GeoNames" in page
    assert "Say what stands within what" not in page


def test_a_curator_says_it_by_a_form_and_takes_it_back(
    client: Client, curator: User, land: Entity
) -> None:
    front = place(curator, "the front")
    client.force_login(curator)
    address = f"{front.get_absolute_url()}wholes/"
    typed = {"way": "within", "other": land.docket_label, "reason": "By the map"}
    answer = client.post(address, typed)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{front.get_absolute_url()}#wholes",
    )
    assert lines(client, front)["Part of"] == [f"Land said by {curator}: By the map"]
    refused = client.post(f"{land.get_absolute_url()}wholes/", typed | {"other": "the front"})
    assert refused.status_code == 422
    assert "Land cannot be part of the front, which lies within it already." in refused.text
    said = PartOf.objects.get()
    history = client.get(front.get_absolute_url()).text
    assert "Said that the front lies within Land: By the map" in history
    assert client.post(f"{address}{said.pk}/unsay/").status_code == 302
    assert lines(client, front)["Part of"] == []


def test_it_is_said_from_the_other_end_too(client: Client, curator: User, land: Entity) -> None:
    place(curator, "the front")
    client.force_login(curator)
    typed = {"way": "holds", "other": "the front", "reason": ""}
    answer = client.post(
        f"{land.get_absolute_url()}wholes/", typed, headers={"HX-Request": "true"} | WHOLES
    )
    assert answer.status_code == 200
    assert "the front" in answer.text
    assert lines(client, land)["Contains"] == [f"the front said by {curator}"]


WHOLES = {"HX-Target": "wholes"}


def test_what_is_inferred_is_denied_and_undone(
    client: Client, curator: User, land: Entity
) -> None:
    town = place(curator, "Town", geonames="1")
    client.force_login(curator)
    denied = client.post(f"{town.get_absolute_url()}wholes/{land.pk}/deny/", {"reason": "Ceded"})
    assert denied.status_code == 302
    assert lines(client, town) == {
        "Part of": [],
        "Not part of": [f"Land said by {curator}: Ceded"],
        "Contains": [],
    }
    assert lines(client, land)["Contains"] == []
    row = PartOf.objects.get()
    assert row.state == SuggestionState.REJECTED
    event = row.events.latest("pgh_id")
    undo(action=event.pgh_context_id, by=curator)
    assert [line.split(" ")[0] for line in lines(client, town)["Part of"]] == ["Land"]


@pytest.mark.parametrize("way", ["", "deny", "unsay"])
def test_nobody_but_a_curator_says_anything(
    client: Client, curator: User, analyst: User, land: Entity, way: str
) -> None:
    front = place(curator, "the front")
    said, _ = put_within(part=front, whole=land, by=curator)
    client.force_login(analyst)
    row = {"": "", "deny": f"{land.pk}/deny/", "unsay": f"{said.pk}/unsay/"}[way]
    answer = client.post(
        f"{front.get_absolute_url()}wholes/{row}", {"way": "within", "other": "Land"}
    )
    assert answer.status_code == 403
    assert PartOf.objects.get() == said


def test_what_was_said_of_others_is_not_taken_back_here(
    client: Client, curator: User, land: Entity
) -> None:
    said, _ = put_within(part=place(curator, "the front"), whole=land, by=curator)
    client.force_login(curator)
    other = place(curator, "elsewhere")
    answer = client.post(f"{other.get_absolute_url()}wholes/{said.pk}/unsay/")
    assert answer.status_code == 422
    assert PartOf.objects.get() == said


def test_an_entry_does_not_lie_within_what_people_put_within_it(
    client: Client, curator: User, land: Entity
) -> None:
    front, sector = place(curator, "the front"), place(curator, "a sector")
    put_within(part=sector, whole=front, by=curator)
    put_within(part=front, whole=land, by=curator)
    client.force_login(curator)
    page = html.fromstring(client.get(f"{land.get_absolute_url()}edit/").content)
    (form,) = page.xpath("//form[contains(@action, '/edit/')]")
    typed = {name: value or "" for name, value in form.fields.items()}
    answer = client.post(
        f"{land.get_absolute_url()}edit/", typed | {"parent": sector.docket_label}
    )
    assert answer.status_code == 422
    assert "Land cannot be part of a sector, which lies within it already." in answer.text
    land.refresh_from_db()
    assert land.parent is None


def test_a_person_has_no_such_section(client: Client, curator: User, viewer: User) -> None:
    person = create_entity(kind=EntityKind.PERSON, name="Somebody", by=curator)
    client.force_login(viewer)
    assert 'id="wholes"' not in client.get(person.get_absolute_url()).text
    assert client.post(f"{person.get_absolute_url()}wholes/").status_code == 404


def test_what_it_contains_is_paged(
    client: Client, curator: User, viewer: User, land: Entity
) -> None:
    for at in range(70):
        place(curator, f"Town {at:02}", geonames=str(at))
    client.force_login(viewer)
    first = lines(client, land)["Contains"]
    page = html.fromstring(client.get(land.get_absolute_url()).content)
    (more,) = page.xpath("//section[@id='wholes']//a[starts-with(@href, '?parts=')]/@href")
    rest = lines(client, land, more.partition("#")[0])["Contains"]
    assert (len(first), len(rest)) == (60, 10)
    assert [line[:7] for line in first + rest] == [f"Town {at:02}" for at in range(70)]
