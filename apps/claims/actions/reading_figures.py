"""Reading the words of a figure as bounds: nobody has to work out what a qualifier says."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import Measure, Qualifier
from apps.figures import Figure, FigureKind, Number, read

# Where figures and claims call one measure by two words.
_MEASURES: Final = {"injured": "wounded", "destroyed": "equipment"}


def with_figure_read(typed: TypedFields) -> TypedFields:
    """Fill bounds, qualifier and measure from the words of the figure, where none were given.

    Only words that hold exactly one figure are read; what a person gave is never overwritten.
    """
    given = (typed.low, typed.best, typed.high, typed.share_low, typed.share_high)
    if not typed.figure_words or typed.qualifier or any(one is not None for one in given):
        return typed
    figure = only_figure(typed.figure_words)
    return typed if figure is None else with_figure(typed, figure)


def only_figure(words: str) -> Figure | None:
    """The figure that the words give, if they give exactly one."""
    found = read(words).figures
    return found[0] if len(found) == 1 else None


def with_figure(typed: TypedFields, figure: Figure) -> TypedFields:
    """Bounds, qualifier and, where there was none, measure as the figure has them."""
    qualifier = figure.qualifier.value if figure.qualifier.value in Qualifier.values else ""
    typed = replace(typed, qualifier=qualifier, measure=typed.measure or measure_of(figure))
    return _with_share(typed, figure) if is_share(figure) else _with_bounds(typed, figure)


def measure_of(figure: Figure) -> Measure | str:
    """The measure that the words beside the figure give, in the words of claims."""
    return measure_named(figure.measure or "")


def measure_named(word: str) -> Measure | str:
    """The measure that figures call so; nothing where claims have none for it."""
    named = _MEASURES.get(word, word)
    return Measure(named) if named in Measure.values else ""


def is_share(figure: Figure) -> bool:
    return figure.kind in (FigureKind.SHARE, FigureKind.PERCENT)


def _with_bounds(typed: TypedFields, figure: Figure) -> TypedFields:
    low, high = figure.interval.low, figure.interval.high
    return replace(
        typed,
        low=decimal(low.value) if low else None,
        high=decimal(high.value) if high else None,
        low_is_soft=bool(low and low.soft),
        high_is_soft=bool(high and high.soft),
        best=None if figure.best is None else decimal(figure.best),
        is_round=figure.round and figure.best is not None,
    )


def _with_share(typed: TypedFields, figure: Figure) -> TypedFields:
    low, high = figure.interval.low, figure.interval.high
    return replace(
        typed,
        share_low=decimal(low.value, 7) if low else None,
        share_high=decimal(high.value, 7) if high else None,
    )


def decimal(value: Number, places: int = 3) -> Decimal:
    """The number as the database keeps it."""
    exact = Fraction(value)
    return round(Decimal(exact.numerator) / Decimal(exact.denominator), places)
