"""What a question is answered from, as values: claims with all that bears on comparing them."""

from apps.comparison.methods.facts.correcting import marked_by, still_stands
from apps.comparison.methods.facts.interests import Stake, stake_on
from apps.comparison.methods.facts.records import (
    AnswerFact,
    ArticleFact,
    Carried,
    ClaimFact,
    CorrectionFact,
    Figure,
    LinkFact,
    Named,
    Passed,
    Proposed,
    QuestionFacts,
    UtteranceFact,
)

__all__ = [
    "AnswerFact",
    "ArticleFact",
    "Carried",
    "ClaimFact",
    "CorrectionFact",
    "Figure",
    "LinkFact",
    "Named",
    "Passed",
    "Proposed",
    "QuestionFacts",
    "Stake",
    "UtteranceFact",
    "marked_by",
    "stake_on",
    "still_stands",
]
