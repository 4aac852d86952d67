"""Two claims: whether both can be true, and whether they speak of the same thing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from typing import Any, Final

from apps.comparison.measuring.comparison_scores import ComparisonScorer
from apps.comparison.measuring.gathering import STATEMENT, gathered
from apps.comparison.measuring.given import add_claim, speaker_of
from apps.comparison.measuring.lines import first, text_from, words
from apps.comparison.measuring.names import Names
from apps.comparison.measuring.records import Gathered
from apps.comparison.measuring.surroundings import known_of
from apps.comparison.methods.comparing import Kind, compare
from apps.comparison.methods.comparing.grouping import stated_scope
from apps.comparison.methods.comparing.proposing import claim_of, origins_of
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.methods.scopes import METHOD as SCOPES
from apps.comparison.methods.scopes import Comparison, Field, Relation, relate
from apps.figures.constraints import METHOD as CONSTRAINTS
from apps.measuring import BadInput, Line, Proposer, Task

SIDES: Final = ("a", "b")
_FIELDS: Final = (
    *("measure", "population", "place", "location", "where", "period", "when", "since", "until"),
    *("low", "high", "value", "best", "number", "figure", "qualifier"),
)
_ORDER: Final = (
    Relation.SAME,
    Relation.NARROWER,
    Relation.WIDER,
    Relation.OVERLAPPING,
    Relation.NOT_COMPARABLE,
    Relation.DIFFERENT,
)
MOST_STEPS: Final = 24


def _proposer() -> Proposer:
    return proposer_with(Names())


def proposer_with(names: Names) -> Proposer:
    """Compares; names are found by these."""

    def propose(line: Line) -> dict[str, Any]:
        found = _gathered(line, names)
        facts = found.facts(known_of(found, names, line))
        sides = {side: _claims(found, side) for side in SIDES}
        if not all(sides.values()):
            return _nothing_read([side for side in SIDES if not sides[side]])
        one, other, scopes = _closest(sides["a"], sides["b"], facts)
        kept = {claim.key for side in SIDES for claim in sides[side]}
        compared = compare(
            replace(facts, claims=tuple(each for each in facts.claims if each.key in kept)),
            (SCOPES, CONSTRAINTS),
        )
        examined = compared.examined
        verdict = "undecidable" if examined is None else str(examined.verdict)
        same_origin, score = _same_origin(one, other, facts)
        steps = [scopes.sentence] + [
            sentence
            for finding in compared.of(Kind.ARITHMETIC)
            for sentence in (finding.sentence, *finding.working)
        ]
        return {
            "verdict": verdict,
            "relation": str(scopes.relation),
            "scope": {str(each.field): str(each.relation) for each in scopes.fields},
            "agree": _agree(one, other, scopes, verdict),
            "same_origin": same_origin,
            "origin_score": score,
            "claims": {side: _written(claim) for side, claim in (("a", one), ("b", other))},
            "reasons": [each.sentence for each in scopes.differing],
            "steps": list(dict.fromkeys(steps))[:MOST_STEPS],
            "method": f"{SCOPES}, {CONSTRAINTS}",
        }

    return propose


def _gathered(line: Line, names: Names) -> Gathered:
    rows = dict(zip(SIDES, line.get("claims") or (), strict=False))
    given = {side: first(line, side) or rows.get(side) for side in SIDES}
    texts, fields = [], {}
    for side, row in given.items():
        if isinstance(row, str):
            row = {"text": row}
        if not isinstance(row, dict):
            raise BadInput(f"“{side}” is missing, or neither an object nor a text.")
        if any(row.get(name) not in (None, "") for name in _FIELDS):
            fields[side] = row
        else:
            said = words(row, "text", "statement", "claim", "sentence", "quote")
            texts.append(replace(text_from(row, side), text=said))
    found = gathered(texts, names)
    for at, (side, row) in enumerate(fields.items(), start=1):
        add_claim(found, {**row, "article": side}, speaker_of(found, row, names), names, at)
    return found


def _claims(found: Gathered, side: str) -> list[ClaimFact]:
    """The claims of one side: those with figures, if there are any, else all that it makes."""
    own = [
        claim
        for claim in found.claims
        if found.told[claim.key].article == side and claim.kind not in (STATEMENT, "caveat")
    ]
    return [claim for claim in own if claim.kind == "figure"] or own


def _closest(
    ours: list[ClaimFact], theirs: list[ClaimFact], facts: QuestionFacts
) -> tuple[ClaimFact, ClaimFact, Comparison]:
    """The claim of either side that speak most nearly of the same thing, the first of equals."""
    by_key = {claim.key: claim for claim in facts.claims}

    def compared(one: ClaimFact, other: ClaimFact) -> Comparison:
        fields = (
            tuple(Field) if one.kind == other.kind == "figure" else (Field.PLACE, Field.PERIOD)
        )
        return relate(
            stated_scope(one, by_key, facts.known),
            stated_scope(other, by_key, facts.known),
            facts.known,
            fields=fields,
        )

    found = [(one, other, compared(one, other)) for one, other in product(ours, theirs)]
    return min(found, key=lambda each: (_distance(each[2]), _ORDER.index(each[2].relation)))


def _distance(compared: Comparison) -> tuple[int, int]:
    measure = next((each for each in compared.fields if each.field is Field.MEASURE), None)
    other = measure is not None and measure.relation is not Relation.SAME
    return int(other), sum(_ORDER.index(each.relation) for each in compared.fields)


def _agree(one: ClaimFact, other: ClaimFact, scopes: Comparison, verdict: str) -> bool:
    """Only of one scope, and where the figures meet: the same number elsewhere is no agreement."""
    if scopes.relation is not Relation.SAME or verdict != "consistent":
        return False
    ours, theirs = one.figure.interval, other.figure.interval
    return ours is not None and theirs is not None and ours.meets(theirs)


def _same_origin(one: ClaimFact, other: ClaimFact, facts: QuestionFacts) -> tuple[bool, float]:
    pair = replace(facts, claims=(one, other))
    for origin in origins_of(pair).origins:
        if {claim_of(key) for key in origin.reports} == {one.key, other.key}:
            return True, origin.score
    return False, 0.0


def _written(claim: ClaimFact) -> dict[str, Any]:
    scope, figure = claim.scope, claim.figure
    interval = figure.share or figure.interval
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return {
        "statement": claim.statement,
        "speaker": claim.speaker or None,
        "measure": scope.measure and scope.measure.words,
        "population": scope.population and scope.population.words,
        "place": scope.place and scope.place.words,
        "period": scope.period and scope.period.written(),
        "figure": figure.words or None,
        "low": None if low is None else _plain(low.value),
        "high": None if high is None else _plain(high.value),
    }


def _plain(value: Any) -> int | float:
    return value if isinstance(value, int) else float(value)


def _nothing_read(sides: list[str]) -> dict[str, Any]:
    told = [f"No claim was read of “{side}”." for side in sides]
    return {**NOTHING, "reasons": told, "steps": told, "method": f"{SCOPES}, {CONSTRAINTS}"}


NOTHING: Final[Mapping[str, Any]] = {
    "verdict": "undecidable",
    "relation": "not comparable",
    "scope": {str(field): "not comparable" for field in Field},
    "agree": False,
    "same_origin": False,
}

TASK = Task(
    name="comparisons",
    about="two claims: whether both can be true, and how their scopes stand to one another",
    reads=("a", "b", "claims", "within"),
    proposer=_proposer,
    nothing=NOTHING,
    scorer=ComparisonScorer,
)
