"""What people did last, from the history that the database keeps of every change."""

import datetime
import re
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection, models
from psycopg import sql

from apps.articles.models import Article, Tag
from apps.articles.models.dockets import docket_address
from apps.audit.queries import event_model
from apps.claims.models import Assessment, Claim
from apps.comparison.models import Answer, Question, QuestionClaim
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Entity, Mention
from apps.notes.models import Note

SHOWN: Final = 10
# Of each kind of thing so many of the last changes are read: a bounded piece of an index.
LOOKED_AT: Final = 400

# What is tracked, the column that points at what it is told of, and that thing. Where an action
# changed several, the first of these kinds speaks for it.
_TRACKED: Final[tuple[tuple[type[models.Model], str, type[models.Model]], ...]] = (
    (Question, "pgh_obj_id", Question),
    (QuestionClaim, "question_id", Question),
    (Answer, "question_id", Question),
    (Claim, "pgh_obj_id", Claim),
    (Assessment, "claim_id", Claim),
    (Entity, "pgh_obj_id", Entity),
    (Mention, "entity_id", Entity),
    (Note, "pgh_obj_id", Note),
    (Article, "pgh_obj_id", Article),
    (Tag, "pgh_obj_id", Tag),
)
_LETTER: Final = {Question: "Q", Claim: "C", Note: "N", Article: "A", Tag: "T"}
_PAGE: Final = {
    "Q": "desk:question",
    "C": "desk:claim",
    "N": "desk:note",
    "A": "desk:article",
    "T": "desk:tag",
    "P": "desk:person",
    "L": "desk:place",
    "O": "desk:organisation",
}

# What was deleted since has no docket any more, and is not linked.
_ACTIONS: Final = """
    (SELECT {place} AS place, act.action, act.happened, act.who, act.reason, act.things,
            told.docket, {kind} AS kind
       FROM (SELECT last.pgh_context_id AS action,
                    max(last.pgh_created_at) AS happened,
                    min(last.pgh_context ->> 'who') AS who,
                    min(last.pgh_context ->> 'reason') AS reason,
                    count(DISTINCT last.told) AS things,
                    (array_agg(last.told ORDER BY last.pgh_id))[1] AS first
               FROM (SELECT pgh_id, pgh_context_id, pgh_created_at, pgh_context, {told} AS told
                       FROM {events}
                      ORDER BY pgh_id DESC
                      LIMIT {looked_at}) AS last
              WHERE last.pgh_context ->> 'user' IS NOT NULL
              GROUP BY last.pgh_context_id) AS act
       LEFT JOIN {table} AS told ON told.id = act.first
      ORDER BY act.happened DESC
      LIMIT {most})
"""


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


def activity() -> tuple[Act, ...]:
    """The latest actions of people, newest first; one query, whatever the history holds."""
    query = sql.SQL(" UNION ALL ").join(
        _actions(place, *tracked) for place, tracked in enumerate(_TRACKED)
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
    found: dict[UUID, tuple[Any, ...]] = {}
    for row in sorted(rows, key=lambda row: row[0]):
        found.setdefault(row[1], row)
    latest = sorted(found.values(), key=lambda row: row[2], reverse=True)
    return tuple(_act(row) for row in latest[:SHOWN])


def _actions(
    place: int, tracked: type[models.Model], column: str, told: type[models.Model]
) -> sql.Composed:
    return sql.SQL(_ACTIONS).format(
        place=sql.Literal(place),
        kind=sql.SQL("told.kind") if told is Entity else sql.SQL("''"),
        told=sql.Identifier(column),
        events=sql.Identifier(event_model(tracked)._meta.db_table),
        table=sql.Identifier(told._meta.db_table),
        looked_at=sql.Literal(LOOKED_AT),
        # One action shows under several kinds: more are asked for than are shown.
        most=sql.Literal(SHOWN),
    )


def _act(row: tuple[Any, ...]) -> Act:
    place, _action, when, who, reason, things, docket, kind = row
    told = _TRACKED[place][2]
    letter = (DOCKET_LETTER[EntityKind(kind)] if kind else "") if told is Entity else _LETTER[told]
    label = f"{letter}-{docket}" if docket and letter else ""
    told_of = re.search(rf"\b{label}\b", reason) if label and reason else None
    return Act(
        when=when,
        who=who or "Somebody",
        sentence=(reason[: told_of.start()] if told_of else reason) or "Changed it",
        rest=reason[told_of.end() :] if told_of else "",
        label=label,
        href=docket_address(_PAGE[letter], docket) if docket and letter else "",
        several=things > 1,
    )
