"""Measuring: the product's methods over texts from outside, and how well they do.

Pure: no database, no framework. A method takes part as a Task (task.py), which the app that owns
the method defines in its room `measuring` and apps/desk/measuring.py gathers. The commands
`suggest` and `evaluate` run them; running.py reads and writes the lines.
"""

from apps.measuring.counting import Counted, SpanScore, f1
from apps.measuring.ranking import balanced_accuracy, precision_at_recall, roc_auc
from apps.measuring.running import Outcome, Source, evaluated, lines_of, proposals_of, suggested
from apps.measuring.task import (
    BadInput,
    Line,
    Proposer,
    Scorer,
    Table,
    Task,
    needed_text,
    needed_word,
)

__all__ = [
    "BadInput",
    "Counted",
    "Line",
    "Outcome",
    "Proposer",
    "Scorer",
    "Source",
    "SpanScore",
    "Table",
    "Task",
    "balanced_accuracy",
    "evaluated",
    "f1",
    "lines_of",
    "needed_text",
    "needed_word",
    "precision_at_recall",
    "proposals_of",
    "roc_auc",
    "suggested",
]
