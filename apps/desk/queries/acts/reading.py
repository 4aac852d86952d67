"""The actions of people in the order of time, by whatever they changed."""

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection
from psycopg import sql

from apps.articles.models.dockets import docket_address
from apps.audit.queries import event_model
from apps.desk.queries.acts.tracked import LETTER, PAGE, TRACKED, Tracked, has_docket
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Entity

# One history leaves thousands of rows of one action: each step goes to the next action at once.
_KEYS: Final = """
    (WITH RECURSIVE step(happened, action) AS (
        (SELECT pgh_created_at, pgh_context_id FROM {events}
          WHERE {wanted} AND (pgh_created_at, pgh_context_id) < (%(before)s, %(action)s)
          ORDER BY pgh_created_at DESC, pgh_context_id DESC LIMIT 1)
         UNION ALL
        SELECT earlier.pgh_created_at, earlier.pgh_context_id
          FROM step CROSS JOIN LATERAL (
               SELECT pgh_created_at, pgh_context_id FROM {events}
                WHERE {wanted} AND (pgh_created_at, pgh_context_id) < (happened, action)
                ORDER BY pgh_created_at DESC, pgh_context_id DESC LIMIT 1) AS earlier
     )
     SELECT happened, action FROM step LIMIT %(most)s)
"""
_WANTED: Final = "pgh_context ->> 'user' IS NOT NULL AND pgh_created_at >= %(since)s"
# What was deleted since has no docket any more, and is not linked.
_ACTS: Final = """
    (SELECT {place} AS place, act.*, {docket} AS docket, {kind} AS kind
       FROM (SELECT pgh_context_id AS action,
                    max(pgh_created_at) AS happened,
                    min(pgh_context ->> 'who') AS who,
                    min(pgh_context ->> 'reason') AS reason,
                    count(DISTINCT {told}) AS things,
                    (array_agg({told} ORDER BY pgh_id))[1] AS first
               FROM {events}
              WHERE pgh_context_id = ANY(%(actions)s)
              GROUP BY pgh_context_id) AS act
       LEFT JOIN {table} AS told ON told.id = act.first)
"""
_LONG_AGO: Final = datetime.datetime(1, 1, 2, tzinfo=datetime.UTC)
_NEVER: Final = datetime.datetime(9999, 12, 30, tzinfo=datetime.UTC)
_LAST: Final = UUID(int=2**128 - 1)


@dataclass(frozen=True)
class Key:
    """Where a page ends: the moment of its last action, and which that was."""

    happened: datetime.datetime
    action: UUID

    def __str__(self) -> str:
        return f"{self.happened.isoformat()}~{self.action}"

    @classmethod
    def read(cls, typed: str) -> "Key | None":
        happened, _, action = typed.partition("~")
        try:
            key = cls(datetime.datetime.fromisoformat(happened), UUID(action))
            return key if key.happened.tzinfo else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True)
class Act:
    """One action of somebody. `label`: what it was done to; `several`: and to others of its kind.

    `href` is empty where that is no longer on file. Where the sentence names it, `rest` is what
    follows upon the name.
    """

    when: datetime.datetime
    who: str
    sentence: str
    rest: str
    label: str
    href: str
    several: bool
    action: UUID


@dataclass(frozen=True)
class Acts:
    """Newest first; `next`: where those before them begin."""

    rows: tuple[Act, ...]
    next: Key | None


def acts(
    most: int,
    *,
    kind: str = "",
    since: datetime.datetime | None = None,
    before: Key | None = None,
) -> Acts:
    """The latest actions of people, of one kind or of all; two queries, whatever there is."""
    histories = [one for one in TRACKED if kind in ("", one.kind)]
    query = sql.SQL(
        "SELECT * FROM ({}) AS key ORDER BY happened DESC, action DESC LIMIT %(most)s"
    ).format(sql.SQL(" UNION ").join(_keys(one) for one in histories))
    within: dict[str, Any] = {
        "since": since or _LONG_AGO,
        "before": before.happened if before else _NEVER,
        "action": before.action if before else _LAST,
        "most": most + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(query, within)
        keys = [Key(*row) for row in cursor.fetchall()]
    more, keys = len(keys) > most, keys[:most]
    found = _told([key.action for key in keys])
    return Acts(tuple(found[key.action] for key in keys), keys[-1] if more else None)


def _keys(tracked: Tracked) -> sql.Composed:
    return sql.SQL(_KEYS).format(
        events=sql.Identifier(event_model(tracked.model)._meta.db_table), wanted=sql.SQL(_WANTED)
    )


def _told(actions: Collection[UUID]) -> dict[UUID, Act]:
    if not actions:
        return {}
    query = sql.SQL(" UNION ALL ").join(_acts(place, one) for place, one in enumerate(TRACKED))
    with connection.cursor() as cursor:
        cursor.execute(query, {"actions": list(actions)})
        rows = cursor.fetchall()
    found: dict[UUID, Act] = {}
    for row in sorted(rows, key=lambda row: row[0]):
        found.setdefault(row[1], _act(row))
    return found


def _acts(place: int, tracked: Tracked) -> sql.Composed:
    return sql.SQL(_ACTS).format(
        place=sql.Literal(place),
        docket=sql.SQL("told.docket" if has_docket(tracked) else "NULL::bigint"),
        kind=sql.SQL("told.kind::text" if tracked.told is Entity else "''"),
        told=sql.Identifier(tracked.column),
        events=sql.Identifier(event_model(tracked.model)._meta.db_table),
        table=sql.Identifier(tracked.told._meta.db_table),
    )


def _act(row: Sequence[Any]) -> Act:
    place, action, when, who, reason, things, _first, docket, kind = row
    told = TRACKED[place].told
    letter = DOCKET_LETTER[EntityKind(kind)] if kind else LETTER.get(told, "")
    label = f"{letter}-{docket}" if docket and letter else ""
    named = re.search(rf"\b{label}\b", reason) if label and reason else None
    return Act(
        when=when,
        who=who or "Somebody",
        sentence=(reason[: named.start()] if named else reason) or "Changed it",
        rest=reason[named.end() :] if named else "",
        label=label,
        href=docket_address(PAGE[letter], docket) if label else "",
        several=things > 1,
        action=action,
    )
