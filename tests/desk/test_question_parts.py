"""The parts of a question's page: pages of it, caveats, silence, answers, files, days."""

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.linking import link_claims
from apps.claims.actions.settling import assess
from apps.claims.enums import CaveatKind, ClaimKind, ClaimStatus, LinkKind
from apps.claims.models import Claim
from apps.comparison.actions.members import include_claims
from apps.comparison.actions.wholes import name_conflict, name_party
from apps.comparison.enums import MemberState, PartyRole, QuestionKind
from apps.comparison.methods.comparing import Kind
from apps.comparison.models import Answer, Question, QuestionClaim
from apps.desk.queries.questions import plot, table
from apps.desk.queries.questions.page import View, question_of, question_page
from apps.desk.queries.questions.paging import Window
from tests.comparison.questions.making import World, again
from tests.comparison.questions.test_comparing import SINCE, Briefing
from tests.comparison.questions.test_facts import moments
from tests.desk.pages import grafted
from tests.desk.test_question import classed, opened, told, words
from tests.desk.test_question_working import posted, states, undone


@pytest.fixture
def world(make_article: Any, analyst: User, client: Client) -> World:
    client.force_login(analyst)
    return World(make_article, analyst)


def tree(response: Any) -> Any:
    return html.fromstring(response.content.decode())


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS", 2)
    monkeypatch.setattr(plot, "ROWS", 2)
    monkeypatch.setattr(plot, "ROWS_OF_A_GROUP", 1)


@pytest.mark.parametrize(
    ("start", "page"),
    [
        ("", (0, 2, None, "c")),
        ("b", (0, 2, None, "c")),
        ("c", (2, 3, "a", "d")),
        ("e", (3, 5, "c", None)),
        ("gone", (0, 2, None, "c")),
    ],
)
def test_a_page_is_told_by_what_it_begins_with(start: str, page: tuple[Any, ...]) -> None:
    found = Window.of("abcde", [1, 1, 5, 1, 1], start, 2)
    assert (found.first, found.last, found.before, found.after) == page


def test_drawing_and_table_are_paged_and_come_as_one_for_paper(
    client: Client, world: World, small_pages: None
) -> None:
    claims = [world.claim(f"{number} thousand") for number in range(1, 6)]
    for number, claim in enumerate(claims):
        world.said(claim, speaker=world.entity(f"Speaker {number}"))
    question = world.question(*claims)
    first = opened(client, question)
    page = first.context["page"]
    assert [row.claim.label for row in page.table.rows] == [one.docket_label for one in claims[:2]]
    assert len(page.plot.groups) == 2
    second = client.get(first.context["links"]["rows_after"])
    assert [row.claim.label for row in second.context["page"].table.rows] == [
        one.docket_label for one in claims[2:4]
    ]
    back = client.get(second.context["links"]["rows_before"])
    assert back.context["page"].table.rows == page.table.rows
    drawn = client.get(first.context["links"]["after"]).context["page"].plot
    assert [group.group.name for group in drawn.groups] == ["Origin 3", "Origin 4"]
    # Paper holds all of it: the print button leads there.
    [button] = tree(first).xpath("//a[contains(@href, '#print')]/@href")
    whole = client.get(button)
    assert len(whole.context["page"].table.rows) == len(claims)
    assert len(whole.context["page"].plot.groups) == len(claims)
    assert not whole.context["page"].is_paged


def test_a_group_leads_to_all_of_its_claims(
    client: Client, world: World, small_pages: None
) -> None:
    talk = Briefing(world)
    lead = talk.lead()
    others = [talk.claim(one) for one in ("around 100,000", "Some 80,000")]
    stranger = world.claim("Many")
    page = opened(client, world.question(lead, *others, stranger))
    [more] = tree(page).xpath("//a[contains(text(), '2 more claims of Origin 1')]/@href")
    narrowed = client.get(more)
    assert narrowed.context["page"].table.of == "Origin 1"
    assert narrowed.context["page"].table.window.count == 3
    assert "Claims of Origin 1" in words(narrowed, "//h2")


@pytest.mark.parametrize("target", ["every-claim", "drawing", "finder"])
def test_a_part_that_is_swapped_is_what_a_reload_gives(
    client: Client, world: World, small_pages: None, target: str
) -> None:
    claims = [world.claim(f"{number} thousand") for number in range(1, 4)]
    question = world.question(*claims)
    world.claim("9 thousand")
    whole = opened(client, question, f"?row={claims[2].docket_label}&find=thousand")
    swap = client.get(
        f"{question.get_absolute_url()}?row={claims[2].docket_label}&find=thousand",
        headers={"HX-Request": "true", "HX-Target": target},
    )
    assert grafted(whole, swap, target) == grafted(whole, None, target)


