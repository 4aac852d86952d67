"""Tags: a tree with names, on articles and on words."""

from collections.abc import Callable

import pytest
from django.db import Error, connection, transaction

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.actions.tagging import (
    change_tag,
    delete_span_tag,
    delete_tag,
    get_or_create_tag,
    make_tag,
    tag_articles,
    tag_span,
    untag_article,
)
from apps.articles.enums import TagColour
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article, ArticleTag, SpanTag, Tag
from apps.articles.queries.tags import flat, tag_tree, within
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.audit.undo import undo


@pytest.fixture
def tag(analyst: User) -> Callable[..., Tag]:
    def make(name: str, parent: Tag | None = None) -> Tag:
        return make_tag(name=name, parent=parent, colour=TagColour.GREY, meaning="", by=analyst)

    return make


def changed(tag: Tag, by: User, **changes: object) -> Tag:
    values = {
        "name": tag.name,
        "colour": tag.colour,
        "parent": tag.parent,
        "meaning": tag.meaning,
        "expected_revision": tag.revision,
        **changes,
    }
    return change_tag(tag=tag, by=by, **values)


def test_a_name_is_cleaned_and_found_again_whatever_its_case(analyst: User) -> None:
    made = get_or_create_tag(name="  #Heavy   losses ", by=analyst)
    assert made.name == "Heavy losses"
    assert get_or_create_tag(name="heavy LOSSES", by=analyst) == made


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("  # ", "Give the tag a name."),
        ("x" * 81, "The name has 81 letters; a tag has at most 80."),
    ],
)
def test_a_name_is_neither_empty_nor_endless(analyst: User, name: str, sentence: str) -> None:
    with pytest.raises(InvalidAnnotation) as refused:
        make_tag(name=name, parent=None, colour=TagColour.GREY, meaning="", by=analyst)
    assert str(refused.value) == sentence


def test_two_tags_never_share_a_name(tag: Callable[..., Tag], analyst: User) -> None:
    tag("losses")
    other = tag("supply")
    with pytest.raises(InvalidAnnotation) as refused:
        tag("LOSSES")
    assert str(refused.value) == "There already is a tag called “LOSSES”."
    with pytest.raises(InvalidAnnotation):
        changed(other, analyst, name="Losses")
    assert Tag.objects.count() == 2


def test_a_tag_is_renamed_recoloured_and_moved_and_that_is_undone(
    tag: Callable[..., Tag], analyst: User
) -> None:
    top, one = tag("top"), tag("one")
    with recorded(by=analyst, reason="Changed") as action:
        new = changed(
            one, analyst, name="two", colour=TagColour.RED, parent=top, meaning=" When so. "
        )
    assert (new.name, new.colour, new.parent, new.meaning) == ("two", "red", top, "When so.")
    undo(action=action, by=analyst)
    one.refresh_from_db()
    assert (one.name, one.colour, one.parent, one.meaning) == ("one", "grey", None, "")


