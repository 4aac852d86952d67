"""The pages of identity: likely duplicates, merging with every field in view, splitting."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.models import Article
from apps.audit.queries import event_model
from apps.audit.undo import undo
from apps.desk.queries.identity import PAGE
from apps.entities.actions.differing import tell_apart
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Difference, Entity, LikelyDuplicate, Merge
from tests.desk.pages import grafted
from tests.entities.identity import TEXT, everything, mention

# See apps/desk/queries/identity.py; the same for one pair and for three.
QUEUE_BUDGET = 7

Make = Callable[..., Entity]


@pytest.fixture
def make(analyst: User) -> Make:
    def create(name: str, kind: EntityKind = EntityKind.PERSON, **fields: Any) -> Entity:
        return create_entity(kind=kind, name=name, by=analyst, **fields)

    return create


@pytest.fixture
def pair(make: Make) -> tuple[Entity, Entity]:
    return make("Yevgeny Prigozhin", description="Leads Wagner"), make("Prigozin")


def likely(one: Entity, other: Entity, score: float = 0.9) -> LikelyDuplicate:
    first, second = sorted((one, other), key=lambda entity: entity.pk)
    return LikelyDuplicate.objects.create(
        first=first,
        second=second,
        score=score,
        method="test/1",
        features=[
            {"name": "names", "sentence": "The names sound alike.", "weight": 3.0},
            {"name": "dates", "sentence": "Never in one month.", "weight": -1.0},
        ],
    )


def asked(one: Entity, other: Entity, **more: str) -> dict[str, str]:
    return {"with": other.docket_label, "seen": f"{one.revision}.{other.revision}", **more}


def merge_url(entity: Entity) -> str:
    return f"{entity.get_absolute_url()}merge/"


def last_of(model: Any) -> Any:
    """The newest history row of a model."""
    return event_model(model).objects.latest("pgh_id")


def test_merging_works_without_script_and_the_old_address_leads_on(
    client: Client, analyst: User, pair: tuple[Entity, Entity]
) -> None:
    kept, absorbed = pair
    client.force_login(analyst)
    page = client.get(merge_url(kept), {"with": "Prigozin"})
    assert {(row.label, row.kept, row.absorbed) for row in page.context["fields"]} == {
        ("Preferred spelling", "Yevgeny Prigozhin", "Prigozin"),
        ("Description", "Leads Wagner", ""),
        ("Wikidata", "", ""),
        ("OpenSanctions", "", ""),
    }
    assert [(one.many, one.count) for one in page.context["moving"]] == [("spellings", 1)]
    answer = client.post(
        merge_url(kept), asked(kept, absorbed, reason="One man", **{"choose-name": "absorbed"})
    )
    assert (answer.status_code, answer["Location"]) == (302, kept.get_absolute_url())
    kept.refresh_from_db()
    assert kept.name == "Prigozin"

    led = client.get(absorbed.get_absolute_url())
    assert led["Location"] == f"{kept.get_absolute_url()}#merged"
    there = client.get(kept.get_absolute_url())
    [row] = there.context["page"].merged
    assert (row.absorbed, row.reason) == (absorbed, "One man")

    back = client.post(f"/identity/merges/{row.pk}/unmerge/")
    assert back["Location"] == absorbed.get_absolute_url()
    assert client.get(absorbed.get_absolute_url()).status_code == 200
    assert client.post(f"/identity/merges/{row.pk}/again/")["Location"] == kept.get_absolute_url()


def test_changing_what_was_merged_away_is_answered_in_words(
    client: Client, analyst: User, pair: tuple[Entity, Entity]
) -> None:
    kept, absorbed = pair
    merge(kept=kept, absorbed=absorbed, by=analyst)
    client.force_login(analyst)
    answer = client.post(f"{absorbed.get_absolute_url()}names/", {"text": "P", "kind": "alias"})
    assert answer.status_code == 409
    assert f"was merged into {kept.docket_label} Yevgeny Prigozhin" in answer.content.decode()


def test_the_undo_of_any_kind_unmerges_and_merges_again(
    client: Client, analyst: User, pair: tuple[Entity, Entity]
) -> None:
    kept, absorbed = pair
    before = everything()
    merge(kept=kept, absorbed=absorbed, by=analyst)
    client.force_login(analyst)
    action = last_of(Merge).pgh_context_id
    client.post(f"/undo/{action}/")
    assert everything() == before
    client.post(f"/undo/{last_of(Merge).pgh_context_id}/")
    absorbed.refresh_from_db()
    assert absorbed.merged_into == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Nobody at all", "Nobody and nothing on file is spelled “Nobody at all”."),
        ("x" * 300, "Nobody and nothing on file is spelled"),
        ("👩‍👩‍👧", "Nobody and nothing on file is spelled “👩‍👩‍👧”."),
        ("K", "Nobody and nothing on file is spelled “K”."),
        ("L-1", "Nobody and nothing on file is spelled “L-1”."),
    ],
)
def test_whoever_is_not_on_file_is_no_other_one(
    client: Client, analyst: User, pair: tuple[Entity, Entity], typed: str, sentence: str
) -> None:
    client.force_login(analyst)
    answer = client.get(merge_url(pair[0]), {"with": typed})
    assert answer.status_code == 422
    assert answer.context["wrong"].startswith(sentence)


def test_two_of_one_name_are_told_apart_by_their_numbers(
    client: Client, analyst: User, make: Make
) -> None:
    one, *others = [make("John Kirby") for _ in range(3)]
    client.force_login(analyst)
    answer = client.get(merge_url(one), {"with": "John Kirby"})
    assert answer.status_code == 422
    assert "is the name of more than one" in answer.context["wrong"]
    client.post(merge_url(one), asked(one, others[1]))
    assert Merge.objects.get().absorbed == others[1]


def test_with_itself_and_what_is_marked_different_are_refused(
    client: Client, analyst: User, pair: tuple[Entity, Entity]
) -> None:
    one, other = pair
    client.force_login(analyst)
    answer = client.get(merge_url(one), {"with": one.docket_label})
    assert (answer.status_code, answer.context["refused"]) == (
        409,
        f"{one.docket_label} Yevgeny Prigozhin is one already, with itself.",
    )
    tell_apart(one=one, other=other, by=analyst)
    answer = client.post(merge_url(one), asked(one, other))
    assert (answer.status_code, answer.context["marked_different"]) == (409, True)
    taken_back = client.post(f"{one.get_absolute_url()}may-be-one/", {"with": other.docket_label})
    assert taken_back["Location"] == f"{merge_url(one)}?with={other.docket_label}"
    assert not Difference.objects.exists()


def test_what_somebody_changed_meanwhile_is_shown_before_merging(
    client: Client, analyst: User, pair: tuple[Entity, Entity]
) -> None:
    one, other = pair
    seen = asked(one, other, reason="Typed")
    Entity.objects.filter(pk=other.pk).update(description="Cook", revision=7)
    client.force_login(analyst)
    answer = client.post(merge_url(one), seen)
    assert (answer.status_code, answer.context["changed"]) == (409, True)
    assert (answer.context["reason"], answer.context["seen"]) == ("Typed", f"{one.revision}.7")
    assert not Merge.objects.exists()


def test_the_queue_shows_the_likeliest_first_with_both_sides_of_the_evidence(
    client: Client, analyst: User, make: Make, pair: tuple[Entity, Entity]
) -> None:
    likely(*pair, score=0.7)
    places = make("Bakhmut", EntityKind.PLACE), make("Bachmut", EntityKind.PLACE)
    likely(*places, score=0.8)
    client.force_login(analyst)
    page = client.get("/identity/").context["page"]
    assert [one.kept.entity.name for one in page.pairs] == ["Bakhmut", "Yevgeny Prigozhin"]
    first = page.pairs[0].likely
    assert [one.sentence for one in first.speaks_for] == ["The names sound alike."]
    assert [one.sentence for one in first.speaks_against] == ["Never in one month."]
    people = client.get("/identity/", {"kind": "person"}).context["page"]
    assert [one.kept.entity.name for one in people.pairs] == ["Yevgeny Prigozhin"]


def test_the_queue_is_paged_by_key_and_a_swap_equals_a_reload(
    client: Client, analyst: User, make: Make
) -> None:
    for number in range(PAGE + 2):
        likely(make(f"One {number}"), make(f"Other {number}"), score=0.5 + number / 100)
    client.force_login(analyst)
    first = client.get("/identity/")
    page = first.context["page"]
    further = f"/identity/?after={page.next_after}"
    assert [one.kept.entity.name for one in client.get(further).context["page"].pairs] == [
        "One 1",
        "One 0",
    ]
    pair = page.pairs[0].likely
    swapped = client.post(
        f"/identity/{pair.id}/",
        {"do": "different"},
        headers={"HX-Request": "true", "HX-Target": "pairs"},
    )
    swapped.content = swapped.content.split(b'<div hx-swap-oob="beforeend:#toasts"')[0]
    assert grafted(first, swapped, "pairs") == grafted(client.get("/identity/"), None, "pairs")


def test_deciding_in_the_queue_merges_remembers_and_is_undone(
    client: Client, analyst: User, make: Make, pair: tuple[Entity, Entity]
) -> None:
    one, other = pair
    found = likely(one, other)
    client.force_login(analyst)
    client.post(f"/identity/{found.pk}/", {"do": "different"})
    assert client.get("/identity/").context["page"].pairs == ()
    undo(action=last_of(Difference).pgh_context_id, by=analyst)
    assert len(client.get("/identity/").context["page"].pairs) == 1
    client.post(f"/identity/{found.pk}/", {"do": "merge", "keep": other.docket_label})
    one.refresh_from_db()
    assert (one.standing, one.merged_into) == (EntityStanding.MERGED, other)
    late = client.post(f"/identity/{found.pk}/", {"do": "merge"}, follow=True)
    assert b"Somebody else decided about this pair in the meantime." in late.content


def test_queries_of_the_queue_do_not_grow_with_its_rows(
    client: Client,
    analyst: User,
    make: Make,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    likely(make("One"), make("Other"))
    client.force_login(analyst)
    client.get("/identity/")
    with django_assert_num_queries(QUEUE_BUDGET):
        client.get("/identity/")
    for number in range(2):
        likely(make(f"One {number}"), make(f"Other {number}"))
    with django_assert_num_queries(QUEUE_BUDGET):
        client.get("/identity/")


def test_splitting_takes_mentions_spellings_and_single_ones_along_and_is_undone(
    client: Client, analyst: User, make: Make, make_article: Callable[..., Article]
) -> None:
    entity = make("Ada")
    add_name(entity=entity, text="Bell", by=analyst)
    version = make_article(TEXT).current_version
    marks = [mention(version, place, entity) for place in (0, 1, 2)]
    before = everything()
    client.force_login(analyst)
    address = f"{entity.get_absolute_url()}split/"
    page = client.get(address).context["page"]
    assert [(one.text, one.count) for one in page.spellings] == [
        ("Ada", 1),
        ("Bell", 1),
        ("Cole", 1),
    ]
    client.post(address, {"spelling": ["Bell"], "mention": [str(marks[2].pk)], "name": "Another"})
    made = Entity.objects.get(name="Another")
    assert sorted(made.mentions.values_list("quote", flat=True)) == ["Bell", "Cole"]
    assert sorted(made.names.values_list("text", flat=True)) == ["Another", "Bell", "Cole"]
    assert sorted(entity.names.values_list("text", flat=True)) == ["Ada"]
    assert Difference.objects.get().reason == "Split off"
    undo(action=last_of(Entity).pgh_context_id, by=analyst)
    assert everything() == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "Another"}, "Choose the mentions that do not name Ada."),
        ({"name": "", "spelling": "Ada"}, "Give a name."),
        ({"name": "x" * 301, "spelling": "Ada"}, "The name has 301 letters; at most 300"),
        ({"name": "B", "spelling": "Nowhere"}, "Choose the mentions that do not name Ada."),
    ],
)
def test_impossible_splits_are_refused_in_words(
    client: Client,
    analyst: User,
    make: Make,
    make_article: Callable[..., Article],
    typed: dict[str, str],
    sentence: str,
) -> None:
    entity = make("Ada")
    mention(make_article(TEXT).current_version, 0, entity)
    client.force_login(analyst)
    answer = client.post(f"{entity.get_absolute_url()}split/", typed)
    assert answer.status_code == 422
    assert str(answer.context["wrong"]).startswith(sentence)
    assert Entity.objects.count() == 1


def test_viewers_see_the_pairs_and_decide_nothing(
    client: Client, viewer: User, pair: tuple[Entity, Entity]
) -> None:
    one, other = pair
    found = likely(one, other)
    client.force_login(viewer)
    assert b'name="do"' not in client.get("/identity/").content
    for address in (
        f"/identity/{found.pk}/",
        merge_url(one),
        f"{one.get_absolute_url()}split/",
        f"{one.get_absolute_url()}may-be-one/",
    ):
        assert client.post(address, {"do": "merge", "with": other.docket_label}).status_code == 403
