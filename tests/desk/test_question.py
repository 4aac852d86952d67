"""The page of a question: what it shows of its claims, now and as it stood."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from apps.accounts.models import User
from apps.claims.actions.chain import point_at_utterance
from apps.comparison.actions.corrections import CorrectionSaid, correct
from apps.comparison.actions.wholes import name_conflict, name_party
from apps.comparison.enums import CorrectionEffect, PartyRole, QuestionKind
from apps.comparison.models import Question
from apps.desk.queries.questions.page import question_of, question_page
from tests.comparison.questions.making import World
from tests.comparison.questions.test_comparing import SINCE, Briefing, sums
from tests.desk.pages import grafted


@pytest.fixture
def world(make_article: Any, analyst: User, client: Client) -> World:
    client.force_login(analyst)
    return World(make_article, analyst)


def words(response: Any, path: str) -> list[str]:
    tree = html.fromstring(response.content.decode())
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def classed(name: str) -> str:
    return f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"


def opened(client: Client, question: Question, query: str = "") -> Any:
    return client.get(f"{question.get_absolute_url()}{query}")


def told(world: World) -> tuple[Briefing, Question]:
    """One briefing in two articles: a town in the one, a whole front in the other."""
    talk = Briefing(world)
    town = talk.lead(place=talk.bakhmut, **SINCE)
    front = talk.lead(article=talk.second, place=talk.ukraine, **SINCE)
    return talk, world.question(town, front)


def test_two_articles_of_one_briefing_are_one_origin(client: Client, world: World) -> None:
    _talk, question = told(world)
    page = opened(client, question)
    assert words(page, classed("verdict__n")) == ["2 articles", "1 independent origin"]
    assert words(page, classed("verdict__t")) == [
        "Every claim here comes from one origin: Kirby, Briefing. 2 articles repeat it, so it is"
        " widely reported but not corroborated."
    ]
    assert words(page, f"{classed('verdict__w')}/p[2]") == [
        "Lowest bound stated: 20,000 killed. No source gives an upper bound."
    ]


def test_a_town_against_a_whole_front_is_a_mismatch_of_scope(client: Client, world: World) -> None:
    _talk, question = told(world)
    [scope] = html.fromstring(opened(client, question).content.decode()).xpath(
        "//section[@aria-labelledby='f-scope']"
    )
    text = " ".join(scope.text_content().split())
    assert "Scope Mismatch" in text
    assert "place differs: Bakhmut / Ukraine" in text
    assert "this is no corroboration" in text


def test_what_adds_up_and_is_probably_derived_is_told(client: Client, world: World) -> None:
    question = world.question(*sums(Briefing(world)))
    [column] = html.fromstring(opened(client, question).content.decode()).xpath(
        "//section[@aria-labelledby='f-arithmetic']"
    )
    told_here = column.xpath(".//li[@class='told']/p[1]")
    verdicts = [one.text_content().strip() for one in told_here]
    assert verdicts[:2] == ["adds up", "probably derived"]
    text = " ".join(column.text_content().split())
    for figure in ("20,000", "80,000", "100,000"):
        assert figure in text


@pytest.mark.parametrize(
    ("by", "groups"),
    [("origin", ["Origin 1"]), ("article", ["A-1", "A-2"]), ("scope", ["Scope 1", "Scope 2"])],
)
def test_figures_are_drawn_by_origin_article_or_scope(
    client: Client, world: World, by: str, groups: list[str]
) -> None:
    _talk, question = told(world)
    page = opened(client, question, f"?by={by}")
    named = words(page, classed("org__n"))
    if by == "article":
        assert len(named) == 2
    else:
        assert [name for name in named if name != "No figure"] == groups
    assert words(page, "//nav[@aria-label='Group by']/a[@aria-current]") == [by.capitalize()]
    # Each claim is drawn from its low end into fog: nobody stated another.
    assert len(html.fromstring(page.content.decode()).xpath("//li//*[@class='fog']")) == 2


def test_a_swap_gives_what_a_reload_gives(client: Client, world: World) -> None:
    _talk, question = told(world)
    whole = opened(client, question, "?by=scope")
    swap = client.get(
        f"{question.get_absolute_url()}?by=scope",
        headers={"HX-Request": "true", "HX-Target": "question"},
    )
    assert grafted(whole, swap, "question") == grafted(whole, None, "question")


def test_queries_do_not_grow_with_the_claims(world: World) -> None:
    talk = Briefing(world)
    one = world.question(talk.lead(place=talk.bakhmut))
    three = world.question(
        talk.lead(), talk.lead(article=talk.second, **SINCE), talk.lead(place=talk.ukraine)
    )
    user = world.analyst

    def counted(question: Question) -> int:
        with CaptureQueriesContext(connection) as caught:
            question_page(question_of(question.docket), user=user)
        return len(caught)

    assert counted(one) == counted(three)


def test_a_day_before_the_question_is_reconstructed_and_only_read(
    client: Client, world: World
) -> None:
    _talk, question = told(world)
    page = opened(client, question, "?as_of=2023-05-01")
    [said] = words(page, "//div[contains(@class, 'notice--mix')]")
    assert "As it stood at the end of 1 May 2023" in said
    assert "Reconstructed" in said
    assert words(page, "//form[@method='post'][ancestor::main]") == []
    today = timezone.localdate().isoformat()
    [now] = words(opened(client, question, f"?as_of={today}"), "//div[contains(@class, 'notice')]")
    assert "By what was on file and had been said by then: its claims" in now
    [wrong] = words(
        opened(client, question, "?as_of=soon"), "//div[contains(@class, 'notice--mix')]"
    )
    assert "“soon” is no day" in wrong


def test_a_correction_marks_its_claims_and_an_earlier_day_shows_the_old_state(
    client: Client, world: World
) -> None:
    talk, question = told(world)
    correct(
        said=CorrectionSaid(
            effect=CorrectionEffect.SCOPE_SUPERSEDED,
            words="The figures cover all of Ukraine.",
            said_on=datetime.date(2023, 5, 2),
            place=talk.ukraine,
        ),
        utterance=talk.utterance,
        by=world.analyst,
    )
    page = opened(client, question)
    [notice] = words(page, "//section[@aria-label='Corrections']")
    assert "The figures cover all of Ukraine." in notice
    marked = words(page, "//li[contains(@class, 'is-corrected')]//a[contains(@href, '/claims/')]")
    town = page.context["page"].table.rows[0].claim.label
    assert marked == [town]
    before = opened(client, question, "?as_of=2023-05-01")
    assert words(before, "//section[@aria-label='Corrections']") == []
    assert words(before, "//li[contains(@class, 'is-corrected')]") == []
    # Of the two articles one was published by then.
    assert [row.articles[0].label for row in before.context["page"].table.rows] == [
        talk.second.docket_label
    ]


def test_a_party_is_marked_and_one_that_says_nothing_is_named(
    client: Client, world: World, curator: User
) -> None:
    talk, question = told(world)
    conflict, _ = name_conflict(name="The war", by=curator)
    for entity, role in ((talk.kirby, PartyRole.ALLY), (talk.forces, PartyRole.BELLIGERENT)):
        name_party(
            conflict=conflict,
            entity=entity,
            role=role,
            side="Either",
            by=curator,
        )
    page = opened(client, question)
    assert words(page, "//h3/span[contains(@class, 'stake')]") == ["interested party: an ally"]
    assert words(page, "//section[@aria-label='Parties with nothing on file']//li/div[1]") == [
        "Russian forces"
    ]


def test_positions_are_shown_by_origin_over_time(client: Client, world: World) -> None:
    talk = Briefing(world)
    first = talk.lead()
    later = world.claim("Wagner holds it", measure="", day=9)
    syrskyi = world.entity("Syrskyi")
    world.said(later, speaker=syrskyi, said_on=datetime.date(2023, 5, 9))
    question = world.question(first, later, title="Who held the city?")
    Question.objects.filter(pk=question.pk).update(kind=QuestionKind.POSITION)
    page = opened(client, question)
    assert "Positions by origin over time" in words(page, "//h2")
    assert words(page, classed("org__t")) == ["Kirby, Briefing", "Syrskyi, 9 May 2023"]
    assert words(page, f"{classed('org')}[2]//*[@class='fr__v']") == ["said 9 May 2023"]


def test_of_many_routes_some_of_every_origin_are_drawn(client: Client, world: World) -> None:
    claims = []
    for name in ("Kirby", "Syrskyi"):
        speaker, said = world.entity(name), None
        for number in range(9):
            claim = world.claim(f"{number} thousand")
            if said is None:
                said = world.said(claim, speaker=speaker)
            else:
                point_at_utterance(claim=claim, utterance=said, by=world.analyst)
            claims.append(claim)
    routes = opened(client, world.question(*claims)).context["page"].strip.routes
    ends = [box.first for box in routes.boxes if box.kind == "article"]
    assert (len(ends), ends.count("+ 3"), routes.left_out) == (14, 2, 6)
    assert sorted(box.first for box in routes.boxes if box.kind == "root") == ["Kirby", "Syrskyi"]


def test_the_table_is_a_file_too(client: Client, world: World) -> None:
    _talk, question = told(world)
    response = client.get(f"{question.get_absolute_url()}claims.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Claim,Permanent link,Statement,Kind,Status")
    assert [line.split(",")[0] for line in lines[1:]] == [
        row.claim.label for row in opened(client, question).context["page"].table.rows
    ]


def test_a_finding_leads_to_the_words_in_the_text(client: Client, world: World) -> None:
    talk, question = told(world)
    tree = html.fromstring(opened(client, question).content.decode())
    label = talk.second.docket_label
    links = set(
        tree.xpath(f"//section[contains(@class, 'forest-sec')]//a[text()='{label}']/@href")
    )
    [address] = links
    assert address.startswith(f"{talk.second.get_absolute_url()}#C-")
    assert client.get(address).status_code == 200


def test_an_empty_question_says_what_it_lacks(client: Client, world: World) -> None:
    page = opened(client, world.question())
    assert page.status_code == 200
    assert words(page, classed("verdict__t")) == ["No claim counts for this question yet."]
