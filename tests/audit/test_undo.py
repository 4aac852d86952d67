"""Undo brings back exactly what was, or changes nothing and says why."""

import uuid

import pytest

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.actions.editing import set_review_state
from apps.articles.actions.tagging import get_or_create_tag, tag_articles
from apps.articles.enums import ReviewState
from apps.articles.models import Article, ArticleTag
from apps.audit.editing import change
from apps.audit.errors import EditConflict, UndoConflict
from apps.audit.recording import recorded
from apps.audit.undo import tracked_models, undo
from apps.claims.actions.claims import delete_claim, make_claim
from apps.claims.models import Claim
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.notes.actions.notes import write_note

pytestmark = pytest.mark.django_db


def snapshot():
    """Every row of every model that keeps a history, by value, without its revision."""
    rows = set()
    for model, _event in tracked_models():
        for values in model.objects.values():
            values.pop("revision", None)
            rows.add((model.__name__, *(str(pair) for pair in sorted(values.items()))))
    return rows


@pytest.fixture
def claim(make_article, analyst):
    article = make_article("Kirby said that 20,000 were killed in Bakhmut.")
    kirby = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    tag = get_or_create_tag(name="losses", by=analyst)
    return make_claim(
        version=article.current_version,
        start=16,
        end=34,
        quote="20,000 were killed",
        statement="20,000 killed",
        claimant=kirby,
        entities=[kirby],
        tags=[tag],
        by=analyst,
    )


def test_undoing_a_deletion_restores_the_claim_and_all_that_went_with_it(claim, analyst):
    before = snapshot()

    action = delete_claim(claim=Claim.objects.get(), by=analyst)
    assert Claim.objects.count() == 0
    undo(action=action, by=analyst)

    assert snapshot() == before


def test_undoing_a_making_takes_away_everything_that_was_made(make_article, analyst):
    article = make_article("Twenty were killed.")
    before = snapshot()
    with recorded(by=analyst, reason="Test") as action:
        make_claim(
            version=article.current_version,
            start=0,
            end=17,
            quote=None,
            statement="Twenty killed",
            by=analyst,
        )

    undo(action=action, by=analyst)

    assert snapshot() == before


def test_an_undoing_can_be_undone(claim, analyst):
    action = delete_claim(claim=Claim.objects.get(), by=analyst)
    after = snapshot()
    with recorded(by=analyst, reason="Test") as undoing:
        undo(action=action, by=analyst)

    undo(action=undoing, by=analyst)

    assert snapshot() == after


def test_undoing_a_change_of_many_rows(make_article, analyst):
    articles = [make_article(f"Text {n}").pk for n in range(3)]
    before = snapshot()
    changed, action = set_review_state(articles=articles, state=ReviewState.READ, by=analyst)
    assert changed == 3

    undo(action=action, by=analyst)

    assert snapshot() == before


def test_rows_that_already_were_so_are_left_alone(make_article, analyst):
    one, two = make_article("One"), make_article("Two")
    tag = get_or_create_tag(name="losses", by=analyst)
    tag_articles(articles=[one.pk], tag=tag, by=analyst)
    added, action = tag_articles(articles=[one.pk, two.pk], tag=tag, by=analyst)
    assert added == 1

    undo(action=action, by=analyst)

    assert list(ArticleTag.objects.values_list("article_id", flat=True)) == [one.pk]


def test_what_was_changed_again_since_is_not_undone(make_article, analyst):
    article = make_article("Text")
    _, action = set_review_state(articles=[article.pk], state=ReviewState.READ, by=analyst)
    set_review_state(articles=[article.pk], state=ReviewState.IN_REVIEW, by=analyst)

    with pytest.raises(UndoConflict, match="changed again since"):
        undo(action=action, by=analyst)

    assert Article.objects.get().review_state == ReviewState.IN_REVIEW


def test_what_something_else_hangs_on_is_not_undone(make_article, analyst):
    article = make_article("Twenty were killed.")
    place = {"version": article.current_version, "start": 0, "end": 6, "quote": None}
    with recorded(by=analyst, reason="Test") as action:
        claim = make_claim(**place, statement="Twenty killed", by=analyst)
    write_note(**place, body="Check this", claim=claim, by=analyst)
    before = snapshot()

    with pytest.raises(UndoConflict, match="attached"):
        undo(action=action, by=analyst)

    assert snapshot() == before


def test_only_the_author_or_a_curator_undoes(claim, make_user, curator, analyst):
    other = make_user("analyst", "other")
    action = delete_claim(claim=Claim.objects.get(), by=analyst)

    with pytest.raises(NotPermitted):
        undo(action=action, by=other)
    undo(action=action, by=curator)

    assert Claim.objects.count() == 1


def test_an_unknown_action_has_nothing_to_undo(analyst):
    with pytest.raises(UndoConflict, match="nothing to undo"):
        undo(action=uuid.uuid4(), by=analyst)


def test_an_edit_over_an_older_revision_is_refused_with_the_newer_row(make_article):
    article = make_article("Text")
    change(article, expected_revision=1, title="First")

    with pytest.raises(EditConflict) as conflict:
        change(article, expected_revision=1, title="Second")

    assert conflict.value.current.title == "First"
    assert conflict.value.current.revision == 2


def test_history_says_who_and_why_and_cannot_be_changed(claim, analyst):
    from django.db import ProgrammingError, connection, transaction

    event = Claim.events.rel.related_model.objects.get()  # type: ignore[attr-defined]
    assert (event.pgh_context["who"], event.pgh_context["reason"], event.pgh_label) == (
        str(analyst),
        "Took a claim out of the text",
        "insert",
    )
    for statement in (
        "UPDATE claims_claimevent SET statement = 'x'",
        "DELETE FROM claims_claimevent",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_write_past_every_action_still_leaves_its_trace(claim):
    Claim.objects.update(statement="Changed by hand")

    events = Claim.events.rel.related_model.objects  # type: ignore[attr-defined]
    assert list(events.order_by("pgh_id").values_list("pgh_label", "statement")) == [
        ("insert", "20,000 killed"),
        ("update", "Changed by hand"),
    ]


def test_users_are_named_in_history_even_when_they_are_renamed_later(claim, analyst):
    User.objects.filter(pk=analyst.pk).update(display_name="Somebody new")

    event = Claim.events.rel.related_model.objects.get()  # type: ignore[attr-defined]
    assert event.pgh_context["who"] == "analyst"
