"""Looking for the origins of claims that wait for it: what the worker and the command do."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from apps.comparison.actions.proposing import propose_origins_for
from apps.comparison.models import OriginWait

BATCH: Final = 200
TRIES: Final = 3
logger = logging.getLogger(__name__)

_TAKE = """
    SELECT id, claim_id, failures FROM comparison_originwait
     WHERE due_at <= clock_timestamp()
     ORDER BY due_at, id
     LIMIT %s
       FOR UPDATE SKIP LOCKED
"""
_ALL_WAIT = """
    INSERT INTO comparison_originwait (claim_id, due_at, failures)
    SELECT id, clock_timestamp(), 0 FROM claims_claim WHERE state = 'confirmed'
"""


def look_for_origins(
    *, seconds: float | None = None, tell: Callable[[int], None] | None = None
) -> int:
    """Propose origins for the claims that wait, the first first, until none does or time is over.

    Safe beside others that do the same, and to be cut off anywhere: a batch is done wholly, or
    waits on. A claim that fails is tried twice more, and holds up no other. Returns how many times
    a claim that waited was looked at.
    """
    until = None if seconds is None else time.monotonic() + seconds
    done = 0
    while until is None or time.monotonic() < until:
        taken = _next_batch()
        if not taken:
            break
        done += taken
        if tell:
            tell(done)
    return done


def origins_wait() -> bool:
    """Whether a claim is due."""
    return OriginWait.objects.filter(due_at__lte=timezone.now()).exists()


def let_all_wait_for_origins() -> None:
    """Let every confirmed claim wait."""
    with connection.cursor() as cursor:
        cursor.execute(_ALL_WAIT)


@transaction.atomic
def _next_batch() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [BATCH])
        rows = cursor.fetchall()
    tries: dict[UUID, int] = {}
    for _pk, claim, failures in rows:
        tries[claim] = max(failures, tries.get(claim, 0))
    if tries:
        OriginWait.objects.filter(pk__in=[row[0] for row in rows]).delete()
        _look(tries)
    return len(tries)


def _look(tries: dict[UUID, int]) -> None:
    try:
        with transaction.atomic():
            propose_origins_for(claims=list(tries))
    except Exception as error:
        if len(tries) > 1:
            # Which one it is shows when each is looked at by itself.
            for claim, failures in tries.items():
                _look({claim: failures})
            return
        ((claim, failures),) = tries.items()
        _note(claim, failures + 1, error)


def _note(claim: UUID, tries: int, error: Exception) -> None:
    logger.warning("The origin of claim %s could not be looked for", claim, exc_info=error)
    if tries < TRIES:
        waits = OriginWait.objects.create(claim_id=claim, failures=tries)
        # Later each time: what failed because of the moment may go well in another.
        later = timezone.now() + timedelta(seconds=20 * 3 ** (tries - 1))
        OriginWait.objects.filter(pk=waits.pk).update(due_at=later)
