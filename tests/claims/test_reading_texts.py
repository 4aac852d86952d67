"""Texts are read for claims once their names are known, and again when those change."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from apps.accounts.models import User
from apps.articles.models import Article, Version
from apps.claims.actions.reading_texts import (
    claims_wait,
    read_everything_again,
    read_texts,
    reading_with,
)
from apps.claims.actions.suggesting import suggest_claims
from apps.claims.actions.switching import switch_rule_off, switch_rule_on
from apps.claims.extraction.assembling.records import ClaimsRead, Named
from apps.claims.models import Claim, ClaimReading, SwitchedOffRule
from apps.entities.actions.deciding import reject_mentions
from apps.entities.actions.entities import create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.enums import EntityKind
from apps.entities.models import Mention, NameSearch
from tests.claims.making import words
from tests.claims.reading import TEXT, by_key, claim_read, kirbys, stands
from tests.entities.suggesting import finding, suggest


class Reader:
    """Reads one claim of every text; fails at texts that hold a word."""

    def __init__(self, poison: str = "") -> None:
        self.poison = poison
        self.asked: list[dict[str, Any]] = []

    def __call__(self, text: str, **about: Any) -> ClaimsRead:
        self.asked.append({"text": text, **about})
        if self.poison and self.poison in text:
            raise ValueError("a text that nobody can read")
        if "figure-said" in about["off"]:
            return ClaimsRead(())
        return ClaimsRead((claim_read(text, text.split(".")[0]),))


@pytest.fixture
def articles(make_article: Callable[..., Article]) -> list[Article]:
    texts = ["Bakhmut fell.", "Nothing here.", "У Бахмуті тихо."]
    return [make_article(text, title=str(place)) for place, text in enumerate(texts)]


def names_are_done() -> None:
    NameSearch.objects.update(waiting=False)


def waiting() -> list[str]:
    rows = ClaimReading.objects.filter(waiting=True, due_at__lte=timezone.now())
    return sorted(rows.values_list("article__title", flat=True))


def test_claims_wait_for_the_names(articles: list[Article]) -> None:
    assert (waiting(), ClaimReading.objects.count(), claims_wait()) == ([], 3, False)
    NameSearch.objects.filter(article=articles[0]).update(waiting=False)
    assert waiting() == ["0"]
    # Given up: the names could not be looked for.
    NameSearch.objects.filter(article=articles[1]).update(waiting=False, failure="poison")
    assert waiting() == ["0", "1"]
    assert read_texts(Reader()) == 2
    assert stands(articles[0]) == [("Bakhmut fell", "suggested")]
    done = ClaimReading.objects.get(article=articles[0])
    assert (done.version, done.method) == (articles[0].current_version, "claims.read/1")


def test_a_text_is_read_again_only_where_something_changed(
    articles: list[Article], analyst: User
) -> None:
    names_are_done()
    reader = Reader()
    assert read_texts(reader) == 3
    NameSearch.objects.update(waiting=True)
    names_are_done()
    assert (read_texts(reader), len(reader.asked)) == (3, 3)
    bakhmut = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    mark_mention(**words(articles[0], "Bakhmut"), entity=bakhmut, by=analyst)
    NameSearch.objects.update(waiting=True)
    names_are_done()
    assert (read_texts(reader), len(reader.asked)) == (3, 4)
    assert reader.asked[3]["names"] == (Named(0, 7, "place", str(bakhmut.pk), "Bakhmut"),)
    read_everything_again()
    assert (read_texts(reader), len(reader.asked)) == (3, 7)


def test_undecided_and_rejected_names_name_nobody(articles: list[Article], analyst: User) -> None:
    one = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    other = create_entity(kind=EntityKind.PLACE, name="Bakhmut raion", by=analyst)
    suggest(articles[0], finding("Bakhmut fell.", "Bakhmut", one, other, undecided=True))
    names_are_done()
    reader = Reader()
    read_texts(reader)
    assert all(asked["names"] == () for asked in reader.asked)
    suggest(articles[0], finding("Bakhmut fell.", "Bakhmut", one))
    reject_mentions(mentions=Mention.objects.all(), by=analyst)
    assert waiting() == ["0"]


def test_a_poisonous_text_stops_no_other_and_is_given_up_with_its_reason(
    articles: list[Article],
) -> None:
    names_are_done()
    for attempt in (1, 2, 3):
        ClaimReading.objects.update(due_at=timezone.now())
        read_texts(Reader(poison="Nothing"))
        failed = ClaimReading.objects.get(article=articles[1])
        assert (failed.failures, failed.waiting) == (attempt, attempt < 3)
    assert failed.failure == "ValueError: a text that nobody can read"
    assert Claim.objects.count() == 2


def test_a_reading_that_is_cut_off_goes_on_where_it_stood(articles: list[Article]) -> None:
    def interrupted(text: str, **about: Any) -> ClaimsRead:
        raise KeyboardInterrupt

    names_are_done()
    with pytest.raises(KeyboardInterrupt):
        read_texts(interrupted)
    assert waiting() == ["0", "1", "2"]
    # A worker that died: its texts are in hand until the lease is over.
    reading_with(Reader()).take()
    assert read_texts(Reader()) == 0
    ClaimReading.objects.update(due_at=timezone.now())
    assert read_texts(Reader()) == 3


def test_a_rule_that_is_off_takes_its_suggestions_back_and_on_again_brings_them(
    articles: list[Article], curator: User
) -> None:
    names_are_done()
    read_texts(Reader())
    assert Claim.objects.count() == 3
    switch_rule_off(rule="figure-said", reason="Too  keen.", by=curator)
    assert SwitchedOffRule.objects.get().reason == "Too keen."
    assert waiting() == ["0", "1", "2"]
    read_texts(Reader())
    assert Claim.objects.count() == 0
    switch_rule_on(rule="figure-said", by=curator)
    read_texts(Reader())
    assert Claim.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_propose_everything_once(make_article: Callable[..., Article]) -> None:
    version = Version.objects.select_related("article__publisher").get(
        pk=make_article(TEXT).current_version_id
    )
    gate = threading.Barrier(2)
    troubles: list[BaseException] = []

    def store() -> None:
        try:
            gate.wait(timeout=20)
            suggest_claims(read=[(version, kirbys())])
        except BaseException as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=store) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert troubles == []
    assert (Claim.objects.count(), by_key("killed 20000").revision) == (3, 1)
