"""The lists of people, places and organisations."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.models import Article, ArticleTag
from apps.claims.actions.claims import make_claim
from apps.desk.queries.entities import PAGE
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.actions.roles import add_role
from apps.entities.enums import EntityKind, EntityStanding, NameKind
from apps.entities.models import Entity
from tests.desk.pages import grafted, names_listed

# Session, person, groups; rows, their names, their counts; the total; two facets of places;
# what others lie within; tags.
LIST_BUDGET = 10

Make = Callable[..., Entity]


@pytest.fixture
def make(analyst: User) -> Make:
    def create(name: str, kind: EntityKind = EntityKind.PLACE, **fields: Any) -> Entity:
        return create_entity(kind=kind, name=name, by=analyst, **fields)

    return create


@pytest.fixture
def name_in(make_article: Callable[..., Article], analyst: User) -> Callable[..., Article]:
    """An article whose text is that entity's name."""

    def create(entity: Entity, **fields: Any) -> Article:
        number = Article.objects.count()
        article = make_article(f"{entity.name} was named, no. {number}.", **fields)
        mark_mention(
            version=article.current_version,
            start=0,
            end=len(entity.name),
            quote=entity.name,
            entity=entity,
            by=analyst,
        )
        return article

    return create


@pytest.mark.parametrize(
    "asked",
    [
        "Prigozhin",
        "Prigozin",
        "prigoz",
        "Prigojine",
        "Пригожин",
        "ПРИГОЖИН",
        "Yevgeny Prigozhin",
        "Prigozhin, Yevgeny",
    ],
)
def test_somebody_is_found_by_any_spelling_in_any_script(
    client: Client, analyst: User, make: Make, asked: str
) -> None:
    make("Yevgeny Prigozhin", EntityKind.PERSON)
    make("John Kirby", EntityKind.PERSON)
    client.force_login(analyst)
    assert names_listed(client.get("/people/", {"q": asked})) == ["Yevgeny Prigozhin"]


@pytest.mark.parametrize("asked", ["BAKHMUT", "Bachmut", "Бахмут", "Артемівськ", "Artemivsk"])
def test_a_place_is_found_by_former_names_and_transliterations(
    client: Client, analyst: User, make: Make, asked: str
) -> None:
    place = make("Bakhmut")
    add_name(entity=place, text="Артемівськ", by=analyst, kind=NameKind.FORMER)
    make("Kramatorsk")
    client.force_login(analyst)
    assert names_listed(client.get("/places/", {"q": asked})) == ["Bakhmut"]


def test_facets_narrow_to_what_they_say(
    client: Client, analyst: User, make: Make, name_in: Callable[..., Article]
) -> None:
    country = make("Ukraine", latitude=49.0, longitude=31.4, geo_precision=6)
    region = make("Donetsk region", parent=country)
    city = make("Bakhmut", parent=region, latitude=48.6, longitude=38.0, geo_precision=1)
    make("Mali")
    may_day = datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC)
    article = name_in(city, published_at=may_day)
    name_in(region, published_at=may_day + datetime.timedelta(days=30))
    tag = get_or_create_tag(name="losses", by=analyst)
    ArticleTag.objects.create(article=article, tag=tag)
    make_claim(
        version=article.current_version,
        start=0,
        end=7,
        quote=None,
        statement="It was named",
        by=analyst,
        entities=[city],
    )
    client.force_login(analyst)

    def listed(**query: Any) -> list[str]:
        return names_listed(client.get("/places/", query))

    assert listed(within=country.docket) == ["Bakhmut", "Donetsk region"]
    assert listed(within=region.docket) == ["Bakhmut"]
    assert listed(located="yes") == ["Bakhmut", "Ukraine"]
    assert listed(located="no") == ["Donetsk region", "Mali"]
    assert listed(precision=["1", "6"]) == ["Bakhmut", "Ukraine"]
    assert listed(claims="yes") == ["Bakhmut"]
    assert listed(tag=tag.docket) == ["Bakhmut"]
    assert listed(since="2023-05-01", until="2023-05-01") == ["Bakhmut"]
    assert listed(since="2023-05-02") == ["Donetsk region"]
    assert listed(within=country.docket, located="no") == ["Donetsk region"]


