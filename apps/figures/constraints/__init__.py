"""Constraints: reckoning with the figures of claims, exactly and with the working.

Pure functions over frozen values: no database, no clock, no settings. `examine` is the way in,
`told` and its fellows say in English what came out.
"""

from apps.figures.constraints.examining import examine
from apps.figures.constraints.findings import (
    Check,
    Conflict,
    Derived,
    Examined,
    Judgement,
    Leaning,
    Pair,
    Reckoned,
    Verdict,
)
from apps.figures.constraints.records import (
    Constraint,
    ConstraintError,
    Equal,
    Growing,
    Limits,
    Options,
    PartOf,
    Said,
    ShareOf,
    Sum,
    System,
    Variable,
)
from apps.figures.constraints.rules import METHOD, METHODS, RULES
from apps.figures.constraints.telling import (
    Labels,
    told,
    told_check,
    told_conflict,
    told_derived,
    told_judgement,
    told_leaning,
    told_reckoned,
    told_step,
)
from apps.figures.constraints.working import Given, Step

__all__ = [
    "METHOD",
    "METHODS",
    "RULES",
    "Check",
    "Conflict",
    "Constraint",
    "ConstraintError",
    "Derived",
    "Equal",
    "Examined",
    "Given",
    "Growing",
    "Judgement",
    "Labels",
    "Leaning",
    "Limits",
    "Options",
    "Pair",
    "PartOf",
    "Reckoned",
    "Said",
    "ShareOf",
    "Step",
    "Sum",
    "System",
    "Variable",
    "Verdict",
    "examine",
    "told",
    "told_check",
    "told_conflict",
    "told_derived",
    "told_judgement",
    "told_leaning",
    "told_reckoned",
    "told_step",
]
