"""What is counted, and kinds of people, as the desk has them on file."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from apps.comparison.enums import TermField, TieKind
from apps.comparison.methods.scopes import Entry, Hierarchy, Kinds, Known
from apps.comparison.models import Term, TermTie
from apps.comparison.queries.past import Row, stood


def known_terms(as_of: datetime.datetime | None = None) -> Known:
    """What is on file about measures and kinds of people, and nothing of entities. Two queries.

    What a desk starts with was so before its history begins.
    """
    rows = stood(Term, as_of)
    if not rows and as_of is not None:
        as_of, rows = None, stood(Term, None)
    ties = stood(TermTie, as_of)
    measures = _hierarchy(rows, ties, TermField.MEASURE)
    kinds = _hierarchy(rows, ties, TermField.POPULATION)
    keys = {row["id"]: row["key"] for row in rows}
    parts = _parts(ties)
    return Known(
        measures=measures,
        exhausted=MappingProxyType(
            {
                row["key"]: tuple(keys[part] for part in parts[row["id"]])
                for row in rows
                if row["parts_make_all"] and row["field"] == TermField.MEASURE
            }
        ),
        kinds=Kinds(kinds, frozenset(row["key"] for row in rows if _is_general(row))),
    )


def _is_general(row: Row) -> bool:
    return bool(row["is_general"]) and row["field"] == TermField.POPULATION


def _hierarchy(rows: list[Row], ties: list[Row], field: TermField) -> Hierarchy:
    keys = {row["id"]: row["key"] for row in rows if row["field"] == field}
    within: dict[UUID, list[str]] = defaultdict(list)
    apart = []
    for tie in ties:
        if tie["one_id"] not in keys or tie["other_id"] not in keys:
            continue
        if tie["kind"] == TieKind.WITHIN:
            within[tie["one_id"]].append(keys[tie["other_id"]])
        else:
            apart.append((keys[tie["one_id"]], keys[tie["other_id"]]))
    return Hierarchy(
        tuple(
            Entry(row["key"], row["name"], tuple(within[row["id"]]), tuple(row["also"]))
            for row in rows
            if row["id"] in keys
        ),
        tuple(apart),
    )


def _parts(ties: list[Row]) -> dict[UUID, list[UUID]]:
    """What lies within each by itself, in the order that people gave it."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for tie in sorted(ties, key=lambda each: (each["position"], each["created_at"], each["id"])):
        if tie["kind"] == TieKind.WITHIN:
            found[tie["other_id"]].append(tie["one_id"])
    return found


@dataclass(frozen=True)
class Branch:
    """A term with all that lies within it. `apart`: names of what it shares nothing with."""

    term: Term
    tie: TermTie | None
    apart: tuple[str, ...]
    parts: tuple["Branch", ...]


def term_tree(field: TermField) -> tuple[Branch, ...]:
    """The terms of a field, each under all that it lies within; what stands alone on top."""
    terms = {term.pk: term for term in Term.objects.filter(field=field).order_by("name")}
    within: dict[UUID, list[TermTie]] = defaultdict(list)
    apart: dict[UUID, list[str]] = defaultdict(list)
    inner = set()
    for tie in TermTie.objects.filter(one__field=field):
        if tie.kind == TieKind.WITHIN:
            within[tie.other_id].append(tie)
            inner.add(tie.one_id)
        else:
            apart[tie.one_id].append(terms[tie.other_id].name)
            apart[tie.other_id].append(terms[tie.one_id].name)

    def branch(pk: UUID, tie: TermTie | None) -> Branch:
        return Branch(
            terms[pk],
            tie,
            tuple(sorted(apart[pk])),
            tuple(branch(part.one_id, part) for part in within[pk]),
        )

    return tuple(branch(pk, None) for pk in terms if pk not in inner)
