"""The page of a person, a place or an organisation, and what is changed on it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.claims import make_claim
from apps.desk.queries.entity_passages import PAGE
from apps.entities.actions.entities import add_name, create_entity, edit_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.enums import EntityKind, NameKind
from apps.entities.models import Entity, Mention
from tests.desk.pages import grafted, headings

# See apps/desk/queries/entity.py; the same for one row of everything and for three.
PAGE_BUDGET = 31

Mark = Callable[..., Mention]


@pytest.fixture
def city(analyst: User) -> Entity:
    country = create_entity(
        kind=EntityKind.PLACE, name="Ukraine", by=analyst, latitude=49.0, longitude=31.4
    )
    return create_entity(
        kind=EntityKind.PLACE,
        name="Bakhmut",
        by=analyst,
        parent=country,
        latitude=48.595,
        longitude=38.0,
        geo_precision=1,
    )


@pytest.fixture
def mark(analyst: User) -> Mark:
    def create(article: Article, words: str, entity: Entity, at: int = 0) -> Mention:
        text = article.current_version.text
        start = text.index(words, at)
        return mark_mention(
            version=article.current_version,
            start=start,
            end=start + len(words),
            quote=words,
            entity=entity,
            by=analyst,
        )

    return create


def edit_url(entity: Entity) -> str:
    return f"{entity.get_absolute_url()}edit/"


def typed(entity: Entity, **changes: Any) -> dict[str, Any]:
    values = {
        "name": entity.name,
        "parent": entity.parent.docket_label if entity.parent else "",
        "latitude": entity.latitude if entity.latitude is not None else "",
        "longitude": entity.longitude if entity.longitude is not None else "",
        "geo_precision": entity.geo_precision or "",
        "revision": entity.revision,
    }
    return {**values, **changes}


def test_the_page_gathers_where_it_stands_and_with_whom(
    client: Client,
    analyst: User,
    city: Entity,
    make_article: Callable[..., Article],
    mark: Mark,
) -> None:
    add_name(entity=city, text="Бахмут", by=analyst, language="uk", kind=NameKind.OFFICIAL)
    kirby = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    first = make_article(
        "A first paragraph.\n\nKirby spoke of Bakhmut again.",
        published_at=datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC),
    )
    second = make_article(
        "Бахмут стоит.", published_at=datetime.datetime(2023, 5, 9, tzinfo=datetime.UTC)
    )
    mark(first, "Bakhmut", city)
    mark(first, "Kirby", kirby)
    mark(second, "Бахмут", city)
    make_claim(
        version=first.current_version,
        start=20,
        end=33,
        quote=None,
        statement="He spoke of it again",
        by=analyst,
        claimant=kirby,
        entities=[city],
    )
    client.force_login(analyst)
    page = client.get(city.get_absolute_url()).context["page"]

    given = [(one.name.text, one.seen) for one in page.spellings if not one.generated]
    assert given == [("Bakhmut", 1), ("Бахмут", 1)]
    assert (page.mentions, page.articles) == (2, 2)
    assert page.timeline.unit == "week"
    assert [(bar.label, bar.count) for bar in page.timeline.bars if bar.count] == [
        ("week of 1 May 2023", 1),
        ("week of 8 May 2023", 1),
    ]
    assert [(one.entity.name, one.articles) for one in page.company] == [("John Kirby", 1)]
    assert [(one.before, one.quote, one.after, one.paragraph) for one in page.passages.shown] == [
        ("", "Бахмут", " стоит.", 1),
        ("A first paragraph.\n\nKirby spoke of ", "Bakhmut", " again.", 2),
    ]
    [line] = page.claims_about.lines
    assert (line.claim.statement, line.paragraph) == ("He spoke of it again", 2)
    assert [one.name for one in page.ancestors] == ["Ukraine"]
    assert {dot.entity.name: dot.role for dot in page.map.dots} == {
        "Bakhmut": "self",
        "Ukraine": "parent",
    }
    [line] = client.get(kirby.get_absolute_url()).context["page"].claims_by.lines
    assert line.claim.statement == "He spoke of it again"


def test_an_entity_that_nothing_names_shows_no_empty_shells(
    client: Client, viewer: User, analyst: User
) -> None:
    somebody = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    client.force_login(viewer)
    page = client.get(somebody.get_absolute_url())
    assert headings(page) == ["Where it stands", "Names and spellings", "Added", "History"]


def test_namesakes_are_pointed_out(client: Client, analyst: User) -> None:
    one = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    other = create_entity(kind=EntityKind.ORGANISATION, name="Kirby", by=analyst)
    add_name(entity=one, text="KIRBY", by=analyst)
    create_entity(kind=EntityKind.PERSON, name="Jack Kirby", by=analyst)
    client.force_login(analyst)
    assert client.get(one.get_absolute_url()).context["page"].namesakes == (other,)


def test_queries_are_within_budget_and_do_not_grow_with_rows(
    client: Client,
    analyst: User,
    city: Entity,
    make_article: Callable[..., Article],
    mark: Mark,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def report(number: int) -> None:
        other = create_entity(
            kind=EntityKind.PLACE,
            name=f"Village {number}",
            by=analyst,
            latitude=48.0 + number / 10,
            longitude=38.0,
        )
        article = make_article(f"Bakhmut and Village {number}.")
        mark(article, "Bakhmut", city)
        mark(article, f"Village {number}", other)
        make_claim(
            version=article.current_version,
            start=0,
            end=7,
            quote=None,
            statement="Named",
            by=analyst,
            entities=[city],
        )

    report(1)
    client.force_login(analyst)
    client.get(city.get_absolute_url())
    with django_assert_num_queries(PAGE_BUDGET):
        client.get(city.get_absolute_url())
    report(2)
    report(3)
    with django_assert_num_queries(PAGE_BUDGET):
        client.get(city.get_absolute_url())


def test_passages_are_paged_by_key_and_a_swap_equals_a_reload(
    client: Client,
    analyst: User,
    city: Entity,
    make_article: Callable[..., Article],
    mark: Mark,
) -> None:
    article = make_article("Bakhmut " * (PAGE + 2))
    marks = [mark(article, "Bakhmut", city, at=place * 8) for place in range(PAGE + 2)]
    client.force_login(analyst)
    address = city.get_absolute_url()
    first = client.get(address)
    after = first.context["page"].passages.next_after
    assert after == marks[PAGE - 1].docket
    further = f"{address}?after={after}"
    swapped = client.get(further, headers={"HX-Request": "true", "HX-Target": "passages"})
    reloaded = client.get(further)
    assert [one.mention for one in reloaded.context["page"].passages.shown] == marks[PAGE:]
    assert grafted(first, swapped, "passages") == grafted(reloaded, None, "passages")


def test_editing_works_without_script_and_can_be_undone(
    client: Client, analyst: User, city: Entity
) -> None:
    client.force_login(analyst)
    answer = client.post(edit_url(city), typed(city, name="Бахмут", description="City"))
    assert (answer.status_code, answer["Location"]) == (302, city.get_absolute_url())
    page = client.get(city.get_absolute_url())
    entity = page.context["entity"]
    assert (entity.name, entity.description) == ("Бахмут", "City")
    spellings = page.context["page"].spellings
    assert [one.name.text for one in spellings if not one.generated] == ["Бахмут", "Bakhmut"]
    latest = page.context["page"].history[0]
    assert {(one.field, one.old, one.new) for one in latest.changes} == {
        ("Name", "Bakhmut", "Бахмут"),
        ("Description", "", "City"),
    }
    client.post(f"/undo/{latest.action}/")
    city.refresh_from_db()
    assert (city.name, city.description) == ("Bakhmut", "")


def test_the_form_takes_the_place_of_the_head_and_a_swap_equals_a_reload(
    client: Client, analyst: User, city: Entity
) -> None:
    client.force_login(analyst)
    before = client.get(city.get_absolute_url())
    swapped = client.get(edit_url(city), headers={"HX-Request": "true", "HX-Target": "entity"})
    assert grafted(before, swapped, "entity") == grafted(
        client.get(edit_url(city)), None, "entity"
    )


def test_two_at_once_see_both_versions_and_lose_no_typing(
    client: Client, analyst: User, curator: User, city: Entity
) -> None:
    seen = typed(city, description="A town")
    edit_entity(entity=city, by=curator, expected_revision=1, description="A city in ruins")
    client.force_login(analyst)
    answer = client.post(edit_url(city), seen)
    assert answer.status_code == 409
    conflict = answer.context["conflict"]
    assert conflict["by"] == "curator"
    assert conflict["differences"] == [
        {"label": "Description", "theirs": "A city in ruins", "yours": "A town"},
        {
            "label": "Lies within",
            "theirs": f"{city.parent.docket_label} Ukraine",
            "yours": seen["parent"],
        },
    ]
    kept = answer.context["form"]
    assert (kept.data["description"], kept.data["revision"]) == ("A town", "2")

    again = client.post(edit_url(city), {**seen, "revision": 2})
    assert again.status_code == 302
    city.refresh_from_db()
    assert city.description == "A town"


def test_a_place_cannot_lie_within_itself(client: Client, analyst: User, city: Entity) -> None:
    client.force_login(analyst)
    country = city.parent
    assert country is not None
    answer = client.post(edit_url(country), typed(country, parent=city.docket_label))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "parent": ["Ukraine cannot be part of Bakhmut, which lies within it already."]
    }


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"longitude": "180.5"}, "longitude", "Longitude goes from -180 to 180 degrees."),
        ({"latitude": ""}, "latitude", "Give latitude and longitude, or neither."),
        ({"name": "x" * 301}, "name", "A name has at most 300 letters; this has 301."),
    ],
)
def test_impossible_values_are_refused_in_words(
    client: Client,
    analyst: User,
    city: Entity,
    changes: dict[str, str],
    field: str,
    sentence: str,
) -> None:
    client.force_login(analyst)
    answer = client.post(edit_url(city), typed(city, **changes))
    assert (answer.status_code, answer.context["form"].errors[field]) == (422, [sentence])


def test_spellings_are_added_and_removed_in_place(
    client: Client, analyst: User, city: Entity
) -> None:
    client.force_login(analyst)
    names = f"{city.get_absolute_url()}names/"
    before = client.get(city.get_absolute_url())
    spelling = {"text": " Артемівськ ", "kind": "former", "language": "uk"}
    swapped = client.post(names, spelling, headers={"HX-Request": "true", "HX-Target": "names"})
    added = city.names.get(text="Артемівськ")
    assert (added.kind, added.language, added.script) == ("former", "uk", "Cyrl")
    fragment = swapped.content.split(b'<div hx-swap-oob="beforeend:#toasts"')[0]
    swapped.content = fragment
    assert grafted(before, swapped, "names") == grafted(
        client.get(city.get_absolute_url()), None, "names"
    )

    twice = client.post(names, spelling)
    assert twice.status_code == 422
    assert twice.context["name_form"].errors == {"text": ["“Артемівськ” is on file already."]}

    answer = client.post(f"{names}{added.pk}/remove/")
    assert answer["Location"] == city.get_absolute_url()
    assert list(city.names.values_list("text", flat=True)) == ["Bakhmut"]


def test_the_preferred_spelling_stays(client: Client, analyst: User, city: Entity) -> None:
    client.force_login(analyst)
    name = city.names.get()
    client.post(f"{city.get_absolute_url()}names/{name.pk}/remove/")
    assert city.names.get() == name


def test_taking_off_file_is_for_curators_and_refused_while_in_use(
    client: Client,
    analyst: User,
    curator: User,
    city: Entity,
    make_article: Callable[..., Article],
    mark: Mark,
) -> None:
    address = f"{city.get_absolute_url()}delete/"
    mention = mark(make_article("Bakhmut stands."), "Bakhmut", city)
    client.force_login(analyst)
    assert client.post(address).status_code == 403

    client.force_login(curator)
    refused = client.post(address)
    assert refused.status_code == 409
    assert refused.context["page"].uses == ("1 mention",)

    mention.delete()
    answer = client.post(address)
    assert (answer.status_code, answer["Location"]) == (302, "/places/")
    assert client.get(city.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("path", ["edit/", "names/", "delete/"])
def test_viewers_change_nothing(client: Client, viewer: User, city: Entity, path: str) -> None:
    client.force_login(viewer)
    assert client.post(f"{city.get_absolute_url()}{path}", {"name": "x"}).status_code == 403
    page = client.get(city.get_absolute_url()).content.decode()
    assert "/edit/" not in page
    assert "/names/" not in page


def test_kinds_do_not_answer_for_one_another(client: Client, viewer: User, city: Entity) -> None:
    client.force_login(viewer)
    assert client.get(f"/people/P-{city.docket}/").status_code == 404
