"""The forest plot: every figure of a question on one scale, by origin, article or scope."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from apps.comparison.methods.comparing import Compared, Kind, Root
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.desk.queries.questions.shown import (
    Bounds,
    Linked,
    article_links,
    bounds,
    bounds_of,
    claim_link,
    measure_of,
    said_when,
    scope_of,
)
from apps.ui.components.intervals import position, round_up
from apps.ui.dates import count, number

WAYS: Final = {"origin": "Origin", "article": "Article", "scope": "Scope"}
_ROOM: Final = 1.3
INTERESTS: Final = {
    "belligerent": "interested party: a belligerent",
    "ally": "interested party: an ally",
}


@dataclass(frozen=True)
class PlotRow:
    """A claim on the plot. `corrected`: what it says was changed by those who said it."""

    claim: Linked
    words: str
    statement: str
    articles: tuple[Linked, ...]
    scope: str
    drawn: Bounds
    value: str
    corrected: bool = False


@dataclass(frozen=True)
class Measured:
    """Rows of one measure, told in a word."""

    measure: str
    rows: tuple[PlotRow, ...]


@dataclass(frozen=True)
class PlotGroup:
    """`key`: the utterance, where it is an origin. `aside`: what must be known of it."""

    name: str
    title: str
    aside: tuple[str, ...]
    measures: tuple[Measured, ...]
    key: str = ""
    interest: str = ""
    counts: bool = True

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
    by: str
    groups: tuple[PlotGroup, ...]
    derived: tuple[DerivedRow, ...]
    scale: int
    ticks: tuple[Tick, ...]
    has_fog: bool
    has_soft: bool
    has_exact: bool


def plot_of(facts: QuestionFacts, compared: Compared, by: str) -> Plot:
    groups = tuple(_GROUPED[by](facts, compared))
    derived = _derived(compared)
    drawn = [row.drawn for group in groups for row in group.rows if row.drawn.is_drawn]
    most = max((one.most for one in (*drawn, *(row.drawn for row in derived))), default=0.0)
    scale = round_up(most * _ROOM) if most else 0
    return Plot(
        by=by,
        groups=groups,
        derived=derived,
        scale=scale,
        ticks=_ticks(scale),
        has_fog=any(one.low is None or one.high is None for one in drawn),
        has_soft=any(one.soft for one in drawn),
        has_exact=any(one.low == one.high for one in drawn),
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


def _row(claim: ClaimFact) -> PlotRow:
    drawn = bounds_of(claim)
    value = drawn.written if drawn.is_drawn else ""
    if not value and claim.figure.share is not None:
        value = f"a share of {claim.figure.share_of or 'a figure not on file'}"
    return PlotRow(
        claim=claim_link(claim.key),
        words=claim.figure.words or claim.statement,
        statement=claim.statement,
        articles=article_links(claim),
        scope=scope_of(claim),
        drawn=drawn,
        value=value,
        corrected=bool(claim.corrections),
    )


def _measured(claims: Iterable[ClaimFact]) -> tuple[Measured, ...]:
    """By measure, in the order in which they first appear; what gives no figure comes last."""
    found: dict[str, list[PlotRow]] = {}
    for claim in sorted(claims, key=lambda each: each.kind != "figure"):
        name = measure_of(claim) if claim.kind == "figure" else "without a figure"
        found.setdefault(name, []).append(_row(claim))
    return tuple(Measured(name, tuple(rows)) for name, rows in found.items())


def _by_origin(facts: QuestionFacts, compared: Compared) -> list[PlotGroup]:
    by_key = {claim.key: claim for claim in facts.claims}
    groups = []
    for at, root in enumerate(_ordered(compared.traced.roots), start=1):
        aside = [count(len(root.articles), "article"), _reached(root)]
        aside += [root.why_not] if root.why_not else []
        groups.append(
            PlotGroup(
                name=f"Origin {at}",
                title=", ".join(
                    each for each in (root.who, root.said, said_when(facts, root.key)) if each
                )
                or "Not named",
                aside=tuple(each for each in aside if each),
                measures=_measured(by_key[key] for key in root.claims),
                key=root.key,
                interest=INTERESTS.get(root.interest, ""),
                counts=root.counts,
            )
        )
    if compared.traced.unresolved:
        groups.append(
            PlotGroup(
                name="Unresolved",
                title="No origin is known",
                aside=("adds nothing to what is corroborated",),
                measures=_measured(by_key[key] for key in compared.traced.unresolved),
                counts=False,
            )
        )
    return groups


def _ordered(roots: Sequence[Root]) -> list[Root]:
    """Those that count first, those of most claims before others."""
    return sorted(roots, key=lambda root: (not root.counts, -len(root.claims), root.key))


def _reached(root: Root) -> str:
    ways = {way for way in root.routes.values() if way}
    names = sorted({step for way in ways for step in way})
    return f"by way of {', '.join(names)}" if names else ""


def _by_article(facts: QuestionFacts, compared: Compared) -> list[PlotGroup]:
    found: dict[str, list[ClaimFact]] = {}
    for claim in facts.claims:
        for article in claim.articles:
            found.setdefault(article, []).append(claim)
    groups = []
    for key, claims in sorted(found.items(), key=lambda each: int(each[0].rpartition("-")[2])):
        held = facts.articles[key]
        origins = {claim.utterance for claim in claims if claim.utterance}
        groups.append(
            PlotGroup(
                name=key,
                title=held.title,
                aside=(held.publisher or "publisher not stated", count(len(origins), "origin")),
                measures=_measured(claims),
            )
        )
    return groups


def _by_scope(facts: QuestionFacts, compared: Compared) -> list[PlotGroup]:
    by_key = {claim.key: claim for claim in facts.claims}
    groups = [
        PlotGroup(
            name=f"Scope {at}",
            title=group.label,
            aside=(count(len({by_key[key].utterance or key for key in group.claims}), "origin"),),
            measures=_measured(by_key[key] for key in group.claims),
        )
        for at, group in enumerate(compared.groups.values(), start=1)
    ]
    told = {key for group in compared.groups.values() for key in group.claims}
    others = [claim for claim in facts.claims if claim.key not in told]
    if others:
        groups.append(PlotGroup("Others", "No figure to compare", (), _measured(others)))
    return groups


_GROUPED: Final = {"origin": _by_origin, "article": _by_article, "scope": _by_scope}


def _derived(compared: Compared) -> tuple[DerivedRow, ...]:
    if compared.examined is None:
        return ()
    claims = [each.claims for each in compared.of(Kind.ARITHMETIC) if each.rule == "derived"]
    rows: list[DerivedRow] = []
    for one in compared.examined.derived:
        if not one.is_derived or one.interval is None:
            continue
        group = compared.groups.get(one.variable)
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
