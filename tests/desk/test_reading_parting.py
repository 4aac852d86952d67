"""Claims at the desk: one split in two, two joined, one made by hand from its words."""

import re

import pytest
from django.test import Client

from apps.claims.models import Claim, ClaimLink
from tests.desk.suggested import HTMX, World, selection, text_of, tree
from tests.ui.swap import assert_swap_equals_reload


# ---------------------------------------------------------------- splitting and joining
def test_a_claim_is_split_by_its_figures_without_script(client: Client, world: World) -> None:
    address = world.of(world.both, "split/")
    [form] = tree(client.get(address)).xpath("//form[contains(@action, '/split/')]")
    data = dict(form.form_values())
    assert re.sub(r"^.*\.", "", data["first_figure"]) != re.sub(
        r"^.*\.", "", data["second_figure"]
    )
    assert data["tie"] == "second"
    answer = client.post(address, {**data, "second_statement": "More than 20,000 killed."})
    made = Claim.objects.get(statement="More than 20,000 killed.")
    assert answer.url == f"{world.article.get_absolute_url()}#{made.docket_label}"
    assert (made.low, made.measure) == (20_001, "killed")
    assert ClaimLink.objects.get(claim=made).other == world.both


def test_a_half_without_words_is_refused_with_what_was_typed(client: Client, world: World) -> None:
    data = {
        "revision": world.both.revision,
        "first_statement": "One.",
        "second_statement": "Two.",
        "first_evidence": str(world.both.evidence.get().pk),
    }
    answer = client.post(world.of(world.both, "split/"), data, headers=HTMX)
    assert answer.status_code == 422
    assert "Each of the two rests on some of the words." in text_of(tree(answer))
    assert tree(answer).xpath("//textarea[@name='second_statement']")[0].text.strip() == "Two."


def test_two_claims_are_joined_field_by_field_without_script(client: Client, world: World) -> None:
    address = world.of(world.killed, "join/")
    offered = tree(client.get(address)).xpath("//ul[contains(@class, 'joins')]//a/text()")
    assert offered == [world.both.docket_label]
    compare = client.get(address, {"with": world.both.docket_label})
    [form] = tree(compare).xpath("//form[contains(@action, '/join/')]")
    picks = [text_of(one) for one in form.xpath(".//fieldset/legend")]
    assert picks == ["Statement", "Figure", "Measure"]
    data = dict(form.form_values())
    client.post(address, {**data, "take-measure": "joined"})
    world.killed.refresh_from_db()
    assert (world.killed.measure, world.killed.low) == ("casualties", 20_001)
    assert world.killed.evidence.count() == 2
    assert not Claim.objects.filter(pk=world.both.pk).exists()


def test_joining_says_what_cannot_be_joined_and_what_was_changed_meanwhile(
    client: Client, world: World
) -> None:
    address = world.of(world.killed, "join/")
    for other, wrong in (
        (world.caveat.docket_label, "is of another kind"),
        ("C-999999", "is no claim on file"),
        ("nonsense", "is no claim on file"),
    ):
        answer = client.get(address, {"with": other}, headers=HTMX)
        assert answer.status_code == 422
        assert wrong in text_of(tree(answer))
    data = {"with": world.both.docket_label, "revision": 1, "joined_revision": 77}
    answer = client.post(address, data, headers=HTMX)
    assert answer.status_code == 409
    assert "Somebody changed one of the two meanwhile" in text_of(tree(answer))
    assert Claim.objects.count() == 3


@pytest.mark.parametrize("how", ["split", "join"])
def test_parting_swaps_what_a_reload_shows(client: Client, world: World, how: str) -> None:
    claim = world.both if how == "split" else world.killed
    address = world.of(claim, f"{how}/")
    query = {"with": world.both.docket_label} if how == "join" else {}
    [form] = tree(client.get(address, query)).xpath("//form[@method='post'][@data-card-form]")
    data = {**dict(form.form_values()), "shown": "1"}
    if how == "split":
        data["second_statement"] = "More than 20,000 killed."
    made = Claim.objects.order_by("-docket").first()
    assert made is not None
    label = f"C-{made.docket + 1}" if how == "split" else claim.docket_label
    assert_swap_equals_reload(
        client,
        world.of(claim),
        address,
        target="live-card",
        swap="innerHTML",
        method="post",
        data=data,
        after=f"{world.article.get_absolute_url()}{label}/",
    )


# ---------------------------------------------------------------- by hand, filled from the words
def test_a_claim_by_hand_is_filled_from_its_words_and_keeps_what_it_rests_on(
    client: Client, world: World
) -> None:
    words = "More than 20,000 soldiers have been killed in Bakhmut since December"
    address = f"{world.article.get_absolute_url()}mark/claim/"
    page = tree(client.get(address, selection(1, words)))
    [form] = page.xpath("//form[@data-card-form]")
    data = dict(form.form_values())
    filled = {name: data[name] for name in ("kind", "figure_words", "measure", "since")}
    assert filled == {
        "kind": "figure",
        "figure_words": "More than 20,000",
        "measure": "killed",
        "since": "2022-12",
    }
    hows = [text_of(one) for one in page.xpath("//p[@class='filled']/span")]
    assert "stated: “More than 20,000”" in hows
    client.post(address, {**data, "measure": "", "statement": "By hand."})
    claim = Claim.objects.get(statement="By hand.")
    assert (claim.low, claim.state, claim.created_by is not None) == (20_001, "confirmed", True)
    known = dict(claim.field_words.values_list("field", "quote"))
    assert (known["figure"], "measure" in known) == ("More than 20,000", False)


def test_words_that_make_no_claim_still_give_their_figure(client: Client, world: World) -> None:
    address = f"{world.article.get_absolute_url()}mark/claim/"
    page = tree(client.get(address, selection(3, "most of the city")))
    [form] = page.xpath("//form[@data-card-form]")
    assert dict(form.form_values())["statement"]
    assert client.get(address, selection(2, "told reporters")).status_code == 200
