"""Looking for origins among claims: what is found is only proposed."""

from collections.abc import Collection
from uuid import UUID

from apps.comparison.actions.origins import ProposedPair, propose_origins
from apps.comparison.methods.comparing import propose
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.methods.origins import METHOD
from apps.comparison.models import Question
from apps.comparison.queries.candidates import likely_of_one_origin
from apps.comparison.queries.compared_claims import facts_of_claims
from apps.comparison.queries.facts import facts_of


def propose_origins_of(*, question: Question) -> int:
    """Propose which claims of a question may be of one origin. Returns how many pairs are new."""
    return _propose(facts_of(question))


def propose_origins_for(*, claims: Collection[UUID]) -> int:
    """The same for claims that are new on file, against those on file that are likely."""
    return _propose(facts_of_claims({*claims, *likely_of_one_origin(claims)}), set(claims))


def _propose(facts: QuestionFacts, only: set[UUID] | None = None) -> int:
    ids = {claim.key: UUID(claim.id) for claim in facts.claims}
    return propose_origins(
        pairs=[
            ProposedPair(
                claim=ids[one],
                other=ids[other],
                score=link.score,
                reasons=tuple(
                    {"rule": each.rule, "points": each.points, "sentence": each.sentence}
                    for each in link.reasons
                ),
                method=METHOD,
            )
            for one, other, link in propose(facts)
            if only is None or not only.isdisjoint((ids[one], ids[other]))
        ]
    )
