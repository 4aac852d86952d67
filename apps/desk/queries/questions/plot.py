"""The forest plot: the figures of a question on one scale, a page of its groups at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from apps.comparison.methods.comparing import Compared, Kind
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.queries.caveats import CaveatFact
from apps.desk.queries.questions.footnotes import Footnote, Footnotes
from apps.desk.queries.questions.paging import Window
from apps.desk.queries.questions.plot_groups import Grouped, grouped
from apps.desk.queries.questions.shown import (
    Bounds,
    Linked,
    article_links,
    bounds,
    bounds_of,
    claim_link,
    measure_of,
    scope_of,
)
from apps.ui.components.intervals import position, round_up
from apps.ui.dates import number

ROWS: Final = 60
ROWS_OF_A_GROUP: Final = 30
_ROOM: Final = 1.3

Caveats = Mapping[str, tuple[CaveatFact, ...]]


@dataclass(frozen=True)
class PlotRow:
    """A claim on the plot. `corrected`: what it says was changed by those who said it. `lang`:
    of its words, where its article states a language."""

    claim: Linked
    words: str
    statement: str
    lang: str
    articles: tuple[Linked, ...]
    scope: str
    drawn: Bounds
    value: str
    caveats: tuple[Footnote, ...] = ()
    corrected: bool = False


@dataclass(frozen=True)
class Measured:
    """Rows of one measure, told in a word."""

    measure: str
    rows: tuple[PlotRow, ...]


@dataclass(frozen=True)
class PlotGroup:
    """A group of claims; `more`: how many of its claims are not drawn."""

    group: Grouped
    measures: tuple[Measured, ...]
    more: int = 0

    @property
    def rows(self) -> tuple[PlotRow, ...]:
        return tuple(row for each in self.measures for row in each.rows)


@dataclass(frozen=True)
class DerivedRow:
    """What only follows, and nobody said."""

    name: str
    words: str
    claims: tuple[Linked, ...]
    drawn: Bounds


@dataclass(frozen=True)
class Tick:
    label: str
    at: float
    anchor: str


@dataclass(frozen=True)
class Plot:
    """`window`: which of the groups are shown, and where the neighbouring pages begin."""

    by: str
    groups: tuple[PlotGroup, ...]
    window: Window
    derived: tuple[DerivedRow, ...]
    derived_more: int
    scale: int
    ticks: tuple[Tick, ...]
    has_fog: bool
    has_soft: bool
    has_exact: bool
    footnotes: tuple[Footnote, ...]


DERIVED_SHOWN: Final = 12


def plot_of(
    facts: QuestionFacts,
    compared: Compared,
    by: str,
    *,
    caveats: Caveats,
    languages: Mapping[str, str],
    start: str = "",
    whole: bool = False,
) -> Plot:
    """`start`: the key of the group that the page begins with. `whole`: all of them, at once."""
    groups = grouped(facts, compared, by)
    most = len(facts.claims) if whole else ROWS_OF_A_GROUP
    weights = [min(len(group.claims), most) for group in groups]
    window = Window.of(
        [group.key for group in groups], weights, start, sum(weights) if whole else ROWS
    )
    derived = _derived(compared)
    drawn = [one for claim in facts.claims if (one := bounds_of(claim)).is_drawn]
    largest = max((one.most for one in (*drawn, *(row.drawn for row in derived))), default=0.0)
    scale = round_up(largest * _ROOM) if largest else 0
    shown = derived if whole else derived[:DERIVED_SHOWN]
    rows = _Rows(caveats, languages)
    made = tuple(
        PlotGroup(group, rows.measured(group.claims[:most]), max(0, len(group.claims) - most))
        for group in groups[window.first : window.last]
    )
    return Plot(
        by=by,
        groups=made,
        window=window,
        derived=shown if window.is_first else (),
        derived_more=len(derived) - len(shown),
        scale=scale,
        ticks=_ticks(scale),
        has_fog=any(one.low is None or one.high is None for one in drawn),
        has_soft=any(one.soft for one in drawn),
        has_exact=any(one.low is not None and one.low == one.high for one in drawn),
        footnotes=rows.footnotes.all,
    )


def _ticks(scale: int) -> tuple[Tick, ...]:
    """Five marks, for a scale that divides into four."""
    if not scale:
        return ()
    values = [scale * part / 4 for part in range(5)]
    return tuple(
        Tick(
            number(int(value) if value.is_integer() else value),
            position(value, scale),
            "start" if not value else "end" if value == scale else "middle",
        )
        for value in values
    )


class _Rows:
    """Makes rows, and gathers the caveats that they stand under."""

    def __init__(self, caveats: Caveats, languages: Mapping[str, str]) -> None:
        self._caveats, self._languages = caveats, languages
        self.footnotes = Footnotes()

    def measured(self, claims: Iterable[ClaimFact]) -> tuple[Measured, ...]:
        """By measure, in the order in which they first appear; what gives no figure comes last."""
        found: dict[str, list[PlotRow]] = {}
        for claim in sorted(claims, key=lambda each: each.kind != "figure"):
            name = measure_of(claim) if claim.kind == "figure" else "without a figure"
            found.setdefault(name, []).append(self._row(claim))
        return tuple(Measured(name, tuple(rows)) for name, rows in found.items())

    def _row(self, claim: ClaimFact) -> PlotRow:
        drawn = bounds_of(claim)
        value = drawn.written if drawn.is_drawn else ""
        if not value and claim.figure.share is not None:
            value = f"a share of {claim.figure.share_of or 'a figure not on file'}"
        first = next(iter(claim.articles), "")
        return PlotRow(
            claim=claim_link(claim.key),
            words=claim.figure.words or claim.statement,
            statement=claim.statement,
            lang=self._languages.get(first, "") if claim.figure.words else "",
            articles=article_links(claim),
            scope=scope_of(claim),
            drawn=drawn,
            value=value,
            caveats=self.footnotes.of(self._caveats.get(claim.key, ())),
            corrected=bool(claim.corrections),
        )


def _derived(compared: Compared) -> tuple[DerivedRow, ...]:
    if compared.examined is None:
        return ()
    claims = [each.claims for each in compared.of(Kind.ARITHMETIC) if each.rule == "derived"]
    rows: list[DerivedRow] = []
    for one in compared.examined.derived:
        if not one.is_derived or one.interval is None:
            continue
        group = compared.variables.get(one.variable)
        own = claims[len(rows)] if len(rows) < len(claims) else ()
        rows.append(
            DerivedRow(
                name=f"D-{len(rows) + 1}",
                words=group.label if group else one.variable,
                claims=tuple(claim_link(key) for key in own),
                drawn=replace(bounds(one.interval), soft=False),
            )
        )
    return tuple(rows)
