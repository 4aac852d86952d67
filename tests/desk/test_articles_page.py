"""The Articles page: what it shows, finds, counts, and what it costs."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag, tag_articles
from apps.articles.enums import SuggestionState
from apps.articles.models import Article, ArticleTag, Publisher, Tag
from apps.desk.queries.articles.paging import PAGE_SIZE
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention, Name
from tests.ui.swap import assert_swap_equals_reload

pytestmark = pytest.mark.django_db

# Sign-in, the views, the page's keys, its rows, and one query for each kind of thing in them.
BUDGET = 9
BUDGET_SEARCH = 16


def day(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def make_entity(db: None) -> Callable[..., Entity]:
    def make(kind: EntityKind, *spellings: str) -> Entity:
        entity = Entity(kind=kind, name=spellings[0])
        entity.save()
        for spelling in spellings:
            Name(entity=entity, text=spelling).save()
        return entity

    return make


def mention(article: Article, entity: Entity, word: str, **fields: Any) -> Mention:
    text = article.current_version.text
    start = text.index(word)
    return Mention.objects.create(
        article=article,
        version=article.current_version,
        start=start,
        end=start + len(word),
        quote=word,
        placed_start=start,
        placed_end=start + len(word),
        entity=entity,
        **fields,
    )


def page(client: Client, address: str = "") -> Any:
    response = client.get(f"/articles/{address}")
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def titles(client: Client, address: str = "") -> list[str]:
    return [link.text_content() for link in page(client, address).xpath("//li[@data-row]//h2/a")]


def facet(client: Client, name: str, address: str = "") -> list[tuple[str, int]]:
    """The values of a facet with their counts, as a reader sees them."""
    joint = "&" if address else "?"
    fields = page(client, f"{address}{joint}counts=1").xpath(f"//*[@id='values-{name}']//label")
    return [
        (label.xpath("span[1]")[0].text_content(), int(label.xpath("span[@class='n']")[0].text))
        for label in fields
    ]


# ------------------------------------------------------------------ what it shows


def test_an_empty_desk_says_how_to_fill_it(reader: Client) -> None:
    heading = page(reader).xpath("//h1")[0].text_content()
    assert heading == "Nothing on the desk yet"


def test_a_row_says_what_is_known_and_what_is_not(
    reader: Client, make_article: Callable[..., Article], make_entity: Callable[..., Entity]
) -> None:
    article = make_article(title="First words", title_basis="inferred", language="uk")
    mention(article, make_entity(EntityKind.PERSON, "John Kirby"), "Kirby")
    mention(
        article,
        make_entity(EntityKind.PLACE, "Washington"),
        "Washington",
        state=SuggestionState.SUGGESTED,
    )
    (row,) = page(reader).xpath("//li[@data-row]")
    assert row.xpath(".//h2/a/@lang") == ["uk"]
    assert row.xpath(".//h2/span")[0].text_content() == "working title"
    assert [one.text_content() for one in row.xpath(".//*[@class='none']")] == [
        "not stated",
        "not stated",
    ]
    assert [one.text_content() for one in row.xpath(".//p[@class='art__e']/span")] == [
        "John Kirby",
        "Ukrainian",
    ]
    assert row.xpath(".//*[@class='art__o']")[0].text_content() == "1 open"


def test_the_text_of_an_article_is_never_markup(
    reader: Client, make_article: Callable[..., Article]
) -> None:
    make_article("<script>alert(1)</script> killed <b>", title="<img src=x> killed")
    for address in ("", "?q=killed"):
        body = reader.get(f"/articles/{address}").content.decode()
        assert "<img src=x>" not in body
        assert "<script>alert" not in body
    assert titles(reader) == ["<img src=x> killed"]


# ------------------------------------------------------------------ the search


@pytest.fixture
def library(make_article: Callable[..., Article]) -> None:
    make_article("The White House said soldiers were killed.", "English", language="en")
    make_article("A house, painted white. Casualties rose.", "Paint", language="en")
    make_article("Ворог зазнає втрат вбитими і пораненими.", "Українською", language="uk")
    make_article("Он говорил о числе убитых солдат.", "По-русски", language="ru")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("killing", ["English"]),
        ("white house", ["English", "Paint"]),
        ('"white house"', ["English"]),
        ("killed OR casualties", ["English", "Paint"]),
        ("house -painted", ["English"]),
        ('house -"white house"', ["Paint"]),
        ("-house", ["По-русски", "Українською"]),
        ("вбитий", ["Українською"]),
        ("ворога", ["Українською"]),
        ("солдаты", ["По-русски"]),
        ("убитый", ["По-русски"]),
        ("вбитий OR убитый", ["По-русски", "Українською"]),
        ("(casualties OR killed) painted", ["Paint"]),
        ("українською", ["Українською"]),
        ("zebra", []),
    ],
)
def test_three_languages_are_searched(
    reader: Client, library: None, typed: str, found: list[str]
) -> None:
    from urllib.parse import urlencode

    assert sorted(titles(reader, f"?{urlencode({'q': typed})}")) == found


@pytest.mark.parametrize(
    "typed", ['"', "-", "((", "& | !", "the", "\x00", "a" * 10_000, "':*", "-the", "OR", "😀", "%"]
)
def test_nothing_that_can_be_typed_is_an_error(reader: Client, library: None, typed: str) -> None:
    from urllib.parse import urlencode

    for counts in ("", "&counts=1"):
        assert reader.get(f"/articles/?{urlencode({'q': typed})}{counts}").status_code == 200


def test_found_words_are_marked_in_title_and_text(
    reader: Client, make_article: Callable[..., Article]
) -> None:
    make_article("Dozens were injured; nobody else was injured.", "Injuries in the city")
    (row,) = page(reader, "?q=injury+OR+injured").xpath("//li[@data-row]")
    assert [mark.text for mark in row.xpath(".//mark")] == ["Injuries", "injured", "injured"]


def test_a_name_finds_all_its_spellings_and_who_is_meant(
    reader: Client, make_article: Callable[..., Article], make_entity: Callable[..., Entity]
) -> None:
    prigozhin = make_entity(
        EntityKind.PERSON, "Yevgeny Prigozhin", "Prigozhin", "Prigozin", "Пригожин"
    )
    make_article("Prigozhin spoke.", "English")
    make_article("О словах Пригожина.", "Russian")
    mention(make_article("The caterer spoke.", "Meant"), prigozhin, "caterer")
    make_article("Somebody else.", "Other")
    for typed in ("Prigozin", "Пригожин", "prigozhin", "Пригожина"):
        found = sorted(titles(reader, f"?q={typed}"))
        assert found == ["English", "Meant", "Russian"], typed
    assert titles(reader, "?q=-Prigozin") == ["Other"]
    said = page(reader, "?q=Prigozin").xpath("//p[contains(@class, 'matched')]")[0].text_content()
    assert said == (
        "Matches Yevgeny Prigozhin, Prigozhin, Prigozin and Пригожин,"
        " by their spellings and by who is meant"
    )


# ------------------------------------------------------------------ filters and their counts


@pytest.fixture
def world(
    make_article: Callable[..., Article], make_entity: Callable[..., Entity], analyst: User
) -> dict[str, Any]:
    bbc = Publisher.objects.create(name="BBC")
    kirby = make_entity(EntityKind.PERSON, "Kirby")
    bakhmut = make_entity(EntityKind.PLACE, "Bakhmut")
    guard = make_entity(EntityKind.ORGANISATION, "Guard")
    losses = get_or_create_tag(name="losses", by=analyst)
    wounded = Tag.objects.create(name="wounded", parent=losses)
    one = make_article("Kirby on Bakhmut.", "One", publisher=bbc, published_at=day("2023-05-01"))
    two = make_article(
        "Bakhmut and the Guard.", "Two", published_at=day("2023-05-07T23:59"), language="en"
    )
    three = make_article("Kirby again.", "Three", publisher=bbc, review_state="read")
    for article, entity in ((one, kirby), (one, bakhmut), (two, bakhmut), (three, kirby)):
        mention(article, entity, entity.name)
    mention(two, guard, "Guard", state=SuggestionState.SUGGESTED)
    tag_articles(articles=[one.pk], tag=losses, by=analyst)
    tag_articles(articles=[two.pk], tag=wounded, by=analyst)
    return {
        "bbc": bbc.pk,
        "kirby": kirby.docket,
        "bakhmut": bakhmut.docket,
        "guard": guard.docket,
        "losses": losses.docket,
        "wounded": wounded.docket,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Two", "One", "Three"]),
        ("sort=oldest", ["Three", "One", "Two"]),
        ("sort=added", ["Three", "Two", "One"]),
        ("sort=first-added", ["One", "Two", "Three"]),
        ("publisher={bbc}", ["One", "Three"]),
        ("publisher=none", ["Two"]),
        ("publisher=none&publisher={bbc}", ["Two", "One", "Three"]),
        ("person={kirby}", ["One", "Three"]),
        ("place={bakhmut}", ["Two", "One"]),
        ("person={kirby}&place={bakhmut}", ["One"]),
        ("organisation={guard}", []),
        ("tag={losses}", ["Two", "One"]),
        ("tag={wounded}", ["Two"]),
        ("language=en", ["Two"]),
        ("language=none", ["One", "Three"]),
        ("review=read", ["Three"]),
        ("review=new&review=read", ["Two", "One", "Three"]),
        ("with_suggestions=1", ["Two"]),
        ("from=2023-05-02", ["Two"]),
        ("to=2023-05-01", ["One"]),
        ("from=2023-05-01&to=2023-05-07", ["Two", "One"]),
        ("undated=1", ["Three"]),
        ("undated=1&to=2023-05-01", ["One", "Three"]),
        ("q=Kirby&person={kirby}&tag={losses}&publisher={bbc}", ["One"]),
    ],
)
def test_each_filter(reader: Client, world: dict[str, Any], query: str, found: list[str]) -> None:
    address = f"?{query.format(**world)}"
    assert titles(reader, address) == found
    counted = page(reader, f"{address}&counts=1").xpath("//*[@id='count']/b/@data-total")
    assert counted == [str(len(found))]


def test_counts_respect_the_other_filters_and_not_their_own(
    reader: Client, world: dict[str, Any]
) -> None:
    address = f"?person={world['kirby']}"
    assert facet(reader, "person", address) == [("Kirby", 2)]
    assert facet(reader, "place", address) == [("Bakhmut", 1)]
    assert facet(reader, "publisher", address) == [("BBC", 2)]
    assert facet(reader, "publisher") == [("BBC", 2), ("Not stated", 1)]
    assert facet(reader, "tag", address) == [("losses", 1)]
    assert facet(reader, "place", f"?publisher={world['bbc']}") == [("Bakhmut", 1)]
    assert facet(reader, "publisher", f"?publisher={world['bbc']}") == [
        ("BBC", 2),
        ("Not stated", 1),
    ]


def test_a_ticked_value_stays_though_nothing_has_it(reader: Client, world: dict[str, Any]) -> None:
    assert facet(reader, "person", f"?person={world['kirby']}&language=en") == [("Kirby", 0)]


def test_what_is_suggested_does_not_count(reader: Client, world: dict[str, Any]) -> None:
    assert facet(reader, "organisation") == []


def test_no_match_says_which_filter_to_loosen(reader: Client, world: dict[str, Any]) -> None:
    found = page(reader, f"?person={world['kirby']}&language=en")
    offers = [one.text_content() for one in found.xpath("//ul[@class='loosen']/li")]
    assert offers == ["Without the language 2 articles", "Without the person 1 article"]


def test_bad_values_are_said_and_the_rest_holds(reader: Client, world: dict[str, Any]) -> None:
    address = f"?publisher={world['bbc']}&person=4711&from=never&after=%00&sort=up"
    assert titles(reader, address) == ["One", "Three"]
    assert len(page(reader, address).xpath("//p[contains(@class, 'notice')]")) == 4


# ------------------------------------------------------------------ paging by key


def next_page(client: Client, address: str, rel: str = "next") -> str:
    (href,) = page(client, address).xpath(f"//a[@rel='{rel}']/@href")
    return str(href).removeprefix("/articles/")


@pytest.mark.parametrize("sort", ["newest", "oldest", "added", "first-added"])
def test_pages_stay_put_while_articles_come_in(
    reader: Client, make_article: Callable[..., Article], sort: str
) -> None:
    for number in range(PAGE_SIZE + 5):
        # Some share a moment and some have none: the key must tell them apart all the same.
        when = day(f"2023-05-{number // 4 + 1:02}") if number % 5 else None
        make_article(f"Text {number}.", f"Title {number}", published_at=when)
    first = titles(reader, f"?sort={sort}")
    after = next_page(reader, f"?sort={sort}")
    second = titles(reader, after)
    assert len(first) == PAGE_SIZE
    assert sorted(first + second) == sorted(f"Title {number}" for number in range(PAGE_SIZE + 5))
    make_article("New.", "The newest", published_at=day("2024-01-01"))
    make_article("Old.", "The oldest", published_at=day("2001-01-01"))
    assert [one for one in titles(reader, after) if one.startswith("Title")] == second
    back = next_page(reader, after, "prev")
    assert [one for one in titles(reader, back) if one.startswith("Title")][-15:] == first[-15:]


# ------------------------------------------------------------------ costs


def queries(client: Client, address: str, **headers: str) -> int:
    client.get(address, headers=headers)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, headers=headers).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("query", "budget"), [("", BUDGET), ("?q=Kirby", BUDGET_SEARCH)])
def test_a_page_costs_the_same_for_one_row_and_for_three(
    reader: Client,
    make_article: Callable[..., Article],
    make_entity: Callable[..., Entity],
    analyst: User,
    query: str,
    budget: int,
) -> None:
    kirby = make_entity(EntityKind.PERSON, "Kirby", "Керби")
    tag = get_or_create_tag(name="losses", by=analyst)
    costs = []
    for number in range(3):
        article = make_article(f"Kirby spoke {number} times.", f"Title {number}")
        mention(article, kirby, "Kirby")
        tag_articles(articles=[article.pk], tag=tag, by=analyst)
        costs.append(queries(reader, f"/articles/{query}"))
    assert costs == [costs[0]] * 3
    assert costs[0] <= budget


def test_counts_cost_the_same_for_any_number_of_rows(
    reader: Client, make_article: Callable[..., Article]
) -> None:
    headers = {"HX-Request": "true", "HX-Target": "facets"}
    make_article("One.", "One")
    first = queries(reader, "/articles/", **headers)
    for number in range(3):
        make_article(f"More {number}.", "More", language="uk")
    assert queries(reader, "/articles/", **headers) == first
    assert first <= 14


# ------------------------------------------------------------------ htmx and without script


@pytest.mark.parametrize("query", ["?q=Kirby", "?review=read", "?language=en&sort=oldest", ""])
def test_a_swap_equals_a_reload(reader: Client, world: dict[str, Any], query: str) -> None:
    assert_swap_equals_reload(
        reader, "/articles/?review=new", f"/articles/{query}", target="articles"
    )


def test_results_and_counts_are_those_of_a_reload(reader: Client, world: dict[str, Any]) -> None:
    def element(text: str, ident: str) -> str:
        found = html.document_fromstring(text).xpath(f"//*[@id='{ident}']")[0]
        found.attrib.pop("hx-swap-oob", None)
        found.tail = None
        return html.tostring(found, encoding="unicode")

    def ask(address: str, target: str = "") -> str:
        headers = {"HX-Request": "true", "HX-Target": target} if target else {}
        return reader.get(f"/articles/{address}", headers=headers).content.decode()

    whole = ask("?q=Kirby")
    part = ask("?q=Kirby&from=&to=", "results")
    for ident in ("results", "views"):
        csrf_free = [
            html.tostring(one, encoding="unicode")
            for text in (whole, part)
            for one in html.document_fromstring(text).xpath(f"//*[@id='{ident}']//li")
        ]
        assert csrf_free[: len(csrf_free) // 2] == csrf_free[len(csrf_free) // 2 :]
    counted = ask("?q=Kirby&counts=1")
    deferred = ask("?q=Kirby", "facets")
    for ident in ("facets", "count", "histogram"):
        assert element(deferred, ident) == element(counted, ident)


def test_the_address_after_a_swap_is_without_what_is_empty(
    reader: Client, world: dict[str, Any]
) -> None:
    answer = reader.get(
        "/articles/?q=Kirby&from=&to=&sort=newest",
        headers={"HX-Request": "true", "HX-Target": "results"},
    )
    assert answer.headers["HX-Push-Url"] == "/articles/?q=Kirby"


def test_without_script_it_is_a_form(reader: Client, world: dict[str, Any]) -> None:
    found = page(reader, f"?person={world['kirby']}&counts=1")
    (form,) = found.xpath("//form[@id='filters']")
    fields = [(name, value) for name, value in form.form_values() if value]
    assert ("person", str(world["kirby"])) in fields
    assert ("sort", "newest") in fields or found.xpath("//select[@form='filters']")
    assert form.get("action") == "/articles/"
    assert found.xpath("//form[@id='filters']//noscript//button")
    (bulk,) = found.xpath("//form[@data-list]")
    assert bulk.get("method") == "post"


def test_the_values_of_a_facet_can_be_looked_through(
    reader: Client, make_article: Callable[..., Article], make_entity: Callable[..., Entity]
) -> None:
    text = " ".join(f"Name{number:02}" for number in range(9))
    article = make_article(text, "Names")
    for number in range(9):
        mention(article, make_entity(EntityKind.PERSON, f"Name{number:02}"), f"Name{number:02}")
    (more,) = page(reader, "?counts=1").xpath("//*[@id='values-person']/a")
    assert more.text_content() == "4 more"
    whole = html.document_fromstring(reader.get(more.get("href")).content.decode())
    assert len(whole.xpath("//*[@id='values-person']//li")) == 9
    part = reader.get(
        "/articles/values/person/?find=name03",
        headers={"HX-Request": "true", "HX-Target": "values-person"},
    ).content.decode()
    assert [one.get("value") for one in html.fromstring(part).xpath(".//input")] != []
    assert len(html.fromstring(part).xpath(".//li")) == 1


def test_signed_out_people_see_nothing(client: Client) -> None:
    assert client.get("/articles/").status_code == 302
    assert ArticleTag.objects.count() == 0
