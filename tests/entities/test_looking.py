"""Texts are searched for names once, again when something touches them, and never forgotten."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from apps.accounts.models import User
from apps.articles.models import Article
from apps.entities.actions.deciding import accept_name, reject_name
from apps.entities.actions.entities import add_name, create_entity, remove_name
from apps.entities.actions.looking import look, names_wait, search_with, take_up_touched
from apps.entities.actions.searching import search_everything_again
from apps.entities.actions.turns import TRIES
from apps.entities.enums import EntityKind
from apps.entities.matching.finding import Found
from apps.entities.models import Entity, Mention, NameSearch, SearchAgain
from apps.entities.queries.progress import search_progress
from tests.entities.suggesting import finding, found, stands


class FindsBakhmut:
    """Finds one word wherever it stands, and fails at texts that hold another."""

    def __init__(self, entity: Entity, poison: str = "") -> None:
        self.entity, self.poison = entity, poison
        self.asked: list[str] = []

    def find(self, text: str, **about: Any) -> Found:
        self.asked.append(text)
        if self.poison and self.poison in text:
            raise ValueError("a text that nobody can read")
        return found(finding(text, "Bakhmut", self.entity)) if "Bakhmut" in text else Found()


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    entity = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    SearchAgain.objects.all().delete()
    return entity


@pytest.fixture
def articles(make_article: Callable[..., Article]) -> list[Article]:
    texts = ["Bakhmut fell.", "Nothing here.", "У Бахмуті тихо."]
    return [make_article(text, title=str(place)) for place, text in enumerate(texts)]


def waiting() -> list[str]:
    searches = NameSearch.objects.filter(waiting=True, due_at__lte=timezone.now())
    return sorted(searches.values_list("article__title", flat=True))


def test_every_article_is_searched_once(articles: list[Article], bakhmut: Entity) -> None:
    finder = FindsBakhmut(bakhmut)
    assert waiting() == ["0", "1", "2"]
    assert look(finder) == 3
    assert stands(articles[0]) == [("Bakhmut", "Bakhmut", "suggested")]
    assert (look(finder), len(finder.asked), names_wait()) == (0, 3, False)
    done = NameSearch.objects.get(article=articles[1])
    assert (done.version, done.method) == (articles[1].current_version, "entities.find/1")


def test_a_poisonous_article_stops_no_other_and_is_given_up_with_its_reason(
    articles: list[Article], bakhmut: Entity
) -> None:
    finder = FindsBakhmut(bakhmut, poison="Nothing")
    for attempt in range(1, TRIES + 1):
        NameSearch.objects.update(due_at=timezone.now())
        look(finder)
        search = NameSearch.objects.get(article=articles[1])
        assert (search.failures, search.waiting) == (attempt, attempt < TRIES)
    assert search.failure == "ValueError: a text that nobody can read"
    assert NameSearch.objects.filter(waiting=False, failure="").count() == 2
    progress = search_progress()
    assert (progress.failed, progress.waiting) == (1, 0)


def test_an_article_that_cannot_be_stored_stops_no_other(
    articles: list[Article], bakhmut: Entity, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.entities.actions import looking

    store = looking.suggest_names

    def stumble(*, searched: Any) -> Any:
        if any(one.version.article.title == "1" for one in searched):
            raise RuntimeError("cannot be stored")
        return store(searched=searched)

    monkeypatch.setattr(looking, "suggest_names", stumble)
    look(FindsBakhmut(bakhmut))
    failed = NameSearch.objects.exclude(failure="").values_list("article__title", "failure")
    assert list(failed) == [("1", "RuntimeError: cannot be stored")]
    assert stands(articles[0]) == [("Bakhmut", "Bakhmut", "suggested")]


def test_a_search_that_is_cut_off_goes_on_where_it_stood(
    articles: list[Article], bakhmut: Entity
) -> None:
    class Interrupted(FindsBakhmut):
        def find(self, text: str, **about: Any) -> Found:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(Interrupted(bakhmut))
    assert waiting() == ["0", "1", "2"]
    assert look(FindsBakhmut(bakhmut)) == 3


def test_a_worker_that_died_leaves_its_articles_to_the_next(
    articles: list[Article], bakhmut: Entity
) -> None:
    finder = FindsBakhmut(bakhmut)
    search_with(finder).take()
    assert look(finder) == 0
    NameSearch.objects.update(due_at=timezone.now())
    assert look(finder) == 3


def test_a_name_that_comes_or_goes_touches_the_articles_that_hold_it_in_any_form(
    articles: list[Article], bakhmut: Entity, analyst: User
) -> None:
    look(FindsBakhmut(bakhmut))
    name = add_name(entity=bakhmut, text="Бахмут", by=analyst)
    # With it come the spellings that are generated from it.
    assert take_up_touched() > 1
    assert waiting() == ["2"]
    look(FindsBakhmut(bakhmut))
    remove_name(name=name, by=analyst)
    take_up_touched()
    assert waiting() == ["2"]


def test_odd_names_touch_nothing_and_break_nothing(
    articles: list[Article], bakhmut: Entity, analyst: User
) -> None:
    look(FindsBakhmut(bakhmut))
    for odd in ("🙂", "a", "x" * 300, "the", "'", "& | !"):
        add_name(entity=bakhmut, text=odd, by=analyst)
    take_up_touched()
    assert waiting() == []


def test_decisions_about_a_name_touch_where_it_still_waits(
    make_article: Callable[..., Article], bakhmut: Entity, analyst: User
) -> None:
    other = create_entity(kind=EntityKind.PLACE, name="Bakhmut raion", by=analyst)
    take_up_touched()
    for place, entity in enumerate((bakhmut, other)):
        make_article(f"Bakhmut {place}", title=str(place))
        look(FindsBakhmut(entity))
    accept_name(name_key="bakhmut", entity=bakhmut, by=analyst)
    take_up_touched()
    assert waiting() == ["1"]
    look(FindsBakhmut(other))
    reject_name(name_key="bakhmut", entity=other, by=analyst)
    take_up_touched()
    assert waiting() == ["1"]


def test_everything_can_be_searched_again_and_is_then_as_it_was(
    articles: list[Article], bakhmut: Entity
) -> None:
    finder = FindsBakhmut(bakhmut)
    look(finder)
    before = list(Mention.objects.values())
    assert search_everything_again() == 3
    look(finder)
    assert (len(finder.asked), list(Mention.objects.values())) == (6, before)
