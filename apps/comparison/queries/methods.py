"""Which versions of the methods of comparison are in use, now or at a moment."""

import datetime

from apps.comparison.methods.comparing import RELEASED, Kind, chosen, kind_of
from apps.comparison.models import MethodInUse
from apps.comparison.queries.past import stood


def methods_in_use(as_of: datetime.datetime | None = None) -> tuple[str, ...]:
    """One of each kind. `as_of`: those that were in use at that moment. One query."""
    rows = stood(MethodInUse, as_of)
    return chosen(row["method"] for row in rows if row["method"] in RELEASED)


def method_in_use(kind: Kind) -> str:
    return next(method for method in methods_in_use() if kind_of(method) is kind)
