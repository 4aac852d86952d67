"""The list of questions, newest first."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Count, Q
from django.http import QueryDict

from apps.claims.enums import Medium
from apps.comparison.enums import MemberState
from apps.comparison.models import Answer, Question, QuestionClaim
from apps.comparison.models.question import TITLE_LIMIT

PAGE_SIZE: Final = 25
STATES: Final = {"open": "Open", "closed": "Closed", "all": "All"}


@dataclass(frozen=True)
class QuestionRow:
    """`origins`: utterances and documents that count as origins. `answer`: the latest."""

    question: Question
    claims: int
    proposed: int
    answers: int
    articles: int
    origins: int
    answer: Answer | None


@dataclass(frozen=True)
class QuestionList:
    """`before` and `after` are the dockets that the neighbouring pages begin from."""

    rows: list[QuestionRow]
    state: str
    words: str
    before: int | None
    after: int | None


def question_list(query: QueryDict) -> QuestionList:
    state = query.get("state", "open")
    state = state if state in STATES else "open"
    found = Question.objects.all()
    if state != "all":
        found = found.filter(closed_at__isnull=state == "open")
    words = " ".join(query.get("q", "").replace("\x00", " ").split())[:TITLE_LIMIT]
    for word in words.split():
        found = found.filter(Q(title__icontains=word) | Q(description__icontains=word))
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
        return QuestionList([], state, words, None, None)
    return QuestionList(
        rows,
        state,
        words,
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
    rests = _rests_on(ids)
    latest = {
        answer.question_id: answer
        for answer in Answer.objects.filter(question__in=ids, withdrawn_at__isnull=True)
        .select_related("by")
        .order_by("question_id", "-created_at")
        .distinct("question_id")
    }
    return [
        QuestionRow(
            one,
            one.included,
            one.waiting,
            one.answered,
            *rests.get(one.pk, (0, 0)),
            latest.get(one.pk),
        )
        for one in found
    ]


def _rests_on(ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """Articles, and origins that count, of the claims of each question; one query."""
    included = QuestionClaim.objects.filter(question__in=ids, state=MemberState.INCLUDED)
    utterance = "claim__utterance"
    named = Q(**{f"{utterance}__speaker__isnull": False})
    document = Q(**{f"{utterance}__medium": Medium.DOCUMENT}) & ~Q(
        **{f"{utterance}__occasion": "", f"{utterance}__speaker_words": ""}
    )
    stands = Q(**{f"{utterance}__withdrawn_at__isnull": True})
    counted = (
        included.order_by()
        .values("question")
        .annotate(
            articles=Count("claim__evidence__article", distinct=True),
            origins=Count(utterance, distinct=True, filter=stands & (named | document)),
        )
        .values_list("question", "articles", "origins")
    )
    return {pk: (articles, origins) for pk, articles, origins in counted}


def _number(typed: str | None) -> int | None:
    return (
        int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 19 else None
    )
