"""How long it takes until a new claim has found those that may share its origin.

In the database in use, which should be a copy: its claims are given figures there. A third of them
is one ministry's round figure, day after day, which so many have in common that nobody could read
them all.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from django.db import connection, transaction

from apps.comparison.actions.looking import look_for_origins
from apps.comparison.actions.proposing import keep_keys, propose_origins_for
from apps.comparison.models import OriginWait
from apps.comparison.queries.candidates import likely_of_one_origin
from apps.comparison.queries.compared_claims import facts_of_claims

_CHUNK = 1000
TURNS = 15
LOOKED_AT = 400

# Claims of an archive say nothing of figures, and most are confirmed.
_GIVE_FIGURES = """
    WITH told AS (
        SELECT id, row_number() OVER (ORDER BY docket) AS number
          FROM claims_claim ORDER BY docket LIMIT %(claims)s
    ), ministry AS (
        SELECT id FROM entities_entity WHERE kind = 'organisation' ORDER BY docket LIMIT 1
    )
    UPDATE claims_claim AS claim
       SET state = 'confirmed', kind = 'figure', measure = 'killed',
           best = CASE WHEN told.number %% 3 = 0 THEN 500 ELSE told.number %% 9973 + 1 END,
           claimant_id = CASE WHEN told.number %% 3 = 0 THEN ministry.id ELSE claimant_id END
      FROM told, ministry
     WHERE claim.id = told.id
 RETURNING claim.id, told.number
"""


@dataclass(frozen=True)
class OriginWork:
    """Among so many `claims`, `shared` of them with one key in common: milliseconds at the median
    to look up the candidates of a new claim, of which there are `found`, and to propose its
    origin; claims looked at a second when many wait."""

    claims: int
    shared: int
    found: int
    looked_up: float
    proposed: float
    rate: float


def origin_work(claims: int) -> OriginWork:
    """The new claims are the last ones of those that say the round figure, as if just accepted."""
    told = _with_figures(claims)
    ids = [pk for _number, pk in sorted(told)]
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        keep_keys(claims=some, facts=facts_of_claims(some))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) comparison_originkey")
        cursor.execute("ANALYZE claims_claim")
    round_ones = [pk for number, pk in sorted(told) if number % 3 == 0]
    new = round_ones[len(round_ones) // 2 :][:TURNS]
    found = [len(likely_of_one_origin([pk])) for pk in new]
    looked_up = median(_seconds(likely_of_one_origin, pk) for pk in new)
    proposed = median(_seconds(_propose, pk) for pk in new)
    OriginWait.objects.all().delete()
    waiting = ids[len(ids) // 3 :][:LOOKED_AT]
    OriginWait.objects.bulk_create(OriginWait(claim_id=pk) for pk in waiting)
    begun = time.perf_counter()
    done = look_for_origins()
    rate = done / (time.perf_counter() - begun)
    connection.close()
    return OriginWork(
        claims=len(ids),
        shared=len(round_ones),
        found=round(median(found)),
        looked_up=looked_up * 1000,
        proposed=proposed * 1000,
        rate=rate,
    )


def _with_figures(claims: int) -> list[tuple[int, UUID]]:
    with transaction.atomic(), connection.cursor() as cursor:
        # What the triggers would do is not what is measured here.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(_GIVE_FIGURES, {"claims": claims})
        return [(number, pk) for pk, number in cursor.fetchall()]


def _propose(claims: list[UUID]) -> None:
    propose_origins_for(claims=claims)


def _seconds(work: Callable[[list[UUID]], object], claim: UUID) -> float:
    begun = time.perf_counter()
    work([claim])
    return time.perf_counter() - begun
