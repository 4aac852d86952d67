"""How what two claims state stands to one another by what is on file."""

from __future__ import annotations

from apps.comparison.methods.scopes.hierarchy import Hierarchy, folded
from apps.comparison.methods.scopes.records import Stated
from apps.comparison.methods.scopes.relation import Relation


def meant(stated: Stated, hierarchy: Hierarchy) -> frozenset[str]:
    """The entries that may be meant: the one that is known, or all that go by the words."""
    return frozenset({stated.ref}) if stated.ref else hierarchy.keys_for(stated.words)


def relation_of_entries(
    first: Stated, second: Stated, hierarchy: Hierarchy
) -> tuple[Relation, str]:
    """How the entries stand that the words mean, and by which rule."""
    keys, others = meant(first, hierarchy), meant(second, hierarchy)
    if len(keys) == len(others) == 1:
        (key,), (other,) = keys, others
        if key in hierarchy and other in hierarchy:
            return hierarchy.relation(key, other)
        if key == other:
            return Relation.SAME, "same-entry"
        return Relation.NOT_COMPARABLE, "not-on-file"
    if not keys and not others and folded(first.words) == folded(second.words):
        return Relation.SAME, "same-words"
    many = len(keys) > 1 or len(others) > 1
    return Relation.NOT_COMPARABLE, "more-than-one-entry" if many else "not-on-file"
