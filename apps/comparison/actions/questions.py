"""Asking: a question, its claims, and who answered what."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.comparison.enums import QuestionKind
from apps.comparison.models import Answer, Question
from apps.comparison.models.question import REASON_LIMIT, TITLE_LIMIT
from apps.comparison.rules import check_is_open, check_may_edit

if TYPE_CHECKING:
    from apps.accounts.models import User


def _one_line(words: str, most: int, field: str, empty: str) -> str:
    words = " ".join(words.split())
    if not words:
        raise InvalidAnnotation(empty, field=field)
    if len(words) > most:
        raise InvalidAnnotation(
            f"That is {len(words):,} letters; at most {most} can be kept here.", field=field
        )
    return words


def _columns(title: str, kind: QuestionKind, description: str, saved: str) -> dict[str, Any]:
    return {
        "title": _one_line(title, TITLE_LIMIT, "title", "Write the question."),
        "kind": kind,
        "description": description.strip(),
        "filter": saved.strip().removeprefix("?"),
    }


def ask(
    *,
    title: str,
    by: "User",
    kind: QuestionKind = QuestionKind.NUMBER,
    description: str = "",
    filter: str = "",
) -> tuple[Question, UUID]:
    """Put a question on file. `filter` is one of the list of claims, checked by the caller."""
    check_may(by, Action.ASK)
    columns = _columns(title, kind, description, filter)
    with recorded(by=by, reason="Asked a question") as action:
        question = Question.objects.create(created_by=by, **columns)
    question.refresh_from_db()
    return question, action


def edit_question(
    *,
    question: Question,
    by: "User",
    expected_revision: int,
    title: str,
    kind: QuestionKind,
    description: str,
    filter: str,
) -> tuple[Question, UUID]:
    check_may_edit(question, by)
    columns = _columns(title, kind, description, filter)
    with recorded(by=by, reason="Changed a question") as action:
        question = change(question, expected_revision=expected_revision, **columns)
    return question, action


def close_question(
    *, question: Question, by: "User", expected_revision: int
) -> tuple[Question, UUID]:
    """Nothing more is added to it until it is opened again; it is read as before."""
    check_may_edit(question, by)
    with recorded(by=by, reason=f"Closed {question.docket_label}") as action:
        question = change(question, expected_revision=expected_revision, closed_at=timezone.now())
    return question, action


def open_question(
    *, question: Question, by: "User", expected_revision: int
) -> tuple[Question, UUID]:
    check_may_edit(question, by)
    with recorded(by=by, reason=f"Opened {question.docket_label} again") as action:
        question = change(question, expected_revision=expected_revision, closed_at=None)
    return question, action


def delete_question(*, question: Question, by: "User") -> UUID:
    check_may(by, Action.ASK if question.made_by(by) else Action.DELETE_ANNOTATION)
    with recorded(by=by, reason=f"Deleted {question.docket_label} {question.title}") as action:
        question.delete()
    return action


def answer_question(
    *, question: Question, words: str, by: "User", text: str = ""
) -> tuple[Answer, UUID]:
    """Answer a question. Earlier answers stand beside it, one's own too."""
    check_may(by, Action.ASK)
    check_is_open(question)
    words = _one_line(words, REASON_LIMIT, "words", "Answer in a few words, or with a figure.")
    with recorded(by=by, reason=f"Answered {question.docket_label}: {words}") as action:
        answer = Answer.objects.create(question=question, words=words, text=text.strip(), by=by)
    return answer, action


def change_answer(
    *, answer: Answer, words: str, text: str, by: "User", expected_revision: int
) -> tuple[Answer, UUID]:
    check_may(by, Action.ASK if answer.made_by(by) else Action.EDIT_ANNOTATION)
    check_is_open(answer.question)
    words = _one_line(words, REASON_LIMIT, "words", "Answer in a few words, or with a figure.")
    with recorded(by=by, reason=f"Changed an answer to: {words}") as action:
        answer = change(
            answer, expected_revision=expected_revision, words=words, text=text.strip()
        )
    return answer, action


def withdraw_answer(*, answer: Answer, by: "User", expected_revision: int) -> tuple[Answer, UUID]:
    """Take an answer back; that it was given stays to be seen."""
    check_may(by, Action.ASK if answer.made_by(by) else Action.DELETE_ANNOTATION)
    with recorded(by=by, reason=f"Took an answer back: {answer.words}") as action:
        answer = change(answer, expected_revision=expected_revision, withdrawn_at=timezone.now())
    return answer, action
