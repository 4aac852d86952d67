"""The page of one correction: what it says, of what, and what it marks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from apps.accounts.rules import Action, may
from apps.articles.enums import SuggestionState
from apps.audit.queries import HistoryEntry, history
from apps.claims.models import Claim
from apps.claims.models.reading import plain
from apps.comparison.enums import CorrectionEffect, MemberState
from apps.comparison.models import Correction, Question
from apps.comparison.queries.corrections import corrections_of
from apps.entities.models import Entity
from apps.ui.dates import number, written

if TYPE_CHECKING:
    from apps.accounts.models import User

# So many of what rests on it are looked at and shown; the list of claims shows them all.
SHOWN: Final = 100
HISTORY_SHOWN: Final = 20
LOADED: Final = (
    *("utterance__speaker", "article__publisher", "created_by", "source_article__publisher"),
    *("source_version", "place", "population"),
)


@dataclass(frozen=True)
class CorrectionPage:
    """`stays`: what rests on it too, and says already, or does not say, what it corrects."""

    correction: Correction
    marked: tuple[Claim, ...]
    stays: tuple[Claim, ...]
    resting: int
    questions: tuple[Question, ...]
    covers: tuple[tuple[str, str], ...]
    history: list[HistoryEntry]
    user: "User"

    @property
    def may_correct(self) -> bool:
        return may(self.user, Action.COMPARE)

    @property
    def may_edit(self) -> bool:
        own = self.correction.made_by(self.user)
        return may(self.user, Action.COMPARE if own else Action.EDIT_ANNOTATION)

    @property
    def may_take_back(self) -> bool:
        own = self.correction.made_by(self.user)
        return may(self.user, Action.COMPARE if own else Action.DELETE_ANNOTATION)

    @property
    def is_withdrawn(self) -> bool:
        """Whether what it corrects counts as an origin no longer."""
        utterance = self.correction.utterance
        return utterance is not None and utterance.withdrawn_at is not None

    @property
    def is_retracted(self) -> bool:
        return self.correction.effect == CorrectionEffect.RETRACTED

    @property
    def not_shown(self) -> int:
        return self.resting - len(self.marked) - len(self.stays)


def correction_of_docket(docket: int) -> Correction:
    return get_object_or_404(Correction.objects.select_related(*LOADED), docket=docket)


def correction_page(correction: Correction, *, user: "User") -> CorrectionPage:
    resting = resting_on(correction)
    claims = list(resting.select_related("claimant", "utterance__speaker")[: SHOWN + 1])
    shown = claims[:SHOWN]
    found = corrections_of([claim.pk for claim in shown])
    key = str(correction.pk)
    marked = tuple(one for one in shown if key in {fact.key for fact in found.get(one.pk, ())})
    ids = {one.pk for one in marked}
    return CorrectionPage(
        correction=correction,
        marked=marked,
        stays=tuple(one for one in shown if one.pk not in ids),
        resting=resting.count() if len(claims) > SHOWN else len(claims),
        questions=questions_with(ids),
        covers=covers(correction),
        history=history(correction, HISTORY_SHOWN),
        user=user,
    )


def resting_on(correction: Correction) -> "QuerySet[Claim]":
    """What goes back to the origin that it corrects, or stands in the article; newest first."""
    if correction.utterance_id is not None:
        rests = Q(utterance=correction.utterance_id)
    else:
        rests = Q(pk__in=Claim.objects.filter(evidence__article=correction.article_id))
    return Claim.objects.filter(rests).exclude(state=SuggestionState.REJECTED).order_by("-docket")


def questions_with(claims: set[UUID]) -> tuple[Question, ...]:
    held = Question.objects.filter(
        members__claim__in=claims, members__state=MemberState.INCLUDED
    ).distinct()
    return tuple(held.order_by("-docket")[:SHOWN])


def covers(correction: Correction) -> tuple[tuple[str, str], ...]:
    """What it says that holds from then on, field by field."""
    rows = (
        ("Measure", str(correction.get_measure_display()) if correction.measure else ""),
        ("Who is counted", _named(correction.population, correction.population_words)),
        ("Place", _named(correction.place, correction.place_words)),
        ("Period", _period(correction)),
        ("Figure as written", correction.figure_words),
        ("Figure", _bounds(correction)),
    )
    return tuple((label, value) for label, value in rows if value)


def _named(entity: Entity | None, words: str) -> str:
    if entity is None:
        return words
    return f"{entity.name} ({words})" if words else entity.name


def _period(correction: Correction) -> str:
    ends = (
        ("since", correction.since, correction.since_precision),
        ("until", correction.until, correction.until_precision),
    )
    return " ".join(f"{word} {written(day, how)}" for word, day, how in ends if day)


def _bounds(correction: Correction) -> str:
    low, high = (number(plain(bound)) for bound in (correction.low, correction.high))
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}" if high else ""
