"""Every claim of a question as a row of its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from apps.claims.enums import ClaimKind
from apps.comparison.methods.comparing import Compared
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.queries.caveats import CaveatFact
from apps.desk.queries.questions.paging import Window
from apps.desk.queries.questions.plot_groups import INTERESTS
from apps.desk.queries.questions.shown import (
    Bounds,
    Linked,
    article_links,
    claim_link,
    held_of,
    measure_of,
    said_when,
    scope_of,
    spoken_by,
)

ROWS: Final = 50


@dataclass(frozen=True)
class TableRow:
    """A claim. `corrections`: what was said since, in words. `origin`: empty where none counts;
    `utterance`: which, where it is told of."""

    claim: Linked
    fact: ClaimFact
    what: str
    held: Bounds
    scope: str
    who: str
    interest: str
    origin: str
    said_on: str
    articles: tuple[Linked, ...]
    corrections: tuple[str, ...]
    caveats: tuple[CaveatFact, ...]


@dataclass(frozen=True)
class Table:
    """`of`: the name of the group to whose claims it is narrowed down, empty: all of them."""

    rows: tuple[TableRow, ...]
    window: Window
    of: str = ""


def rows_of(
    facts: QuestionFacts,
    compared: Compared,
    claims: tuple[ClaimFact, ...],
    caveats: Mapping[str, tuple[CaveatFact, ...]],
) -> tuple[TableRow, ...]:
    """The rows of some claims of a question, in their order."""
    origins = {key: root for root in compared.traced.roots for key in root.claims}
    rows = []
    for claim in claims:
        root = origins.get(claim.key)
        interest = (root.interest if root else "") or claim.interest
        told = ", ".join(each for each in (root.who, root.said) if each) if root else ""
        rows.append(
            TableRow(
                claim=claim_link(claim.key),
                fact=claim,
                what=measure_of(claim) or str(ClaimKind(claim.kind).label).lower(),
                held=held_of(claim),
                scope=scope_of(claim),
                who=spoken_by(claim, facts) or "the article’s own voice",
                interest=INTERESTS.get(interest, ""),
                origin=(told or "Not named") if root and root.counts else "",
                said_on=said_when(facts, claim.utterance),
                articles=article_links(claim),
                corrections=tuple(
                    f"{facts.corrections[key].label} {facts.corrections[key].words}"
                    for key in claim.corrections
                ),
                caveats=caveats.get(claim.key, ()),
            )
        )
    return tuple(rows)


def table_of(
    facts: QuestionFacts,
    compared: Compared,
    caveats: Mapping[str, tuple[CaveatFact, ...]],
    *,
    claims: tuple[ClaimFact, ...],
    start: str = "",
    of: str = "",
    whole: bool = False,
) -> Table:
    """A page of the table of these claims. `start`: the claim that the page begins with."""
    most = len(claims) if whole else ROWS
    window = Window.of([claim.key for claim in claims], [1] * len(claims), start, most)
    shown = claims[window.first : window.last]
    return Table(rows_of(facts, compared, shown, caveats), window, of)
