"""What cannot both be so of one claim: to be of the same winter as one, and summer as another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations

from apps.comparison.methods.comparing.grouping import Scopes
from apps.comparison.methods.scopes import Field, Relation

_PERHAPS = (Relation.SAME, Relation.NOT_COMPARABLE)


def alternatives(scopes: Scopes, needs: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of these needs that never hold at once: a claim that leaves a field open would be
    the same there as two of which it is known that they are not the same."""
    asked: dict[tuple[str, Field], list[tuple[str, str]]] = defaultdict(list)
    known_to_differ: set[tuple[str, str, Field]] = set()
    for related in scopes.related:
        one, other = related.one.key, related.other.key
        for each in related.compared.fields:
            if each.supposed is None and each.relation not in _PERHAPS:
                known_to_differ |= {(one, other, each.field), (other, one, each.field)}
            need = f"whether {one} and {other} speak of the same {each.field.value}"
            if need in needs:
                asked[one, each.field].append((other, need))
                asked[other, each.field].append((one, need))
    return tuple(
        sorted(
            {
                (min(need, other_need), max(need, other_need))
                for (_, field), each in asked.items()
                for (one, need), (other, other_need) in combinations(each, 2)
                if (one, other, field) in known_to_differ
            }
        )
    )
