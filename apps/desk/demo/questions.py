"""The question of the demo world, over its own claims, with an answer."""

import re
from typing import Any

from apps.claims.models import Claim
from apps.comparison.actions.members import include_claims
from apps.comparison.actions.proposing import propose_origins_of
from apps.comparison.actions.questions import answer_question, ask
from apps.comparison.enums import QuestionKind
from apps.desk.demo.marks import World


def _with_dockets(saved: str, world: World) -> str:
    """“at=@bakhmut” with the number that the place goes by on this desk."""
    return re.sub(r"@([\w-]+)", lambda found: world.entities[found[1]].docket_label, saved)


def load_questions(world: World, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        question, _ = ask(
            title=row["title"],
            kind=QuestionKind(row["kind"]),
            description=row["description"],
            filter=_with_dockets(row["filter"], world),
            by=world.analyst,
        )
        claims = Claim.objects.filter(pk__in=[world.claims[key].pk for key in row["claims"]])
        include_claims(question=question, claims=claims, by=world.analyst)
        propose_origins_of(question=question)
        for words, text in row["answers"]:
            answer_question(question=question, words=words, text=text, by=world.analyst)
