"""The way to one page of articles: walk the list and probe, or seek the few that fit and sort.

The database knows how many rows a condition will find (from its statistics), but not what it
costs to read the words of an article, and so walks too far for words of middling frequency.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
from django.db.models import BooleanField, F, Func, Q

from apps.desk.queries.articles.conditions import Condition

# Measured, in microseconds: one step along an index, one article fetched by its id and sorted.
STEP = 1.0
FETCH = 3.0


class AmongThem(Func):
    """Whether the key is in an array that is gathered first, once."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def estimated_rows(rows: "models.QuerySet[Any, Any]") -> float:
    """How many rows the database expects, from its statistics: no row is read."""
    plan = json.loads(rows.explain(format="json"))
    return float(plan[0]["Plan"]["Plan Rows"])


def estimated_size(model: type[models.Model]) -> float:
    """How many rows a table has, as of its last statistics."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table]
        )
        return float(cursor.fetchone()[0])


def planned(
    base: "models.QuerySet[Any, Any]", conditions: Sequence[Condition], wanted: int
) -> "models.QuerySet[Any, Any]":
    """`base` under all conditions, by the way that should reach `wanted` articles soonest."""
    if not conditions:
        return base
    everything = max(estimated_size(base.model), 1.0)
    expected = {
        place: min(max(estimated_rows(condition.seek.order_by()), 1.0), everything)
        for place, condition in enumerate(conditions)
        if condition.seek is not None
    }
    share = 1.0
    for rows in expected.values():
        share *= rows / everything
    steps = min(everything, wanted / share)
    walking = steps * (STEP + min(condition.probe_cost for condition in conditions))
    driver = min(expected, key=expected.__getitem__, default=None)
    if driver is not None:
        others = [one.probe_cost for place, one in enumerate(conditions) if place != driver]
        seeking = expected[driver] * (FETCH + min(others, default=0.0))
        if seeking >= walking:
            driver = None
    for place, condition in enumerate(conditions):
        if place == driver and condition.seek is not None:
            base = base.filter(AmongThem(F("pk"), ArraySubquery(condition.seek)))
            if condition.exact:
                continue
        base = base.filter(Q(condition.probe))
    return base
