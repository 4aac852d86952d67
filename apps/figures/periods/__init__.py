"""Periods and points in time, counted from the day of publication, with their own precision."""

from apps.figures.periods.model import Basis, Edge, Period, Precision
from apps.figures.periods.read import read_periods

__all__ = ["Basis", "Edge", "Period", "Precision", "read_periods"]
