from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import SpanTag, Tag
from apps.audit.editing import change
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User


def retag_span(*, span_tag: SpanTag, tag: Tag, by: "User", expected_revision: int) -> SpanTag:
    """Put another tag on the same words."""
    check_may(by, Action.ANNOTATE if span_tag.made_by(by) else Action.EDIT_ANNOTATION)
    with recorded(by=by, reason=f"Tagged words with {tag.name} instead"):
        try:
            with transaction.atomic():
                return change(span_tag, expected_revision=expected_revision, tag=tag)
        except IntegrityError as error:
            raise InvalidAnnotation(
                f"These words are tagged with {tag.name} already.", field="tag"
            ) from error
