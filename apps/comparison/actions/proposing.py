"""Looking for origins among the claims of a question: what is found is only proposed."""

from uuid import UUID

from apps.comparison.actions.origins import ProposedPair, propose_origins
from apps.comparison.methods.comparing import propose
from apps.comparison.methods.origins import METHOD
from apps.comparison.models import Question
from apps.comparison.queries.facts import facts_of


def propose_origins_of(*, question: Question) -> int:
    """Propose which claims of a question may be of one origin. Returns how many pairs are new."""
    facts = facts_of(question)
    ids = {claim.key: claim.id for claim in facts.claims}
    return propose_origins(
        pairs=[
            ProposedPair(
                claim=UUID(ids[one]),
                other=UUID(ids[other]),
                score=link.score,
                reasons=tuple(
                    {"rule": each.rule, "points": each.points, "sentence": each.sentence}
                    for each in link.reasons
                ),
                method=METHOD,
            )
            for one, other, link in propose(facts)
        ]
    )
