"""Which claims a correction marks: those that say what it no longer holds to."""

from __future__ import annotations

from apps.comparison.methods.facts.records import ClaimFact, CorrectionFact
from apps.comparison.methods.scopes import Field, Known, Relation, Why, relate
from apps.figures import Interval, Number

_SCOPE = (Field.POPULATION, Field.PLACE, Field.PERIOD)


def marked_by(claim: ClaimFact, correction: CorrectionFact, known: Known) -> bool:
    """Whether a correction of what a claim rests on changes the claim as it was reported.

    What says already what the correction says stays as it is, and so does what is silent there.
    """
    if correction.effect == "retracted":
        return True
    if correction.scope.measure is not None and _apart(claim, correction, known, Field.MEASURE):
        return False
    if correction.effect == "figure_superseded":
        given = claim.figure.interval
        return given is not None and (
            correction.figure is None or _ends(correction.figure) != _ends(given)
        )
    stated = [field for field in _SCOPE if getattr(correction.scope, field) is not None]
    return not stated or any(_apart(claim, correction, known, field) for field in stated)


def still_stands(claim: ClaimFact) -> bool:
    """Whether a claim can be reckoned with: nothing marks it as superseded or taken back."""
    return not claim.corrections and claim.status not in ("superseded", "retracted", "refuted")


def _ends(interval: Interval) -> tuple[tuple[Number, bool] | None, ...]:
    """The bounds alone: whether the words only suggest one does not make it another figure."""
    return tuple(
        None if bound is None else (bound.value, bound.open)
        for bound in (interval.low, interval.high)
    )


def _apart(claim: ClaimFact, correction: CorrectionFact, known: Known, field: Field) -> bool:
    """Whether both state the field, and not alike."""
    found = relate(claim.scope, correction.scope, known, fields=(field,)).of(field)
    return found.relation is not Relation.SAME and found.why is not Why.NOT_STATED
