"""Every claim of a question in a table, on the page and in a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from apps.claims.enums import ClaimKind, ClaimStatus
from apps.comparison.methods.comparing import Compared
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.desk.queries.questions.plot import INTERESTS
from apps.desk.queries.questions.shown import (
    Bounds,
    Linked,
    article_links,
    bounds_of,
    claim_link,
    measure_of,
    said_when,
    scope_of,
    spoken_by,
)
from apps.ui.spreadsheets import harmless

HEADINGS: Final = (
    *("Claim", "Statement", "Corrections", "Kind", "Measure", "Figure as written", "Low", "Best"),
    *("High", "Scope", "Who says so", "Interested party", "Origin", "Said on", "Articles"),
    *("Reliability", "Credibility", "Status", "Caveats"),
)


@dataclass(frozen=True)
class TableRow:
    """A claim. `corrections`: what was said since, in words. `origin`: empty where none counts."""

    claim: Linked
    fact: ClaimFact
    what: str
    drawn: Bounds
    scope: str
    who: str
    interest: str
    origin: str
    said_on: str
    articles: tuple[Linked, ...]
    corrections: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        drawn = self.drawn
        return (
            self.claim.label,
            self.fact.statement,
            "; ".join(self.corrections),
            str(ClaimKind(self.fact.kind).label),
            measure_of(self.fact),
            self.fact.figure.words,
            *("" if b is None else str(b) for b in (drawn.low, drawn.best, drawn.high)),
            self.scope,
            self.who,
            self.interest,
            self.origin,
            self.said_on,
            ", ".join(each.label for each in self.articles),
            self.fact.reliability,
            str(self.fact.credibility or ""),
            str(ClaimStatus(self.fact.status).label),
            str(self.fact.caveats),
        )


def table_of(facts: QuestionFacts, compared: Compared) -> tuple[TableRow, ...]:
    origins = {key: root for root in compared.traced.roots for key in root.claims}
    rows = []
    for claim in facts.claims:
        root = origins.get(claim.key)
        interest = (root.interest if root else "") or claim.interest
        named = ", ".join(each for each in (root.who, root.said) if each) if root else ""
        rows.append(
            TableRow(
                claim=claim_link(claim.key),
                fact=claim,
                what=measure_of(claim) or str(ClaimKind(claim.kind).label).lower(),
                drawn=bounds_of(claim),
                scope=scope_of(claim),
                who=spoken_by(claim, facts) or "the article’s own voice",
                interest=INTERESTS.get(interest, ""),
                origin=named if root and root.counts else "",
                said_on=said_when(facts, claim.utterance),
                articles=article_links(claim),
                corrections=tuple(facts.corrections[key].words for key in claim.corrections),
            )
        )
    return tuple(rows)


def exported(rows: tuple[TableRow, ...]) -> Iterator[tuple[str, ...]]:
    """The table for a spreadsheet, safe to open."""
    yield HEADINGS
    for row in rows:
        yield tuple(map(harmless, row.cells))
