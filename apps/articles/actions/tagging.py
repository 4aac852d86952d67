from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from apps.accounts.errors import NotPermitted
from apps.accounts.rules import Action, check_may, may
from apps.articles.actions.anchoring import anchor_fields
from apps.articles.enums import TagColour
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article, ArticleTag, SpanTag, Tag, Version
from apps.articles.models.tag import TAG_LIMIT
from apps.audit.editing import change
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User


def clean_tag_name(name: str) -> str:
    name = " ".join(name.split()).lstrip("#").strip()
    if not name:
        raise InvalidAnnotation("Give the tag a name.", field="name")
    if len(name) > TAG_LIMIT:
        raise InvalidAnnotation(
            f"The name has {len(name)} letters; a tag has at most {TAG_LIMIT}.", field="name"
        )
    return name


def get_or_create_tag(*, name: str, by: "User", parent: Tag | None = None) -> Tag:
    """The tag of that name, whatever its case; made if there is none and the user may."""
    name = clean_tag_name(name)
    tag = Tag.objects.filter(name__iexact=name).first()
    if tag is not None:
        return tag
    check_may(by, Action.EDIT_TAG)
    with recorded(by=by, reason="Made a tag"):
        try:
            with transaction.atomic():
                return Tag.objects.create(name=name, parent=parent)
        except IntegrityError:
            # Somebody else made it a moment ago.
            return Tag.objects.get(name__iexact=name)


def make_tag(*, name: str, by: "User", parent: Tag | None, colour: TagColour, meaning: str) -> Tag:
    """A new tag with all that is said about it. Unlike get_or_create_tag, it must be new."""
    check_may(by, Action.EDIT_TAG)
    name = clean_tag_name(name)
    with recorded(by=by, reason="Made a tag"):
        try:
            with transaction.atomic():
                tag = Tag.objects.create(
                    name=name, parent=parent, colour=colour, meaning=meaning.strip()
                )
        except IntegrityError as error:
            raise _name_is_taken(name) from error
    tag.refresh_from_db()
    return tag


def _name_is_taken(name: str) -> InvalidAnnotation:
    return InvalidAnnotation(f"There already is a tag called “{name}”.", field="name")


def delete_tag(*, tag: Tag, by: "User") -> UUID:
    """Take a tag away; refused while anything carries it or lies below it."""
    check_may(by, Action.EDIT_TAG)
    with recorded(by=by, reason=f"Deleted the tag {tag.name}") as action:
        try:
            tag.delete()
        except ProtectedError as error:
            raise InvalidAnnotation(
                f"Something still carries {tag.name}, or lies below it. "
                "Take the tag off, or move what is below, first."
            ) from error
    return action


def change_tag(
    *,
    tag: Tag,
    by: "User",
    expected_revision: int,
    name: str,
    colour: TagColour,
    parent: Tag | None,
    meaning: str,
) -> Tag:
    check_may(by, Action.EDIT_TAG)
    name = clean_tag_name(name)
    with recorded(by=by, reason="Changed a tag"):
        try:
            with transaction.atomic():
                return change(
                    tag,
                    expected_revision=expected_revision,
                    name=name,
                    colour=colour,
                    parent=parent,
                    meaning=meaning.strip(),
                )
        except IntegrityError as error:
            if "lies_not_within" in str(error) or "within itself" in str(error):
                raise InvalidAnnotation(
                    "A tag cannot lie below itself. Choose another parent.", field="parent"
                ) from error
            raise _name_is_taken(name) from error


def tag_articles(*, articles: Iterable[UUID], tag: Tag, by: "User") -> tuple[int, UUID]:
    """Tag whole articles. Returns how many were not tagged so before, and the action's id."""
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=f"Tagged with {tag.name}") as action:
        wanted = list(articles)
        held = set(
            ArticleTag.objects.filter(tag=tag, article__in=wanted).values_list(
                "article_id", flat=True
            )
        )
        new = [pk for pk in dict.fromkeys(wanted) if pk not in held]
        ArticleTag.objects.bulk_create(
            [ArticleTag(article_id=pk, tag=tag, by=by) for pk in new],
            ignore_conflicts=True,
            batch_size=2000,
        )
    return len(new), action


def untag_article(*, article: Article, tag: Tag, by: "User") -> UUID:
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=f"Took the tag {tag.name} off") as action:
        ArticleTag.objects.filter(article=article, tag=tag).delete()
    return action


def tag_span(
    *, version: Version, start: int, end: int, quote: str | None, tag: Tag, by: "User"
) -> SpanTag:
    check_may(by, Action.ANNOTATE)
    fields = anchor_fields(version, start, end, quote)
    with recorded(by=by, reason=f"Tagged words with {tag.name}"):
        span_tag, _made = SpanTag.objects.get_or_create(
            version=version,
            start=start,
            end=end,
            tag=tag,
            defaults={**fields, "created_by": by},
        )
    return span_tag


def delete_span_tag(*, span_tag: SpanTag, by: "User") -> UUID:
    check_may_delete(span_tag, by)
    with recorded(by=by, reason=f"Took the tag {span_tag.tag.name} off words") as action:
        span_tag.delete()
    return action


def check_may_delete(annotation: object, by: "User") -> None:
    """People delete what they made themselves; curators what anybody made."""
    check_may(by, Action.ANNOTATE)
    made_by = getattr(annotation, "made_by", None)
    if not (made_by and made_by(by)) and not may(by, Action.DELETE_ANNOTATION):
        raise NotPermitted("Only the person who made this, or a curator, can delete it.")
