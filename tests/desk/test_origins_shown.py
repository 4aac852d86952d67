"""Origins stand beside articles, and interested parties are marked, wherever claims are shown."""

import csv
import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.chain import add_relay
from apps.claims.actions.claims import tag_claim
from apps.claims.enums import RelayHow
from apps.claims.models import Claim, Utterance
from apps.comparison.actions.origins import confirm_same
from apps.comparison.actions.wholes import name_conflict, name_party
from apps.comparison.enums import PartyRole
from apps.entities.models import Entity
from apps.notes.actions.notes import write_note
from tests.comparison.questions.making import World, again
from tests.desk.making import Desk

ALLY = "interested party: ally of Ukraine"


class Briefing:
    """One briefing in two articles, by way of a paper in one of them; and words of nobody."""

    def __init__(self, world: World, curator: User) -> None:
        self.world = world
        self.house = world.entity("White House", "organisation")
        conflict, _ = name_conflict(name="War", since=datetime.date(2022, 2, 24), by=curator)
        name_party(
            conflict=conflict,
            entity=self.house,
            role=PartyRole.ALLY,
            side="Ukraine",
            by=curator,
        )
        self.first = self.claim("Killed in the town", self.house)
        self.second = self.claim("Killed since winter", self.house)
        self.voice = self.claim("Nobody says who", None)
        world.said(
            self.first,
            speaker=self.house,
            occasion="a briefing",
            said_on=datetime.date(2023, 5, 1),
        )
        confirm_same(one=again(self.first), other=again(self.second), by=world.analyst)
        add_relay(
            claim=again(self.second), how=RelayHow.CITED, words="The Paper", by=world.analyst
        )
        self.first, self.second, self.voice = map(again, (self.first, self.second, self.voice))

    def claim(self, statement: str, claimant: Entity | None) -> Claim:
        return self.world.claim(statement=statement, low=20001, claimant=claimant)

    @property
    def origin(self) -> Utterance:
        said = self.first.utterance
        assert said is not None
        return said


@pytest.fixture
def briefing(make_article: Callable[..., Article], analyst: User, curator: User) -> Briefing:
    return Briefing(World(make_article, analyst), curator)


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


def page(client: Client, address: str, **query: str) -> Any:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def text(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split()).replace(" ,", ",")


def texts(nodes: Any) -> list[str]:
    return [text(one) for one in nodes]


def told(nodes: Any) -> list[str]:
    """The marks of interested parties among them."""
    return texts(one for node in nodes for one in node.xpath(".//*[@class='stake']"))


# ------------------------------------------------------------------ the list of claims


def test_the_list_counts_origins_beside_articles(reader: Client, briefing: Briefing) -> None:
    shown = page(reader, "/claims/", counts="1")
    assert texts(shown.xpath("//*[@id='count']")) == [
        "3 of 3 from 3 articles, 1 origin, 1 unresolved"
    ]
    waits = page(reader, "/claims/")
    assert texts(waits.xpath("//*[@id='count']")) == ["Counting…"]


def test_a_row_says_what_its_claim_rests_on_and_whose_interest_it_serves(
    reader: Client, briefing: Briefing
) -> None:
    rows = page(reader, "/claims/", sort="oldest").xpath("//li[@data-row]")
    resting = [text(row.xpath(".//*[@class='art__c']/span[last()]")[0]) for row in rows]
    assert resting == [
        "1 quote, 1 article, 1 origin",
        "1 quote, 1 article, 1 origin",
        "1 quote, 1 article, unresolved",
    ]
    assert [told([row]) for row in rows] == [[ALLY], [ALLY], []]


@pytest.mark.parametrize("wanted", ["origin", "none", "both"])
def test_the_list_is_narrowed_to_an_origin(
    reader: Client, briefing: Briefing, wanted: str
) -> None:
    values = {"origin": [str(briefing.origin.pk)], "none": ["none"]}
    asked = values.get(wanted, [*values["origin"], "none"])
    shown = html.fromstring(reader.get("/claims/", {"origin": asked}).content.decode())
    found = texts(shown.xpath("//li[@data-row]//h2"))
    expected = {
        "origin": ["Killed since winter", "Killed in the town"],
        "none": ["Nobody says who"],
        "both": ["Nobody says who", "Killed since winter", "Killed in the town"],
    }
    assert found == expected[wanted]
    chips = texts(shown.xpath("//li[@class='chip']"))
    named = {"origin": f"Origin {briefing.origin}", "none": "Origin Unresolved"}
    assert chips == ([named[wanted]] if wanted in named else list(named.values()))


def test_what_is_no_origin_is_left_out_and_said(reader: Client, briefing: Briefing) -> None:
    gone = "01890000-0000-7000-8000-000000000000"
    shown = page(reader, "/claims/", origin=gone)
    assert texts(shown.xpath("//p[contains(@class, 'notice')]")) == [
        f"{gone} is not on this desk, so it was left out of the filter."
    ]
    broken = page(reader, "/claims/", origin="first")
    assert texts(broken.xpath("//p[contains(@class, 'notice')]")) == [
        "“first” is no origin that can be filtered by."
    ]


