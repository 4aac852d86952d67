"""What people did on a day, in sentences: what somebody did several times is told once."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from apps.desk.queries.acts.reading import Act

LABELS_SHOWN: Final = 12
_UNDONE: Final = "Undone"


@dataclass(frozen=True)
class Linked:
    label: str
    href: str


@dataclass(frozen=True)
class Told:
    """What one person did, once or several times, the last time at `when`.

    `sentence` goes on from the name, and `rest` from the labels; `times` is 1 where it was done
    once. `more`: how many further things it was done to; `several`: it was done to others too.
    """

    when: datetime.datetime
    who: str
    sentence: str
    labels: tuple[Linked, ...]
    more: int
    rest: str
    times: int
    several: bool


@dataclass(frozen=True)
class Day:
    date: datetime.date
    told: tuple[Told, ...]


def by_day(acts: Iterable[Act]) -> tuple[Day, ...]:
    """Newest first, in days of where the desk is."""
    days: dict[datetime.date, list[Act]] = {}
    for act in acts:
        days.setdefault(timezone.localtime(act.when).date(), []).append(act)
    return tuple(Day(date, _together(done)) for date, done in days.items())


def _together(acts: Iterable[Act]) -> tuple[Told, ...]:
    alike: dict[tuple[str, str, str], list[Act]] = {}
    for act in acts:
        alike.setdefault((act.who, act.sentence, act.rest), []).append(act)
    return tuple(_told(several) for several in alike.values())


def _told(acts: list[Act]) -> Told:
    last = acts[0]
    labels = tuple(dict.fromkeys(Linked(act.label, act.href) for act in acts if act.href))
    return Told(
        when=last.when,
        who=last.who,
        sentence=going_on(last.sentence),
        labels=labels[:LABELS_SHOWN],
        more=max(0, len(labels) - LABELS_SHOWN),
        rest=last.rest,
        times=len(acts),
        several=any(act.several for act in acts),
    )


def going_on(sentence: str) -> str:
    """A sentence that stands by itself, as it goes on from a name: “asked a question”."""
    if sentence == _UNDONE:
        return "undid what was done to"
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
