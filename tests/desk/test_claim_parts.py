"""The typed claim page: figure, chain, caveats, assessment, and what is edited in place."""

import datetime
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.claims.enums import ClaimKind, LinkKind
from apps.claims.models import Assessment, Claim, ClaimLink, FieldWords, Relay
from apps.desk.queries.claim_figure import figure_of
from apps.ui.components.intervals import round_up
from tests.desk.making import Desk
from tests.desk.pages import grafted
from tests.desk.test_claims_page import FRAGMENT, typed


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def claim(desk: Desk) -> Claim:
    return desk.claim(
        "More than 20,000 killed",
        desk.article(1, publisher=desk.bbc),
        "More than 20,000 soldiers were killed in Bakhmut",
        claimant=desk.kirby,
        tags=[desk.losses],
    )


@pytest.fixture
def caveat(desk: Desk) -> Claim:
    return desk.claim(
        "The BBC could not verify the figures",
        quote="The BBC could not independently verify the figures",
        kind=ClaimKind.CAVEAT,
    )


FIGURE = {
    "figure_words": "more than 20,000",
    "qualifier": "more than",
    "low": "20,001",
    "measure": "killed",
    "unit": "people",
    "population_words": "soldiers",
    "place": "Бахмут",
    "since": "2022-12",
}


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_a_figure_typed_in_the_form_is_drawn_with_what_nobody_stated_as_fog(
    reader: Client, claim: Claim, desk: Desk
) -> None:
    address = claim.get_absolute_url()
    assert reader.post(f"{address}edit/", typed(claim, **FIGURE)).status_code == 302
    claim.refresh_from_db()
    assert (claim.low_stated, claim.best, claim.high, claim.place) == (
        20001,
        None,
        None,
        desk.bakhmut,
    )
    page = reader.get(address)
    figure = page.context["page"].figure
    assert (figure.scale, [tick.label for tick in figure.ticks]) == (
        40000,
        ["0", "20,000", "40,000"],
    )
    content = text_of(page)
    assert "20,001 people or more, upper bound not stated" in content
    assert content.count('big--none">not stated') == 2
    assert "since Dec 2022" in content
    form = reader.get(f"{address}edit/").context["form"]
    assert {name: form[name].value() for name in FIGURE} == {
        **FIGURE,
        "place": f"{desk.bakhmut.docket_label} Bakhmut",
    }


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("low", "many", "“many” is no number. Write it in digits, such as 20,001."),
        ("high", "5", "The high must not lie below the low: 5 is below 20,001."),
        ("since", "December", "“December” is no date. Write 2022, 2022-12 or 2022-12-01, as far"),
        ("until", "2021", "The period ends before it begins."),
        ("place", "Wagner", "Nobody and nothing on file is spelled “Wagner”."),
        ("share_low", "50", "A share is no figure"),
        ("share_of", "C-999", "“C-999” is no claim on file. Write it as C-101."),
        ("measure", "other", "Say in a word what is counted."),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_typed_is_lost(
    reader: Client, claim: Claim, field: str, value: str, said: str
) -> None:
    response = reader.post(
        f"{claim.get_absolute_url()}edit/", typed(claim, **{**FIGURE, field: value})
    )
    form = response.context["form"]
    assert response.status_code == 422
    errors = form.errors.get(field) or form.errors["measure_word"]
    assert errors[0].startswith(said)
    assert form["figure_words"].value() == "more than 20,000"


def test_somebody_elses_figure_stands_beside_what_was_typed(
    reader: Client, claim: Claim, curator: User
) -> None:
    second = Client()
    second.force_login(curator)
    address = f"{claim.get_absolute_url()}edit/"
    second.post(address, typed(claim, low="10"))
    response = reader.post(address, typed(claim, **FIGURE))
    assert response.status_code == 409
    told = {one.label: (one.theirs, one.yours) for one in response.context["conflict"].differences}
    assert told["Low"] == ("10", "20,001")
    assert response.context["form"]["low"].value() == "20,001"


def test_a_share_shows_what_follows_as_derived_and_stores_none_of_it(
    reader: Client, claim: Claim, desk: Desk
) -> None:
    reader.post(f"{claim.get_absolute_url()}edit/", typed(claim, **FIGURE))
    half = desk.claim("Half of the dead were Wagner", claimant=desk.kirby)
    reader.post(
        f"{half.get_absolute_url()}edit/",
        typed(half, share_low="50", share_high="50", share_of=claim.docket_label),
    )
    half.refresh_from_db()
    assert (half.share, half.low, half.share_of) == ("50 %", None, claim)
    content = text_of(reader.get(half.get_absolute_url()))
    assert "10,000 or more" in content
    assert "Nobody said so" in content


