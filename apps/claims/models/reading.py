"""The typed fields of a claim as people read them. What nobody stated reads as nothing."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from apps.claims.enums import ClaimKind, Measure, Qualifier
from apps.ui.dates import number, written

if TYPE_CHECKING:
    from apps.claims.models.scoped import Scoped

    _Base = Scoped
else:
    _Base = object

# Of these the low bound is nought by reason alone: nobody said so, and it is not shown as said.
_FROM_NOUGHT: Final = {Qualifier.UP_TO, Qualifier.LESS_THAN}
_SUBJECT: Final = {
    ClaimKind.CONTROL: "Who holds it",
    ClaimKind.MOVEMENT: "Who moves",
    ClaimKind.INTENT: "Who would act",
    ClaimKind.CHARACTERISATION: "What is described",
}


def plain(value: Decimal | None) -> int | Decimal | None:
    """The number without noughts behind the point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def _named(entity: Any, words: str) -> str:
    return f"{entity.name} ({words})" if entity and words else entity.name if entity else words


class Readable(_Base):
    """How the typed fields are said."""

    @property
    def speaker(self) -> str:
        """Who says so, or nothing where it is the article's own voice."""
        claimant: Any = getattr(self, "claimant", None)
        return claimant.name if claimant else self.claimant_words

    @property
    def is_figure(self) -> bool:
        return str(getattr(self, "kind", "")) == ClaimKind.FIGURE

    @property
    def has_figure(self) -> bool:
        return bool(self.figure_words) or any(
            one is not None for one in (self.low, self.best, self.high)
        )

    @property
    def has_share(self) -> bool:
        return self.share_low is not None or self.share_high is not None

    @property
    def low_stated(self) -> int | Decimal | None:
        if self.low == 0 and self.high is not None and self.qualifier in _FROM_NOUGHT:
            return None
        return plain(self.low)

    @property
    def best_stated(self) -> int | Decimal | None:
        return plain(self.best)

    @property
    def high_stated(self) -> int | Decimal | None:
        return plain(self.high)

    @property
    def figure(self) -> str:
        """The figure in a word or two: as written, or as its bounds."""
        if self.figure_words:
            return self.figure_words
        low, best, high = self.low_stated, self.best_stated, self.high_stated
        if low is not None and low == high:
            return number(low)
        if low is not None and high is not None:
            return f"{number(low)} to {number(high)}"
        if low is not None:
            return f"{number(low)} or more"
        if high is not None:
            return f"up to {number(high)}"
        return number(best)

    @property
    def share(self) -> str:
        low, high = self.share_low, self.share_high
        if low is not None and low == high:
            return percent(low)
        if low is not None and high is not None:
            return f"{percent(low)} to {percent(high)}"
        if low is not None:
            return f"{percent(low)} or more"
        return f"up to {percent(high)}" if high is not None else ""

    @property
    def shared(self) -> str:
        """What the share is taken of: the dead. The "of" may have been written down with it."""
        return self.share_of_words.removeprefix("of ") or "another figure"

    @property
    def measured(self) -> str:
        """What is counted, in a word."""
        if self.measure == Measure.OTHER:
            return self.measure_word
        return str(Measure(self.measure).label).lower() if self.measure else ""

    @property
    def since_written(self) -> str:
        return written(self.since, self.since_precision) if self.since else ""

    @property
    def until_written(self) -> str:
        return written(self.until, self.until_precision) if self.until else ""

    @property
    def period(self) -> str:
        since, until = self.since_written, self.until_written
        if since and until:
            return since if since == until else f"{since} to {until}"
        return f"since {since}" if since else f"until {until}" if until else ""

    @property
    def population_named(self) -> str:
        return _named(self.population, self.population_words)

    @property
    def place_named(self) -> str:
        return _named(self.place, self.place_words)

    @property
    def subject_named(self) -> str:
        return _named(self.subject, self.subject_words)

    @property
    def subject_label(self) -> str:
        return _SUBJECT.get(ClaimKind(getattr(self, "kind", "figure")), "")


def percent(value: Decimal) -> str:
    shown = plain(round(value * 100, 1))
    return f"{shown} %"
