"""What waits beside a question: claims its filter finds, and claims that may be of one origin."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from django.http import QueryDict

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim
from apps.comparison.enums import MemberState
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.models import Question, QuestionClaim
from apps.comparison.queries.past import stood
from apps.desk.queries.claims.asked import ask
from apps.desk.queries.claims.filters import SEVERAL
from apps.desk.queries.questions.shown import Linked, claim_link

MOST_SHOWN: Final = 25
MOST_PROPOSED: Final = 500
MOST_PAIRS: Final = 10


@dataclass(frozen=True)
class Waiting:
    """Claims that wait, the oldest of them, and how many there are in all."""

    claims: tuple[Claim, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class LeftOut:
    """A claim that somebody left out, and why."""

    claim: Claim
    by: str
    reason: str


@dataclass(frozen=True)
class Pair:
    """Two claims that may go back to one origin, with what speaks for it."""

    one: Linked
    other: Linked
    statement: str
    other_statement: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Filtered:
    """A part of a saved filter in words: what is asked about, and what of it."""

    title: str
    value: str


def found_by_filter(question: Question) -> Any:
    """What the saved filter finds now and nobody has decided about, in no order."""
    if not question.filter or question.closed_at is not None:
        return Claim.objects.none()
    asked, _problems = ask(QueryDict(question.filter))
    fresh = asked.matching().exclude(state=SuggestionState.REJECTED)
    return fresh.exclude(memberships__question=question)


def _waiting(question: Question) -> Any:
    """Proposed already, or found by the filter since."""
    proposed = QuestionClaim.objects.filter(question=question, state=MemberState.PROPOSED)
    return Claim.objects.filter(
        Q(pk__in=proposed.values("claim")) | Q(pk__in=found_by_filter(question).values("pk"))
    )


def waiting_for(question: Question) -> Waiting:
    found = _waiting(question)
    claims = tuple(found.select_related("claimant").order_by("docket")[:MOST_SHOWN])
    return Waiting(claims, found.count() if len(claims) == MOST_SHOWN else len(claims))


def all_waiting(question: Question) -> list[Claim]:
    """All that wait, up to as many as are ever decided about at once."""
    return list(_waiting(question).order_by("docket")[:MOST_PROPOSED])


def beside(question: Question, dockets: Collection[int]) -> list[Claim]:
    """Those of these claims that are beside the question, or wait for a decision."""
    held = Q(memberships__question=question) | Q(pk__in=found_by_filter(question).values("pk"))
    return list(Claim.objects.filter(held, docket__in=dockets).distinct().order_by("docket"))


def left_out_of(
    question: Question, recorded: datetime.datetime | None = None
) -> tuple[LeftOut, ...]:
    """The latest that were left out; `recorded`: as it stood at that moment."""
    if recorded is None:
        found = QuestionClaim.objects.filter(question=question, state=MemberState.EXCLUDED)
        rows = found.select_related("claim", "added_by").order_by("-created_at")[:MOST_SHOWN]
        return tuple(LeftOut(one.claim, str(one.added_by), one.reason) for one in rows)
    held = stood(
        QuestionClaim,
        recorded,
        {"question_id": [question.pk], "state": [MemberState.EXCLUDED]},
    )
    held = sorted(held, key=lambda row: row["created_at"], reverse=True)[:MOST_SHOWN]
    claims = Claim.objects.in_bulk([row["claim_id"] for row in held])
    return tuple(
        LeftOut(claims[row["claim_id"]], "", row["reason"])
        for row in held
        if row["claim_id"] in claims
    )


def pairs_of(facts: QuestionFacts) -> tuple[Pair, ...]:
    by_key = {claim.key: claim for claim in facts.claims}
    return tuple(
        Pair(
            claim_link(each.claim),
            claim_link(each.other),
            by_key[each.claim].statement,
            by_key[each.other].statement,
            each.sentences,
        )
        for each in facts.proposals[:MOST_PAIRS]
    )


_TITLES: Final = {
    "q": "Text",
    "from": "Published from",
    "to": "Published to",
    "since": "Period since",
    "until": "Period until",
    "least": "Figure at least",
    "most": "Figure at most",
    "at": "Where",
    "population": "Who is counted",
    "caveat": "Caveat",
    "by": "Marked by",
    "filed": "Put on file since",
    "contested": "Contested since",
}


def filter_in_words(question: Question) -> tuple[Filtered, ...]:
    """The saved filter, part by part; what it names by number goes by its name."""
    if not question.filter:
        return ()
    asked, _problems = ask(QueryDict(question.filter))
    resolved, told = asked.resolved, []
    for name, value in asked.filters.items():
        if name == "sort":
            continue
        title = _TITLES.get(name, name.capitalize())
        if name in SEVERAL:
            field = SEVERAL[name]
            held = next(one for one in getattr(asked.filters, field) if str(one) == value)
            value = resolved.label(field, held)
        told.append(Filtered(title, "has one" if name == "caveat" else value))
    return tuple(told)


def asked_of(claim: Claim) -> tuple[tuple[QuestionClaim, ...], tuple[Question, ...]]:
    """The questions for which a claim counts, and the open ones that it could be added to."""
    held = tuple(
        QuestionClaim.objects.filter(claim=claim, state=MemberState.INCLUDED)
        .select_related("question")
        .order_by("question__docket")
    )
    others = Question.objects.filter(closed_at__isnull=True).exclude(
        pk__in=[one.question_id for one in held]
    )
    return held, tuple(others.order_by("-docket")[:MOST_SHOWN])
