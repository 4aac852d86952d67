"""What waits beside a question: claims its filter found, and claims that may be of one origin."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import QueryDict

from apps.claims.models import Claim
from apps.comparison.actions.members import propose_matches
from apps.comparison.enums import MemberState
from apps.comparison.methods.comparing import Traced
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.models import Question, QuestionClaim
from apps.desk.queries.claims.asked import ask
from apps.desk.queries.questions.shown import Linked, claim_link
from apps.entities.models import Entity

MOST_SHOWN: Final = 25
MOST_PROPOSED: Final = 500
MOST_PAIRS: Final = 10


@dataclass(frozen=True)
class Waiting:
    """Proposed claims, the oldest of them, and how many there are in all."""

    claims: tuple[Claim, ...]
    count: int


@dataclass(frozen=True)
class Pair:
    """Two claims that may go back to one origin, with what speaks for it."""

    one: Linked
    other: Linked
    statement: str
    other_statement: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Absent:
    """A party to the conflict of which no claim is on file here, and how it was asked about."""

    name: str
    kind: str
    search: str


def propose_what_matches(question: Question) -> int:
    """Propose what the saved filter finds now. Returns how many are new."""
    if not question.filter or question.closed_at is not None:
        return 0
    asked, _problems = ask(QueryDict(question.filter))
    fresh = asked.matching().exclude(memberships__question=question)
    ids: list[UUID] = list(fresh.values_list("pk", flat=True)[:MOST_PROPOSED])
    return propose_matches(question=question, claims=ids)


def waiting_for(question: Question) -> Waiting:
    found = Claim.objects.filter(
        memberships__question=question, memberships__state=MemberState.PROPOSED
    )
    claims = tuple(found.select_related("claimant").order_by("docket")[:MOST_SHOWN])
    return Waiting(claims, found.count() if len(claims) == MOST_SHOWN else len(claims))


def left_out_of(question: Question) -> tuple[QuestionClaim, ...]:
    found = QuestionClaim.objects.filter(question=question, state=MemberState.EXCLUDED)
    return tuple(found.select_related("claim", "added_by").order_by("-created_at")[:MOST_SHOWN])


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


def absent_parties(facts: QuestionFacts, traced: Traced) -> tuple[Absent, ...]:
    """Parties to the conflicts that these claims touch, for whom nobody speaks in any of them."""
    if not facts.interests:
        return ()
    speaking = {claim.claimant for claim in facts.claims if claim.claimant}
    speaking |= {
        facts.utterances[root.key].speaker or ""
        for root in traced.roots
        if root.key in facts.utterances
    }
    bodies = {body for one in speaking for body in facts.speaks_for.get(one, ())} | speaking
    hierarchy = facts.known.populations
    heard = {above for one in bodies if one in hierarchy for above in hierarchy.above(one)}
    found = Entity.objects.filter(
        party_to__conflict__parties__entity__in=[UUID(key) for key in facts.interests]
    )
    return tuple(
        Absent(one.name, one.kind, _search(one))
        for one in found.distinct().order_by("name")
        if str(one.pk) not in heard | bodies
    )


def _search(entity: Entity) -> str:
    return f"claimant={entity.docket_label}" if entity.kind != "place" else ""


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
