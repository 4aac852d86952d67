"""The roles of a person over time, and who holds roles in a body, as texts and people say."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from apps.articles.enums import SuggestionState
from apps.desk.queries.entity_passages import Places
from apps.entities.models import Entity, Mention, Role
from apps.entities.names import fold
from apps.ui.components.periods import Scale, scale_of

SHOWN = 400
EVIDENCE = 3


@dataclass(frozen=True)
class Shown:
    """One text in which the role stands beside the name."""

    role: Role
    mention: Mention
    paragraph: int


@dataclass(frozen=True)
class RoleLine:
    """One role, from all that is said of it. `first` stands for it in forms and addresses.

    `since` and `until` are dates that somebody stated; `seen` the days of the texts that show it.
    """

    first: Role
    person: Entity
    title: str
    body: Entity | None
    since: datetime.date | None
    until: datetime.date | None
    seen: tuple[datetime.date, ...]
    shown: tuple[Shown, ...]
    more: int
    suggested: bool

    @property
    def filed_by_hand(self) -> bool:
        return self.first.mention_id is None and not self.first.method


@dataclass(frozen=True)
class Roles:
    lines: tuple[RoleLine, ...]
    scale: Scale | None
    begins: datetime.date | None
    ends: datetime.date | None


def roles_of(person: Entity) -> Roles:
    return _roles(Role.objects.filter(person=person))


def roles_in(body: Entity) -> Roles:
    return _roles(Role.objects.filter(body=body))


def _roles(found: "QuerySet[Role]") -> Roles:
    rows = list(
        found.exclude(state=SuggestionState.REJECTED)
        .select_related("person", "body", "mention__article")
        .order_by("-seen_on", "-since", "id")[:SHOWN]
    )
    groups: dict[tuple[UUID, str, UUID | None, bool], list[Role]] = {}
    for role in rows:
        suggested = role.state == SuggestionState.SUGGESTED
        key = (role.person_id, fold(role.title), role.body_id, suggested)
        groups.setdefault(key, []).append(role)
    shown = [role for group in groups.values() for role in _evidence(group)]
    places = Places.of([role.mention for role in shown if role.mention])
    lines = [_line(group, places) for group in groups.values()]
    lines.sort(key=lambda line: (line.suggested, _newest(line), line.title.casefold()))
    days = [
        day for line in lines for day in (line.since, line.until, *line.seen) if day is not None
    ]
    return Roles(
        tuple(lines),
        scale_of(days),
        min(days, default=None),
        max(days, default=None),
    )


def _newest(line: RoleLine) -> int:
    days = [day for day in (line.until, *line.seen, line.since) if day is not None]
    return -max(days).toordinal() if days else 1


def _evidence(group: Iterable[Role]) -> list[Role]:
    return [role for role in group if role.mention is not None][:EVIDENCE]


def _line(group: list[Role], places: Places) -> RoleLine:
    first = group[0]
    shown = tuple(
        Shown(role, role.mention, places.paragraph(role.mention))
        for role in _evidence(group)
        if role.mention is not None
    )
    return RoleLine(
        first=first,
        person=first.person,
        title=first.title,
        body=first.body,
        since=min((role.since for role in group if role.since), default=None),
        until=max((role.until for role in group if role.until), default=None),
        seen=tuple(sorted({role.seen_on for role in group if role.seen_on})),
        shown=shown,
        more=sum(role.mention_id is not None for role in group) - len(shown),
        suggested=first.state == SuggestionState.SUGGESTED,
    )