def test_a_claim_without_a_figure_has_fields_that_fit_it(reader: Client, desk: Desk) -> None:
    held = desk.claim("Russia holds most of it", kind=ClaimKind.CONTROL)
    reader.post(
        f"{held.get_absolute_url()}edit/",
        typed(held, subject="Wagner", extent_words="most of the city", place="Bakhmut", low="5"),
    )
    held.refresh_from_db()
    assert (held.subject, held.extent_words, held.low) == (desk.wagner, "most of the city", None)
    content = text_of(reader.get(held.get_absolute_url()))
    assert "Who holds it" in content
    assert "What is counted" not in content


@pytest.mark.parametrize("with_script", [True, False])
def test_relays_are_added_moved_and_taken_away_where_they_show(
    reader: Client, claim: Claim, desk: Desk, with_script: bool
) -> None:
    before = reader.get(claim.get_absolute_url())
    headers = FRAGMENT if with_script else {}
    address = f"{claim.get_absolute_url()}relays/"
    reader.post(address, {"how": "for", "who": "wagner"}, headers=headers)
    response = reader.post(address, {"how": "reported", "who": "The Hill"}, headers=headers)
    assert [(one.how, one.entity, one.words) for one in claim.relays.all()] == [
        ("for", desk.wagner, ""),
        ("reported", None, "The Hill"),
    ]
    if with_script:
        toasts = response.content.decode().index('<div hx-swap-oob="beforeend:#toasts"')
        response.content = response.content.decode()[:toasts].encode()
        assert grafted(before, response, "claim") == grafted(
            reader.get(claim.get_absolute_url()), None, "claim"
        )
    hill = Relay.objects.get(words="The Hill")
    reader.post(f"{address}{hill.pk}/", {"do": "earlier"}, headers=headers)
    assert [one.who for one in claim.relays.all()] == ["The Hill", "Wagner"]
    reader.post(f"{address}{hill.pk}/", {"do": "remove"}, headers=headers)
    assert [one.who for one in claim.relays.all()] == ["Wagner"]
    nobody = reader.post(address, {"how": "told", "who": ""}, headers=headers)
    assert nobody.status_code == 422


def test_the_utterance_is_named_corrected_and_shared(
    reader: Client, claim: Claim, desk: Desk, curator: User
) -> None:
    address = f"{claim.get_absolute_url()}utterance/"
    said = {"speaker": "Kirby", "occasion": "Briefing", "said_on": "2023-05-01", "medium": ""}
    reader.post(address, said)
    claim.refresh_from_db()
    assert str(claim.utterance) == "John Kirby, Briefing, 1 May 2023"
    second = Client()
    second.force_login(curator)
    second.post(address, {**said, "occasion": "Theirs", "revision": 1})
    response = reader.post(address, {**said, "occasion": "Mine", "revision": 1})
    assert response.status_code == 409
    assert response.context["forms"]["utterance"]["occasion"].value() == "Mine"
    assert "now it is John Kirby, Theirs" in text_of(response)
    other = desk.claim("Another of that briefing")
    reader.post(f"{other.get_absolute_url()}utterance/same/", {"like": claim.docket_label})
    other.refresh_from_db()
    assert other.utterance == claim.utterance
    reader.post(f"{other.get_absolute_url()}utterance/none/")
    other.refresh_from_db()
    assert other.utterance is None
    wrong = reader.post(address, {**said, "said_on": "May", "revision": 2})
    assert (wrong.status_code, list(wrong.context["forms"]["utterance"].errors)) == (
        422,
        ["said_on"],
    )