def test_findings_have_pages_of_their_own(client: Client, world: World) -> None:
    _talk, question = told(world)
    page = client.get(reverse("desk:question-findings", args=[question.docket]))
    rows = page.context["page"].rows
    kinds = [row.kind for row in rows]
    assert kinds == sorted(kinds, key=[kind.value for kind in Kind].index)
    scope = client.get(
        reverse("desk:question-findings", args=[question.docket]), {"kind": "scope"}
    )
    assert {row.kind for row in scope.context["page"].rows} == {"scope"}
    # Each leads to its claims, and to their words.
    claim = rows[0].claims[0]
    links = tree(page).xpath("//*[contains(@class, 'cited')]//a/@href")
    assert claim.claim.address in links
    assert claim.words[0].address in links


def limit(world: World, claim: Claim, kind: CaveatKind, text: str, **typed: Any) -> Claim:
    caveat = world.position(text, kind=ClaimKind.CAVEAT, caveat_kind=kind, **typed)
    link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=world.analyst)
    return caveat


def test_caveats_stand_beside_every_figure(client: Client, world: World) -> None:
    talk = Briefing(world)
    claim = talk.lead()
    caveat = limit(world, claim, CaveatKind.UNVERIFIED, "Nobody could verify this")
    Claim.objects.filter(pk=claim.pk).update(caveat="Rounded by the desk")
    page = opened(client, world.question(claim))
    notes = [one.split(maxsplit=1) for one in words(page, classed("fnotes") + "/li")]
    assert [mark for mark, _text in notes] == ["a", "b"]
    assert notes[0][1] == "Rounded by the desk"
    assert notes[1][1].startswith("Nobody could verify this")
    assert caveat.docket_label in notes[1][1]
    assert words(page, f"{classed('fr__v')}//sup") == ["a", "b"]
    in_table = words(page, classed("qtbl__c"))
    assert in_table == [
        "Rounded by the desk",
        f"Nobody could verify this {caveat.docket_label}",
    ]


def test_a_party_that_would_not_say_is_shown_with_its_silence(
    client: Client, world: World, curator: User
) -> None:
    talk = Briefing(world)
    claim = talk.lead(place=talk.bakhmut)
    conflict, _ = name_conflict(name="The war", by=curator)
    name_party(
        conflict=conflict,
        entity=talk.forces,
        role=PartyRole.BELLIGERENT,
        side="Russia",
        by=curator,
    )
    staff = world.entity("General staff", "organisation", parent=talk.forces)
    own = limit(world, claim, CaveatKind.NO_COMMENT, "The staff said nothing", about=(staff,))
    other = limit(world, claim, CaveatKind.REFUSAL, "Somebody declined to say")
    page = opened(client, world.question(claim))
    rows = words(page, "//section[@aria-label='Parties with nothing on file']//li")
    assert rows[0].startswith("Russian forcesThe staff said nothing")
    assert own.docket_label in rows[0]
    assert other.docket_label in rows[1]


def test_claims_are_found_and_added_in_the_page(client: Client, world: World) -> None:
    one, other = world.claim("Many thousand"), world.claim("Some hundred")
    stands = world.position("Nobody left", kind=ClaimKind.MOVEMENT)
    question = world.question(one)
    page = opened(client, question, "?find=hundred")
    assert [claim.pk for claim in page.context["finder"].claims] == [other.pk]
    every = opened(client, question, "?find=&find_kind=all").context["finder"].claims
    assert {claim.pk for claim in every} == {other.pk, stands.pk}
    posted(client, "add-to-question", question, claims=[other.docket_label, stands.docket_label])
    assert len(states(question)) == 3
    Question.objects.filter(pk=question.pk).update(kind=QuestionKind.POSITION)
    assert opened(client, question, "?find=").context["finder"].kind == "positions"


def test_a_filter_of_kinds_without_figures_asks_who_or_whether(
    client: Client, analyst: User
) -> None:
    client.force_login(analyst)
    begun = client.get(reverse("desk:questions"), {"filter": "kind=control&kind=intent"})
    assert begun.context["form"].initial["kind"] == QuestionKind.POSITION
    begun = client.get(reverse("desk:questions"), {"filter": "kind=control&kind=figure"})
    assert "kind" not in begun.context["form"].initial


def test_ticked_claims_are_left_out_with_a_reason(client: Client, world: World) -> None:
    claims = [world.claim("Many"), world.claim("Some"), world.claim("Few")]
    question = world.question(*claims)
    labels = [one.docket_label for one in claims]
    posted(
        client,
        "decide-members",
        question,
        do="leave chosen",
        claims=labels[:2],
        reason="Another war",
    )
    assert [states(question)[label] for label in labels] == [
        MemberState.EXCLUDED,
        MemberState.EXCLUDED,
        MemberState.INCLUDED,
    ]
    undone(client, question)
    assert set(states(question).values()) == {MemberState.INCLUDED}
    posted(
        client,
        "decide-members",
        question,
        do=f"leave {labels[0]}",
        reason="Another war",
    )
    left = opened(client, question).context["page"].left_out
    assert {one.reason for one in left} == {"Another war"}
    nothing = posted(client, "decide-members", question, do="leave chosen")
    assert nothing.status_code == 422


