"""Who is counted: whose people, and which kind of them."""

from __future__ import annotations

from apps.comparison.methods.scopes.entries import meant, relation_of_entries
from apps.comparison.methods.scopes.hierarchy import folded
from apps.comparison.methods.scopes.kinds import Counted, relation_of_kinds, taken_apart
from apps.comparison.methods.scopes.records import Known, Stated
from apps.comparison.methods.scopes.relation import Relation, Why, together

Found = tuple[Relation, str, Why | None]


def relation_of_populations(first: Stated, second: Stated, known: Known) -> Found:
    """How two populations stand to one another, by which rule, and why not where they do not.

    “Russian officers” and “Wagner convicts” are told apart twice: by whose they are, and by what
    they are. What only one of two says is not stated by the other.
    """
    one, other = _taken_apart(first, known), _taken_apart(second, known)
    kinds = relation_of_kinds(one, other, known.kinds)
    if kinds is Relation.DIFFERENT:
        return Relation.DIFFERENT, "kinds-apart", None
    if (one.is_anybodys and other.is_somebodys) or (one.is_somebodys and other.is_anybodys):
        return Relation.NOT_COMPARABLE, "whose-not-stated", Why.NOT_STATED
    whose, rule = _whose(first, second, one, other, known)
    if kinds is Relation.SAME or whose in (Relation.DIFFERENT, Relation.NOT_COMPARABLE):
        return whose, rule, Why.UNKNOWN if whose is Relation.NOT_COMPARABLE else None
    if kinds is not Relation.NOT_COMPARABLE:
        return together((whose, kinds)), "kind", None
    if one.kind is not None and other.kind is not None:
        return Relation.NOT_COMPARABLE, "kinds-unrelated", Why.UNKNOWN
    return Relation.NOT_COMPARABLE, "kind-not-stated", Why.NOT_STATED


def _taken_apart(stated: Stated, known: Known) -> Counted:
    keys = meant(stated, known.populations)
    return taken_apart(stated.words, keys, known.populations, known.kinds, known.bodies)


def _whose(
    first: Stated, second: Stated, one: Counted, other: Counted, known: Known
) -> tuple[Relation, str]:
    """How those stand whose people are counted, with words for kinds left out."""
    if folded(first.words) == folded(second.words) and not (first.ref or second.ref):
        return relation_of_entries(first, second, known.populations)
    return relation_of_entries(
        Stated(one.rest, one.whose) if one.kind or one.whose else first,
        Stated(other.rest, other.whose) if other.kind or other.whose else second,
        known.populations,
    )
