"""What claims are compared against: what lies within what, who speaks for whom, who is a party."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from apps.articles.enums import SuggestionState
from apps.comparison.methods.facts import Named, Stake
from apps.comparison.methods.facts.interests import days_of
from apps.comparison.methods.scopes import Entry, Hierarchy, Known
from apps.comparison.models import Conflict, Party
from apps.comparison.queries.past import Row, stood
from apps.comparison.queries.terms import known_terms
from apps.comparison.queries.wholes import above, areas_of, wholes_of, without_circles
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Name, Role

_Held = tuple[UUID, datetime.date | None, datetime.date | None]


@dataclass(frozen=True)
class Surroundings:
    """`stakes`: of all that lies within a party, and of who speaks for one, on whatever day."""

    entities: Mapping[str, Named]
    known: Known
    speaks_for: Mapping[str, frozenset[str]]
    stakes: Mapping[str, tuple[Stake, ...]]


def surroundings_of(
    entities: Collection[UUID], speakers: Collection[UUID], as_of: datetime.datetime | None
) -> Surroundings:
    """All that bears on these entities; a few queries, however many there are."""
    roles = _roles(speakers)
    speaks_for = {person: {body for body, *_ in held} for person, held in roles.items()}
    wanted = {*entities, *speakers, *(body for held in speaks_for.values() for body in held)}
    rows = {row["id"]: row for row in stood(Entity, as_of, {"id": above(wanted)})}
    ids = list(rows)
    wholes = without_circles(wholes_of(rows, as_of))
    names: dict[UUID, list[str]] = {}
    for pk, text in Name.objects.filter(entity__in=ids).values_list("entity_id", "text"):
        names.setdefault(pk, []).append(text)
    parties = stood(Party, as_of, {"entity_id": ids})
    conflicts = stood(Conflict, as_of, {"id": {row["conflict_id"] for row in parties}})
    hierarchy = Hierarchy(
        tuple(
            Entry(
                str(pk),
                rows[pk]["name"],
                tuple(sorted(str(each.whole) for each in wholes[pk])),
                tuple(sorted(names.get(pk, ()))),
            )
            for pk in sorted(rows)
        )
    )
    return Surroundings(
        entities={str(pk): Named(str(pk), row["name"], row["kind"]) for pk, row in rows.items()},
        known=replace(
            known_terms(as_of),
            populations=hierarchy,
            places=hierarchy,
            bodies=frozenset(
                str(pk) for pk, row in rows.items() if row["kind"] == EntityKind.ORGANISATION
            ),
            areas=areas_of(rows),
        ),
        speaks_for={
            str(person): frozenset(map(str, bodies)) for person, bodies in speaks_for.items()
        },
        stakes=_stakes(rows, hierarchy, roles, _by_entity(parties, conflicts)),
    )


def _roles(speakers: Collection[UUID]) -> dict[UUID, list[_Held]]:
    """The bodies for which each speaks, with the first and the last day of it."""
    found: dict[UUID, list[_Held]] = {}
    roles = Role.objects.filter(
        person__in=list(speakers), body__isnull=False, state=SuggestionState.CONFIRMED
    )
    for role in roles:
        assert role.body_id is not None
        first = role.since and days_of(role.since, role.since_precision)[0]
        last = role.until and days_of(role.until, role.until_precision)[1]
        found.setdefault(role.person_id, []).append((role.body_id, first, last))
    return found


def _by_entity(parties: Iterable[Row], conflicts: Iterable[Row]) -> dict[str, list[Stake]]:
    known = {row["id"]: row for row in conflicts}
    found: dict[str, list[Stake]] = {}
    for row in parties:
        conflict = known[row["conflict_id"]]
        found.setdefault(str(row["entity_id"]), []).append(
            Stake(row["role"], row["side"], conflict["name"], conflict["since"], conflict["until"])
        )
    return found


def _stakes(
    rows: Iterable[UUID],
    hierarchy: Hierarchy,
    roles: Mapping[UUID, Collection[_Held]],
    parties: Mapping[str, Iterable[Stake]],
) -> dict[str, tuple[Stake, ...]]:
    found: dict[str, tuple[Stake, ...]] = {}
    for pk in rows:
        ways: list[_Held] = [(pk, None, None), *roles.get(pk, ())]
        held = {
            stake.between(first, last)
            for way, first, last in ways
            if str(way) in hierarchy
            for above in hierarchy.above(str(way))
            for stake in parties.get(above, ())
        }
        if held:
            found[str(pk)] = tuple(held)
    return found