def test_an_answer_is_changed_in_place_and_whoever_is_slower_loses_nothing(
    client: Client, world: World, curator: User
) -> None:
    question = world.question()
    posted(client, "answer-question", question, words="20,000", text="One briefing.")
    answer = Answer.objects.get()
    data = {"words": "About 20,000", "text": "Two articles.", "revision": answer.revision}
    posted(client, "change-answer", question, answer.pk, **data)
    assert (again(answer).words, again(answer).text) == ("About 20,000", "Two articles.")
    [shown] = opened(client, question).context["page"].answers
    assert shown.changed.who == str(world.analyst)
    slower = posted(
        client, "change-answer", question, answer.pk, **{**data, "words": "Nobody knows"}
    )
    assert slower.status_code == 409
    [row] = slower.context["answers"]
    assert row["form"]["words"].value() == "Nobody knows"
    assert "It now reads “About 20,000”" in slower.content.decode()
    assert again(answer).words == "About 20,000"
    answer = again(answer)
    posted(client, "change-answer", question, answer.pk, words="5", revision=answer.revision)
    undone(client, question)
    assert again(answer).words == "About 20,000"
    empty = posted(client, "change-answer", question, answer.pk, **{**data, "words": ""})
    assert empty.status_code == 422
    client.force_login(curator)
    [shown] = opened(client, question).context["page"].answers
    assert shown.may_change
    other = User.objects.create(username="else")
    other.groups.set(world.analyst.groups.all())
    client.force_login(other)
    [shown] = opened(client, question).context["page"].answers
    # Another analyst may mend it, and only who gave it or a curator takes it back.
    assert (shown.may_change, shown.may_withdraw) == (True, False)


def as_of(question: Question, days: int) -> str:
    day = timezone.localdate() - datetime.timedelta(days=days)
    return f"?as_of={day.isoformat()}"


def test_a_day_shows_members_grades_answers_and_silence_as_they_stood(
    client: Client, world: World, curator: User
) -> None:
    talk = Briefing(world)
    town = talk.lead(place=talk.bakhmut, **SINCE)
    question = world.question(town)
    posted(client, "answer-question", question, words="20,000")
    conflict, _ = name_conflict(name="The war", by=curator)
    name_party(
        conflict=conflict,
        entity=talk.forces,
        role=PartyRole.BELLIGERENT,
        side="Russia",
        by=curator,
    )
    past = moments()
    for _day in range(3):
        past()
    Answer.objects.update(created_at=timezone.now() - datetime.timedelta(days=3))
    question.refresh_from_db()
    # Since then another claim, a grade, a party, an answer and a caveat came.
    include_claims(
        question=question,
        claims=[talk.lead(article=talk.second, **SINCE)],
        by=world.analyst,
    )
    assess(
        claim=Claim.objects.get(pk=town.pk),
        by=world.analyst,
        status=ClaimStatus.CONTESTED,
        reliability="B",
        credibility=3,
        reason="",
    )
    name_party(
        conflict=conflict, entity=talk.wagner, role=PartyRole.ALLY, side="Russia", by=curator
    )
    answer = Answer.objects.get()
    posted(client, "change-answer", question, answer.pk, words="Nobody", revision=answer.revision)
    limit(world, town, CaveatKind.UNVERIFIED, "Nobody could verify this")

    now = opened(client, question).context["page"]
    assert len(now.table.rows) == 2
    assert now.table.rows[0].fact.reliability == "B"
    assert [one.name for one in now.silent.parties] == ["Russian forces", "Wagner"]
    response = opened(client, question, as_of(question, 2))
    then = response.context["page"]
    assert [row.claim.label for row in then.table.rows] == [town.docket_label]
    [row] = then.table.rows
    assert (row.fact.reliability, row.fact.status, row.caveats) == ("", "unverified", ())
    assert [one.name for one in then.silent.parties] == ["Russian forces"]
    assert [one.words for one in then.facts.answers] == ["20,000"]
    assert not any("Nobody" in entry.sentence for entry in then.history)
    # It is only read, and says so.
    assert tree(response).xpath("//main//form[@method='post']") == []
    [said] = words(response, "//div[contains(@class, 'notice--mix')]")
    assert "It is only read." in said
    for name, data in (
        ("answer-question", {"words": "5"}),
        ("decide-members", {"do": f"off {town.docket_label}"}),
        ("close-question", {"revision": question.revision}),
    ):
        address = reverse(f"desk:{name}", args=[question.docket])
        assert client.post(f"{address}{as_of(question, 2)}", data).status_code == 422
    file = client.get(f"{question.get_absolute_url()}claims.csv{as_of(question, 2)}")
    [line] = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert line["Claim"] == town.docket_label
    assert (line["Reliability"], line["Caveats"]) == ("", "")
    assert line["As of"] == as_of(question, 2).partition("=")[2]


