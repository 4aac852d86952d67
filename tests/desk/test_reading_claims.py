"""Suggested claims at the desk: their cards, deciding about them, their fields in place."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from apps.accounts.models import User
from apps.claims.actions.setting_fields import set_field
from apps.claims.enums import ClaimField, LinkKind
from apps.claims.models import Claim, ClaimLink
from tests.claims.suggesting import suggested_claim
from tests.desk.suggested import HTMX, World, fields_shown, selection, text_of, tree
from tests.ui.swap import assert_swap_equals_reload


# ---------------------------------------------------------------- the card
def test_the_card_says_every_field_how_it_is_known_and_where_its_words_stand(
    client: Client, world: World
) -> None:
    card = client.get(world.of(world.killed), headers=HTMX)
    assert fields_shown(card) == {
        "claimant": "John Kirby",
        "figure": "more than 20,000 stated “More than 20,000”",
        "measure": "killed",
        "population": "Russian soldiers inferred",
        "period": "since Dec 2022 from ¶1 “since December”",
        "place": "not stated",
    }
    page = tree(card)
    assert page.xpath("//*[@data-field='figure']/@data-words") == ["1:0-1:16"]
    assert text_of(page.xpath("//p[@class='mc__by']")[0]) == "John Kirby, told reporters"
    [limit] = page.xpath("//*[contains(@class, 'mc__caveat')]")
    assert "is-sug" in limit.get("class")
    assert "The BBC could not verify it." in text_of(limit)
    [why] = page.xpath("//p[@class='why']")
    assert text_of(why) == (
        "A figure for people stands in words that somebody is named for. “More than” makes it"
        " 20,001 or more. Likely, 0.85. claims.read/1, figure-said"
    )
    assert page.xpath("//*[contains(@class, 'mc__iv')]//*[@role='img']/@aria-label") == [
        "20,001 people or more, upper bound not stated"
    ]


def test_closed_cards_draw_the_figure_beside_what_limits_it(client: Client, world: World) -> None:
    page = tree(client.get(world.article.get_absolute_url()))
    [card] = page.xpath(f"//*[@id='card-{world.killed.docket_label}']")
    assert card.xpath(".//*[@role='img']/@aria-label") == ["more than 20,000"]
    [limit] = card.xpath(".//*[@class='mc__lim']")
    assert text_of(limit).startswith("The BBC could not verify it.")


@pytest.mark.parametrize("many", [1, 3])
def test_a_card_takes_as_many_queries_for_one_claim_as_for_three(
    client: Client, world: World, many: int, django_assert_max_num_queries: Any
) -> None:
    address = world.of(world.killed)
    client.get(address, headers=HTMX)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address, headers=HTMX)
    for number in range(many):
        more = suggested_claim(world.article, f"More {number}.", "since December")
        ClaimLink.objects.create(claim=more, other=world.killed, kind=LinkKind.PART)
    with CaptureQueriesContext(connection) as full:
        client.get(address, headers=HTMX)
    assert len(full) == len(few)


def test_a_viewer_reads_the_card_and_may_change_nothing(
    client: Client, world: World, viewer: User
) -> None:
    client.force_login(viewer)
    page = tree(client.get(world.of(world.killed)))
    assert page.xpath("//*[@id='live-card']//form | //*[@data-edit-field]") == []
    for what in ("fields/place/", "split/", "join/"):
        assert client.get(world.of(world.killed, what)).status_code == 403
    for what, data in (
        ("point/", {"field": "place", "revision": 1, **selection(1, "Bakhmut")}),
        ("fields/place/", {"revision": 1}),
        ("decide/", {"state": "together", "revision": 1}),
    ):
        assert client.post(world.of(world.killed, what), data).status_code == 403
    world.killed.refresh_from_db()
    assert world.killed.state == "suggested"


# ---------------------------------------------------------------- deciding
def test_a_claim_is_accepted_with_what_belongs_to_it_and_the_next_one_opens(
    client: Client, world: World
) -> None:
    part = suggested_claim(world.article, "A part.", "since December")
    ClaimLink.objects.create(claim=part, other=world.killed, kind=LinkKind.PART)
    answer = client.post(
        world.of(world.killed, "decide/"),
        {"state": "together", "revision": world.killed.revision, "shown": "1"},
        headers=HTMX,
    )
    states = dict(Claim.objects.values_list("docket", "state"))
    assert states == {
        world.killed.docket: "confirmed",
        part.docket: "confirmed",
        world.caveat.docket: "confirmed",
        world.both.docket: "suggested",
    }
    live = html.fragments_fromstring(answer.content.decode())[0]
    assert live.get("data-for") == world.both.docket_label


def test_accepting_swaps_what_a_reload_shows(client: Client, world: World) -> None:
    for state in ("together",):
        assert_swap_equals_reload(
            client,
            world.of(world.killed),
            world.of(world.killed, "decide/"),
            target="live-card",
            swap="innerHTML",
            method="post",
            data={"state": state, "revision": world.killed.revision, "shown": "1"},
            after=world.of(world.both),
        )


def test_only_the_kind_that_is_walked_opens_next(client: Client, world: World) -> None:
    answer = client.post(
        world.of(world.killed, "decide/"),
        {"state": "rejected", "revision": world.killed.revision, "walk": "names"},
        headers=HTMX,
    )
    assert answer.content.decode().lstrip().startswith("<p ")


# ---------------------------------------------------------------- a field in place
def test_a_field_is_changed_in_place_without_script(client: Client, world: World) -> None:
    address = world.of(world.killed, "fields/place/")
    page = tree(client.get(address))
    assert page.xpath("//main[@id='main']")
    [form] = page.xpath("//form[@data-field-form]")
    data = dict(form.form_values())
    answer = client.post(address, {**data, "named": "Bakhmut", "rests_on": "in Bakhmut"})
    assert answer.url == f"{world.article.get_absolute_url()}#{world.killed.docket_label}"
    shown = fields_shown(client.get(world.of(world.killed)))
    assert shown["place"] == "Bakhmut stated “in Bakhmut”"
    world.killed.refresh_from_db()
    assert (world.killed.place, world.killed.corrected) == (world.bakhmut, True)


def test_a_figure_is_read_before_it_is_saved(client: Client, world: World) -> None:
    address = world.of(world.killed, "fields/figure/")
    reading = client.get(
        address,
        {"figure_words": "at least 15,000"},
        headers={**HTMX, "HX-Target": "field-reading"},
    )
    assert text_of(html.fromstring(reading.content.decode())) == "Read as 15,000 or more."
    form = {"revision": world.killed.revision, "figure_words": "at least 15,000"}
    page = client.post(address, {**form, "do": "read"})
    assert text_of(tree(page).xpath("//output")[0]) == "Read as 15,000 or more."
    client.post(address, form)
    world.killed.refresh_from_db()
    assert (world.killed.low, world.killed.figure_words) == (15_000, "at least 15,000")


def test_a_period_is_read_from_the_day_of_publication(client: Client, world: World) -> None:
    address = world.of(world.killed, "fields/period/")
    [form] = tree(client.get(address)).xpath("//form[@data-field-form]")
    client.post(address, {**dict(form.form_values()), "period_words": "since January"})
    world.killed.refresh_from_db()
    assert (str(world.killed.since), world.killed.period_words) == ("2023-01-01", "since January")
    [form] = tree(client.get(address)).xpath("//form[@data-field-form]")
    client.post(address, {**dict(form.form_values()), "since": "2022"})
    world.killed.refresh_from_db()
    assert (str(world.killed.since), world.killed.since_precision) == ("2022-01-01", "year")


@pytest.mark.parametrize(
    ("field", "data", "error"),
    [
        ("place", {"named": "Atlantis"}, "Nobody and nothing on file is called “Atlantis”"),
        ("place", {"rests_on": "no such words"}, "These words do not stand in the text."),
        ("period", {"since": "December"}, "“December” is no date"),
        ("measure", {"measure": "other"}, "Say in a word what is counted."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost(
    client: Client, world: World, field: str, data: dict[str, str], error: str
) -> None:
    given = {"revision": world.killed.revision, **data}
    answer = client.post(world.of(world.killed, f"fields/{field}/"), given, headers=HTMX)
    assert answer.status_code == 422
    page = tree(answer)
    assert error in text_of(page.xpath("//*[contains(@class, 'errsum')]")[0])
    for name, value in data.items():
        [control] = page.xpath(f"//*[@name='{name}']")
        assert value in (control.get("value"), *control.xpath("./option[@selected]/@value"))


def test_a_field_that_the_kind_does_not_have_is_not_there(client: Client, world: World) -> None:
    assert client.get(world.of(world.killed, "fields/extent/")).status_code == 404
    assert client.get(world.of(world.killed, "fields/nonsense/")).status_code == 404


def test_two_who_change_one_field_see_both(client: Client, world: World, analyst: User) -> None:
    seen = world.killed.revision
    set_field(
        claim=world.killed,
        field=ClaimField.PLACE,
        values={"place_words": "all fronts"},
        by=analyst,
        expected_revision=seen,
    )
    address = world.of(world.killed, "fields/place/")
    answer = client.post(address, {"revision": seen, "place_words": "the city"}, headers=HTMX)
    assert answer.status_code == 409
    page = tree(answer)
    [conflict] = page.xpath("//*[@id='conflict']")
    assert "all fronts" in text_of(conflict)
    assert page.xpath("//input[@name='place_words']/@value") == ["the city"]
    [form] = page.xpath("//form[@data-field-form]")
    client.post(address, dict(form.form_values()))
    world.killed.refresh_from_db()
    assert world.killed.place_words == "the city"


def test_a_field_is_pointed_at_selected_words_and_read_from_them(
    client: Client, world: World
) -> None:
    answer = client.post(
        world.of(world.killed, "point/"),
        {"field": "place", "revision": world.killed.revision, **selection(1, "Bakhmut")},
        headers=HTMX,
    )
    assert json.loads(answer["HX-Trigger-After-Settle"]) == {
        "desk:field": {"label": world.killed.docket_label, "field": "place"}
    }
    world.killed.refresh_from_db()
    assert world.killed.place == world.bakhmut
    answer = client.post(
        world.of(world.killed, "point/"),
        {
            "field": "figure",
            "revision": world.killed.revision,
            **selection(2, "Over 100,000 casualties"),
        },
        headers=HTMX,
    )
    assert fields_shown(answer)["figure"] == (
        "Over 100,000 casualties from ¶2 “Over 100,000 casualties”"
    )
    world.killed.refresh_from_db()
    assert world.killed.low == 100_001


def test_pointing_swaps_what_a_reload_shows(client: Client, world: World) -> None:
    assert_swap_equals_reload(
        client,
        world.of(world.killed),
        world.of(world.killed, "point/"),
        target="live-card",
        swap="innerHTML",
        method="post",
        data={
            "field": "place",
            "revision": world.killed.revision,
            "shown": "1",
            **selection(1, "Bakhmut"),
        },
    )


def test_an_article_takes_as_many_queries_for_one_more_claim_as_for_three(
    client: Client, world: World
) -> None:
    address = world.article.get_absolute_url()
    client.get(address)
    taken = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        taken.append(len(queries))
        suggested_claim(world.article, f"One more, {number}.", "since December", caveat="Unsure.")
    assert taken == [taken[0]] * 3
