"""Roles on the page of a person: filed, shown, changed, accepted and taken back."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import DatePrecision, SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.desk.queries.entity import entity_page
from apps.entities.actions.entities import create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.actions.roles import add_role
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Role

MAY = datetime.date(2023, 5, 1)


@pytest.fixture
def kirby(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)


@pytest.fixture
def council(analyst: User) -> Entity:
    return create_entity(
        kind=EntityKind.ORGANISATION, name="National Security Council", by=analyst
    )


def found_in(article: Article, person: Entity, title: str, day: datetime.date, by: User) -> Role:
    """A role as the product takes it along from a text."""
    text = article.current_version.text
    start = text.index(person.name)
    mention = mark_mention(
        version=article.current_version,
        start=start,
        end=start + len(person.name),
        quote=person.name,
        entity=person,
        by=by,
    )
    return Role.objects.create(
        person=person,
        title=title,
        mention=mention,
        seen_on=day,
        state=SuggestionState.SUGGESTED,
        method="entities.find/1",
    )


def test_dates_are_kept_as_far_as_they_were_stated(
    client: Client, analyst: User, kirby: Entity, council: Entity
) -> None:
    client.force_login(analyst)
    response = client.post(
        f"{kirby.get_absolute_url()}roles/",
        {"title": "spokesman", "body": council.docket_label, "since": "2022-05", "until": "2024"},
    )
    assert response.status_code == 302
    role = Role.objects.get()
    assert (role.title, role.body_id) == ("spokesman", council.pk)
    assert (role.since, role.since_precision) == (datetime.date(2022, 5, 1), DatePrecision.MONTH)
    assert (role.until, role.until_precision) == (datetime.date(2024, 12, 31), DatePrecision.YEAR)
    [line] = client.get(kirby.get_absolute_url()).context["page"].roles.lines
    assert (line.title, line.since, line.seen) == ("spokesman", role.since, ())
    [line] = client.get(council.get_absolute_url()).context["page"].roles.lines
    assert line.person == kirby


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"title": " "}, "title", "Say which role: spokesman, commander."),
        (
            {"title": "spokesman", "since": "2023-02-31"},
            "since",
            "“2023-02-31” is no date of the calendar. Write it like 2023-05-01, or 2023-05 or"
            " 2023 as far as it was stated.",
        ),
        (
            {"title": "spokesman", "since": "2024", "until": "2023"},
            "until",
            "It ends before it begins.",
        ),
    ],
)
def test_what_cannot_be_a_role_is_said_beside_its_field(
    client: Client, analyst: User, kirby: Entity, typed: dict[str, str], field: str, sentence: str
) -> None:
    client.force_login(analyst)
    response = client.post(f"{kirby.get_absolute_url()}roles/", typed)
    assert response.status_code == 422
    assert response.context["role_form"].errors[field] == [sentence]
    assert not Role.objects.exists()


def test_texts_that_show_the_same_role_make_one_line(
    analyst: User, kirby: Entity, make_article: Callable[..., Article]
) -> None:
    for day in (MAY, MAY.replace(day=9)):
        article = make_article(f"Spokesman John Kirby spoke on {day}.")
        role = found_in(article, kirby, "Spokesman", day, analyst)
        role.state = SuggestionState.CONFIRMED
        role.save()
    [line] = entity_page(kirby).roles.lines
    assert (line.seen, line.since, line.until) == ((MAY, MAY.replace(day=9)), None, None)
    assert [(one.paragraph, one.role.seen_on) for one in line.shown] == [
        (1, MAY.replace(day=9)),
        (1, MAY),
    ]


def test_a_suggested_role_is_accepted_or_rejected_and_taken_back(
    client: Client, analyst: User, kirby: Entity, make_article: Callable[..., Article]
) -> None:
    role = found_in(make_article("Spokesman John Kirby spoke."), kirby, "Spokesman", MAY, analyst)
    client.force_login(analyst)
    address = f"{kirby.get_absolute_url()}roles/{role.pk}/decide/"
    assert entity_page(kirby).roles.lines[0].suggested
    client.post(address, {"state": "rejected", "revision": 1})
    assert entity_page(kirby).roles.lines == ()
    action = Role.objects.get().events.order_by("-pgh_id").first().pgh_context_id
    client.post(f"/undo/{action}/")
    assert entity_page(kirby).roles.lines[0].suggested
    client.post(address, {"state": "confirmed", "revision": Role.objects.get().revision})
    assert not entity_page(kirby).roles.lines[0].suggested


def test_an_edit_that_comes_second_keeps_what_was_typed(
    client: Client, analyst: User, kirby: Entity
) -> None:
    role, _action = add_role(person=kirby, title="spokesman", by=analyst)
    client.force_login(analyst)
    address = f"{kirby.get_absolute_url()}roles/{role.pk}/edit/"
    assert client.get(address).context["edit_form"].initial["title"] == "spokesman"
    first = client.post(address, {"title": "adviser", "revision": role.revision})
    assert first.status_code == 302
    second = client.post(address, {"title": "press secretary", "revision": role.revision})
    assert second.status_code == 409
    assert second.context["edit_form"]["title"].value() == "press secretary"
    assert Role.objects.get().title == "adviser"


def test_who_may_not_edit_files_no_role(viewer: User, kirby: Entity) -> None:
    with pytest.raises(NotPermitted):
        add_role(person=kirby, title="spokesman", by=viewer)


def test_a_place_holds_no_role_and_a_person_is_no_body(
    analyst: User, kirby: Entity, council: Entity
) -> None:
    with pytest.raises(InvalidAnnotation, match="Only a person holds a role"):
        add_role(person=council, title="spokesman", by=analyst)
    with pytest.raises(InvalidAnnotation, match="in an organisation or a place"):
        add_role(person=kirby, title="spokesman", body=kirby, by=analyst)