def test_what_cannot_be_read_in_an_address_counts_as_absent(
    client: Client, analyst: User, make: Make
) -> None:
    make("Bakhmut")
    client.force_login(analyst)
    nonsense = {
        "within": "x",
        "precision": "99",
        "tag": "-1",
        "since": "2023-02-31",
        "sort": "x",
        "after": "9" * 30,
        "located": "maybe",
        "q": "\0",
    }
    assert names_listed(client.get("/places/", nonsense)) == ["Bakhmut"]


def test_sorting_by_mentions_puts_the_most_named_first_and_leaves_out_the_unnamed(
    client: Client, analyst: User, make: Make, name_in: Callable[..., Article]
) -> None:
    rare, common = make("Avdiivka"), make("Bakhmut")
    make("Mali")
    name_in(rare)
    name_in(common)
    name_in(common)
    client.force_login(analyst)
    assert names_listed(client.get("/places/?sort=mentioned")) == ["Bakhmut", "Avdiivka"]
    assert names_listed(client.get("/places/?sort=recent")) == ["Mali", "Bakhmut", "Avdiivka"]


@pytest.mark.parametrize("sort", ["name", "mentioned", "recent"])
def test_pages_by_key_show_everybody_once(
    client: Client,
    analyst: User,
    make: Make,
    make_article: Callable[..., Article],
    sort: str,
) -> None:
    words = [f"Person{number:03}" for number in range(PAGE + 3)]
    version = make_article(" ".join(words)).current_version
    for place, word in enumerate(words):
        mark_mention(
            version=version,
            start=place * 10,
            end=place * 10 + 9,
            quote=word,
            entity=make(word, EntityKind.PERSON),
            by=analyst,
        )
    client.force_login(analyst)
    first = client.get("/people/", {"sort": sort})
    second = client.get(f"/people/{first.context['page'].next_query}")
    assert second.context["page"].next_query == ""
    assert sorted(names_listed(first) + names_listed(second)) == words