def test_a_caveat_travels_with_the_figure_it_limits(
    reader: Client, claim: Claim, caveat: Claim, desk: Desk
) -> None:
    reader.post(
        f"{claim.get_absolute_url()}links/", {"kind": "limited_by", "other": caveat.docket_label}
    )
    assert ClaimLink.objects.get().kind == LinkKind.LIMITS
    page = reader.get(claim.get_absolute_url())
    assert [one.text for one in page.context["page"].caveats] == [caveat.statement]
    assert f"Caveat: {caveat.statement} ({caveat.docket_label})" in text_of(page)
    [row] = [
        row for row in reader.get("/claims/?caveat=1").context["page"].rows if row.claim == claim
    ]
    assert [one.text for one in row.caveats] == [caveat.statement]
    reader.post(f"{claim.get_absolute_url()}notes/", {"body": "Look."})
    elsewhere = (
        "/notes/",
        "/search/?q=killed",
        desk.losses.get_absolute_url(),
        desk.kirby.get_absolute_url(),
    )
    for address in elsewhere:
        assert (address, caveat.statement in text_of(reader.get(address))) == (address, True)
    refused = reader.post(
        f"{claim.get_absolute_url()}links/", {"kind": "limits", "other": caveat.docket_label}
    )
    assert refused.status_code == 422
    link = ClaimLink.objects.get()
    reader.post(f"{claim.get_absolute_url()}links/{link.pk}/remove/")
    assert not ClaimLink.objects.exists()


def test_an_assessment_is_given_offered_no_grade_and_settled_by_a_curator(
    reader: Client, claim: Claim, desk: Desk, curator: User
) -> None:
    desk.bbc.reliability = "B"
    desk.bbc.save()
    address = f"{claim.get_absolute_url()}assessment/"
    page = reader.get(claim.get_absolute_url())
    assert [(one.of, one.reliability) for one in page.context["page"].panel.usual] == [
        ("BBC", "B")
    ]
    assert page.context["forms"]["assessment"]["reliability"].value() is None
    mine = {"status": "contested", "reliability": "C", "credibility": "3", "reason": "One origin."}
    reader.post(address, mine)
    claim.refresh_from_db()
    assert (claim.status, claim.reliability, claim.credibility) == ("contested", "C", 3)
    stale = reader.post(address, {**mine, "reason": "Typed anew"})
    assert stale.status_code == 409
    assert stale.context["forms"]["assessment"]["reason"].value() == "Typed anew"
    second = Client()
    second.force_login(curator)
    second.post(address, {"status": "refuted"})
    assert "Assessments differ" in text_of(reader.get(claim.get_absolute_url()))
    row = Assessment.objects.get(analyst=curator)
    assert reader.post(f"{address}{row.pk}/").status_code == 403
    second.post(f"{address}{row.pk}/")
    claim.refresh_from_db()
    assert (claim.status, claim.is_split) == ("refuted", False)
    second.post(f"{address}{row.pk}/")
    reader.post(address, {"do": "withdraw"})
    claim.refresh_from_db()
    assert claim.status == "refuted"


def test_a_field_points_at_its_words(reader: Client, claim: Claim) -> None:
    address = f"{claim.get_absolute_url()}fields/"
    wanted = {"field": "figure", "basis": "stated", "words": "More than 20,000"}
    reader.post(address, wanted)
    assert FieldWords.objects.get().quote == "More than 20,000"
    refused = reader.post(address, {**wanted, "words": "Less than 20,000"})
    assert (refused.status_code, list(refused.context["forms"]["field"].errors)) == (
        422,
        ["words"],
    )


def test_a_scale_ends_where_it_can_be_read() -> None:
    assert [round_up(value) for value in (1, 7, 32001.6, 160000, 999999)] == [
        1,
        8,
        40000,
        160000,
        1000000,
    ]
    assert figure_of(Claim(kind="figure")).is_drawn is False  # type: ignore[union-attr]


def test_the_day_and_the_medium_are_offered_from_the_words_around_the_quotation(
    reader: Client, desk: Desk
) -> None:
    article = desk.make_article(
        "Koval told reporters on Monday that 30 soldiers were killed.",
        published_at=datetime.datetime(2023, 5, 2, 12, tzinfo=datetime.UTC),
    )
    claim = desk.claim("30 soldiers killed", article, "30 soldiers were killed")
    form = reader.get(claim.get_absolute_url()).context["forms"]["utterance"]
    assert (form["said_on"].value(), form["medium"].value()) == ("2023-05-01", "briefing")
    claim.refresh_from_db()
    assert claim.utterance is None


def test_a_day_that_the_article_does_not_show_is_not_offered(reader: Client, desk: Desk) -> None:
    article = desk.make_article("Koval said on Monday that 30 soldiers were killed.")
    claim = desk.claim("30 soldiers killed", article, "30 soldiers were killed")
    form = reader.get(claim.get_absolute_url()).context["forms"]["utterance"]
    assert (form["said_on"].value(), form["medium"].value()) == ("", "")
