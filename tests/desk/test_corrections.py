"""Corrections: recorded, changed, taken back, and what they mark wherever it is shown."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from apps.accounts.models import User
from apps.claims.models import Claim
from apps.comparison.actions.corrections import CorrectionSaid, correct
from apps.comparison.enums import CorrectionEffect
from apps.comparison.models import Correction
from apps.desk.queries.corrections.marks import marks_of
from tests.comparison.questions.making import World, again
from tests.comparison.questions.test_comparing import SINCE, Briefing

NEW = "/corrections/new/"


@pytest.fixture
def world(make_article: Any, analyst: User, client: Client) -> World:
    client.force_login(analyst)
    return World(make_article, analyst)


def words(response: Any, path: str) -> list[str]:
    tree = html.fromstring(response.content.decode())
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def undo_last(client: Client, response: Any) -> Any:
    [address] = html.fromstring(response.content.decode()).xpath(
        "//*[contains(@class, 'toast')]//form/@action"
    )
    return client.post(address)


def clarified(talk: Briefing, **more: Any) -> Correction:
    """A clarification of 2 May: the figures cover all of Ukraine."""
    made, _ = correct(
        said=CorrectionSaid(
            effect=CorrectionEffect.SCOPE_SUPERSEDED,
            words="The figures cover all of Ukraine.",
            said_on=datetime.date(2023, 5, 2),
            place=talk.ukraine,
            **more,
        ),
        utterance=talk.utterance,
        by=talk.world.analyst,
    )
    return made


def form(claim: Claim, **more: str) -> dict[str, str]:
    return {
        "of": str(claim.utterance_id),
        "effect": "scope_superseded",
        "words": "The figures cover all of Ukraine.",
        "said_on": "2023-05-02",
        **more,
    }


@pytest.fixture
def talk(world: World) -> Briefing:
    return Briefing(world)


@pytest.fixture
def two(talk: Briefing) -> tuple[Claim, Claim]:
    """The lead of the one article, of a town; and of the other, of the whole front."""
    return (
        talk.lead(place=talk.bakhmut, **SINCE),
        talk.lead(article=talk.second, place=talk.ukraine, **SINCE),
    )


def test_a_clarification_is_recorded_from_a_claim_and_marks_what_it_changes(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, other = two
    page = client.get(NEW, {"claim": lead.docket_label})
    assert words(page, "//fieldset[@id='id_of']//label")[0].startswith("What was said: Kirby")
    answer = client.post(
        f"{NEW}?claim={lead.docket_label}",
        form(lead, place=talk.ukraine.docket_label, source_article=talk.second.docket_label),
        follow=True,
    )
    made = Correction.objects.get()
    assert answer.redirect_chain == [(f"/corrections/K-{made.docket}/", 302)]
    assert (made.utterance, made.place, made.source_version) == (
        talk.utterance,
        talk.ukraine,
        talk.second.current_version,
    )
    shown = answer.context["page"]
    assert (shown.marked, shown.stays) == ((lead,), (other,))
    # What the article said stays as it was said.
    assert again(lead).place == talk.bakhmut
    undo_last(client, answer)
    assert not Correction.objects.exists()


def test_it_is_told_wherever_a_marked_claim_is_shown_and_nowhere_else(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, other = two
    label = clarified(talk).docket_label
    question = talk.world.question(lead, other)

    def told(address: str) -> int:
        page = client.get(address)
        assert page.status_code == 200
        content = b"".join(page) if page.streaming else page.content
        return content.decode().count(label)

    for claim, times in ((lead, True), (other, False)):
        article = (talk.second, talk.first)[claim == lead]
        for address in (
            claim.get_absolute_url(),
            f"/claims/?article={article.docket_label}",
            article.get_absolute_url(),
            f"{article.get_absolute_url()}{claim.docket_label}/",
        ):
            # On the claim's own page the list of corrections of its origin is linked, not told.
            assert bool(told(address)) is times, address
    assert told(question.get_absolute_url()) >= 1
    rows = {
        line.partition(",")[0].strip("\ufeff"): line
        for address in ("/claims/claims.csv", f"{question.get_absolute_url()}claims.csv")
        for line in b"".join(client.get(address)).decode().splitlines()
    }
    assert label in rows[lead.docket_label]
    assert "The figures cover all of Ukraine." in rows[lead.docket_label]
    assert label not in rows[other.docket_label]
    [cited] = words(client.get(lead.get_absolute_url()), "//*[@id='citation-text']")
    assert f"Corrected since: {label}, 2 May 2023, scope superseded: The figures cover" in cited


def test_notes_about_a_marked_claim_say_so(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, _other = two
    client.post(reverse("desk:note-claim", args=[lead.docket]), {"body": "Ask them again"})
    label = clarified(talk).docket_label
    note = lead.notes.get()
    assert label in client.get("/notes/").content.decode()
    assert label in client.get(note.get_absolute_url()).content.decode()


def test_a_retraction_withdraws_the_origin_in_one_action_and_one_undo(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, other = two
    answer = client.post(
        f"{NEW}?claim={lead.docket_label}",
        form(lead, effect="retracted", words="None of it holds.", withdraw="on"),
        follow=True,
    )
    made = Correction.objects.get()
    said = again(talk.utterance)
    assert said.withdrawn_at is not None
    assert said.withdrawn_reason == f"{made.docket_label}: None of it holds."
    assert set(marks_of([lead.pk, other.pk])) == {lead.pk, other.pk}
    undo_last(client, answer)
    assert again(said).withdrawn_at is None
    assert not Correction.objects.exists()


def test_a_retraction_that_withdrew_nothing_asks_to_and_the_page_can(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, _other = two
    made, _ = correct(
        said=CorrectionSaid(CorrectionEffect.RETRACTED, "None of it holds."),
        utterance=talk.utterance,
        by=talk.world.analyst,
    )
    page = client.get(made.get_absolute_url())
    assert words(page, "//*[contains(@class, 'notice--mix')]//p[1]") == [
        "What was taken back still counts as an origin"
    ]
    address = f"{made.get_absolute_url()}origin/"
    revision = str(again(talk.utterance).revision)
    refused = client.post(address, {"do": "withdraw", "revision": revision, "reason": " "})
    assert refused.status_code == 422
    assert "Say why it is withdrawn." in refused.content.decode()
    client.post(address, {"do": "withdraw", "revision": revision, "reason": "Taken back"})
    assert again(talk.utterance).withdrawn_reason == "Taken back"
    stale = client.post(address, {"do": "restore", "revision": revision})
    assert stale.status_code == 409
    client.post(f"{made.get_absolute_url()}back/", {"restore": "on"})
    assert again(talk.utterance).withdrawn_at is None
    assert marks_of([lead.pk]) == {}


def test_an_origin_is_withdrawn_from_a_question_with_a_reason(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    question = talk.world.question(*two)
    address = reverse("desk:question-origin", args=[question.docket, talk.utterance.pk])
    page = client.get(question.get_absolute_url())
    assert html.fromstring(page.content.decode()).xpath(f"//form[@action='{address}']")
    refused = client.post(address, {"do": "withdraw", "reason": ""})
    assert refused.status_code == 422
    assert "Say why it is withdrawn." in refused.content.decode()
    client.post(address, {"do": "withdraw", "reason": "Nobody said so"})
    assert again(talk.utterance).withdrawn_reason == "Nobody said so"
    page = client.get(question.get_absolute_url())
    assert page.context["page"].compared.traced.origins == 0
    assert client.post(address, {"do": "withdraw", "reason": "Again"}).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"words": " "}, "words", "Say what the correction says."),
        ({"effect": ""}, "effect", "Say what the correction does."),
        ({"said_on": "soon"}, "said_on", "“soon” is no date."),
        ({"source_article": "A-999"}, "source_article", "“A-999” is no article on file."),
        ({"source_url": "javascript:alert(1)"}, "source_url", "An address begins with https://"),
        ({"low": "3", "high": "2"}, "high", "The low bound is above the high one."),
        ({"since": "2023", "until": "2022"}, "until", "A period does not end before it begins."),
        ({"place": "Nowhere"}, "place", "Nobody and nothing on file is spelled “Nowhere”."),
        ({"withdraw": "on"}, "withdraw", "Only an origin that is taken back altogether"),
        ({"of": "A-999"}, "of", "Select a valid choice."),
    ],
)
def test_what_cannot_be_so_is_said_at_its_field_and_nothing_typed_is_lost(
    client: Client, two: tuple[Claim, Claim], wrong: dict[str, str], field: str, sentence: str
) -> None:
    lead, _other = two
    page = client.post(f"{NEW}?claim={lead.docket_label}", form(lead, **wrong))
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert sentence in page.context["form"].errors[field][0]
    assert "Error: Record a correction" in words(page, "//title")[0]
    if "said_on" not in wrong:
        [kept] = html.fromstring(page.content.decode()).xpath("//input[@name='said_on']/@value")
        assert kept == "2023-05-02"
    assert not Correction.objects.exists()


def test_bounds_are_read_from_the_words_of_a_figure(
    client: Client, two: tuple[Claim, Claim]
) -> None:
    lead, _other = two
    client.post(
        f"{NEW}?claim={lead.docket_label}",
        form(lead, effect="figure_superseded", figure_words="at least 12,000"),
    )
    made = Correction.objects.get()
    assert (made.low, made.high) == (Decimal(12_000), None)


def test_who_was_slower_sees_both_and_saves_over_it(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, _other = two
    made = clarified(talk)
    address = f"{made.get_absolute_url()}edit/"
    typed = form(lead, revision=str(made.revision), words="Mine.")
    client.post(address, {**typed, "words": "Theirs."})
    refused = client.post(address, typed)
    assert refused.status_code == 409
    [row] = words(refused, "//section[contains(@class, 'conflict')]//tbody/tr[1]")
    assert "Theirs." in row
    assert "Mine." in row
    [revision] = html.fromstring(refused.content.decode()).xpath(
        "//input[@name='revision'][@id='edit_revision']/@value"
    )
    client.post(address, {**typed, "revision": revision})
    assert again(made).words == "Mine."


def test_a_publisher_corrects_its_article_and_only_what_it_reported_is_marked(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    lead, other = two
    page = client.get(NEW, {"article": talk.first.docket_label})
    assert words(page, "//fieldset[@id='id_of']//label")[0].startswith("The report by BBC")
    client.post(
        f"{NEW}?article={talk.first.docket_label}",
        form(lead, of=talk.first.docket_label, effect="retracted"),
    )
    assert set(marks_of([lead.pk, other.pk])) == {lead.pk}


def test_the_list_is_narrowed_and_paged_by_key(
    client: Client, two: tuple[Claim, Claim], talk: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.desk.queries.corrections.listing.PAGE_SIZE", 2)
    lead, other = two
    made = [clarified(talk) for _ in range(3)]
    of_report, _ = correct(
        said=CorrectionSaid(CorrectionEffect.RETRACTED, "The report was withdrawn."),
        article=talk.second,
        by=talk.world.analyst,
    )

    def listed(query: str = "") -> list[str]:
        return [
            row.docket_label for row in client.get(query or "/corrections/").context["page"].rows
        ]

    first = client.get("/corrections/").context["page"]
    assert [row.pk for row in first.rows] == [of_report.pk, made[2].pk]
    assert listed(first.after) == [made[1].docket_label, made[0].docket_label]
    back = client.get(first.after).context["page"].before
    assert listed(back) == [of_report.docket_label, made[2].docket_label]
    assert listed("/corrections/?of=article") == [of_report.docket_label]
    assert listed("/corrections/?effect=retracted") == [of_report.docket_label]
    assert listed("/corrections/?q=report") == [of_report.docket_label]
    assert of_report.docket_label not in listed(f"/corrections/?claim={lead.docket_label}")
    assert listed(f"/corrections/?claim={other.docket_label}")[0] == of_report.docket_label


def test_viewers_read_and_analysts_record(
    client: Client,
    two: tuple[Claim, Claim],
    talk: Briefing,
    viewer: User,
    curator: User,
    make_user: Any,
) -> None:
    lead, _other = two
    made = clarified(talk)
    client.force_login(viewer)
    for address in ("/corrections/", made.get_absolute_url(), lead.get_absolute_url()):
        page = client.get(address)
        assert page.status_code == 200
        assert words(page, "//main//form[@method='post']") == []
    assert client.get(NEW, {"claim": lead.docket_label}).status_code == 403
    for address, posted in (
        (f"{NEW}?claim={lead.docket_label}", form(lead)),
        (f"{made.get_absolute_url()}edit/", form(lead, revision="1")),
        (f"{made.get_absolute_url()}back/", {}),
        (
            reverse("desk:claim-origin", args=[lead.docket]),
            {"do": "withdraw", "reason": "No", "revision": "1"},
        ),
    ):
        assert client.post(address, posted).status_code == 403
    colleague = make_user("analyst", "colleague")
    client.force_login(colleague)
    assert client.post(f"{made.get_absolute_url()}back/").status_code == 403
    client.force_login(curator)
    assert client.post(f"{made.get_absolute_url()}back/").status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"low": "3", "high": "2"}, "high"),
        ({"words": " "}, "words"),
        ({"source_url": "ftp://x"}, "source_url"),
        ({"article": "both"}, "__all__"),
        ({"source_version": "other"}, "source_version"),
    ],
)
def test_the_admin_says_at_the_field_what_cannot_be_so(
    client: Client, talk: Briefing, curator: User, wrong: dict[str, str], field: str
) -> None:
    talk.lead()
    client.force_login(curator)
    posted = {
        "utterance": str(talk.utterance.pk),
        "effect": "retracted",
        "words": "No.",
        "source_article": str(talk.first.pk),
        **{f"{name}_precision": "day" for name in ("said", "since", "until")},
        **wrong,
    }
    if posted.get("article"):
        posted["article"] = str(talk.first.pk)
    if posted.get("source_version"):
        posted["source_version"] = str(talk.second.current_version_id)
    answer = client.post(reverse("admin:comparison_correction_add"), posted)
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [field]
    assert not Correction.objects.exists()


def test_a_correction_is_found_by_its_number(
    client: Client, two: tuple[Claim, Claim], talk: Briefing
) -> None:
    made = clarified(talk)
    page = client.get("/search/", {"q": made.docket_label.lower()})
    assert made.get_absolute_url() in page.content.decode()


def test_as_many_queries_for_one_marked_claim_as_for_three(talk: Briefing) -> None:
    rows = [talk.lead(place=talk.bakhmut, **SINCE) for _ in range(3)]
    clarified(talk)

    def counted(claims: list[Claim]) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert set(marks_of([one.pk for one in claims])) == {one.pk for one in claims}
        return len(caught)

    assert counted(rows[:1]) == counted(rows)
    Correction.objects.all().delete()
    with CaptureQueriesContext(connection) as caught:
        assert marks_of([one.pk for one in rows]) == {}
    assert len(caught) == 1
