"""Are two names spellings of one person, place or organisation?"""

from typing import Any

from apps.entities.matching.comparing import compare
from apps.entities.measuring.gazetteer import codes_of
from apps.entities.measuring.pairs import PairScorer
from apps.measuring import Line, Proposer, Task, needed_text, needed_word

# What input lines call the kinds, and what the product does.
KINDS = {
    "person": "person",
    "place": "place",
    "org": "organisation",
    "organisation": "organisation",
}


def _proposer() -> Proposer:
    return _propose


def _propose(line: Line) -> dict[str, Any]:
    kind = KINDS[needed_word(line, "kind", tuple(KINDS))]
    compared = compare(
        needed_text(line, "a"), needed_text(line, "b"), kind=kind, gazetteer=codes_of
    )
    return {
        "same": compared.same,
        "score": round(compared.score, 6),
        "reasons": list(compared.reasons),
        "method": compared.method,
    }


TASK = Task(
    name="names",
    about="two names: spellings of one, or not",
    reads=("kind", "a", "b"),
    proposer=_proposer,
    nothing={"same": False, "score": 0.0},
    scorer=PairScorer,
)
