"""The facts of a question, as they are or as they stood at a moment; a few queries in all.

A moment has two sides: what the desk had on file by then, and what had been published and said by
then. Where the question itself was not on file yet, only the second can be told: it is then made
up of what the desk knows now, and says so.
"""

import datetime
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from apps.accounts.models import User
from apps.comparison.enums import MemberState
from apps.comparison.methods.facts import AnswerFact, QuestionFacts
from apps.comparison.models import Answer, Question, QuestionClaim
from apps.comparison.queries.claim_facts import day_of
from apps.comparison.queries.compared_claims import facts_of_claims
from apps.comparison.queries.past import Row, stood


def facts_of(question: Question, as_of: datetime.datetime | None = None) -> QuestionFacts:
    """All that a question is compared from. `as_of`: as it stood at that moment."""
    reconstructed = as_of is not None and as_of < question.created_at
    recorded = None if reconstructed else as_of
    told: Row = next(iter(stood(Question, recorded, {"id": [question.pk]})), {})
    members = stood(QuestionClaim, recorded, {"question_id": [question.pk]})
    included = [one["claim_id"] for one in members if one["state"] == MemberState.INCLUDED]
    return replace(
        facts_of_claims(included, recorded=recorded, day=day_of(as_of)),
        key=question.docket_label,
        title=told.get("title", question.title),
        kind=told.get("kind", question.kind),
        description=told.get("description", question.description),
        as_of=as_of,
        reconstructed=reconstructed,
        # Nobody answered what had not been asked.
        answers=() if reconstructed else _answers(question, recorded),
        proposed=sum(one["state"] == MemberState.PROPOSED for one in members),
    )


def facts_of_several(questions: Collection[Question]) -> dict[UUID, QuestionFacts]:
    """The facts of some questions as they are now, in a few queries however many they are.

    For drawing them side by side: without who answered what, and what is proposed.
    """
    included: dict[UUID, set[str]] = {question.pk: set() for question in questions}
    members = QuestionClaim.objects.filter(question__in=included, state=MemberState.INCLUDED)
    claims: set[UUID] = set()
    for question, claim in members.values_list("question_id", "claim_id"):
        included[question].add(str(claim))
        claims.add(claim)
    facts = facts_of_claims(claims)
    return {question.pk: _among(facts, included[question.pk], question) for question in questions}


def _among(facts: QuestionFacts, claims: Collection[str], question: Question) -> QuestionFacts:
    kept = tuple(claim for claim in facts.claims if claim.id in claims)
    keys = {claim.key for claim in kept}
    return replace(
        facts,
        key=question.docket_label,
        title=question.title,
        kind=question.kind,
        description=question.description,
        claims=kept,
        links=tuple(one for one in facts.links if {one.claim, one.other} <= keys),
        proposals=tuple(one for one in facts.proposals if {one.claim, one.other} <= keys),
    )


def _answers(question: Question, as_of: datetime.datetime | None) -> tuple[AnswerFact, ...]:
    rows = stood(Answer, as_of, {"question_id": [question.pk]})
    who = User.objects.in_bulk({row["by_id"] for row in rows})
    found = [
        AnswerFact(
            words=row["words"],
            text=row["text"],
            who=str(who[row["by_id"]]),
            at=row["created_at"],
            withdrawn_at=row["withdrawn_at"],
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.at))
