"""What lies within what in the demo world, and who is a party to its war."""

import datetime
from typing import Any

from apps.comparison.actions.wholes import name_conflict, name_party, put_within
from apps.comparison.enums import PartyRole
from apps.desk.demo.marks import World


def load_wholes(world: World, rows: list[list[str]]) -> None:
    for part, whole, reason in rows:
        put_within(
            part=world.entities[part],
            whole=world.entities[whole],
            by=world.people["curator"],
            reason=reason,
        )


def load_conflicts(world: World, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        conflict, _ = name_conflict(
            name=row["name"],
            since=datetime.date.fromisoformat(row["since"]),
            about=row["about"],
            by=world.people["curator"],
        )
        for key, role, side in row["parties"]:
            name_party(
                conflict=conflict,
                entity=world.entities[key],
                role=PartyRole(role),
                side=side,
                by=world.people["curator"],
            )
