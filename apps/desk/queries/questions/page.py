"""The page of one question: its claims compared, as they are or as they stood on a day."""

import datetime
from dataclasses import dataclass
from typing import Final

from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.accounts.rules import Action, may
from apps.audit.queries import HistoryEntry, history
from apps.comparison.enums import QuestionKind
from apps.comparison.methods.comparing import Compared, compare
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.models import Answer, Question, QuestionClaim
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.past import end_of
from apps.desk.queries.questions.findings_shown import Findings, findings_of
from apps.desk.queries.questions.members import (
    Absent,
    Pair,
    Waiting,
    absent_parties,
    left_out_of,
    pairs_of,
    waiting_for,
)
from apps.desk.queries.questions.plot import Plot, plot_of
from apps.desk.queries.questions.positions import Positions, positions_of
from apps.desk.queries.questions.strip import Strip, strip_of
from apps.desk.queries.questions.table import TableRow, table_of

HISTORY_SHOWN: Final = 8
HISTORY_WHOLE: Final = 200


@dataclass(frozen=True)
class QuestionPage:
    """`day`: as it stood then; None: as it is. A page of the past is only read."""

    question: Question
    facts: QuestionFacts
    compared: Compared
    day: datetime.date | None
    strip: Strip
    plot: Plot
    positions: Positions | None
    findings: Findings
    rows: tuple[TableRow, ...]
    answers: tuple[Answer, ...]
    waiting: Waiting
    left_out: tuple[QuestionClaim, ...]
    pairs: tuple[Pair, ...]
    absent: tuple[Absent, ...]
    history: list[HistoryEntry]
    history_is_cut: bool
    user: User

    @property
    def may_ask(self) -> bool:
        return self.day is None and may(self.user, Action.ASK)

    @property
    def may_work(self) -> bool:
        """Whether claims and answers may be changed."""
        return self.may_ask and self.question.closed_at is None

    @property
    def may_edit(self) -> bool:
        own = self.question.made_by(self.user)
        return self.may_ask and (own or may(self.user, Action.EDIT_ANNOTATION))

    @property
    def may_delete(self) -> bool:
        own = self.question.made_by(self.user)
        return self.day is None and may(self.user, Action.ASK if own else Action.DELETE_ANNOTATION)

    @property
    def may_compare(self) -> bool:
        return self.day is None and may(self.user, Action.COMPARE)

    @property
    def may_change_others(self) -> bool:
        return may(self.user, Action.EDIT_ANNOTATION)


def question_of(docket: int) -> Question:
    return get_object_or_404(Question.objects.select_related("created_by"), docket=docket)


def compared_on(question: Question, day: datetime.date | None) -> tuple[QuestionFacts, Compared]:
    facts = facts_of(question, end_of(day) if day else None)
    return facts, compare(facts)


def question_page(
    question: Question,
    *,
    user: User,
    by: str = "origin",
    day: datetime.date | None = None,
    whole_history: bool = False,
) -> QuestionPage:
    facts, compared = compared_on(question, day)
    limit = HISTORY_WHOLE if whole_history else HISTORY_SHOWN
    entries = history(
        question,
        limit + 1,
        attached=((QuestionClaim, "question"), (Answer, "question")),
    )
    is_now = day is None
    return QuestionPage(
        question=question,
        facts=facts,
        compared=compared,
        day=day,
        strip=strip_of(facts, compared),
        plot=plot_of(facts, compared, by),
        positions=positions_of(facts, compared) if facts.kind == QuestionKind.POSITION else None,
        findings=findings_of(facts, compared),
        rows=table_of(facts, compared),
        answers=tuple(question.answers.select_related("by")) if is_now else (),
        waiting=waiting_for(question) if is_now else Waiting((), 0),
        left_out=left_out_of(question) if is_now else (),
        pairs=pairs_of(facts) if is_now else (),
        absent=absent_parties(facts, compared.traced) if is_now else (),
        history=entries[:limit],
        history_is_cut=len(entries) > limit,
        user=user,
    )