def test_queries_are_within_budget_and_do_not_grow_with_rows(
    client: Client,
    analyst: User,
    make: Make,
    name_in: Callable[..., Article],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    name_in(make("Bakhmut"))
    client.force_login(analyst)
    client.get("/places/")
    with django_assert_num_queries(LIST_BUDGET):
        client.get("/places/?q=bakhmut&sort=mentioned")
    name_in(make("Bakhmutske", parent=make("Bakhmut raion")))
    name_in(make("Bakhmut station"))
    with django_assert_num_queries(LIST_BUDGET):
        client.get("/places/?q=bakhmut&sort=mentioned")


def test_a_swap_equals_a_reload(client: Client, analyst: User, make: Make) -> None:
    make("Bakhmut", latitude=48.6, longitude=38.0)
    make("Mali")
    client.force_login(analyst)
    before = client.get("/places/")
    address = "/places/?q=bakhmut&located=yes"
    swapped = client.get(address, headers={"HX-Request": "true", "HX-Target": "results"})
    assert grafted(before, swapped, "results", "facet-counts") == grafted(
        client.get(address), None, "results", "facet-counts"
    )


def test_a_new_one_is_put_on_file_without_script_and_a_namesake_only_when_meant(
    client: Client, analyst: User
) -> None:
    client.force_login(analyst)
    typed = {"name": "John Kirby", "description": "Spokesman"}
    answer = client.post("/people/new/", typed)
    first = Entity.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, first.get_absolute_url())

    answer = client.post("/people/new/", typed)
    assert answer.status_code == 409
    assert [one.docket_label for one in answer.context["alike"]] == [first.docket_label]

    answer = client.post("/people/new/", {**typed, "another": "yes"})
    second = Entity.objects.exclude(pk=first.pk).get()
    assert answer["Location"] == second.get_absolute_url()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"name": " "}, "name", "Give a name."),
        (
            {"name": "x" * 301},
            "name",
            "A name has at most 300 letters; this has 301.",
        ),
        (
            {"name": "Bakhmut", "latitude": "91", "longitude": "0"},
            "latitude",
            "Latitude goes from -90 to 90 degrees.",
        ),
        (
            {"name": "Bakhmut", "latitude": "nan", "longitude": "0"},
            "latitude",
            "Latitude is a number of degrees such as 48.595.",
        ),
        (
            {"name": "Bakhmut", "latitude": "48.6"},
            "longitude",
            "Give latitude and longitude, or neither.",
        ),
        (
            {"name": "Bakhmut", "wikidata": "javascript:alert(1)"},
            "wikidata",
            "A Wikidata identifier looks like Q157065.",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_with_what_was_typed_kept(
    client: Client, analyst: User, typed: dict[str, str], field: str, sentence: str
) -> None:
    client.force_login(analyst)
    answer = client.post("/places/new/", typed)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == [sentence]
    assert answer.context["form"].data[field if field in typed else "latitude"]
    assert Entity.objects.count() == 0


@pytest.mark.parametrize("name", ["🪖🇺🇦", "x" * 300, "<script>alert(1)</script>", "Ґалаґан’юк"])
def test_strange_names_are_kept_found_and_escaped(
    client: Client, analyst: User, name: str
) -> None:
    client.force_login(analyst)
    address = client.post("/people/new/", {"name": name})["Location"]
    page = client.get(address)
    assert page.context["entity"].name == name
    assert "<script>alert" not in page.content.decode()
    assert names_listed(client.get("/people/", {"q": name})) == [name]


def test_viewers_read_and_put_nothing_on_file(client: Client, viewer: User, make: Make) -> None:
    make("Bakhmut")
    client.force_login(viewer)
    page = client.get("/places/")
    assert names_listed(page) == ["Bakhmut"]
    assert "/places/new/" not in page.content.decode()
    assert client.get("/places/new/").status_code == 403
    assert client.post("/places/new/", {"name": "Mali"}).status_code == 403


def test_people_are_narrowed_by_role_body_and_script(
    client: Client, analyst: User, make: Make
) -> None:
    kirby, prigozhin = (make(name, EntityKind.PERSON) for name in ("Kirby", "Prigozhin"))
    council = make("National Security Council", EntityKind.ORGANISATION)
    add_role(person=kirby, title="Spokesman", body=council, by=analyst)
    add_role(person=prigozhin, title="Leader", by=analyst)
    add_name(entity=prigozhin, text="Пригожин", by=analyst)
    client.force_login(analyst)

    def listed(query: str) -> list[str]:
        return names_listed(client.get(f"/people/?{query}"))

    assert listed("role=spokes") == ["Kirby"]
    assert listed(f"body={council.docket}") == ["Kirby"]
    assert listed(f"body={council.docket}&role=leader") == []
    assert listed("script=Cyrl") == ["Prigozhin"]
    assert listed("script=Latn") == ["Kirby", "Prigozhin"]
    assert listed("script=Nonsense") == ["Kirby", "Prigozhin"]


def test_what_is_only_proposed_is_listed_when_asked_for_and_marked(
    client: Client, analyst: User, make: Make
) -> None:
    make("Bakhmut")
    make("Soledar", standing=EntityStanding.PROPOSED)
    client.force_login(analyst)
    assert names_listed(client.get("/places/")) == ["Bakhmut"]
    page = client.get("/places/?proposed=yes")
    assert names_listed(page) == ["Bakhmut", "Soledar"]
    assert [row.proposed for row in page.context["page"].rows] == [False, True]
