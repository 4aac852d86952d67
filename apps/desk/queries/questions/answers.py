"""Who answered what and when, and who changed it since."""

import datetime
from dataclasses import dataclass

from apps.accounts.models import User
from apps.accounts.rules import Action, may
from apps.audit.queries import event_model
from apps.comparison.models import Answer, Question


@dataclass(frozen=True)
class Change:
    who: str
    when: datetime.datetime


@dataclass(frozen=True)
class Answered:
    """An answer. `changed`: by whom and when it was changed last, or taken back."""

    answer: Answer
    changed: Change | None
    may_change: bool
    may_withdraw: bool


def answers_to(question: Question, user: User) -> tuple[Answered, ...]:
    """Newest first; two queries."""
    rows = list(question.answers.select_related("by"))
    events = (
        event_model(Answer)
        ._default_manager.filter(pgh_obj_id__in=[row.pk for row in rows], pgh_label="update")
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
        .values_list("pgh_obj_id", "pgh_context", "pgh_created_at")
    )
    changes = {
        pk: Change(str((context or {}).get("who") or "Fogline"), when)
        for pk, context, when in events
    }
    is_open = question.closed_at is None
    return tuple(
        Answered(
            row,
            changes.get(row.pk),
            is_open and _may(row, user, Action.EDIT_ANNOTATION),
            is_open and _may(row, user, Action.DELETE_ANNOTATION),
        )
        for row in rows
    )


def _may(answer: Answer, user: User, others: Action) -> bool:
    if answer.withdrawn_at is not None or not may(user, Action.ASK):
        return False
    return answer.made_by(user) or may(user, others)
