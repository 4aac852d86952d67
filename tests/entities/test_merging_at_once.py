"""Two people decide about identity at the same moment: nobody loses anything."""

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.models import Article
from apps.entities.actions.merging import merge, unmerge
from apps.entities.errors import MergeRefused
from apps.entities.models import Entity, Mention, Merge
from tests.entities.identity import TEXT, mention, put

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> list[User]:
    """transactional_db empties every table after a test, the groups with it."""
    group = Group.objects.get_or_create(name=Role.ANALYST)[0]
    users = [User.objects.create_user(name, password="x") for name in ("ana", "ben")]
    for user in users:
        user.groups.add(group)
    return users


def at_once(*actions: Callable[[], object]) -> list[object]:
    """What each gave or was refused with; each on a connection of its own, begun together."""
    gate = threading.Barrier(len(actions))
    given: list[object] = [None] * len(actions)

    def run(place: int) -> None:
        try:
            gate.wait(timeout=20)
            given[place] = actions[place]()
        except MergeRefused as refused:
            given[place] = refused
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return given


def test_of_two_merges_of_the_same_two_one_stands_and_the_other_is_told(
    make_article: Callable[..., Article], people: list[User]
) -> None:
    one, other = put("Alfa"), put("Bravo")
    version = make_article(TEXT).current_version
    marks = [mention(version, place, (one, other)[place % 2]) for place in range(8)]
    given = at_once(
        lambda: merge(kept=one, absorbed=other, by=people[0]),
        lambda: merge(kept=other, absorbed=one, by=people[1]),
    )
    [done] = [it for it in given if isinstance(it, Merge)]
    [refused] = [it for it in given if isinstance(it, MergeRefused)]
    assert f"was merged into {done.kept.docket_label}" in str(refused)
    assert f"by {done.created_by}" in str(refused)
    assert set(Mention.objects.values_list("entity", flat=True)) == {done.kept_id}
    unmerge(merge=done, by=people[0])
    assert [Mention.objects.get(pk=mark.pk).entity for mark in marks] == [one, other] * 4


def test_what_is_marked_while_a_merge_is_made_lands_with_the_kept_one(
    make_article: Callable[..., Article], people: list[User]
) -> None:
    one, other = put("Alfa"), put("Bravo")
    version = make_article(TEXT).current_version
    mention(version, 0, other)
    at_once(
        lambda: merge(kept=one, absorbed=other, by=people[0]),
        *(lambda place=place: mention(version, place, other) for place in range(1, 6)),
    )
    assert Mention.objects.filter(entity=one).count() == 6
    assert Entity.objects.get(pk=other.pk).merged_into == one
