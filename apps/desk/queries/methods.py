"""The methods of comparison and their versions, and what two versions say of the questions."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q

from apps.articles.errors import InvalidAnnotation
from apps.comparison.enums import MemberState
from apps.comparison.methods.comparing import (
    ABOUT,
    Difference,
    Kind,
    UnknownMethod,
    difference,
    kind_of,
    versions_of,
)
from apps.comparison.models import MethodInUse, Question
from apps.comparison.queries.facts import facts_of_several
from apps.comparison.queries.methods import method_in_use, methods_in_use

PAGE_SIZE: Final = 20
# Of questions with more claims than this only their number is told: comparing them takes longer
# than people wait for a page.
MOST_CLAIMS: Final = 400
MOST_TOLD: Final = 12
LABELS: Final = {
    Kind.ORIGINS: "Origins",
    Kind.CORRECTIONS: "Corrections",
    Kind.SCOPE: "Scope",
    Kind.ARITHMETIC: "Arithmetic",
    Kind.POSITIONS: "Positions",
    Kind.DRIFT: "Drift",
}


@dataclass(frozen=True)
class VersionRow:
    name: str
    about: str
    in_use: bool
    newest: bool


@dataclass(frozen=True)
class MethodRow:
    """What a method finds, its versions, and who chose the one in use; None: nobody did."""

    label: str
    versions: tuple[VersionRow, ...]
    chosen: MethodInUse | None


@dataclass(frozen=True)
class Changed:
    """A question whose findings would change; `more`: how many findings beyond those told."""

    question: Question
    difference: Difference
    more: int


@dataclass(frozen=True)
class Compared:
    """A page of questions, the newest first. `same`: of how many of them nothing would change;
    `large`: those with too many claims. `after`: from which docket the next page goes on."""

    before: VersionRow
    candidate: VersionRow
    label: str
    changed: tuple[Changed, ...]
    same: int
    large: tuple[Question, ...]
    after: int | None


def method_rows() -> tuple[MethodRow, ...]:
    used = set(methods_in_use())
    chosen = {row.kind: row for row in MethodInUse.objects.select_related("created_by")}
    return tuple(
        MethodRow(
            LABELS[kind],
            tuple(_row(name, used) for name in reversed(versions_of(kind))),
            chosen.get(kind.value),
        )
        for kind in Kind
        if versions_of(kind)
    )


def compared_versions(candidate: str, after: int | None = None) -> Compared:
    """What would change for questions if a version took the place of the one in use.

    A few queries however many the questions hold. Raises InvalidAnnotation for a version that was
    never released.
    """
    try:
        kind = kind_of(candidate)
    except UnknownMethod as error:
        raise InvalidAnnotation(str(error)) from error
    used = method_in_use(kind)
    asked = Question.objects.order_by("-docket")
    if after is not None:
        asked = asked.filter(docket__lt=after)
    page = list(asked[: PAGE_SIZE + 1])
    shown = page[:PAGE_SIZE]
    sizes = _sizes(shown)
    small = [one for one in shown if sizes.get(one.pk, 0) <= MOST_CLAIMS]
    facts = facts_of_several(small)
    changed = []
    for question in small:
        found = difference(facts[question.pk], used, candidate)
        if found:
            told = Difference(found.before[:MOST_TOLD], found.after[:MOST_TOLD])
            left = len(found.before) + len(found.after) - len(told.before) - len(told.after)
            changed.append(Changed(question, told, left))
    return Compared(
        before=_row(used, {used}),
        candidate=_row(candidate, {used}),
        label=LABELS[kind],
        changed=tuple(changed),
        same=len(small) - len(changed),
        large=tuple(one for one in shown if one not in small),
        after=shown[-1].docket if len(page) > PAGE_SIZE else None,
    )


def _row(name: str, used: set[str]) -> VersionRow:
    newest = versions_of(kind_of(name))[-1]
    return VersionRow(name, ABOUT.get(name, ""), name in used, name == newest)


def _sizes(questions: list[Question]) -> dict[object, int]:
    included = Count("members", filter=Q(members__state=MemberState.INCLUDED))
    rows = Question.objects.filter(pk__in=[one.pk for one in questions])
    return dict(rows.annotate(included=included).values_list("pk", "included"))