def test_a_tag_never_lies_below_itself(tag: Callable[..., Tag], analyst: User) -> None:
    top = tag("top")
    middle = tag("middle", top)
    leaf = tag("leaf", middle)
    for parent in (top, middle, leaf):
        with pytest.raises(InvalidAnnotation) as refused:
            changed(top, analyst, parent=parent)
        assert str(refused.value) == "A tag cannot lie below itself. Choose another parent."
        assert refused.value.field == "parent"
    with (
        pytest.raises(Error, match="cannot lie within itself"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE articles_tag SET parent_id = %s WHERE id = %s", [leaf.pk, top.pk])


def test_a_change_is_refused_when_somebody_was_quicker(
    tag: Callable[..., Tag], analyst: User, curator: User
) -> None:
    seen = tag("one")
    changed(seen, curator, meaning="Theirs")
    with pytest.raises(EditConflict):
        changed(seen, analyst, meaning="Mine")
    assert Tag.objects.get().meaning == "Theirs"


def test_a_tag_in_use_cannot_be_deleted_and_one_that_is_not_can(
    tag: Callable[..., Tag], analyst: User, make_article: Callable[..., Article]
) -> None:
    top = tag("top")
    leaf = tag("leaf", top)
    article = make_article()
    tag_articles(articles=[article.pk], tag=leaf, by=analyst)
    for one in (top, leaf):
        with pytest.raises(InvalidAnnotation):
            delete_tag(tag=one, by=analyst)
    untag_article(article=article, tag=leaf, by=analyst)
    action = delete_tag(tag=leaf, by=analyst)
    assert list(Tag.objects.all()) == [top]
    undo(action=action, by=analyst)
    assert Tag.objects.get(name="leaf").parent == top


def test_a_viewer_makes_changes_and_uses_no_tags(
    tag: Callable[..., Tag], viewer: User, make_article: Callable[..., Article]
) -> None:
    one, article = tag("one"), make_article("Some words.")
    attempts: list[Callable[[], object]] = [
        lambda: get_or_create_tag(name="new", by=viewer),
        lambda: make_tag(name="new", parent=None, colour=TagColour.RED, meaning="", by=viewer),
        lambda: changed(one, viewer, name="other"),
        lambda: delete_tag(tag=one, by=viewer),
        lambda: tag_articles(articles=[article.pk], tag=one, by=viewer),
        lambda: untag_article(article=article, tag=one, by=viewer),
        lambda: tag_span(
            version=article.current_version, start=0, end=4, quote="Some", tag=one, by=viewer
        ),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert [tag.name for tag in Tag.objects.all()] == ["one"]


def test_articles_are_tagged_once_each_and_untagged_as_one(
    tag: Callable[..., Tag], analyst: User, make_article: Callable[..., Article]
) -> None:
    one = tag("one")
    articles = [make_article(f"Text {n}").pk for n in range(3)]
    assert tag_articles(articles=articles[:1], tag=one, by=analyst)[0] == 1
    new, action = tag_articles(articles=[*articles, articles[1]], tag=one, by=analyst)
    assert new == 2
    undo(action=action, by=analyst)
    assert [row.article_id for row in ArticleTag.objects.all()] == articles[:1]


def test_words_are_tagged_and_their_tag_taken_off_and_put_back(
    tag: Callable[..., Tag], analyst: User, curator: User, make_article: Callable[..., Article]
) -> None:
    version = make_article("Some words.").current_version
    arguments = {"version": version, "start": 5, "end": 10, "quote": "words", "tag": tag("one")}
    made = tag_span(**arguments, by=analyst)
    assert tag_span(**arguments, by=curator) == made
    assert made.created_by == analyst
    action = delete_span_tag(span_tag=made, by=analyst)
    assert SpanTag.objects.count() == 0
    undo(action=action, by=analyst)
    assert SpanTag.objects.get().quote == "words"


def test_only_its_maker_or_a_curator_takes_a_tag_off_words(
    tag: Callable[..., Tag],
    analyst: User,
    curator: User,
    make_user: Callable[..., User],
    make_article: Callable[..., Article],
) -> None:
    version = make_article("Some words.").current_version
    made = tag_span(version=version, start=0, end=4, quote=None, tag=tag("one"), by=analyst)
    with pytest.raises(NotPermitted):
        delete_span_tag(span_tag=made, by=make_user(Role.ANALYST, "another"))
    delete_span_tag(span_tag=made, by=curator)
    assert SpanTag.objects.count() == 0


def test_the_tree_is_read_with_everything_below(tag: Callable[..., Tag]) -> None:
    top = tag("b")
    middle = tag("middle", top)
    leaf = tag("leaf", middle)
    alone = tag("a")
    assert [(node.tag, node.depth) for node in flat(tag_tree())] == [
        (alone, 0),
        (top, 0),
        (middle, 1),
        (leaf, 2),
    ]
    assert within(top) == [top.pk, middle.pk, leaf.pk]
    assert within(leaf) == [leaf.pk]
