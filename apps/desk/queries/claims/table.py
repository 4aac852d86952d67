"""Claims as a table, for the screen and for a file: the same columns, never without caveats."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from apps.claims.models import Claim
from apps.claims.queries.limits import caveats_of
from apps.comparison.queries.resting import Resting, resting_of
from apps.desk.queries.claims.asked import Asked
from apps.desk.queries.corrections.marks import CorrectionMark, marks_of
from apps.ui.dates import number
from apps.ui.spreadsheets import harmless

ROWS: Final = 100
EXPORTED_AT_ONCE: Final = 500

HEADINGS: Final = (
    *("Claim", "Statement", "Corrections", "Caveats", "Kind", "Claimant"),
    *("Interested party", "Origin", "Articles", "Measure", "Who is counted or acts"),
    *("Place", "Since", "Until", "Figure as written", "Low", "Best", "High", "Share"),
    *("Status", "Reliability", "Credibility", "State"),
)


@dataclass(frozen=True)
class TableRow:
    """One claim; `cells` stand in the order of HEADINGS."""

    claim: Claim
    cells: tuple[str, ...]


def table_rows(claims: list[Claim]) -> list[TableRow]:
    """A few queries for the caveats and the origins of all of them."""
    caveats, resting = caveats_of(claims), resting_of(claims)
    corrections = marks_of([one.pk for one in claims])
    return [
        TableRow(
            one,
            _cells(
                one,
                [each.said for each in caveats[one.pk]],
                resting[one.pk],
                corrections.get(one.pk, ()),
            ),
        )
        for one in claims
    ]


def _cells(
    claim: Claim, caveats: list[str], resting: Resting, corrections: tuple[CorrectionMark, ...]
) -> tuple[str, ...]:
    return (
        claim.docket_label,
        claim.statement,
        "; ".join(each.said for each in corrections),
        "; ".join(caveats),
        str(claim.get_kind_display()),
        claim.speaker or "the article’s own voice",
        resting.stake.told if resting.stake else "",
        resting.told,
        str(len(resting.articles)),
        claim.measured,
        claim.population_named or claim.subject_named,
        claim.place_named,
        claim.since_written,
        claim.until_written,
        claim.figure_words,
        number(claim.low_stated).replace(",", ""),
        number(claim.best_stated).replace(",", ""),
        number(claim.high_stated).replace(",", ""),
        claim.share,
        str(claim.get_status_display()),
        claim.reliability,
        str(claim.credibility or ""),
        str(claim.get_state_display()),
    )


def loaded(ids: list[UUID]) -> list[Claim]:
    """These claims in this order, with what the cells name."""
    rows = Claim.objects.select_related("claimant", "population", "place", "subject").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def exported(asked: Asked) -> Iterator[tuple[str, ...]]:
    """All claims under the filters in their order, some hundred at a time, safe to open."""
    yield HEADINGS
    descending = asked.filters.sort == "newest"
    order = "-docket" if descending else "docket"
    last: int | None = None
    while True:
        found = asked.matching()
        if last is not None:
            found = found.filter(docket__lt=last) if descending else found.filter(docket__gt=last)
        rows = list(found.order_by(order).values_list("pk", "docket")[:EXPORTED_AT_ONCE])
        for row in table_rows(loaded([pk for pk, _docket in rows])):
            yield tuple(map(harmless, row.cells))
        if len(rows) < EXPORTED_AT_ONCE:
            return
        last = rows[-1][1]
