"""Claims that lost the second origin on which their grade rested, whose grade it is, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from apps.audit.queries import event_model
from apps.claims.enums import Credibility
from apps.claims.models import Assessment, Claim, ClaimLink, RegradeNeeded, Relay, Utterance
from apps.claims.queries.footing import footing_of, wanting_a_grade
from apps.entities.models import Entity
from apps.ui.dates import written

if TYPE_CHECKING:
    from apps.accounts.models import User

PAGE: Final = 25
# What may take an origin from a claim; history says by whom and why.
_TOLD_BY: Final = (Utterance, Claim, ClaimLink, Relay, Assessment)


@dataclass(frozen=True)
class Regrade:
    """One claim that wants a new grade. `lost`: the origin, in words; `by` and `said`: who did
    what took it away. `own`: the reader's assessment, where it is one that rested on it."""

    asked: RegradeNeeded
    resting: tuple[Assessment, ...]
    own: Assessment | None
    lost: str
    by: str
    said: str
    origins: int

    @property
    def claim(self) -> Claim:
        return self.asked.claim


@dataclass(frozen=True)
class RegradePage:
    """`of`: "mine" or "all". `mine` and `all`: how many there are of each."""

    rows: tuple[Regrade, ...]
    of: str
    mine: int
    all: int
    here: str
    next: str


def regrade_page(query: Mapping[str, Any], user: "User") -> RegradePage:
    """One page, those asked about longest first; a fixed number of queries."""
    mine = grades_waiting(user)
    everybody = wanting_a_grade().order_by().count()
    of = query.get("of", "")
    of = of if of in ("mine", "all") else "mine" if mine or not everybody else "all"
    found = _own(user) if of == "mine" else wanting_a_grade()
    after = _key(query.get("after", ""))
    if after is not None:
        since, pk = after
        found = found.filter(Q(since__gt=since) | Q(since=since, pk__gt=pk), since__gte=since)
    rows = list(found.select_related("claim__claimant").order_by("since", "id")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]

    def address(**key: str) -> str:
        return f"{reverse('desk:review-grades')}?{urlencode({'of': of, **key})}"

    following = f"{rows[-1].since.isoformat()}_{rows[-1].pk}" if more else ""
    return RegradePage(
        regrades_told(rows, user),
        of,
        mine,
        everybody,
        here=address(**({"after": query["after"]} if after else {})),
        next=address(after=following) if following else "",
    )


def grades_waiting(user: "User") -> int:
    """How many of the reader's own grades are asked about."""
    return _own(user).order_by().count()


def regrades_told(rows: list[RegradeNeeded], user: "User") -> tuple[Regrade, ...]:
    """With what each lost, by whom, and who confirmed it; the same few queries for any number."""
    if not rows:
        return ()
    confirmed: dict[UUID, list[Assessment]] = {}
    for one in (
        Assessment.objects.filter(
            claim__in=[row.claim_id for row in rows], credibility=Credibility.CONFIRMED
        )
        .select_related("analyst")
        .order_by("created_at", "id")
    ):
        confirmed.setdefault(one.claim_id, []).append(one)
    lost = _origins_in_words({row.lost for row in rows if row.lost})
    told = _told({row.action for row in rows if row.action})
    footings = footing_of([row.claim_id for row in rows])
    made = []
    for row in rows:
        resting = tuple(confirmed.get(row.claim_id, ()))
        by, said = told.get(row.action, ("", "")) if row.action else ("", "")
        made.append(
            Regrade(
                asked=row,
                resting=resting,
                own=next((one for one in resting if one.analyst_id == user.pk), None),
                lost=lost.get(row.lost, "") if row.lost else "",
                by=by,
                said=said,
                origins=footings[row.claim_id].origins,
            )
        )
    return tuple(made)


def regrade_of(claim: Claim, user: "User") -> Regrade | None:
    """What is asked about one claim, where it wants a new grade; one query where it does not."""
    rows = list(wanting_a_grade().filter(claim=claim)[:1])
    return next(iter(regrades_told(rows, user)), None)


def _own(user: "User") -> "QuerySet[RegradeNeeded]":
    own = Assessment.objects.filter(
        claim=OuterRef("claim"), analyst=user, credibility=Credibility.CONFIRMED
    )
    return wanting_a_grade().filter(Exists(own))


def _origins_in_words(ids: Iterable[UUID]) -> dict[UUID, str]:
    """By history where one is no longer on file: it was joined with another."""
    wanted = list(ids)
    latest = (
        event_model(Utterance)
        ._default_manager.filter(pgh_obj_id__in=wanted)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
        .values(
            "pgh_obj_id", "speaker_id", "speaker_words", "occasion", "said_on", "said_precision"
        )
    )
    rows = list(latest)
    names = dict(
        Entity.objects.filter(pk__in=[row["speaker_id"] for row in rows]).values_list("pk", "name")
    )
    return {
        row["pgh_obj_id"]: ", ".join(
            part
            for part in (
                names.get(row["speaker_id"]) or row["speaker_words"],
                row["occasion"],
                written(row["said_on"], row["said_precision"]) if row["said_on"] else "",
            )
            if part
        )
        for row in rows
    }


def _told(actions: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Who did each action, and what it was; one query."""
    wanted = list(actions)
    found, *others = (
        event_model(model)
        ._default_manager.filter(pgh_context_id__in=wanted)
        .order_by()
        .values_list("pgh_context_id", "pgh_context__who", "pgh_context__reason")
        for model in _TOLD_BY
    )
    return {action: (who or "", said or "") for action, who, said in found.union(*others)}


def _key(typed: str) -> tuple[Any, UUID] | None:
    since, _, pk = typed.partition("_")
    try:
        moment, last = parse_datetime(since), UUID(pk)
    except ValueError:
        return None
    return (moment, last) if moment is not None and moment.tzinfo is not None else None
