"""The typed fields of a claim: what fits its kind is checked and kept, the rest is left out."""

import datetime
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, Final

from apps.articles.enums import DatePrecision
from apps.articles.errors import InvalidAnnotation
from apps.claims.enums import CaveatKind, ClaimKind, Measure, Qualifier
from apps.claims.models import Claim
from apps.claims.models.scoped import WORDS_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

MOST: Final = Decimal(10) ** 18


@dataclass(frozen=True)
class TypedFields:
    """Scope, figure, and what claims without a figure have instead. Empty: nobody said so.

    Bounds are those of the words ("more than 20,000" is low 20001, high None); `best` is only what
    the source itself gives. A share ("half of the dead") has shares from 0 to 1 and no bounds.
    """

    claimant_words: str = ""
    measure: Measure | str = ""
    measure_word: str = ""
    unit: str = ""
    population: Entity | None = None
    population_words: str = ""
    place: Entity | None = None
    place_words: str = ""
    since: datetime.date | None = None
    since_precision: DatePrecision | str = DatePrecision.DAY
    until: datetime.date | None = None
    until_precision: DatePrecision | str = DatePrecision.DAY
    period_words: str = ""
    figure_words: str = ""
    qualifier: Qualifier | str = ""
    low: Decimal | int | None = None
    best: Decimal | int | None = None
    high: Decimal | int | None = None
    low_is_soft: bool = False
    high_is_soft: bool = False
    is_round: bool = False
    share_low: Decimal | None = None
    share_high: Decimal | None = None
    share_of: Claim | None = None
    share_of_words: str = ""
    subject: Entity | None = None
    subject_words: str = ""
    extent_words: str = ""
    coming_from: Entity | None = None
    coming_from_words: str = ""
    going_to: Entity | None = None
    going_to_words: str = ""
    condition_words: str = ""
    caveat_kind: CaveatKind | str = ""

    @classmethod
    def of(cls, claim: Claim) -> "TypedFields":
        return cls(**{one.name: getattr(claim, one.name) for one in fields(cls)})

    def columns(self) -> dict[str, Any]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


_FIGURE = frozenset(
    {
        *("measure", "measure_word", "unit", "population", "population_words", "figure_words"),
        *("qualifier", "low", "best", "high", "low_is_soft", "high_is_soft", "is_round"),
        *("share_low", "share_high", "share_of", "share_of_words"),
    }
)
_SUBJECT = frozenset({"subject", "subject_words"})
_WAY = frozenset({"coming_from", "coming_from_words", "going_to", "going_to_words"})

# What claims of each kind have beside claimant, place and period, which all may have.
FIELDS_OF_KIND: Final[dict[ClaimKind, frozenset[str]]] = {
    ClaimKind.FIGURE: _FIGURE,
    ClaimKind.CONTROL: _SUBJECT | {"extent_words"},
    ClaimKind.MOVEMENT: _SUBJECT | _WAY,
    ClaimKind.INTENT: _SUBJECT | {"condition_words"},
    ClaimKind.CHARACTERISATION: _SUBJECT,
    ClaimKind.CAVEAT: frozenset({"caveat_kind"}),
}
OF_SOME_KIND: Final = frozenset().union(*FIELDS_OF_KIND.values())
_PLACES: Final = ("place", "coming_from", "going_to")


def fitting(typed: TypedFields, kind: ClaimKind) -> TypedFields:
    """The same without what claims of this kind do not have."""
    blank = TypedFields()
    foreign = OF_SOME_KIND - FIELDS_OF_KIND[kind]
    return replace(typed, **{name: getattr(blank, name) for name in foreign})


def checked(typed: TypedFields, kind: ClaimKind) -> TypedFields:
    """What may be stored of the fields for this kind, tidied.

    Raises InvalidAnnotation, with the name of the field, where they contradict one another.
    """
    typed = fitting(typed, kind)
    tidy: dict[str, Any] = {
        one.name: " ".join(value.split())
        for one in fields(typed)
        if isinstance(value := getattr(typed, one.name), str)
    }
    typed = replace(typed, **tidy)
    for name, value in tidy.items():
        if len(value) > WORDS_LIMIT:
            raise InvalidAnnotation(
                f"That is {len(value):,} letters; at most {WORDS_LIMIT} can be kept here.",
                field=name,
            )
    _check_places(typed)
    _check_period(typed)
    _check_figure(typed)
    if typed.measure == Measure.OTHER and not typed.measure_word:
        raise InvalidAnnotation("Say in a word what is counted.", field="measure_word")
    if typed.measure != Measure.OTHER:
        typed = replace(typed, measure_word="")
    return typed


def _check_places(typed: TypedFields) -> None:
    for name in _PLACES:
        place = getattr(typed, name)
        if place is not None and place.kind != EntityKind.PLACE:
            raise InvalidAnnotation(f"{place.name} is no place.", field=name)


def _check_period(typed: TypedFields) -> None:
    if typed.since and typed.until and typed.since > typed.until:
        raise InvalidAnnotation("The period ends before it begins.", field="until")


def _check_figure(typed: TypedFields) -> None:
    numbers = {"low": typed.low, "best": typed.best, "high": typed.high}
    for name, value in numbers.items():
        if value is not None and not 0 <= value < MOST:
            raise InvalidAnnotation("A figure is nought or more, and below 10¹⁸.", field=name)
    for lower, upper in (("low", "best"), ("best", "high"), ("low", "high")):
        one, other = numbers[lower], numbers[upper]
        if one is not None and other is not None and one > other:
            raise InvalidAnnotation(
                f"The {upper} must not lie below the {lower}: {other:,} is below {one:,}.",
                field=upper,
            )
    if typed.low_is_soft and typed.low is None:
        raise InvalidAnnotation("There is no low bound that could be soft.", field="low")
    if typed.high_is_soft and typed.high is None:
        raise InvalidAnnotation("There is no high bound that could be soft.", field="high")
    if typed.is_round and typed.best is None:
        raise InvalidAnnotation("There is no number that could be round.", field="best")
    _check_share(typed)


def _check_share(typed: TypedFields) -> None:
    shares = {"share_low": typed.share_low, "share_high": typed.share_high}
    for name, value in shares.items():
        if value is not None and not 0 <= value <= 1:
            raise InvalidAnnotation("A share lies between 0 and 100 %.", field=name)
    low, high = typed.share_low, typed.share_high
    if low is not None and high is not None and low > high:
        raise InvalidAnnotation("The share ends below where it begins.", field="share_high")
    is_share = low is not None or high is not None
    if is_share and any(one is not None for one in (typed.low, typed.best, typed.high)):
        raise InvalidAnnotation(
            "A share is no figure: what it comes to is worked out, never stored as if it were"
            " said. Leave low, best and high empty.",
            field="share_low",
        )
    if not is_share and (typed.share_of or typed.share_of_words):
        raise InvalidAnnotation("Say which share of it.", field="share_low")
