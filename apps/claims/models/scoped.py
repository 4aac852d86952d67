"""What a claim says, typed: its scope, its figure, and the fields of claims without a figure."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from apps.articles.enums import DatePrecision
from apps.claims.enums import CaveatKind, ClaimKind, Measure, Qualifier
from apps.entities.models import Entity

WORDS_LIMIT = 300
_EMPTY: dict[str, Any] = {"max_length": WORDS_LIMIT, "blank": True, "db_default": ""}
_NAMED_MEASURES = [value for value in Measure.values if value != Measure.OTHER]


def _words(about: str) -> "models.CharField[str, str]":
    return models.CharField(help_text=about, **_EMPTY)


def _choice(choices: Any, length: int, about: str = "") -> "models.CharField[str, str]":
    return models.CharField(
        max_length=length, choices=choices, blank=True, db_default="", help_text=about
    )


def _entity(about: str, name: str) -> Any:
    return models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name=name,
        help_text=about,
    )


def _number(about: str = "") -> Any:
    return models.DecimalField(
        max_digits=21, decimal_places=3, null=True, blank=True, help_text=about
    )


def _share() -> Any:
    return models.DecimalField(max_digits=8, decimal_places=7, null=True, blank=True)


def _flag(about: str) -> "models.BooleanField[bool, bool]":
    return models.BooleanField(db_default=False, default=False, help_text=about)


def _ordered(low: str, high: str) -> Q:
    return (
        Q(**{f"{low}__isnull": True})
        | Q(**{f"{high}__isnull": True})
        | Q(**{f"{low}__lte": F(high)})
    )


def _only(kind: ClaimKind, **empty: Any) -> Q:
    return Q(kind=kind) | Q(**empty)


class Scoped(models.Model):
    """The typed part of a claim. Words are kept as written; what nobody said stays empty."""

    claimant_words = _words(
        "The claimant as the text says it, where nobody is named: an official."
    )
    measure = _choice(Measure.choices, 10, "What is counted.")
    measure_word = _words("What is counted, where no measure fits.")
    unit = _words("What one of them is: people, tanks.")
    population = _entity("Who is counted.", "claims_counting")
    population_words = _words("Who is counted, in words.")
    place = _entity("Where, as far as the claim says.", "claims_placed")
    place_words = _words("Where, in words.")
    since = models.DateField(null=True, blank=True)
    since_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default="day", db_default="day"
    )
    until = models.DateField(null=True, blank=True)
    until_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default="day", db_default="day"
    )
    period_words = _words("The period as written: over the past five months.")

    figure_words = _words("The figure as written: more than 20,000.")
    qualifier = _choice(Qualifier.choices, 9)
    low = _number("The least that the words allow.")
    best = _number("The number that the source itself gives, if it gives one.")
    high = _number("The most that the words allow.")
    low_is_soft = _flag("The words only suggest the low bound.")
    high_is_soft = _flag("The words only suggest the high bound.")
    is_round = _flag("A bare number that looks rounded.")
    share_low, share_high = _share(), _share()
    share_of = models.ForeignKey(
        "claims.Claim",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="shares",
        help_text="The claim whose figure it is a share of. What follows is derived, not said.",
    )
    share_of_words = _words("What it is a share of, in words: of the dead.")

    subject = _entity("Who holds, moves or intends it, or who is described.", "claims_subject")
    subject_words = _words("Who or what it is about, in words.")
    extent_words = _words("What part is held: most of the city.")
    coming_from = _entity("Where the movement begins.", "claims_from")
    coming_from_words = _words("Where the movement begins, in words.")
    going_to = _entity("Where the movement leads.", "claims_to")
    going_to_words = _words("Where the movement leads, in words.")
    condition_words = _words("On what it depends: unless ammunition is sent.")
    caveat_kind = _choice(CaveatKind.choices, 10, "In what way a caveat limits.")

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=_ordered("low", "best")
                & _ordered("best", "high")
                & _ordered("low", "high"),
                name="claim_low_best_high_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(low__gte=0))
                & (Q(best__isnull=True) | Q(best__gte=0))
                & (Q(high__isnull=True) | Q(high__gte=0)),
                name="claim_counts_from_nought",
            ),
            models.CheckConstraint(
                condition=(Q(low_is_soft=False) | Q(low__isnull=False))
                & (Q(high_is_soft=False) | Q(high__isnull=False))
                & (Q(is_round=False) | Q(best__isnull=False)),
                name="claim_soft_only_where_bound",
            ),
            models.CheckConstraint(
                condition=_only(
                    ClaimKind.FIGURE,
                    measure="",
                    measure_word="",
                    unit="",
                    population__isnull=True,
                    population_words="",
                    figure_words="",
                    qualifier="",
                    low__isnull=True,
                    best__isnull=True,
                    high__isnull=True,
                    share_low__isnull=True,
                    share_high__isnull=True,
                    share_of__isnull=True,
                    share_of_words="",
                ),
                name="claim_figure_only_of_figures",
            ),
            models.CheckConstraint(
                condition=Q(share_low__isnull=True, share_high__isnull=True)
                | Q(low__isnull=True, best__isnull=True, high__isnull=True),
                name="claim_share_is_no_figure",
            ),
            models.CheckConstraint(
                condition=_ordered("share_low", "share_high")
                & (Q(share_low__isnull=True) | Q(share_low__gte=0, share_low__lte=1))
                & (Q(share_high__isnull=True) | Q(share_high__gte=0, share_high__lte=1)),
                name="claim_share_between_0_and_1",
            ),
            models.CheckConstraint(
                condition=(Q(share_of__isnull=True) & Q(share_of_words=""))
                | Q(share_low__isnull=False)
                | Q(share_high__isnull=False),
                name="claim_share_of_something_shared",
            ),
            models.CheckConstraint(
                condition=Q(share_of__isnull=True) | ~Q(share_of=F("id")),
                name="claim_no_share_of_itself",
            ),
            models.CheckConstraint(
                condition=_ordered("since", "until"), name="claim_since_before_until"
            ),
            models.CheckConstraint(
                condition=(Q(measure=Measure.OTHER) & ~Q(measure_word=""))
                | Q(measure__in=["", *_NAMED_MEASURES], measure_word=""),
                name="claim_measure_known_or_named",
            ),
            models.CheckConstraint(
                condition=Q(qualifier__in=["", *Qualifier.values]), name="claim_qualifier_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[ClaimKind.FIGURE, ClaimKind.CAVEAT])
                | Q(subject__isnull=True, subject_words=""),
                name="claim_subject_only_without_figure",
            ),
            models.CheckConstraint(
                condition=_only(ClaimKind.CONTROL, extent_words=""),
                name="claim_extent_only_of_control",
            ),
            models.CheckConstraint(
                condition=_only(
                    ClaimKind.MOVEMENT,
                    coming_from__isnull=True,
                    coming_from_words="",
                    going_to__isnull=True,
                    going_to_words="",
                ),
                name="claim_way_only_of_movements",
            ),
            models.CheckConstraint(
                condition=_only(ClaimKind.INTENT, condition_words=""),
                name="claim_condition_only_of_intent",
            ),
            models.CheckConstraint(
                condition=Q(caveat_kind="")
                | Q(kind=ClaimKind.CAVEAT, caveat_kind__in=CaveatKind.values),
                name="claim_caveat_kind_only_of_caveats",
            ),
        ]
