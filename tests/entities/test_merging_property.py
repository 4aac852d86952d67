"""Merging and unmerging in any order loses and invents nothing."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.articles.models import Article
from apps.entities.actions.merging import merge, unmerge
from apps.entities.enums import EntityStanding
from apps.entities.errors import MergeRefused
from apps.entities.models import Entity, Mention, Merge
from apps.entities.queries.merge_fields import ABSORBED, CHOSEN, KEPT
from tests.entities.identity import World, everything, mention

ORDINARY = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 255)), max_size=5)
SEEDS = st.integers(0, 2**16)


@pytest.fixture
def world(make_article: Callable[..., Article], analyst: User) -> World:
    return World(make_article, analyst)


@contextmanager
def tried_out() -> Iterator[None]:
    """What happens in here is checked as a commit would, and did not happen afterwards."""
    with transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        transaction.set_rollback(True)


def chosen(bits: int) -> dict[str, str]:
    return {name: ABSORBED if bits >> n & 1 else KEPT for n, name in enumerate(CHOSEN)}


def merged(world: World, pairs: list[tuple[int, int, int]]) -> list[Merge]:
    """Those of the merges that can be made, one after the other."""
    done = []
    rows = [*world.bodies, *world.people]
    for kept, absorbed, bits in pairs:
        try:
            with transaction.atomic():
                done.append(
                    merge(
                        kept=rows[kept],
                        absorbed=rows[absorbed],
                        by=world.user,
                        choices=chosen(bits),
                    )
                )
        except MergeRefused:
            continue
    return done


@given(pairs=PAIRS, seed=SEEDS, differ=st.booleans())
@ORDINARY
def test_unmerging_in_any_order_leaves_everything_as_it_was(
    world: World, pairs: list[tuple[int, int, int]], seed: int, differ: bool
) -> None:
    with tried_out():
        if differ:
            world.differ(world.bodies[0], world.bodies[3])
            world.differ(world.bodies[1], world.bodies[3])
        before = everything()
        done = merged(world, pairs)
        random.Random(seed).shuffle(done)
        for one in done:
            unmerge(merge=one, by=world.user)
        assert everything() == before


@given(pairs=PAIRS.filter(len), seed=SEEDS, differ=st.booleans())
@ORDINARY
def test_unmerging_one_leaves_what_the_others_alone_would_have_made(
    world: World, pairs: list[tuple[int, int, int]], seed: int, differ: bool
) -> None:
    with tried_out():
        if differ:
            world.differ(world.bodies[0], world.bodies[3])
        with tried_out():
            done = merged(world, pairs)
            out = random.Random(seed).randrange(len(done)) if done else -1
            kept = [
                (one.kept, one.absorbed, one.choices) for n, one in enumerate(done) if n != out
            ]
            if done:
                unmerge(merge=done[out], by=world.user)
            after = everything()
        for one, other, choices in kept:
            merge(kept=one, absorbed=other, by=world.user, choices=choices)
        assert everything() == after


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("unmerge"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("mark"), st.integers(0, 3), st.just(0)),
        st.tuples(st.just("point"), st.integers(0, 9), st.integers(0, 3)),
        st.tuples(st.just("delete"), st.integers(0, 9), st.just(0)),
    ),
    max_size=14,
)


@given(steps=STEPS, seed=SEEDS)
@ORDINARY
def test_what_people_did_in_between_stays(
    world: World, steps: list[tuple[str, int, int]], seed: int
) -> None:
    """Each mention ends with the entity that a person last said, though that was merged since."""
    with tried_out():
        Mention.objects.all().delete()
        home = {}
        free = list(range(16))
        for entity in world.bodies:
            mark = mention(world.version, free.pop(), entity)
            home[mark.pk] = entity.pk
        pointed: set[object] = set()
        done: list[Merge] = []
        for what, one, other in steps:
            marks = sorted(home)
            if what == "merge":
                done += merged(world, [(one, other, 0)])
            elif what == "unmerge" and done:
                unmerge(merge=done.pop(one % len(done)), by=world.user)
            elif what == "mark" and free:
                mark = mention(world.version, free.pop(), world.bodies[one])
                mark.refresh_from_db()
                home[mark.pk] = mark.entity_id
            elif what == "point" and marks:
                mark = Mention.objects.get(pk=marks[one % len(marks)])
                # Pointed away and back again, it stands where a merge put it, as if untouched.
                if mark.pk in pointed:
                    continue
                before = mark.entity_id
                Mention.objects.filter(pk=mark.pk).update(entity=world.bodies[other])
                mark.refresh_from_db()
                if mark.entity_id != before:
                    pointed.add(mark.pk)
                    home[mark.pk] = mark.entity_id
            elif what == "delete" and marks:
                pk = marks[one % len(marks)]
                Mention.objects.filter(pk=pk).delete()
                del home[pk]
        random.Random(seed).shuffle(done)
        for left in done:
            unmerge(merge=left, by=world.user)
        assert dict(Mention.objects.values_list("pk", "entity")) == home
        assert not Entity.objects.filter(standing=EntityStanding.MERGED).exists()
