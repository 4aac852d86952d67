from apps.comparison.models.correction import Correction
from apps.comparison.models.hierarchy import Conflict, PartOf, Party
from apps.comparison.models.origin import OriginDecision
from apps.comparison.models.question import Answer, Question, QuestionClaim

__all__ = [
    "Answer",
    "Conflict",
    "Correction",
    "OriginDecision",
    "PartOf",
    "Party",
    "Question",
    "QuestionClaim",
]
