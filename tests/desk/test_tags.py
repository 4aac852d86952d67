"""The register of tags and the page of one."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.actions.tagging import make_tag, tag_articles, tag_span
from apps.articles.enums import TagColour
from apps.articles.models import Tag
from apps.desk.queries.tags import PAGE
from tests.claims.making import words
from tests.desk.making import Desk
from tests.desk.pages import grafted

# Session, person; the tree; three counts of its own, three with tags below; the form's tree.
REGISTER_BUDGET = 10
# Session, person; the tag, those below it; articles, claims, words; history with what was before;
# what claims rest on: their articles, who has a stake in them, and how many origins in all.
TAG_BUDGET = 11


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def killed(desk: Desk, analyst: User) -> Tag:
    return make_tag(
        name="killed", parent=desk.losses, colour=TagColour.RED, meaning="Dead.", by=analyst
    )


def form(tag: Tag, **changes: Any) -> dict[str, Any]:
    return {
        "name": tag.name,
        "parent": tag.parent.docket if tag.parent else "",
        "colour": tag.colour,
        "meaning": tag.meaning,
        "revision": tag.revision,
        **changes,
    }


def test_counts_are_its_own_and_with_those_below_each_carrier_once(
    reader: Client, desk: Desk, killed: Tag
) -> None:
    article, other = desk.article(1), desk.article(2)
    tag_articles(articles=[article.pk], tag=desk.losses, by=desk.analyst)
    tag_articles(articles=[article.pk, other.pk], tag=killed, by=desk.analyst)
    desk.claim("One", article, tags=[killed, desk.losses])
    tag_span(**words(article, "BBC"), tag=killed, by=desk.analyst)
    [row] = reader.get("/tags/").context["rows"]
    [below] = row.below
    assert [(one.own, one.whole) for one in (row.articles, row.claims, row.words)] == [
        (1, 2),
        (1, 1),
        (0, 1),
    ]
    assert [(one.own, one.whole) for one in (below.articles, below.claims, below.words)] == [
        (2, 2),
        (1, 1),
        (1, 1),
    ]


def test_queries_are_as_many_for_one_tag_as_for_three(
    reader: Client,
    desk: Desk,
    killed: Tag,
    analyst: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def carry(number: int) -> None:
        article = desk.article(number)
        tag_articles(articles=[article.pk], tag=killed, by=analyst)
        tag_span(**words(article, "BBC"), tag=killed, by=analyst)
        desk.claim("One", article, tags=[killed], claimant=desk.kirby)

    carry(1)
    with django_assert_num_queries(REGISTER_BUDGET):
        reader.get("/tags/")
    with django_assert_num_queries(TAG_BUDGET):
        reader.get(killed.get_absolute_url())
    for number in (2, 3):
        make_tag(name=f"t{number}", parent=killed, colour=TagColour.GREY, meaning="", by=analyst)
        carry(number)
    with django_assert_num_queries(REGISTER_BUDGET):
        reader.get("/tags/")
    with django_assert_num_queries(TAG_BUDGET):
        reader.get(killed.get_absolute_url())


def test_a_tag_is_made_and_a_wrong_one_is_explained(reader: Client, desk: Desk) -> None:
    data = {"name": "#wounded", "parent": desk.losses.docket, "colour": "blue", "meaning": "Hurt."}
    assert reader.post("/tags/", data)["Location"] == "/tags/"
    made = Tag.objects.get(name="wounded")
    assert (made.parent, made.colour, made.meaning) == (desk.losses, "blue", "Hurt.")
    again = reader.post("/tags/", {**data, "name": "WOUNDED"})
    assert (again.status_code, again.context["form"].errors["name"]) == (
        422,
        ["There already is a tag called “WOUNDED”."],
    )


def test_a_swap_equals_a_reload(reader: Client, desk: Desk) -> None:
    before = reader.get("/tags/")
    headers = {"HX-Request": "true", "HX-Target": "tags"}
    swapped = reader.post("/tags/", {"name": "new", "colour": "grey"}, headers=headers)
    body = swapped.content.decode()
    swapped.content = body[: body.index('<div hx-swap-oob="beforeend:#toasts"')].encode()
    assert grafted(before, swapped, "tags") == grafted(reader.get("/tags/"), None, "tags")


def test_a_tag_is_edited_and_never_put_below_itself(
    reader: Client, desk: Desk, killed: Tag
) -> None:
    address = f"{desk.losses.get_absolute_url()}edit/"
    response = reader.post(address, form(desk.losses, parent=killed.docket))
    assert (response.status_code, response.context["form"].errors["parent"]) == (
        422,
        ["A tag cannot lie below itself. Choose another parent."],
    )
    reader.post(address, form(desk.losses, name="harm", colour="violet"))
    desk.losses.refresh_from_db()
    assert (desk.losses.name, desk.losses.colour) == ("harm", "violet")


def test_a_conflict_shows_both_versions(reader: Client, killed: Tag, curator: User) -> None:
    second = Client()
    second.force_login(curator)
    address = f"{killed.get_absolute_url()}edit/"
    second.post(address, form(killed, colour="blue"))
    response = reader.post(address, form(killed, meaning="Mine"))
    assert response.status_code == 409
    assert [
        (one.label, one.theirs, one.yours) for one in response.context["conflict"].differences
    ] == [("Colour", "Blue", "Red"), ("Meaning", "Dead.", "Mine")]
    revision = response.context["form"]["revision"].value()
    reader.post(address, form(killed, meaning="Mine", revision=revision))
    killed.refresh_from_db()
    assert killed.meaning == "Mine"


def test_the_page_shows_what_carries_it_and_on_wish_what_those_below_carry(
    reader: Client, desk: Desk, killed: Tag
) -> None:
    article = desk.article(1)
    tag_articles(articles=[article.pk], tag=killed, by=desk.analyst)
    tag_span(**words(article, "independently"), tag=killed, by=desk.analyst)
    desk.claim("One", article, tags=[killed], caveat="Denied.")
    own = reader.get(desk.losses.get_absolute_url()).context["page"]
    assert own.is_bare
    response = reader.get(f"{desk.losses.get_absolute_url()}?below=1")
    page = response.context["page"]
    assert page.articles.rows == [article]
    assert [row.claim.statement for row in page.claims.rows] == ["One"]
    assert "Denied." in response.content.decode()
    [passage] = page.words.rows
    assert passage.before.endswith("could not ")
    assert passage.after == " verify the figures.\nNo. 1."


def test_what_carries_it_is_paged_by_key(reader: Client, desk: Desk) -> None:
    articles = [desk.article(number) for number in range(PAGE + 2)]
    tag_articles(articles=[one.pk for one in articles], tag=desk.losses, by=desk.analyst)
    address = desk.losses.get_absolute_url()
    first = reader.get(address).context["page"].articles
    second = reader.get(f"{address}?articles={first.next}").context["page"].articles
    assert first.rows + second.rows == list(reversed(articles))
    assert second.next == ""


def test_deleting_is_refused_while_it_is_carried(reader: Client, desk: Desk, killed: Tag) -> None:
    assert reader.post(f"{desk.losses.get_absolute_url()}delete/").status_code == 422
    response = reader.post(f"{killed.get_absolute_url()}delete/")
    assert response["Location"] == "/tags/"
    assert list(Tag.objects.all()) == [desk.losses]


def test_a_viewer_reads_and_is_refused_every_change(
    client: Client, viewer: User, killed: Tag
) -> None:
    client.force_login(viewer)
    for address in ("/tags/", killed.get_absolute_url()):
        main = client.get(address).content.decode().split('id="main"')[1].split('id="live"')[0]
        assert "<form" not in main
    here = killed.get_absolute_url()
    for address in ("/tags/", f"{here}edit/", f"{here}delete/"):
        assert client.post(address, form(killed)).status_code == 403
