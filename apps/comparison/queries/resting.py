"""What each of some claims rests on: articles, its origin, and whose interest it serves."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from apps.articles.enums import DatePrecision, SuggestionState
from apps.claims.models import Claim, Evidence, Utterance
from apps.comparison.methods.comparing import OriginCount
from apps.comparison.methods.facts import Stake, UtteranceFact, stake_on
from apps.comparison.queries.claim_facts import day_of, utterance_of
from apps.comparison.queries.interests import stakes_of

NOT_NAMED: Final = "Nobody has said which utterance or document it goes back to."
NOBODY: Final = "Nobody is named as its speaker."
WITHDRAWN: Final = "Its origin was withdrawn"


@dataclass(frozen=True)
class Resting:
    """One claim. `origin`: what it goes back to, whether or not that counts; `why_not`: why it
    adds no origin, in a sentence, empty where it adds one. `stake`: on the day, that of the
    claimant, of who spoke, or of whom those who spoke are said to speak for."""

    articles: frozenset[UUID]
    origin: Utterance | None
    why_not: str
    stake: Stake | None
    is_rejected: bool = False

    @property
    def counts(self) -> bool:
        return not self.why_not

    @property
    def told(self) -> str:
        """Which origin it rests on, in words; where it counts for none, that it is unresolved."""
        return str(self.origin) if self.counts else "unresolved"

    @property
    def count(self) -> OriginCount:
        return together([self])


def together(resting: Iterable[Resting]) -> OriginCount:
    """The count of several claims: each article and each origin once."""
    kept = [one for one in resting if not one.is_rejected]
    said = {one.origin.pk: one.counts for one in kept if one.origin is not None}
    return OriginCount(
        articles=len({article for one in kept for article in one.articles}),
        origins=sum(said.values()),
        unresolved=len(said) - sum(said.values()) + sum(one.origin is None for one in kept),
    )


def resting_of(claims: Collection[Claim]) -> dict[UUID, Resting]:
    """For each of these claims; four queries at most, however many there are."""
    if not claims:
        return {}
    said: dict[UUID, Utterance] = Utterance.objects.select_related("speaker").in_bulk(
        {claim.utterance_id for claim in claims if claim.utterance_id}
    )
    carried: dict[UUID, list[tuple[Any, ...]]] = {}
    places = Evidence.objects.filter(claim__in=[claim.pk for claim in claims]).order_by()
    for key, *article in places.values_list(
        "claim", "article", "article__published_at", "article__published_precision"
    ).distinct():
        carried.setdefault(key, []).append(tuple(article))
    voices = _voices(said.values())
    entities = {claim.claimant_id for claim in claims}
    entities |= {one for several in voices.values() for one in several}
    stakes = stakes_of([one for one in entities if one])
    found = {}
    for claim in claims:
        origin = said.get(claim.utterance_id) if claim.utterance_id else None
        articles = carried.get(claim.pk, [])
        found[claim.pk] = Resting(
            articles=frozenset(article for article, *_ in articles),
            origin=origin,
            why_not=why_no_origin(origin),
            stake=_stake(
                [claim.claimant_id, *(voices[origin.pk] if origin else ())],
                _when(origin, articles),
                stakes,
            ),
            is_rejected=claim.state == SuggestionState.REJECTED,
        )
    return found


def why_no_origin(said: Utterance | None) -> str:
    """Why an utterance adds no origin, in a sentence; empty where it adds one."""
    if said is None:
        return NOT_NAMED
    fact = _fact(said)
    if fact.is_withdrawn:
        why = fact.withdrawn.rstrip(". ")
        return f"{WITHDRAWN}: {why}." if why else f"{WITHDRAWN}."
    return "" if fact.is_resolved else NOBODY


def _fact(said: Utterance) -> UtteranceFact:
    columns = {field.attname: getattr(said, field.attname) for field in said._meta.concrete_fields}
    return utterance_of(columns, {}, {})


def _voices(said: Collection[Utterance]) -> dict[UUID, list[UUID]]:
    """Who spoke, and for whom: the speaker of each utterance, then the claimants of its claims."""
    found = {one.pk: [one.speaker_id] if one.speaker_id else [] for one in said}
    if found:
        told = Claim.objects.filter(utterance__in=found, claimant__isnull=False).order_by()
        told = told.exclude(state=SuggestionState.REJECTED)
        pairs = told.values_list("utterance", "claimant").distinct()
        for utterance, claimant in sorted(pairs, key=str):
            found[utterance].append(claimant)
    return found


def _stake(
    voices: Iterable[UUID | None],
    when: tuple[datetime.date | None, str],
    stakes: dict[UUID, tuple[Stake, ...]],
) -> Stake | None:
    """The first stake among them."""
    held = (stake_on(stakes.get(one, ()), *when) for one in voices if one)
    return next((stake for stake in held if stake is not None), None)


def _when(
    origin: Utterance | None, articles: list[tuple[Any, ...]]
) -> tuple[datetime.date | None, str]:
    """When it was said; where nobody states it, when the first article with it came out."""
    if origin is not None and origin.said_on is not None:
        return origin.said_on, origin.said_precision
    dated = [(at, known) for _article, at, known in articles if at is not None]
    first, precision = min(dated, default=(None, str(DatePrecision.DAY)))
    return day_of(first), precision
