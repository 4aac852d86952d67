"""One confirms while another takes an origin away: no grade stands on what is gone, unasked."""

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimStatus
from apps.claims.models import Assessment, Claim, Utterance
from apps.claims.queries.footing import wanting_a_grade
from tests.claims.making import TEXT
from tests.claims.test_credibility_lock import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(transactional_db: None, make_article: Callable[..., Article]) -> World:
    """transactional_db empties every table after a test, the groups with it."""
    user = User.objects.create_user("ana", password="x")
    user.groups.add(Group.objects.get_or_create(name=Role.ANALYST)[0])
    return World(make_article(TEXT), user)


def confirm(world: World, claim: Claim) -> object:
    try:
        return assess(
            claim=claim,
            status=ClaimStatus.CORROBORATED,
            reliability="B",
            credibility=1,
            reason="",
            by=world.analyst,
        )
    except InvalidAnnotation as refused:
        return refused


def aside(action: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """The action on a connection of its own, and what it gives once it is done."""
    given: list[object] = []

    def run() -> None:
        try:
            given.append(action())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(timeout=1)
    return thread, given


def test_who_confirms_waits_for_who_withdraws_and_is_refused(world: World) -> None:
    one, other = world.claim(world.person("Kirby")), world.claim(world.person("Prigozhin"))
    world.same(one, other)
    with transaction.atomic():
        Utterance.objects.filter(pk=other.utterance_id).update(withdrawn_at=timezone.now())
        thread, given = aside(lambda: confirm(world, one))
        assert given == []
    thread.join(timeout=60)
    [refused] = given
    assert isinstance(refused, InvalidAnnotation)
    assert refused.field == "credibility"
    assert "lost just now" in str(refused)
    assert not Assessment.objects.exists()


def test_who_withdraws_waits_for_who_confirms_and_the_grade_is_asked_for_again(
    world: World,
) -> None:
    one, other = world.claim(world.person("Kirby")), world.claim(world.person("Prigozhin"))
    world.same(one, other)
    gone = Utterance.objects.filter(pk=other.utterance_id)
    with transaction.atomic():
        confirm(world, one)
        thread, given = aside(lambda: gone.update(withdrawn_at=timezone.now()))
        assert given == []
    thread.join(timeout=60)
    assert given == [1]
    assert [asked.claim for asked in wanting_a_grade()] == [one]
