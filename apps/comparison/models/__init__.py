from apps.comparison.models.copies import CopySearch
from apps.comparison.models.correction import Correction
from apps.comparison.models.hierarchy import Conflict, PartOf, Party
from apps.comparison.models.looking import OriginKey, OriginWait
from apps.comparison.models.method import MethodInUse
from apps.comparison.models.origin import OriginDecision
from apps.comparison.models.question import Answer, Question, QuestionClaim
from apps.comparison.models.terms import Term, TermTie

__all__ = [
    "Answer",
    "Conflict",
    "CopySearch",
    "Correction",
    "MethodInUse",
    "OriginDecision",
    "OriginKey",
    "OriginWait",
    "PartOf",
    "Party",
    "Question",
    "QuestionClaim",
    "Term",
    "TermTie",
]