def test_origins_are_values_to_filter_by(
    reader: Client, briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = briefing.claim("By somebody else", None)
    briefing.world.said(other, speaker=briefing.world.entity("Kirby"))

    def values(address: str, **query: str) -> list[str]:
        shown = page(reader, address, **query)
        return texts(shown.xpath("//fieldset[@id='facet-origin']//label"))

    assert values("/claims/", counts="1") == [
        f"{briefing.origin} 2",
        "Kirby 1",
        "Unresolved 1",
    ]
    assert values("/claims/values/origin/", find="kirb") == ["Kirby 1"]
    assert values("/claims/", counts="1", q="winter") == [f"{briefing.origin} 1"]
    monkeypatch.setattr("apps.desk.queries.claims.origin_values.MOST", 1)
    shown = page(reader, "/claims/values/origin/")
    assert texts(shown.xpath("//fieldset[@id='facet-origin']//label")) == [
        f"{briefing.origin} 2",
        "Unresolved 1",
    ]
    assert texts(shown.xpath("//fieldset[@id='facet-origin']//p[@class='hint']")) == [
        "1 more: type to find one."
    ]
    kirby = again(other).utterance
    assert kirby is not None
    ticked = page(reader, "/claims/", counts="1", origin=str(kirby.pk))
    assert texts(ticked.xpath("//fieldset[@id='facet-origin']//label")) == [
        f"{briefing.origin} 2",
        "Kirby 1",
        "Unresolved 1",
    ]


def test_the_table_and_its_file_name_origin_and_party(reader: Client, briefing: Briefing) -> None:
    answer: Any = reader.get("/claims/claims.csv", {"sort": "oldest"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(lines)))
    assert [(row["Interested party"], row["Origin"], row["Articles"]) for row in rows] == [
        ("ally of Ukraine", str(briefing.origin), "1"),
        ("ally of Ukraine", str(briefing.origin), "1"),
        ("", "unresolved", "1"),
    ]
    shown = page(reader, "/claims/table/", sort="oldest")
    head = texts(shown.xpath("//th[@scope='col']"))
    body = [texts(row.xpath("./*")) for row in shown.xpath("//tbody/tr")]
    assert [row[head.index("Origin")] for row in body] == [row["Origin"] for row in rows]
    numbers = {
        cell
        for cell, node in zip(head, shown.xpath("//tbody/tr[1]/*"), strict=True)
        if node.get("class") == "num"
    }
    assert numbers == {"Low", "Best", "High"}


# ------------------------------------------------------------------ the page of a claim


def test_a_claim_says_what_else_rests_on_its_origin_and_by_which_way(
    reader: Client, briefing: Briefing
) -> None:
    (panel,) = page(reader, briefing.first.get_absolute_url()).xpath("//section[@id='origin']")
    assert texts(panel.xpath("./header/span")) == ["2 articles, 1 origin"]
    assert texts(panel.xpath("./p[@class='orig']")) == [str(briefing.origin), f"{ALLY} War"]
    (other,) = panel.xpath("./ul/li")
    label, article = briefing.second.docket_label, briefing.second.evidence.get().article
    assert texts(other.xpath("./p/small[last()]")) == [
        f"{article.docket_label} Wire by way of The Paper"
    ]
    links = other.xpath(".//a/@href")
    assert links == [
        briefing.second.get_absolute_url(),
        f"{article.get_absolute_url()}#{label}",
    ]
    (more,) = panel.xpath("./header/a/@href")
    listed = html.fromstring(reader.get(more).content.decode())
    assert texts(listed.xpath("//li[@data-row]//h2")) == [
        "Killed since winter",
        "Killed in the town",
    ]


def test_a_claim_of_no_known_origin_says_so_plainly(reader: Client, briefing: Briefing) -> None:
    (panel,) = page(reader, briefing.voice.get_absolute_url()).xpath("//section[@id='origin']")
    assert texts(panel.xpath("./header/span")) == ["1 article, 0 origins, 1 unresolved"]
    assert texts(panel.xpath("./p")) == [
        "Unresolved Nobody has said which utterance or document it goes back to. It adds nothing"
        " to a count of origins, however many articles carry it. Name the utterance"
    ]


def test_a_withdrawn_origin_is_shown_and_adds_nothing(reader: Client, briefing: Briefing) -> None:
    Utterance.objects.filter(pk=briefing.origin.pk).update(
        withdrawn_at=timezone.now(), withdrawn_reason="Never said."
    )
    (panel,) = page(reader, briefing.first.get_absolute_url()).xpath("//section[@id='origin']")
    assert texts(panel.xpath("./header/span")) == ["2 articles, 0 origins, 1 unresolved"]
    assert texts(panel.xpath("./p"))[0].startswith(
        f"Unresolved {briefing.origin} Its origin was withdrawn: Never said."
    )


def test_what_rests_on_an_origin_is_bounded_and_costs_as_much_for_one_as_for_many(
    reader: Client, briefing: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def queries() -> int:
        reader.get(briefing.first.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            reader.get(briefing.first.get_absolute_url())
        return len(captured)

    with_one = queries()
    for _ in range(2):
        further = briefing.claim("Further", briefing.house)
        confirm_same(one=again(briefing.first), other=again(further), by=briefing.world.analyst)
    assert queries() == with_one
    monkeypatch.setattr("apps.desk.queries.claim_origin.SHOWN", 1)
    (panel,) = page(reader, briefing.first.get_absolute_url()).xpath("//section[@id='origin']")
    assert texts(panel.xpath("./p[@class='hint']")) == ["2 more"]


# ------------------------------------------------------------------ elsewhere


def test_the_page_of_who_speaks_counts_origins(reader: Client, briefing: Briefing) -> None:
    shown = page(reader, briefing.house.get_absolute_url())
    (by,) = shown.xpath("//section[@aria-labelledby='claims-by']")
    assert texts(by.xpath("./header/span")) == ["2 in 2 articles, 1 origin"]


@pytest.mark.parametrize("where", ["by", "about", "tagged"])
def test_of_very_many_claims_the_count_comes_after_the_page(
    reader: Client,
    briefing: Briefing,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    monkeypatch.setattr("apps.comparison.queries.counting.AT_ONCE", 1)
    monkeypatch.setattr("apps.desk.queries.entity_claims.SHOWN", 1)
    house = briefing.house
    for claim in (briefing.first, briefing.second):
        tag_claim(claim=again(claim), tag=desk.losses, by=briefing.world.analyst)
        claim.entities.add(house)
    address = (desk.losses if where == "tagged" else house).get_absolute_url()
    (waits,) = page(reader, address).xpath(f"//*[@id='origins-{where}']")
    later = reader.get(
        waits.get("hx-get"), headers={"HX-Request": "true", "HX-Target": f"origins-{where}"}
    )
    assert text(html.fromstring(later.content.decode())) == "2 articles, 1 origin"
    (link,) = waits.xpath("./a/@href")
    counted = html.fromstring(reader.get(link).content.decode())
    assert texts(counted.xpath("//*[@class='res__o']")) == ["from 2 articles, 1 origin"]


def test_the_page_of_a_place_marks_the_party(
    reader: Client, briefing: Briefing, desk: Desk
) -> None:
    town = briefing.world.entity("Soledar", "place")
    for claim in (briefing.first, briefing.voice):
        Claim.objects.filter(pk=claim.pk).update(place=town)
        claim.entities.add(town)
    shown = page(reader, town.get_absolute_url())
    assert told(shown.xpath("//main")) == [ALLY]
    assert "2 claims in 2 articles, 1 origin, 1 unresolved" in text(shown.xpath("//main")[0])


def test_the_page_of_a_tag_counts_origins_and_marks_parties(
    reader: Client, briefing: Briefing, desk: Desk
) -> None:
    for claim in (briefing.first, briefing.second, briefing.voice):
        tag_claim(claim=again(claim), tag=desk.losses, by=briefing.world.analyst)
    (claims,) = page(reader, desk.losses.get_absolute_url()).xpath(
        "//section[@aria-labelledby='cl-h']"
    )
    assert texts(claims.xpath("./header/span")) == ["in 3 articles, 1 origin, 1 unresolved"]
    assert told([claims]) == [ALLY, ALLY]


def test_what_is_found_says_who_says_so_and_what_it_rests_on(
    reader: Client, briefing: Briefing
) -> None:
    shown = page(reader, "/search/", q="killed")
    (group,) = [
        one for one in shown.xpath("//section") if texts(one.xpath("./header/h2")) == ["Claims"]
    ]
    assert texts(group.xpath("./header/span")) == ["those shown: 2 articles, 1 origin"]
    assert texts(group.xpath(".//li//small"))[0] == f"White House {ALLY} 1 article, 1 origin"
    numbered = page(reader, "/search/", q=briefing.voice.docket_label)
    assert texts(numbered.xpath("//main//li//small")) == [
        "the article’s own voice 1 article, unresolved"
    ]


def test_notes_about_claims_say_what_these_rest_on(reader: Client, briefing: Briefing) -> None:
    place = briefing.first.evidence.get()
    note = write_note(
        version=place.version,
        start=place.start,
        end=place.end,
        quote=None,
        body="Is it so?",
        claim=briefing.first,
        by=briefing.world.analyst,
    )
    note.refresh_from_db()
    for address in ("/notes/", note.get_absolute_url()):
        shown = page(reader, address).xpath("//main")
        assert told(shown) == [ALLY]
        assert "1 article, 1 origin" in text(shown[0])
