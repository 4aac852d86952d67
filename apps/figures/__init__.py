"""Figures: numbers, shares and periods in a text, as intervals that keep their words.

Pure functions over frozen values: no database, no clock, no settings.
"""

from apps.figures.explaining import said, written
from apps.figures.intervals import Bound, Interval, IntervalError, Number
from apps.figures.qualifying import USUAL, Qualifier, Tolerance, interval_of, is_round
from apps.figures.read import read
from apps.figures.reading import Figure, FigureKind, Population, Reading, Unread, Words
from apps.figures.rules import METHOD, METHODS, RULES

__all__ = [
    "METHOD",
    "METHODS",
    "RULES",
    "USUAL",
    "Bound",
    "Figure",
    "FigureKind",
    "Interval",
    "IntervalError",
    "Number",
    "Population",
    "Qualifier",
    "Reading",
    "Tolerance",
    "Unread",
    "Words",
    "interval_of",
    "is_round",
    "read",
    "said",
    "written",
]
