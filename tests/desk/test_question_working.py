"""What people do on the page of a question: its claims, origins and answers, each undone."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.claims.models import Claim
from apps.comparison.enums import MemberState, OriginVerdict
from apps.comparison.models import Answer, OriginDecision, Question, QuestionClaim
from apps.desk.actions.proposing_claims import propose_for_open_questions
from tests.comparison.questions.making import World, again
from tests.comparison.questions.test_comparing import SINCE, Briefing
from tests.desk.pages import grafted


@pytest.fixture
def world(make_article: Any, analyst: User, client: Client) -> World:
    client.force_login(analyst)
    return World(make_article, analyst)


def posted(client: Client, name: str, question: Question, *more: Any, **data: Any) -> Any:
    return client.post(reverse(f"desk:{name}", args=[question.docket, *more]), data)


def states(question: Question) -> dict[str, str]:
    rows = QuestionClaim.objects.filter(question=question).select_related("claim")
    return {row.claim.docket_label: row.state for row in rows}


def undone(client: Client, question: Question) -> None:
    """Press the Undo that the page offers."""
    page = client.get(question.get_absolute_url()).content.decode()
    [address] = re.findall(r"/undo/[0-9a-f-]+/", page)[:1]
    client.post(address)


def test_a_question_is_asked_with_a_filter_and_its_matches_are_proposed(
    client: Client, world: World
) -> None:
    killed, _wounded = world.claim(low=20001), world.claim("Many", measure="wounded")
    response = client.post(
        reverse("desk:questions"),
        {"title": "How many died?", "kind": "number", "filter": "/claims/?measure=killed"},
    )
    question = Question.objects.get()
    assert response.headers["Location"] == question.get_absolute_url()
    assert question.filter == "measure=killed"
    assert states(question) == {killed.docket_label: MemberState.PROPOSED}
    later = world.claim("More still", low=30001)
    # Looking at it shows what came in since, and writes nothing.
    page = client.get(question.get_absolute_url()).context["page"]
    assert [one.docket_label for one in page.waiting.claims] == [
        killed.docket_label,
        later.docket_label,
    ]
    assert later.docket_label not in states(question)
    propose_for_open_questions()
    assert states(question)[later.docket_label] == MemberState.PROPOSED
    assert propose_for_open_questions() == 0


@pytest.mark.parametrize("typed", ["measure=nonsense", "measure=killed&place=L-999", "counts=1"])
def test_a_filter_that_means_nothing_is_refused_with_the_reason(
    client: Client, world: World, typed: str
) -> None:
    response = client.post(
        reverse("desk:questions"), {"title": "How many?", "kind": "number", "filter": typed}
    )
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"filter"}
    assert not Question.objects.exists()


def test_proposals_are_included_or_left_out_one_by_one_or_all(
    client: Client, world: World
) -> None:
    one, other = world.claim(low=20001), world.claim("Some more", low=30001)
    question = world.question()
    Question.objects.filter(pk=question.pk).update(filter="measure=killed")
    posted(client, "decide-members", question, do=f"leave {one.docket_label}", reason="Other war")
    assert states(question) == {one.docket_label: MemberState.EXCLUDED}
    assert QuestionClaim.objects.get().reason == "Other war"
    # What has come in since the page was drawn is not included unseen.
    stale = posted(client, "decide-members", question, do="include all", waiting="2")
    assert stale.status_code == 422
    posted(client, "decide-members", question, do="include all", waiting="1")
    left = {one.docket_label: MemberState.EXCLUDED, other.docket_label: MemberState.INCLUDED}
    assert states(question) == left
    client.get(question.get_absolute_url())
    assert states(question) == left
    posted(client, "decide-members", question, do=f"off {other.docket_label}")
    assert states(question) == {one.docket_label: MemberState.EXCLUDED}


def test_claims_are_added_by_number_and_from_their_page_and_it_is_undone(
    client: Client, world: World
) -> None:
    one, other = world.claim(low=20001), world.claim("Some more", low=30001)
    question = world.question()
    posted(client, "add-to-question", question, claims=f"{one.docket_label}, {other.docket}")
    assert set(states(question).values()) == {MemberState.INCLUDED}
    undone(client, question)
    assert states(question) == {}
    client.post(
        reverse("desk:claim-question", args=[one.docket]), {"question": question.docket_label}
    )
    assert states(question) == {one.docket_label: MemberState.INCLUDED}
    page = client.get(one.get_absolute_url()).content.decode()
    assert question.title in page


@pytest.mark.parametrize("typed", ["", "nothing", "C-999999"])
def test_a_number_that_is_none_is_told_beside_the_field(
    client: Client, world: World, typed: str
) -> None:
    question = world.question()
    response = posted(client, "add-to-question", question, claims=typed)
    assert response.status_code == 422
    assert response.context["forms"]["claims"].errors.keys() == {"claims"}


def twins(world: World) -> tuple[Claim, Claim, Question]:
    """The same words of the same speaker in two articles, nobody having joined them."""
    kirby = world.entity("Kirby")
    one = world.claim("Some 20,123", claimant=kirby, best=20123, day=1)
    other = world.claim("some 20,123", claimant=kirby, best=20123, publisher="Post", day=2)
    question = world.question()
    return one, other, question


def test_one_origin_is_proposed_with_reasons_and_decided(client: Client, world: World) -> None:
    one, other, question = twins(world)
    posted(client, "add-to-question", question, claims=f"C-{one.docket} C-{other.docket}")
    page = client.get(question.get_absolute_url())
    [pair] = page.context["page"].pairs
    assert {pair.one.label, pair.other.label} == {one.docket_label, other.docket_label}
    assert all(pair.sentences)
    data = {"claim": one.docket, "other": other.docket, "note": "One briefing"}
    posted(client, "decide-origin", question, do="same", **data)
    assert again(one).utterance_id == again(other).utterance_id is not None
    undone(client, question)
    assert (again(one).utterance_id, again(other).utterance_id) == (None, None)
    posted(client, "decide-origin", question, do="different", **data)
    decision = OriginDecision.objects.get()
    assert (decision.verdict, decision.note) == (OriginVerdict.DIFFERENT, "One briefing")


def test_an_origin_is_split_on_the_page(client: Client, world: World) -> None:
    talk = Briefing(world)
    one, other = talk.lead(), talk.lead(article=talk.second, **SINCE)
    question = world.question(one, other)
    posted(
        client, "split-origin", question, talk.utterance.pk, claims=[other.docket], note="Apart"
    )
    assert again(one).utterance_id != again(other).utterance_id
    undone(client, question)
    assert again(one).utterance_id == again(other).utterance_id


def test_answers_stand_with_who_gave_them_until_they_are_taken_back(
    client: Client, world: World
) -> None:
    question = world.question()
    posted(client, "answer-question", question, words="20,000", text="One briefing.")
    answer = Answer.objects.get()
    assert (answer.words, answer.by) == ("20,000", world.analyst)
    page = client.get(question.get_absolute_url()).content.decode()
    assert "One briefing." in page
    posted(client, "change-answer", question, answer.pk, do="withdraw", revision=answer.revision)
    assert again(answer).withdrawn_at is not None
    assert posted(client, "answer-question", question, words="").status_code == 422


def test_a_closed_question_takes_nothing(client: Client, world: World) -> None:
    claim, question = world.claim(), world.question()
    posted(client, "close-question", question, revision=question.revision)
    assert posted(client, "answer-question", question, words="5").status_code == 409
    assert (
        posted(client, "add-to-question", question, claims=claim.docket_label).status_code == 409
    )
    listed = client.get(reverse("desk:questions"), {"state": "closed"}).context["page"].rows
    assert [row.question for row in listed] == [question]
    assert client.get(reverse("desk:questions")).context["page"].rows == []


def test_whoever_is_slower_keeps_what_was_typed(client: Client, world: World) -> None:
    question = world.question()
    data = {"title": "First", "kind": "number", "revision": question.revision}
    posted(client, "edit-question", question, **data)
    response = posted(client, "edit-question", question, **{**data, "title": "Second"})
    assert response.status_code == 409
    assert response.context["forms"]["edit"]["title"].value() == "Second"
    assert again(question).title == "First"
    typed = response.context["forms"]["edit"]["revision"].value()
    posted(client, "edit-question", question, **{**data, "title": "Second", "revision": typed})
    assert again(question).title == "Second"


def test_a_viewer_reads_and_changes_nothing(client: Client, world: World, viewer: User) -> None:
    talk = Briefing(world)
    claim, question = talk.lead(), world.question()
    QuestionClaim.objects.create(question=question, claim=claim, added_by=world.analyst)
    Question.objects.filter(pk=question.pk).update(filter="measure=killed")
    world.claim("Others", low=5)
    client.force_login(viewer)
    page = client.get(question.get_absolute_url())
    assert page.status_code == 200
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]
    assert 'method="post"' not in main
    assert list(states(question)) == [claim.docket_label]
    for response in (
        client.post(reverse("desk:questions"), {"title": "Mine", "kind": "number"}),
        posted(client, "add-to-question", question, claims="C-1"),
        posted(client, "decide-members", question, do=f"off {claim.docket_label}"),
        posted(client, "answer-question", question, words="5"),
        posted(client, "close-question", question, revision=1),
        posted(client, "delete-question", question),
        posted(
            client, "decide-origin", question, do="same", claim=claim.docket, other=claim.docket
        ),
        posted(client, "split-origin", question, talk.utterance.pk, claims=[claim.docket]),
    ):
        assert response.status_code in (403, 404, 422)
    assert list(states(question)) == [claim.docket_label]
    assert not Answer.objects.exists()


def test_a_swap_after_a_change_gives_what_a_reload_gives(client: Client, world: World) -> None:
    claim, question = world.claim(low=20001), world.question()
    swap = client.post(
        reverse("desk:add-to-question", args=[question.docket]),
        {"claims": claim.docket_label},
        headers={"HX-Request": "true", "HX-Target": "question"},
    )
    part, _toasts = swap.content.decode().split('<div hx-swap-oob="beforeend:#toasts', 1)
    reload = client.get(question.get_absolute_url())
    swap.content = part.encode()
    assert grafted(reload, swap, "question") == grafted(reload, None, "question")


def test_questions_are_found_by_number_and_listed_in_pages(client: Client, world: World) -> None:
    made = [world.question(title=f"Question {number}?") for number in range(27)]
    first = client.get(reverse("desk:questions"))
    assert [row.question for row in first.context["page"].rows] == made[:1:-1]
    second = client.get(first.context["after"])
    assert [row.question for row in second.context["page"].rows] == made[1::-1]
    assert client.get(second.context["before"]).context["page"].rows == first.context["page"].rows
    found = client.get(reverse("desk:search"), {"q": made[0].docket_label}).content.decode()
    assert made[0].get_absolute_url() in found
