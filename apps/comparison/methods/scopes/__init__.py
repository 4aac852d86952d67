"""Scopes: whether two claims speak of one thing, field by field, before any figure is compared."""

from apps.comparison.methods.scopes.areas import Area, relation_of_areas
from apps.comparison.methods.scopes.hierarchy import CycleError, Entry, Hierarchy, HierarchyError
from apps.comparison.methods.scopes.kinds import KINDS, Kinds
from apps.comparison.methods.scopes.measures import EXHAUSTED, MEASURES, UNSPECIFIC
from apps.comparison.methods.scopes.periods import Period, relation_of_periods
from apps.comparison.methods.scopes.records import (
    Comparison,
    Field,
    FieldFinding,
    Known,
    Scope,
    Stated,
)
from apps.comparison.methods.scopes.relating import relate, supposing
from apps.comparison.methods.scopes.relation import Relation, Why
from apps.comparison.methods.scopes.rules import METHOD, METHODS, RULES

__all__ = [
    "EXHAUSTED",
    "KINDS",
    "MEASURES",
    "METHOD",
    "METHODS",
    "RULES",
    "UNSPECIFIC",
    "Area",
    "Comparison",
    "CycleError",
    "Entry",
    "Field",
    "FieldFinding",
    "Hierarchy",
    "HierarchyError",
    "Kinds",
    "Known",
    "Period",
    "Relation",
    "Scope",
    "Stated",
    "Why",
    "relate",
    "relation_of_areas",
    "relation_of_periods",
    "supposing",
]
