"""Looking for names in the texts that wait for it: what the worker and the command do."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from apps.articles.enums import SuggestionState
from apps.articles.models import Version
from apps.entities.actions.suggesting import Searched, suggest_names
from apps.entities.matching.finding import METHOD, Finder, Found, Sources
from apps.entities.models import Mention, NameSearch, SearchAgain
from apps.entities.queries.finding import names_on_file
from apps.entities.queries.touched import tsqueries

logger = logging.getLogger(__name__)

BATCH = 40
TRIES = 3
# A worker that has said nothing for so long has died with its articles in hand.
LEASE = timedelta(seconds=90)
# Beyond so many spellings at once, reading everything again asks less of the database.
MANY_SPELLINGS = 3000
_DIED = "The worker ended while it was at this article."

_CLAIM = """
    UPDATE entities_namesearch AS search
       SET due_at = %(until)s, failures = search.failures + 1
      FROM (SELECT article_id FROM entities_namesearch
             WHERE waiting AND due_at <= %(now)s
             ORDER BY due_at DESC
             LIMIT %(limit)s
               FOR UPDATE SKIP LOCKED) AS next
     WHERE search.article_id = next.article_id
 RETURNING search.article_id, search.failures
"""
_TOUCH = """
    UPDATE entities_namesearch AS search
       SET waiting = true, due_at = clock_timestamp(), failures = 0, failure = ''
      FROM articles_searchdocument AS words
     WHERE words.article_id = search.article_id AND words.vector @@ %s::tsquery
"""


class Finds(Protocol):
    """What looks for names in a text."""

    def find(self, text: str, *, language: str, publisher: str) -> Found: ...


@dataclass(frozen=True, slots=True)
class Failed:
    version: Version
    reason: str


def take_up_touched() -> int:
    """Let the articles wait that hold a spelling or a name that was touched. How many names."""
    with transaction.atomic():
        rows = list(SearchAgain.objects.select_for_update(skip_locked=True).order_by("pk"))
        spellings = list(dict.fromkeys(row.spelling for row in rows if row.spelling))
        keys = {row.name_key for row in rows if row.name_key}
        if len(spellings) > MANY_SPELLINGS:
            NameSearch.objects.update(waiting=True, due_at=timezone.now(), failures=0, failure="")
        else:
            with connection.cursor() as cursor:
                for tsquery in tsqueries(spellings):
                    cursor.execute(_TOUCH, [tsquery])
        if keys:
            touch(
                Mention.objects.filter(name_key__in=keys).exclude(state=SuggestionState.CONFIRMED)
            )
        SearchAgain.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def touch(mentions: "QuerySet[Mention]") -> None:
    """Let the articles of these mentions wait for another search."""
    NameSearch.objects.filter(article__in=mentions.values("article")).update(
        waiting=True, due_at=timezone.now(), failures=0, failure=""
    )


def look(
    finder: Finds,
    *,
    seconds: float | None = None,
    tell: Callable[[int], None] | None = None,
) -> int:
    """Search what waits, the newest first, until nothing does or the time is over.

    Safe beside others that do the same, and to be cut off anywhere. An article that cannot be
    searched is noted with the reason, tried again twice, and never holds up another one. Returns
    how many articles were searched.
    """
    until = None if seconds is None else time.monotonic() + seconds
    done = 0
    while until is None or time.monotonic() < until:
        lease, claimed = _claim()
        if not claimed:
            break
        try:
            done += _search(finder, claimed, lease)
        finally:
            _let_go(claimed, lease)
        if tell:
            tell(done)
    return done


def search_by_names_on_file(texts: Sequence[Version]) -> None:
    """Store suggestions by the names on file alone, at once. Raises ValueError for a bad text.

    The texts wait on: the worker searches them again, by everything it knows.
    """
    finder = Finder(Sources(names=tuple(names_on_file())))
    found, failed = find_in(finder, texts)
    if failed:
        raise ValueError(f"Names in {failed[0].version} cannot be found: {failed[0].reason}")
    suggest_names(searched=found)


def waits() -> bool:
    """Whether an article is due to be searched."""
    return NameSearch.objects.filter(waiting=True, due_at__lte=timezone.now()).exists()


def _claim() -> tuple[datetime, dict[UUID, int]]:
    """Take some articles in hand for a while; each with how often it has been tried, this once."""
    now = timezone.now()
    lease = now + LEASE
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"until": lease, "now": now, "limit": BATCH})
        return lease, dict(cursor.fetchall())


def _let_go(claimed: dict[UUID, int], lease: datetime) -> None:
    """What was not come to, because somebody cut us off, waits on as if nothing had been."""
    NameSearch.objects.filter(pk__in=list(claimed), due_at=lease, waiting=True).update(
        due_at=timezone.now(), failures=0
    )


def _search(finder: Finds, claimed: dict[UUID, int], lease: datetime) -> int:
    tired = [pk for pk, tries in claimed.items() if tries > TRIES]
    NameSearch.objects.filter(pk__in=tired, due_at=lease).update(
        waiting=False, failure=_DIED, failures=TRIES
    )
    versions = Version.objects.filter(current_for__in=[pk for pk in claimed if pk not in tired])
    texts = list(versions.select_related("article__publisher"))
    found, failed = find_in(finder, texts)
    try:
        _keep(found, lease)
    except Exception:
        # Which one it is shows when each is stored by itself.
        for one in found:
            try:
                _keep([one], lease)
            except Exception as error:
                failed.append(_failed(one.version, error))
    for trouble in failed:
        _note(trouble, claimed[trouble.version.article_id], lease)
    return len(texts)


def find_in(finder: Finds, texts: Sequence[Version]) -> tuple[list[Searched], list[Failed]]:
    """What each text names, and which ones could not be read, with the reason."""
    found, failed = [], []
    for version in texts:
        article = version.article
        try:
            names = finder.find(
                version.text,
                language=article.language,
                publisher=article.publisher.name if article.publisher else "",
            )
        except Exception as error:
            failed.append(_failed(version, error))
        else:
            found.append(Searched(version, names))
    return found, failed


def _failed(version: Version, error: Exception) -> Failed:
    logger.warning("Names in %s could not be looked for", version, exc_info=error)
    return Failed(version, f"{type(error).__name__}: {error}"[:2000])


def _keep(found: Sequence[Searched], lease: datetime) -> None:
    """Store the suggestions and that they were looked for, both or neither."""
    with transaction.atomic():
        stored = suggest_names(searched=found).stored
        for one in found:
            if one.version.pk not in stored:
                continue
            NameSearch.objects.filter(pk=one.version.article_id, due_at=lease).update(
                waiting=False,
                version=one.version,
                method=METHOD,
                searched_at=timezone.now(),
                failures=0,
                failure="",
            )


def _note(trouble: Failed, tries: int, lease: datetime) -> None:
    NameSearch.objects.filter(pk=trouble.version.article_id, due_at=lease).update(
        waiting=tries < TRIES,
        # Later each time: what failed because of the moment may go well in another.
        due_at=timezone.now() + timedelta(seconds=20 * 3 ** (tries - 1)),
        failures=tries,
        failure=trouble.reason,
    )
