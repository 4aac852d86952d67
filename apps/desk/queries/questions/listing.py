"""The list of questions, newest first."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, Q
from django.http import QueryDict

from apps.comparison.enums import MemberState
from apps.comparison.models import Question

PAGE_SIZE: Final = 25
STATES: Final = {"open": "Open", "closed": "Closed", "all": "All"}


@dataclass(frozen=True)
class QuestionRow:
    question: Question
    claims: int
    proposed: int
    answers: int


@dataclass(frozen=True)
class QuestionList:
    """`before` and `after` are the dockets that the neighbouring pages begin from."""

    rows: list[QuestionRow]
    state: str
    before: int | None
    after: int | None


def question_list(query: QueryDict) -> QuestionList:
    state = query.get("state", "open")
    state = state if state in STATES else "open"
    found = Question.objects.all()
    if state != "all":
        found = found.filter(closed_at__isnull=state == "open")
    after, before = _number(query.get("after")), _number(query.get("before"))
    backward = before is not None
    if before is not None:
        found = found.filter(docket__gt=before)
    elif after is not None:
        found = found.filter(docket__lt=after)
    keys = list(
        found.order_by("docket" if backward else "-docket").values_list("pk", "docket")[
            : PAGE_SIZE + 1
        ]
    )
    more, keys = len(keys) > PAGE_SIZE, keys[:PAGE_SIZE]
    if backward:
        keys.reverse()
    rows = _rows([pk for pk, _docket in keys])
    if not rows:
        return QuestionList([], state, None, None)
    return QuestionList(
        rows,
        state,
        before=keys[0][1] if (more if backward else after is not None) else None,
        after=keys[-1][1] if backward or more else None,
    )


def _rows(ids: list[UUID]) -> list[QuestionRow]:
    found = (
        Question.objects.filter(pk__in=ids)
        .select_related("created_by")
        .annotate(
            included=Count(
                "members", filter=Q(members__state=MemberState.INCLUDED), distinct=True
            ),
            waiting=Count("members", filter=Q(members__state=MemberState.PROPOSED), distinct=True),
            answered=Count("answers", filter=Q(answers__withdrawn_at__isnull=True), distinct=True),
        )
        .order_by("-docket")
    )
    return [QuestionRow(one, one.included, one.waiting, one.answered) for one in found]


def _number(typed: str | None) -> int | None:
    return (
        int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 19 else None
    )
