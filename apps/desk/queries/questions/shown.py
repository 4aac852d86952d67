"""Claims and figures of a question in the few words and numbers that its page shows."""

from dataclasses import dataclass

from apps.articles.models.dockets import docket_address
from apps.claims.enums import Qualifier
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.methods.scopes import Period
from apps.figures import Bound, Interval, Number
from apps.ui.dates import number, written


@dataclass(frozen=True)
class Linked:
    """A label such as C-12 or A-3, and where it leads. `at`: a claim whose words are led to."""

    label: str
    page: str
    at: str = ""

    @property
    def address(self) -> str:
        anchor = f"#{self.at}" if self.at else ""
        return f"{docket_address(self.page, docket_of(self.label))}{anchor}"


def claim_link(key: str) -> Linked:
    return Linked(key, "desk:claim")


def correction_link(label: str) -> Linked:
    return Linked(label, "desk:correction")


def words_link(claim: str, article: str) -> Linked:
    """To the words in the text that carry the claim."""
    return Linked(article, "desk:article", claim)


def article_links(claim: ClaimFact) -> tuple[Linked, ...]:
    return tuple(words_link(claim.key, article) for article in claim.articles)


def docket_of(key: str) -> int:
    return int(key.rpartition("-")[2])


_GIVING_A_NUMBER = frozenset(("", Qualifier.EXACTLY, Qualifier.ABOUT, Qualifier.NEARLY))


@dataclass(frozen=True)
class Bounds:
    """A figure to be drawn, in plain numbers. `soft`: the words only suggest a bound."""

    low: int | float | None = None
    best: int | float | None = None
    high: int | float | None = None
    soft: bool = False
    beyond: str = ""

    @property
    def most(self) -> float:
        return float(
            max((b for b in (self.low, self.best, self.high) if b is not None), default=0)
        )

    @property
    def is_drawn(self) -> bool:
        return (self.low, self.best, self.high) != (None, None, None)

    @property
    def written(self) -> str:
        if self.low is not None and self.high is not None:
            if self.low == self.high:
                return number(self.low)
            return f"{number(self.low)} to {number(self.high)}"
        if self.low is not None:
            return f"{self.beyond or '≥'} {number(self.low)}"
        if self.high is not None:
            return f"{self.beyond or '≤'} {number(self.high)}"
        return number(self.best)


def bounds_of(claim: ClaimFact) -> Bounds:
    """The number in the words where a bound lies just beside it: more than 20,000."""
    return bounds(claim.figure.interval, claim.figure.number)


def held_of(claim: ClaimFact) -> Bounds:
    """The figure in numbers: the bounds as they are held, 20,001 for more than 20,000, and best
    only where the source gives a number of its own."""
    figure = claim.figure
    if figure.interval is None:
        return Bounds()
    best = figure.number if figure.qualifier in _GIVING_A_NUMBER else None
    return Bounds(
        _plain(figure.interval.low),
        None if best is None else _number(best),
        _plain(figure.interval.high),
    )


def bounds(interval: Interval | None, said: Number | None = None) -> Bounds:
    if interval is None:
        return Bounds()
    low, high = _plain(interval.low), _plain(interval.high)
    beyond = ""
    stated = None if said is None else _number(said)
    if stated is not None:
        if high is None and low is not None and stated == low - 1:
            low, beyond = stated, ">"
        elif low is None and high is not None and stated == high + 1:
            high, beyond = stated, "<"
    elif interval.low is not None and interval.low.open and high is None:
        beyond = ">"
    inside = low is not None and high is not None and stated is not None and low < stated < high
    return Bounds(low, stated if inside else None, high, bool(interval.leans_on), beyond)


def _plain(bound: Bound | None) -> int | float | None:
    return None if bound is None else _number(bound.value)


def _number(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)


def measure_of(claim: ClaimFact) -> str:
    return claim.scope.measure.words if claim.scope.measure else ""


def scope_of(claim: ClaimFact) -> str:
    """Who, where and when, as far as it is stated."""
    scope = claim.scope
    parts = [each.words for each in (scope.population, scope.place) if each is not None]
    if scope.period is not None:
        parts.append(days_in_words(scope.period))
    return ", ".join(parts)


def days_in_words(period: Period) -> str:
    """As written, or else its days, no finer than they are known; an end nobody stated is left
    out."""
    if period.words:
        return period.words
    since = period.since and written(period.since, _precision(period.since_precision))
    until = period.until and written(period.until, _precision(period.until_precision))
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else period.written()


def _precision(precision: str) -> str:
    """What is known to a week or a season is written by its day."""
    return precision if precision in ("month", "year") else "day"


def spoken_by(claim: ClaimFact, facts: QuestionFacts) -> str:
    named = facts.entities.get(claim.claimant or "")
    return named.name if named else claim.speaker


def said_when(facts: QuestionFacts, utterance: str | None) -> str:
    said = facts.utterances.get(utterance or "")
    return written(said.said_on, said.said_precision) if said and said.said_on else ""
