"""The claims of a text: whether the stated numbers of killed and injured become claims."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling import METHOD, Kind, ReadClaim, read_claims
from apps.figures import Interval, Number
from apps.measuring import BadInput, Counted, Line, Proposer, Table, Task, needed_text

EFFECTS = ("killed", "injured")


def _proposer() -> Proposer:
    return _propose


def _propose(line: Line) -> dict[str, Any]:
    found = read_claims(
        needed_text(line, "text"),
        language=_optional(line, "language"),
        title=_optional(line, "title"),
        published=_day(line),
        publisher=_optional(line, "publisher"),
    )
    return {"claims": [_written(claim) for claim in found.claims], "method": METHOD}


def _optional(line: Line, field: str) -> str:
    return "" if line.get(field) is None else needed_text(line, field)


def _day(line: Line) -> datetime.date | None:
    written = _optional(line, "date")
    try:
        return datetime.date.fromisoformat(written[:10]) if written else None
    except ValueError as error:
        raise BadInput("“date” must be a day, like 2023-05-02.") from error


def _written(claim: ReadClaim) -> dict[str, Any]:
    known = {str(part): field.words for part, field in claim.known.items()}
    period = claim.period
    return {
        "key": claim.key,
        "kind": str(claim.kind),
        "statement": claim.statement,
        "start": claim.start,
        "end": claim.end,
        "claimant": known.get("claimant"),
        "chain": [{"how": str(step.how), "words": step.words} for step in claim.chain],
        "measure": claim.measure or None,
        "population": known.get("population"),
        "place": known.get("place"),
        "period": period
        and {
            "words": known.get("period"),
            "since": period.since and period.since.isoformat(),
            "until": period.until and period.until.isoformat(),
        },
        "figure": _figure(claim),
        "part_of": claim.part_of,
        "limit": claim.limit and str(claim.limit),
        "limits": list(claim.limits),
        "headline": claim.headline,
        "fields": {
            str(part): {"basis": str(field.basis), **_place(field.span)}
            for part, field in claim.known.items()
        },
        "evidence": [
            {**_place(piece.span), "fidelity": str(piece.fidelity)} for piece in claim.evidence
        ],
        "rule": claim.rule,
        "score": claim.score,
        "explanation": claim.explanation,
    }


def _place(span: Span | None) -> dict[str, int]:
    return {} if span is None else {"start": span.start, "end": span.end}


def _figure(claim: ReadClaim) -> dict[str, Any] | None:
    quantity = claim.quantity
    if quantity is None:
        return None
    return {
        "words": quantity.words,
        "qualifier": quantity.qualifier,
        **_bounds(quantity.interval),
        "best": _number(quantity.best),
        "share": quantity.is_share,
        "share_of": quantity.share_of,
    }


def _bounds(interval: Interval) -> dict[str, int | float | None]:
    low, high = interval.low, interval.high
    return {
        "low": None if low is None else _number(low.value),
        "high": None if high is None else _number(high.value),
    }


def _number(value: Number | None) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)


class ClaimScorer:
    """Numbers of killed and injured: found if a claim counts the same, within what it allows.

    A claim gives a number if the number is its best one, or stands at its bound: "more than 20" is
    from 21. Of numbers that are not stated in the text none is expected. False: a claim of killed
    or injured that gives none of the numbers that the gold has at all. The gold need not be
    complete, so this compares methods and is no precision.
    """

    def __init__(self) -> None:
        self._stated: dict[str, Counted] = defaultdict(Counted)
        self._false: dict[str, Counted] = defaultdict(Counted)

    def add(self, gold: Line, proposal: Line) -> None:
        claims = proposal.get("claims")
        if not isinstance(claims, list) or not all(isinstance(one, dict) for one in claims):
            raise BadInput("“claims” of the proposal must be a list of objects.")
        counts = [claim for claim in claims if _is_count(claim)]
        expected = {
            (number, effect) for number, effect, stated in numbers_of(gold.get("gold")) if stated
        }
        known = {number for number, _, _ in numbers_of(gold.get("gold"))}
        found = sum(
            any(_gives(claim, number) and _is_effect(claim, effect) for claim in counts)
            for number, effect in expected
        )
        plain = [claim for claim in counts if claim.get("measure") in EFFECTS]
        right = sum(any(_gives(claim, number) for number in known) for claim in plain)
        self._stated[str(gold.get("kind") or "all")].add(right, len(plain), found, len(expected))
        for claim in plain:
            rule = self._false[str(claim.get("rule") or "–")]
            rule.add(any(_gives(claim, number) for number in known), 1, 0, 0)

    def tables(self) -> tuple[Table, ...]:
        return (
            Table(
                "Stated numbers of killed and injured, as claims",
                ("", "recall", "false", "claims", "stated"),
                tuple(
                    (kind, each.recall, each.proposed - each.right, each.proposed, each.expected)
                    for kind, each in sorted(self._stated.items())
                ),
            ),
            Table(
                "By rule",
                ("", "in the gold", "claims"),
                tuple(
                    (rule, each.precision, each.proposed)
                    for rule, each in sorted(self._false.items())
                ),
            ),
        )


def _is_count(claim: Line) -> bool:
    figure = claim.get("figure")
    return (
        claim.get("kind") == Kind.FIGURE and isinstance(figure, dict) and not figure.get("share")
    )


def _gives(claim: Line, number: int) -> bool:
    figure: Mapping[str, Any] = claim["figure"]
    if figure.get("best") is not None:
        return bool(figure["best"] == number)
    return figure.get("low") in (number, number + 1) or figure.get("high") in (number, number - 1)


def _is_effect(claim: Line, effect: str) -> bool:
    measure = claim.get("measure")
    return measure == effect if effect in EFFECTS else measure in (*EFFECTS, "casualties")


def numbers_of(gold: Any) -> Iterator[tuple[int, str, bool]]:
    """Number, effect, and whether the text states it, of a gold answer of either form.

    Raises BadInput. Effects of "killed or injured" begin with one of EFFECTS and go on.
    """
    if isinstance(gold, dict):
        for name, entry in gold.items():
            effect = name.split("_")[0]
            yield entry["value"], effect, bool(entry.get("stated")) and effect in EFFECTS
    elif isinstance(gold, list):
        for entry in gold:
            if entry.get("number") is not None:
                effect = entry["effect"]
                stated = entry.get("number_stated_in_evidence", True)
                yield entry["number"], effect, stated and effect.startswith(EFFECTS)
    else:
        raise BadInput("“gold” must be a list or an object.")


TASK = Task(
    name="claims",
    about="a text: what it claims, who says so, how many of whom, where and when",
    reads=("language", "title", "date", "publisher", "text"),
    proposer=_proposer,
    nothing={"claims": []},
    scorer=ClaimScorer,
)
