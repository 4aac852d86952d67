from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.actions.anchoring import anchor_fields
from apps.articles.enums import AnchorState, Basis, ReviewState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Anchored, Article, Version
from apps.audit.editing import change
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User

# Fields whose basis is kept beside them.
_BASES = {
    "title": "title_basis",
    "publisher": "publisher_basis",
    "published_at": "published_basis",
    "language": "language_basis",
}


def edit_article(
    *, article: Article, by: "User", expected_revision: int, **changes: Any
) -> Article:
    """Correct what is said about an article. What a person sets is marked as set by a person."""
    check_may(by, Action.EDIT_ARTICLE)
    for field, basis in _BASES.items():
        if field in changes and changes[field] != getattr(article, field):
            changes[basis] = Basis.EDITED
    with recorded(by=by, reason="Corrected what is said about the article"):
        return change(article, expected_revision=expected_revision, **changes)


def set_review_state(*, articles: list[UUID], state: ReviewState, by: "User") -> tuple[int, UUID]:
    """Mark articles as new, in review or read. Returns how many changed, and the action's id."""
    check_may(by, Action.EDIT_ARTICLE)
    with recorded(by=by, reason=f"Marked as {state.label.lower()}") as action:
        changed = (
            Article.objects.filter(pk__in=articles)
            .exclude(review_state=state)
            .update(review_state=state)
        )
    return changed, action


def move_edges(
    *,
    annotation: Anchored,
    start: int,
    end: int,
    quote: str | None,
    by: "User",
    expected_revision: int,
    version: Version | None = None,
) -> Anchored:
    """Attach an annotation to other words of its version, or of the `version` given.

    Raises InvalidAnnotation where the same is said about these words already.
    """
    check_may(by, Action.ANNOTATE if annotation.made_by(by) else Action.EDIT_ANNOTATION)
    fields = anchor_fields(version or annotation.version, start, end, quote)
    with recorded(by=by, reason="Moved the edges of a mark"):
        try:
            with transaction.atomic():
                return change(
                    annotation,
                    expected_revision=expected_revision,
                    anchor_state=AnchorState.EXACT,
                    **fields,
                )
        except IntegrityError as error:
            if "once_a_span" not in str(error):
                raise
            raise InvalidAnnotation("These words are marked with the same already.") from error
