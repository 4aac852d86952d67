"""Who has a stake in a conflict, and on which days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Stake:
    """What somebody, or whom they speak for, is to a conflict.

    `role`: "belligerent" or "ally"; `side`: on whose. `since`, `until`: the days on which it
    holds, both included; None where nobody said when it began or ended.
    """

    role: str
    side: str = ""
    conflict: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def told(self) -> str:
        """In a few words: "belligerent, Russia", "ally of Ukraine"."""
        joined = ", " if self.role == "belligerent" else " of "
        return f"{self.role}{joined}{self.side}" if self.side else self.role

    def holds_within(self, first: date, last: date) -> bool:
        return (self.since is None or self.since <= last) and (
            self.until is None or first <= self.until
        )

    def between(self, since: date | None, until: date | None) -> Stake:
        """The same where it is held through somebody from one day to another at most."""
        return replace(
            self,
            since=max((one for one in (self.since, since) if one), default=None),
            until=min((one for one in (self.until, until) if one), default=None),
        )


def stake_on(stakes: Iterable[Stake], day: date | None, precision: str = "day") -> Stake | None:
    """The stake that counts for what was said on a day: a belligerent before an ally.

    `precision`: how exactly the day is known; one known by its month or year counts for a stake
    that holds on some day of it. Without a day every stake counts, whenever it holds.
    """
    held = list(stakes)
    if day is not None:
        first, last = days_of(day, precision)
        held = [stake for stake in held if stake.holds_within(first, last)]
    return min(held, key=_before, default=None)


def _before(stake: Stake) -> tuple[bool, str, str]:
    return (stake.role != "belligerent", stake.conflict, stake.side)


def days_of(day: date, precision: str) -> tuple[date, date]:
    """The first and the last day that a date known so exactly may mean."""
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
