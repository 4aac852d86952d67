"""Reading texts that wait, some at a time: what every method that suggests has in common.

Safe beside others that do the same, and to be cut off anywhere. A text that cannot be read is
noted with the reason, tried again twice, and never holds up another one.
"""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from apps.articles.models import Version
from apps.entities.models.waiting import RuleOff, WaitingText

if TYPE_CHECKING:
    from apps.accounts.models import User

logger = logging.getLogger(__name__)

BATCH = 40
TRIES = 3
_REASON_LIMIT = 300
# A worker that has said nothing for so long has died with its articles in hand.
LEASE = timedelta(seconds=90)
_DIED = "The worker ended while it was at this article."

_TAKE = """
    UPDATE {table} AS waiting
       SET due_at = %(until)s, failures = waiting.failures + 1
      FROM (SELECT article_id FROM {table}
             WHERE waiting AND due_at <= %(now)s
             ORDER BY due_at DESC
             LIMIT %(limit)s
               FOR UPDATE SKIP LOCKED) AS next
     WHERE waiting.article_id = next.article_id
 RETURNING waiting.article_id, waiting.failures
"""


class OfAVersion(Protocol):
    """What a method found in a text. The version comes with its article."""

    @property
    def version(self) -> Version: ...


Found = TypeVar("Found", bound=OfAVersion)


@dataclass(frozen=True, slots=True)
class Failed:
    version: Version
    reason: str


@dataclass(frozen=True)
class Work(Generic[Found]):
    """A method at work. `find` reads texts and says which ones it could not, and why; `store`
    keeps what was found and returns the versions that are done by that; `noted` is kept beside."""

    waiting: type[WaitingText]
    method: str
    find: Callable[[Sequence[Version]], tuple[list[Found], list[Failed]]]
    store: Callable[[Sequence[Found]], set[UUID]]
    noted: Callable[[Found], Mapping[str, Any]] = lambda found: {}

    def go(
        self, *, seconds: float | None = None, tell: Callable[[int], None] | None = None
    ) -> int:
        """Read what waits, the newest first, until nothing does or the time is over.

        Returns how many texts were read.
        """
        until = None if seconds is None else time.monotonic() + seconds
        done = 0
        while until is None or time.monotonic() < until:
            lease, taken = self.take()
            if not taken:
                break
            try:
                done += self._read(taken, lease)
            finally:
                self._let_go(taken, lease)
            if tell:
                tell(done)
        return done

    def take(self) -> tuple[datetime, dict[UUID, int]]:
        """Take some articles in hand for a while; each with how often it was tried, this once."""
        now = timezone.now()
        lease = now + LEASE
        with connection.cursor() as cursor:
            cursor.execute(
                _TAKE.format(table=self.waiting._meta.db_table),
                {"until": lease, "now": now, "limit": BATCH},
            )
            return lease, dict(cursor.fetchall())

    def _let_go(self, taken: dict[UUID, int], lease: datetime) -> None:
        """What was not come to, because somebody cut us off, waits on as if nothing had been."""
        rows = _rows(self.waiting).filter(pk__in=list(taken), due_at=lease, waiting=True)
        rows.update(due_at=timezone.now(), failures=0)

    def _read(self, taken: dict[UUID, int], lease: datetime) -> int:
        tired = [pk for pk, tries in taken.items() if tries > TRIES]
        _rows(self.waiting).filter(pk__in=tired, due_at=lease).update(
            waiting=False, failure=_DIED, failures=TRIES
        )
        versions = Version.objects.filter(current_for__in=[pk for pk in taken if pk not in tired])
        texts = list(versions.select_related("article__publisher"))
        found, failed = self.find(texts)
        try:
            self._keep(found, lease)
        except Exception:
            # Which one it is shows when each is stored by itself.
            for one in found:
                try:
                    self._keep([one], lease)
                except Exception as error:
                    failed.append(could_not(one.version, error))
        for trouble in failed:
            self._note(trouble, taken[trouble.version.article_id], lease)
        return len(texts)

    def _keep(self, found: Sequence[Found], lease: datetime) -> None:
        """Store the suggestions and that they were looked for, both or neither."""
        with transaction.atomic():
            stored = self.store(found)
            for one in found:
                if one.version.pk not in stored:
                    continue
                _rows(self.waiting).filter(pk=one.version.article_id, due_at=lease).update(
                    waiting=False,
                    version=one.version,
                    method=self.method,
                    searched_at=timezone.now(),
                    failures=0,
                    failure="",
                    **self.noted(one),
                )

    def _note(self, trouble: Failed, tries: int, lease: datetime) -> None:
        _rows(self.waiting).filter(pk=trouble.version.article_id, due_at=lease).update(
            waiting=tries < TRIES,
            # Later each time: what failed because of the moment may go well in another.
            due_at=timezone.now() + timedelta(seconds=20 * 3 ** (tries - 1)),
            failures=tries,
            failure=trouble.reason,
        )


def still_newest(versions: Sequence[Version]) -> set[UUID]:
    """Those that still are the newest of their articles; until we are through they stay so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_version_id FROM articles_article WHERE id = ANY(%s)"
            " ORDER BY id FOR SHARE",
            [list({version.article_id for version in versions})],
        )
        return {row[0] for row in cursor.fetchall()} & {version.pk for version in versions}


def _rows(waiting: type[WaitingText]) -> "QuerySet[Any]":
    return waiting._default_manager.all()


def could_not(version: Version, error: Exception) -> Failed:
    logger.warning("%s could not be read", version, exc_info=error)
    return Failed(version, f"{type(error).__name__}: {error}"[:2000])


def wait_again(rows: "QuerySet[Any]") -> int:
    """Let these texts wait as if they had never been read. How many."""
    return int(rows.update(waiting=True, due_at=timezone.now(), failures=0, failure=""))


def try_again(waiting: type[WaitingText]) -> int:
    """Have what failed tried again; its reason is kept until that went well. How many."""
    failed = _rows(waiting).exclude(failure="")
    return int(failed.update(waiting=True, due_at=timezone.now(), failures=0))


def waits(waiting: type[WaitingText]) -> bool:
    """Whether a text is due to be read."""
    return _rows(waiting).filter(waiting=True, due_at__lte=timezone.now()).exists()


def switch_off(rules: type[RuleOff], *, rule: str, reason: str, by: "User") -> None:
    """Note that a rule is off, inside an action; one that is off already stays off as it was."""
    _rules(rules).get_or_create(
        rule=rule,
        defaults={"reason": " ".join(reason.split())[:_REASON_LIMIT], "created_by": by},
    )


def switch_on(rules: type[RuleOff], *, rule: str) -> None:
    for row in _rules(rules).filter(rule=rule):
        row.delete()


def _rules(rules: type[RuleOff]) -> "QuerySet[Any]":
    return rules._default_manager.all()
