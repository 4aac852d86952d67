"""The fields of a claim that stand in rows of their own: their columns, and which kinds have them.

A figure and a share are two forms of one field: a claim has the one or the other.
"""

from typing import Any, Final

from apps.claims.actions.typed_fields import FIELDS_OF_KIND, OF_SOME_KIND, TypedFields
from apps.claims.enums import ClaimField, ClaimKind
from apps.claims.models import Claim

_FIGURE: Final = (
    *("figure_words", "qualifier", "low", "best", "high", "low_is_soft", "high_is_soft"),
    *("is_round", "share_low", "share_high", "share_of", "share_of_words"),
)
COLUMNS: Final[dict[ClaimField, tuple[str, ...]]] = {
    ClaimField.CLAIMANT: ("claimant", "claimant_words"),
    ClaimField.FIGURE: _FIGURE,
    ClaimField.SHARE: _FIGURE,
    ClaimField.MEASURE: ("measure", "measure_word", "unit"),
    ClaimField.POPULATION: ("population", "population_words"),
    ClaimField.SUBJECT: ("subject", "subject_words"),
    ClaimField.EXTENT: ("extent_words",),
    ClaimField.COMING_FROM: ("coming_from", "coming_from_words"),
    ClaimField.GOING_TO: ("going_to", "going_to_words"),
    ClaimField.CONDITION: ("condition_words",),
    ClaimField.PERIOD: (
        *("since", "since_precision", "until", "until_precision", "period_words"),
    ),
    ClaimField.PLACE: ("place", "place_words"),
}
_BLANK: Final = TypedFields()


def fields_of(kind: ClaimKind) -> tuple[ClaimField, ...]:
    """The fields that a claim of this kind has, in the order they are shown; the share is left
    to the figure."""
    foreign = OF_SOME_KIND - FIELDS_OF_KIND[kind]
    return tuple(
        field
        for field, columns in COLUMNS.items()
        if field != ClaimField.SHARE and not foreign.intersection(columns)
    )


def own_field(claim: Claim, field: ClaimField) -> ClaimField:
    """The field under which words are kept: a share's are its own."""
    if field in (ClaimField.FIGURE, ClaimField.SHARE):
        return ClaimField.SHARE if claim.has_share else ClaimField.FIGURE
    return field


def blank(column: str) -> Any:
    """What the column holds where nobody said anything."""
    return None if column == "claimant" else getattr(_BLANK, column)


def values_of(claim: Claim, field: ClaimField) -> dict[str, Any]:
    return {column: getattr(claim, column) for column in COLUMNS[field]}


def is_empty(values: dict[str, Any]) -> bool:
    """Whether a field says nothing. How exactly a date is known says nothing by itself."""
    return all(
        value == blank(column)
        for column, value in values.items()
        if not column.endswith("_precision")
    )
