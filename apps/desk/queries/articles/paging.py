"""Pages by key: a page begins after or ends before a row, so that new rows shift nothing."""

import base64
import binascii
import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import models
from django.db.models import BooleanField, F, Func, Value

from apps.articles.models import Article
from apps.desk.queries.articles.filters import SORTS, Sort

PAGE_SIZE: Final = 20

Planner = Callable[["models.QuerySet[Article, Article]", int], "models.QuerySet[Article, Article]"]


@dataclass(frozen=True)
class Cursor:
    """The key of the row a page begins after, or with `backward` ends before."""

    sort: str
    key: tuple[Any, ...]
    backward: bool = False

    def __str__(self) -> str:
        values = [
            value.isoformat() if isinstance(value, datetime.datetime) else str(value)
            for value in self.key
        ]
        plain = json.dumps([self.sort, *values], separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


_READERS: Final[dict[str, Callable[[str], Any]]] = {
    "sort_at": datetime.datetime.fromisoformat,
    "id": UUID,
    "docket": int,
}


def read_cursor(typed: str, sort: str, *, backward: bool) -> Cursor | None:
    """The cursor, or None where it is not one of this order."""
    try:
        plain = base64.urlsafe_b64decode(typed + "=" * (-len(typed) % 4))
        of_sort, *values = json.loads(plain)
        keys = SORTS[sort].keys
        if of_sort != sort or len(values) != len(keys):
            return None
        key = tuple(_READERS[name](value) for name, value in zip(keys, values, strict=True))
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return None
    if isinstance(key[0], datetime.datetime) and key[0].tzinfo is None:
        return None
    return (
        None if isinstance(key[0], int) and abs(key[0]) >= 2**63 else Cursor(sort, key, backward)
    )


class Beyond(Func):
    """Whether a row's key comes before or after another, compared as a whole by the index."""

    output_field = BooleanField()

    def __init__(self, *expressions: Any, sign: str, **extra: Any) -> None:
        half = len(expressions) // 2
        self.sign, self.half = sign, half
        super().__init__(*expressions, **extra)

    def as_sql(  # type: ignore[override]  # a row comparison takes none of the other arguments
        self, compiler: Any, connection: Any, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        parts = [compiler.compile(one) for one in self.source_expressions]
        left = ", ".join(sql for sql, _values in parts[: self.half])
        right = ", ".join(sql for sql, _values in parts[self.half :])
        values = tuple(value for _sql, several in parts for value in several)
        return f"(({left}) {self.sign} ({right}))", values


@dataclass(frozen=True)
class KeyPage:
    """The ids of one page in order, and the cursors of its neighbours ("" where there is none)."""

    ids: list[UUID]
    before: str = ""
    after: str = ""


def key_page(plan: Planner, sort: str, cursor: Cursor | None, size: int = PAGE_SIZE) -> KeyPage:
    """One page of the articles that `plan` finds."""
    order = SORTS[sort]
    backward = cursor is not None and cursor.backward
    rows = _keys(plan, order, cursor, size)
    more = len(rows) > size
    if backward and not more and cursor is not None:
        # What is left before the cursor does not fill a page: the first page does.
        return key_page(plan, sort, None, size)
    rows = rows[:size]
    if backward:
        rows.reverse()
    if not rows:
        return KeyPage([])
    first, last = (Cursor(sort, rows[place][1:]) for place in (0, -1))
    return KeyPage(
        [row[0] for row in rows],
        before=str(first) if (more if backward else cursor is not None) else "",
        after=str(last) if (backward or more) else "",
    )


def _keys(plan: Planner, order: Sort, cursor: Cursor | None, size: int) -> list[Any]:
    backward = cursor is not None and cursor.backward
    descending = order.descending != backward
    rows = Article.objects.order_by(*(f"-{key}" if descending else key for key in order.keys))
    if cursor is not None:
        key = [*(F(name) for name in order.keys), *(Value(value) for value in cursor.key)]
        rows = rows.filter(Beyond(*key, sign="<" if descending else ">"))
    return list(plan(rows, size + 1).values_list("pk", *order.keys)[: size + 1])
