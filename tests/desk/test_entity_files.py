"""People and places in files: the page that brings them in, the links that take them out."""

import csv
import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Entity

pytestmark = pytest.mark.django_db
URL = "/entities/import/"


def upload(text, name="people.csv"):
    return SimpleUploadedFile(name, text.encode())


def test_a_rehearsal_tells_what_would_become_of_each_line(client, analyst):
    client.force_login(analyst)
    text = "kind,name\nperson,John Kirby\nship,Moskva\n"
    page = client.post(URL, {"upload": upload(text), "rehearsal": "on"})
    assert page.status_code == 200
    assert dict(page.context["counts"]) == {
        "new": 1,
        "changed": 0,
        "as it was": 0,
        "held": 0,
        "refused": 1,
    }
    assert [(line.line, line.fate) for line in page.context["told"]] == [(3, "refused")]
    assert not Entity.objects.exists()


def test_bringing_in_files_the_good_lines_and_can_be_undone(client, analyst):
    client.force_login(analyst)
    client.post(URL, {"upload": upload("kind,name\nperson,John Kirby\nship,Moskva\n")})
    assert [entity.name for entity in Entity.objects.all()] == ["John Kirby"]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (None, "Choose a file."),
        (("kind,name\n", "people.xlsx"), "The file's name does not say that it is"),
        (("nothing\n", "people.csv"), "must name the columns"),
        (("kind,name\n" + "person,A\n" * 5001, "people.csv"), "more than 5,000 lines"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(client, analyst, file, told):
    client.force_login(analyst)
    page = client.post(URL, {"upload": upload(*file)} if file else {})
    assert page.status_code == 422
    assert told in page.content.decode().replace("&#x27;", "'")
    assert not Entity.objects.exists()


def test_a_file_that_is_not_utf_8_is_told(client, analyst):
    client.force_login(analyst)
    broken = SimpleUploadedFile("people.csv", b"kind,name\nperson,\xff\n")
    page = client.post(URL, {"upload": broken})
    assert page.status_code == 422
    assert "not UTF-8" in page.content.decode()


def test_viewers_take_out_and_bring_nothing_in(client, viewer, analyst):
    create_entity(kind=EntityKind.PLACE, name="Kyiv", by=analyst)
    client.force_login(viewer)
    assert client.get(URL).status_code == 403
    assert client.get("/places/export/csv/").status_code == 200


def test_a_list_goes_out_as_it_is_narrowed_and_without_proposals(client, analyst):
    for name in ("Kyiv", "Bakhmut", "=Kyiv"):
        create_entity(kind=EntityKind.PLACE, name=name, by=analyst)
    Entity.objects.filter(name="Bakhmut").update(standing=EntityStanding.PROPOSED)
    client.force_login(analyst)
    whole = client.get("/places/export/csv/?proposed=yes")
    rows = list(csv.DictReader(StringIO(whole.getvalue().decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Kyiv", "'=Kyiv"]
    assert whole["Content-Disposition"] == 'attachment; filename="places.csv"'
    narrowed = client.get("/places/export/ftm/?located=yes")
    assert narrowed.getvalue() == b""
    lines = client.get("/places/export/ftm/").getvalue().decode().splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["Address", "Address"]
    assert client.get("/places/export/xlsx/").status_code == 404


def test_the_list_leads_there(client, analyst):
    client.force_login(analyst)
    page = client.get("/places/?q=kyiv").content.decode()
    for address in (URL, "/places/export/csv/?q=kyiv", "/places/export/ftm/?q=kyiv"):
        assert f'href="{address}"' in page
    assert reverse("desk:export-people", args=["csv"]) == "/people/export/csv/"