def test_the_file_holds_all_that_bears_on_a_claim(client: Client, world: World) -> None:
    talk = Briefing(world)
    claim = talk.lead(place=talk.bakhmut, **SINCE)
    limit(world, claim, CaveatKind.UNVERIFIED, "=Nobody could verify this")
    question = world.question(claim)
    response = client.get(f"{question.get_absolute_url()}claims.csv")
    [line] = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert line["Permanent link"] == f"http://testserver{claim.get_absolute_url()}"
    assert (line["Low"], line["Low is"], line["High"], line["High is"]) == (
        "20001",
        "stated",
        "",
        "not stated",
    )
    assert (line["Place"], line["Since"], line["Until"]) == ("Bakhmut", "2022-12-01", "2023-05-01")
    assert (line["Origin"], line["Origin counts"]) == ("Kirby, Briefing", "yes")
    assert line["Texts (SHA-256)"] == talk.first.current_version.sha256
    assert line["Caveats"].startswith("'=Nobody could verify this")
    assert "comparison.scopes/" in line["Methods"]
    findings = client.get(f"{question.get_absolute_url()}findings.csv").content.decode()
    assert findings.lstrip("\ufeff").startswith("Kind,Verdict,Finding,Claims,Working,Rule,Method")


def test_words_carry_the_language_of_their_article(client: Client, world: World) -> None:
    talk = Briefing(world)
    town, front = talk.lead(), talk.lead(article=talk.second, **SINCE)
    Article.objects.filter(pk=talk.first.pk).update(language="ar")
    page = opened(client, world.question(town, front))
    [quoted, *_] = tree(page).xpath("//span[contains(@class, 'fr__t')]")
    assert (quoted.get("lang"), quoted.get("dir")) == ("ar", "auto")
    quotes = tree(page).xpath("//blockquote")
    assert all(quote.get("dir") == "auto" for quote in quotes)


def test_queries_do_not_grow_with_the_claims_of_a_question_of_positions(world: World) -> None:
    def question(number: int) -> Question:
        claims = []
        for at in range(number):
            claim = world.position(f"Somebody holds street {at}", kind=ClaimKind.CONTROL)
            world.said(claim, speaker=world.entity(f"Speaker {number} {at}"))
            limit(world, claim, CaveatKind.NO_COMMENT, f"Nobody told of {number} and {at}")
            claims.append(claim)
        made = world.question(*claims)
        Question.objects.filter(pk=made.pk).update(
            kind=QuestionKind.POSITION, filter="kind=control"
        )
        return made

    def counted(made: Question) -> int:
        with CaptureQueriesContext(connection) as caught:
            question_page(question_of(made.docket), user=world.analyst, view=View(by="position"))
        return len(caught)

    one, three = question(1), question(3)
    assert counted(one) == counted(three)


def test_the_list_counts_articles_and_origins_and_is_searched(
    client: Client, world: World
) -> None:
    _talk, question = told(world)
    posted(client, "answer-question", question, words="20,000 and more")
    world.question(title="Who held the town?")
    [row] = client.get(reverse("desk:questions"), {"q": "many killed"}).context["page"].rows
    assert row.question == question
    assert (row.claims, row.articles, row.origins) == (2, 2, 1)
    assert row.answer.words == "20,000 and more"
    QuestionClaim.objects.filter(question=question).delete()
    [row] = client.get(reverse("desk:questions"), {"q": "many killed"}).context["page"].rows
    assert (row.claims, row.articles, row.origins) == (0, 0, 0)


def test_the_file_gives_the_bounds_as_they_are_held_and_a_best_only_where_the_source_does(
    client: Client, world: World
) -> None:
    talk = Briefing(world)
    about = {"low": 72_000, "best": 80_000, "high": 88_000, "qualifier": "about", **SINCE}
    claims = [
        talk.lead(**SINCE),
        talk.claim("newly declassified intelligence", measure="wounded", **about),
    ]
    question = world.question(*claims)
    response = client.get(f"{question.get_absolute_url()}claims.csv")
    lines = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert [(line["Low"], line["Best"], line["High"]) for line in lines] == [
        ("20001", "", ""),
        ("72000", "80000", "88000"),
    ]
