"""Reading texts for claims: what the worker and the command do once the names are known."""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol
from uuid import UUID

from django.db import transaction

from apps.articles.models import Version
from apps.claims.actions.suggesting import suggest_claims
from apps.claims.extraction.assembling.records import METHOD, ClaimsRead, Named
from apps.claims.models import ClaimReading
from apps.claims.queries.reading import known_of
from apps.entities.actions.searching import PRIORITY, queue_once
from apps.entities.actions.turns import Failed, Work, could_not, wait_again, waits

READ_TEXTS: Final = "claims.read_texts"
# Claims are put together from names: those come first.
AFTER_NAMES: Final = PRIORITY - 1


class Reads(Protocol):
    """What reads the claims of a text."""

    def __call__(
        self,
        text: str,
        *,
        language: str,
        title: str,
        published: datetime.date | None,
        publisher: str,
        names: Sequence[Named],
        off: Collection[str],
    ) -> ClaimsRead: ...


@dataclass(frozen=True, slots=True)
class Read:
    """A text, a hash of what was read, and its claims; None: the same was read before."""

    version: Version
    hash: str
    found: ClaimsRead | None


def read_texts(
    reads: Reads,
    *,
    seconds: float | None = None,
    tell: Callable[[int], None] | None = None,
) -> int:
    """Read what waits, the newest first, until nothing does or the time is over.

    Safe beside others that do the same, and to be cut off anywhere (see `turns` in entities).
    Returns how many texts were looked at.
    """
    return reading_with(reads).go(seconds=seconds, tell=tell)


def reading_with(reads: Reads) -> Work[Read]:
    return Work(ClaimReading, METHOD, partial(_read, reads), _store, _noted)


def _read(reads: Reads, texts: Sequence[Version]) -> tuple[list[Read], list[Failed]]:
    """The claims of each text whose names, words or rules are not those read before."""
    before = dict(
        ClaimReading.objects.filter(article__in=[one.article_id for one in texts]).values_list(
            "article_id", "read_from"
        )
    )
    found, failed = [], []
    for known in known_of(texts):
        version, now = known.version, known.hash
        try:
            claims = None
            if before.get(version.article_id) != now:
                claims = reads(
                    version.text,
                    language=version.article.language,
                    title=version.article.title,
                    published=known.published,
                    publisher=known.publisher,
                    names=known.names,
                    off=known.off,
                )
        except Exception as error:
            failed.append(could_not(version, error))
        else:
            found.append(Read(version, now, claims))
    return found, failed


def _store(read: Sequence[Read]) -> set[UUID]:
    again = [(one.version, one.found) for one in read if one.found is not None]
    unchanged = {one.version.pk for one in read if one.found is None}
    return suggest_claims(read=again).stored | unchanged


def _noted(read: Read) -> Mapping[str, Any]:
    return {"read_from": read.hash}


def claims_wait() -> bool:
    """Whether a text is due to be read for claims."""
    return waits(ClaimReading)


def read_everything_again() -> int:
    """Have every text read again, whether anything changed or not. Returns how many wait."""
    ClaimReading.objects.exclude(read_from="").update(read_from="")
    return let_all_wait()


def let_all_wait() -> int:
    """Let every text wait; those of which nothing changed are not read again."""
    waiting = wait_again(ClaimReading.objects.all())
    wake_reading()
    return waiting


def wake_reading() -> None:
    """Tell the worker, once this transaction is through, that something waits."""
    transaction.on_commit(queue_reading, robust=True)


def queue_reading() -> None:
    """Put the reading into the queue, behind the search for names."""
    queue_once(READ_TEXTS, AFTER_NAMES)
