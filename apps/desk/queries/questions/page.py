"""The page of one question: its claims compared, as they are or as they stood on a day."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.shortcuts import get_object_or_404

from apps.accounts.models import User
from apps.accounts.rules import Action, may
from apps.articles.models import Article
from apps.audit.queries import HistoryEntry, history
from apps.comparison.enums import QuestionKind
from apps.comparison.methods.comparing import Compared
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.models import Answer, Question, QuestionClaim
from apps.comparison.queries.caveats import CaveatFact, caveats_of
from apps.comparison.queries.compared import compared_once
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.past import end_of
from apps.desk.queries.questions.answers import Answered, answers_to
from apps.desk.queries.questions.findings_shown import Findings, findings_of
from apps.desk.queries.questions.members import (
    Filtered,
    LeftOut,
    Pair,
    Waiting,
    filter_in_words,
    left_out_of,
    pairs_of,
    waiting_for,
)
from apps.desk.queries.questions.plot import Plot, plot_of
from apps.desk.queries.questions.plot_groups import WAYS, grouped
from apps.desk.queries.questions.positions import WAYS as POSITION_WAYS
from apps.desk.queries.questions.positions import Positions, positions_of
from apps.desk.queries.questions.shown import docket_of
from apps.desk.queries.questions.silent import Silent, silent_of
from apps.desk.queries.questions.strip import Strip, strip_of
from apps.desk.queries.questions.table import Table, table_of

HISTORY_SHOWN: Final = 8
HISTORY_WHOLE: Final = 200
FINDINGS_IN_PRINT: Final = 60


@dataclass(frozen=True)
class View:
    """What of a question is looked at. `day`: as it stood then; None: as it is. `start`: the
    group that the drawing begins with, `row`: the claim that the table begins with; `of`: the
    group to whose claims the table is narrowed down. `whole`: all of it on one page."""

    by: str = ""
    day: datetime.date | None = None
    start: str = ""
    row: str = ""
    of: str = ""
    whole: bool = False
    whole_history: bool = False


@dataclass(frozen=True)
class QuestionPage:
    """A page of the past is only read. `plot` is None where positions are shown instead."""

    question: Question
    facts: QuestionFacts
    compared: Compared
    view: View
    strip: Strip
    plot: Plot | None
    positions: Positions | None
    findings: Findings
    table: Table
    answers: tuple[Answered, ...]
    waiting: Waiting
    filter: tuple[Filtered, ...]
    left_out: tuple[LeftOut, ...]
    pairs: tuple[Pair, ...]
    silent: Silent
    history: list[HistoryEntry]
    history_is_cut: bool
    user: User

    @property
    def day(self) -> datetime.date | None:
        return self.view.day

    @property
    def by(self) -> str:
        return self.plot.by if self.plot else self.positions.by if self.positions else ""

    @property
    def ways(self) -> Mapping[str, str]:
        return POSITION_WAYS if self.positions else WAYS

    @property
    def is_paged(self) -> bool:
        """Whether something of it stands on other pages."""
        drawn = self.plot or self.positions
        is_whole = drawn is None or drawn.window.is_whole
        return not (is_whole and self.table.window.is_whole and not self.table.of)

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


def question_of(docket: int) -> Question:
    return get_object_or_404(Question.objects.select_related("created_by"), docket=docket)


def compared_on(question: Question, day: datetime.date | None) -> tuple[QuestionFacts, Compared]:
    facts = facts_of(question, end_of(day) if day else None)
    return facts, compared_once(facts)


def languages_of(facts: QuestionFacts) -> dict[str, str]:
    """The languages that the articles state, by their labels."""
    dockets = [docket_of(key) for key in facts.articles]
    rows = Article.objects.filter(docket__in=dockets).exclude(language="")
    return {f"A-{docket}": language for docket, language in rows.values_list("docket", "language")}


def question_page(question: Question, *, user: User, view: View | None = None) -> QuestionPage:
    view = view or View()
    facts, compared = compared_on(question, view.day)
    is_now, recorded = view.day is None, None if facts.reconstructed else facts.as_of
    caveats, languages = caveats_of(facts), languages_of(facts)
    plot: Plot | None = None
    positions: Positions | None = None
    if facts.kind == QuestionKind.POSITION:
        positions = positions_of(
            facts, compared, view.by, caveats=caveats, start=view.start, whole=view.whole
        )
    else:
        plot = plot_of(
            facts,
            compared,
            view.by if view.by in WAYS else "origin",
            caveats=caveats,
            languages=languages,
            start=view.start,
            whole=view.whole,
        )
    entries, is_cut = _history(question, view)
    findings = findings_of(
        facts,
        compared,
        languages,
        **({"folded": FINDINGS_IN_PRINT} if view.whole else {}),
    )
    return QuestionPage(
        question=question,
        facts=facts,
        compared=compared,
        view=view,
        strip=strip_of(facts, compared),
        plot=plot,
        positions=positions,
        findings=findings,
        table=_table(facts, compared, caveats, view),
        answers=answers_to(question, user) if is_now else (),
        waiting=waiting_for(question) if is_now else Waiting(),
        filter=filter_in_words(question) if is_now else (),
        left_out=() if facts.reconstructed else left_out_of(question, recorded),
        pairs=pairs_of(facts),
        silent=silent_of(facts, compared.traced, caveats),
        history=entries,
        history_is_cut=is_cut,
        user=user,
    )


def _table(
    facts: QuestionFacts,
    compared: Compared,
    caveats: Mapping[str, tuple[CaveatFact, ...]],
    view: View,
) -> Table:
    """Of all claims, or of those of one group of the drawing."""
    claims: tuple[ClaimFact, ...] = facts.claims
    name = ""
    if view.of:
        groups = grouped(facts, compared, view.by if view.by in WAYS else "origin")
        found = next((one for one in groups if one.key == view.of), None)
        if found is not None:
            claims, name = found.claims, found.name
    return table_of(
        facts, compared, caveats, claims=claims, start=view.row, of=name, whole=view.whole
    )


def _history(question: Question, view: View) -> tuple[list[HistoryEntry], bool]:
    """What was done to a question, up to the day that is looked at."""
    attached = ((QuestionClaim, "question"), (Answer, "question"))
    limit = HISTORY_WHOLE if view.whole_history else HISTORY_SHOWN
    if view.day is None:
        entries = history(question, limit + 1, attached=attached)
    else:
        end = end_of(view.day)
        entries = history(question, HISTORY_WHOLE, attached=attached)
        entries = [entry for entry in entries if entry.when <= end]
    return entries[:limit], len(entries) > limit
