"""Reading words as one field of a claim: bounds of a figure, days of a period, who is meant."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from apps.articles.enums import DatePrecision
from apps.claims.actions.fields import COLUMNS, blank
from apps.claims.actions.reading_figures import is_share, measure_of, only_figure, with_figure
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimField, Measure
from apps.claims.models.scoped import WORDS_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.entities.queries.spelled import spelled
from apps.figures import Figure, read, said
from apps.figures.periods import Edge, Precision, read_periods
from apps.ui.dates import written

_PRECISION: Final = {
    Precision.PART: DatePrecision.MONTH,
    Precision.MONTH: DatePrecision.MONTH,
    Precision.SEASON: DatePrecision.MONTH,
    Precision.YEAR: DatePrecision.YEAR,
}
# Which kinds of names a field may mean.
KINDS: Final[dict[ClaimField, tuple[EntityKind, ...]]] = {
    ClaimField.CLAIMANT: (EntityKind.PERSON, EntityKind.ORGANISATION),
    ClaimField.POPULATION: tuple(EntityKind),
    ClaimField.SUBJECT: tuple(EntityKind),
    ClaimField.PLACE: (EntityKind.PLACE,),
    ClaimField.COMING_FROM: (EntityKind.PLACE,),
    ClaimField.GOING_TO: (EntityKind.PLACE,),
}
_WORDS: Final[dict[ClaimField, str]] = {
    ClaimField.CLAIMANT: "claimant_words",
    ClaimField.FIGURE: "figure_words",
    ClaimField.SHARE: "figure_words",
    ClaimField.MEASURE: "measure_word",
    ClaimField.POPULATION: "population_words",
    ClaimField.SUBJECT: "subject_words",
    ClaimField.EXTENT: "extent_words",
    ClaimField.COMING_FROM: "coming_from_words",
    ClaimField.GOING_TO: "going_to_words",
    ClaimField.CONDITION: "condition_words",
    ClaimField.PERIOD: "period_words",
    ClaimField.PLACE: "place_words",
}


@dataclass(frozen=True)
class Reread:
    """What words say in a field. `said`: the reading, or why there is none, in a sentence."""

    values: dict[str, Any]
    said: str
    understood: bool = True


def reread(
    field: ClaimField,
    words: str,
    *,
    published: datetime.date | None = None,
    named: Sequence[Entity] = (),
) -> Reread:
    """The columns of a field as the words give them.

    `published`: the day that "since December" counts from. `named`: who the text is known to name
    in these words, the longest name first. What is not understood is kept as words alone.
    """
    words = " ".join(words.split())[:WORDS_LIMIT]
    values = {column: blank(column) for column in COLUMNS[field]}
    if not words:
        return Reread(values, "Nothing is stated.", understood=False)
    if field in (ClaimField.FIGURE, ClaimField.SHARE):
        return _figure(words)
    if field == ClaimField.PERIOD:
        return _period(words, values, published)
    if field == ClaimField.MEASURE:
        return _measure(words, values)
    if field in KINDS:
        return _named(field, words, values, named)
    return Reread({**values, _WORDS[field]: words}, f"Kept as written: “{words}”.")


def _figure(words: str) -> Reread:
    figure = only_figure(words)
    typed = TypedFields(figure_words=words)
    if figure is None:
        count = len(read(words).figures)
        why = "No figure was read in these words." if not count else f"{count} figures stand here."
        return Reread(_figure_columns(typed), f"{why} They are kept without bounds.", False)
    typed = with_figure(typed, figure)
    return Reread(_figure_columns(typed), f"Read as {figure_said(figure)}.")


def _figure_columns(typed: TypedFields) -> dict[str, Any]:
    return {column: getattr(typed, column) for column in COLUMNS[ClaimField.FIGURE]}


def figure_said(figure: Figure) -> str:
    """The interval of a figure for people: "20,001 or more", "50 % to 100 %"."""
    if not is_share(figure):
        return said(figure.interval)
    typed = with_figure(TypedFields(), figure)
    ends = [
        f"{float(end) * 100:.3g} %"
        for end in (typed.share_low, typed.share_high)
        if end is not None
    ]
    return " to ".join(dict.fromkeys(ends)) if ends else "a share without bounds"


def _period(words: str, values: dict[str, Any], published: datetime.date | None) -> Reread:
    values["period_words"] = words
    found = read_periods(words, published)
    if len(found) != 1:
        why = "No period was read in these words" if not found else "Several periods stand here"
        return Reread(values, f"{why}; give its dates, or keep the words alone.", False)
    [period] = found
    for name, edge in (("since", period.start), ("until", period.end)):
        if edge is not None and edge.stated:
            values[name], values[f"{name}_precision"] = edge.day, precision_of(edge)
    if values["since"] is None and values["until"] is None:
        return Reread(values, period.explanation, False)
    return Reread(values, f"Read as {_days(values)}. {period.explanation}")


def precision_of(edge: Edge) -> DatePrecision:
    return _PRECISION.get(edge.precision, DatePrecision.DAY)


def _days(values: dict[str, Any]) -> str:
    read_so = TypedFields(**values)
    since, until = (
        _day(read_so.since, read_so.since_precision),
        _day(read_so.until, read_so.until_precision),
    )
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _day(day: datetime.date | None, precision: str) -> str:
    return written(day, str(precision)) if day else ""


def _measure(words: str, values: dict[str, Any]) -> Reread:
    folded = words.casefold()
    for measure in Measure:
        if folded in (measure.value, str(measure.label).casefold()):
            return Reread({**values, "measure": measure}, f"Read as {measure.label.lower()}.")
    # A number before them lets the words be read as what is counted.
    for counted in (f"100 {words}", f"100 people {words}", f"100 {words} people"):
        found = read(counted).figures
        if len(found) == 1 and (meant := measure_of(found[0])):
            measure = Measure(meant)
            return Reread({**values, "measure": measure}, f"Read as {measure.label.lower()}.")
    values |= {"measure": Measure.OTHER, "measure_word": words}
    return Reread(values, f"No measure of its own: kept as “{words}”.")


def _named(
    field: ClaimField, words: str, values: dict[str, Any], named: Sequence[Entity]
) -> Reread:
    entity = next((one for one in named if one.kind in KINDS[field]), None)
    if entity is None:
        by_spelling = spelled(words, KINDS[field])
        entity = by_spelling[0] if len(by_spelling) == 1 else None
    if entity is None:
        values[_WORDS[field]] = words
        return Reread(values, f"Nobody on file is meant for certain: kept as “{words}”.")
    values[field.value] = entity
    if words.casefold() != entity.name.casefold():
        values[_WORDS[field]] = words
    return Reread(values, f"Means {entity.docket_label} {entity.name}.")
