"""The working and the verdict in English sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from apps.figures.constraints.findings import (
    Check,
    Conflict,
    Derived,
    Examined,
    Judgement,
    Leaning,
    Reckoned,
    Verdict,
)
from apps.figures.constraints.records import System
from apps.figures.constraints.working import Given, Step
from apps.figures.explaining import said, written
from apps.figures.intervals import Bound, Interval, Number


@dataclass(frozen=True, slots=True)
class Labels:
    """How a sentence names variables and claims, by key. The key itself where there is none."""

    variables: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, system: System, claims: Mapping[str, str] | None = None) -> Labels:
        """The labels of a system's variables, with those of claims."""
        return cls({each.key: each.label for each in system.variables}, claims or {})


_SPENT = "Whether they can all be true was not found out: that would take more work than allowed."


def told(examined: Examined, labels: Labels) -> tuple[str, ...]:
    """The verdict on a system and its grounds. The working of each conflict is apart."""
    return (
        *told_judgement(examined.judgement, labels),
        *(told_check(each, labels) for each in examined.checks if not each.needs),
        *(told_reckoned(each, labels) for each in examined.reckoned),
    )


def told_judgement(judgement: Judgement, labels: Labels) -> tuple[str, ...]:
    """The verdict, what it leans on, and what would decide it."""
    match judgement.verdict:
        case Verdict.CONSISTENT if judgement.leans_on:
            first = "Consistent, but only where soft bounds are loosened."
        case Verdict.CONSISTENT:
            first = "Consistent: all of it can be true."
        case Verdict.INCONSISTENT:
            first = "Inconsistent: not all of it can be true."
        case Verdict.UNDECIDABLE:
            first = f"Undecidable. {_SPENT}" if judgement.spent else "Undecidable as it stands."
    sentences = [first, *(told_leaning(each, labels) for each in judgement.leans_on)]
    sentences += [f"To decide it, one must know {need}." for need in judgement.needs]
    if not judgement.complete:
        sentences.append("There may be more conflicts than are listed.")
    return tuple(sentences)


def told_conflict(conflict: Conflict, labels: Labels) -> tuple[str, ...]:
    """Which claims conflict, the working step by step, what it takes for granted and leans on."""
    claims = _listed([_claims(each, labels) for each in conflict.alike])
    if len(conflict.alike) == 1:
        first = f"{claims} cannot be true"
    elif conflict.alike:
        first = f"{claims} cannot all be true"
    else:
        first = "This cannot hold"
    ending = "; without any one of them there is no conflict." if conflict.minimal else "."
    if len(conflict.alike) < 2:
        ending = "."
    if conflict.needs:
        ending = f", if what is not stated holds{ending}"
    sentences = [first + ending, *(told_step(step, labels) for step in conflict.steps)]
    sentences += [f"To decide it, one must know {need}." for need in conflict.needs]
    if conflict.assumes:
        sentences.append(f"This takes for granted {_listed(conflict.assumes)}.")
    sentences += [told_leaning(each, labels) for each in conflict.leans_on]
    return tuple(sentences)


def told_derived(derived: Derived, labels: Labels) -> tuple[str, ...]:
    """What follows for a variable, with the working; nothing where nothing follows."""
    if derived.interval is None or not derived.is_derived:
        return ()
    name = _name(derived.variable, labels)
    if derived.said is None:
        beside = "This is derived, not said."
    else:
        beside = f"This is derived; what was said is {said(derived.said)}."
    last = f"So {name}: {said(derived.interval)}. {beside}"
    return (*(told_step(step, labels) for step in derived.steps), last)


def told_step(step: Step, labels: Labels) -> str:
    """One step as a sentence."""
    given = [_given(each, labels) for each in step.given]
    result = "" if step.result is None else said(step.result.interval)
    name = "" if step.result is None else _name(step.result.variable, labels)
    who = _claims(step.claims, labels)
    match step.kind:
        case "said":
            as_said = said(step.said) if step.said is not None else result
            taken = f", taken here as {result}" if as_said != result else ""
            return f"{who}: {name} {as_said}{taken}."
        case "sum":
            together = "makes" if len(given) == 1 else "make"
            return f"{_listed(given)} {together} {name}: {result}."
        case "rest":
            return f"{_taken_off(step, labels)} {name}: {result}."
        case "part" | "growing":
            return _ordered(step, given, name, result, labels)
        case "share":
            return f"{_of_share(step, labels)} {_listed(given)} makes {name}: {result}."
        case "share-of":
            part = f"{_listed(given)} to be {_of_share(step, labels, start=False)} it"
            return f"For {part}, {name} must be {result}."
        case "shares":
            return f"{who} give shares apart, which no number above {_most(step)} has both of."
        case "equal":
            return f"{_listed(given)} is the same as {name}: {result}."
        case "clash":
            both = " and ".join(said(each.interval) for each in step.given)
            return f"No number of {_name(step.given[0].variable, labels)} is both {both}."
        case _:
            return "Every number that is left was tried, and none fits."


def told_check(check: Check, labels: Labels) -> str:
    """A constraint reckoned through, against what was said."""
    meets = "which agrees with" if check.meets else "which does not agree with"
    return (
        f"{told_step(check.step, labels).rstrip('.')}, {meets} what was said: {said(check.said)}."
    )


def told_leaning(leaning: Leaning, labels: Labels) -> str:
    """A soft bound, and how far it was moved."""
    who = _claims(leaning.claims, labels) if leaning.claims else leaning.constraint or ""
    number = written if leaning.constraint is None else _percent
    moved = "" if leaning.said == leaning.taken else f", taken as {number(leaning.taken)}"
    return f"This leans on the soft {leaning.end} bound of {who}: {number(leaning.said)}{moved}."


def told_reckoned(reckoned: Reckoned, labels: Labels) -> str:
    """That a figure looks reckoned, with the reckoning."""
    sign = {"difference": " − ", "sum": " + "}.get(reckoned.operation)
    if sign is None:
        share, whole = reckoned.others
        of = f"{_percent(share)} of {written(whole)}"
    else:
        of = sign.join(written(each) for each in reckoned.others)
    what = f"{written(reckoned.number)} ({_claims(reckoned.claims, labels)}) is exactly {of}"
    if reckoned.alone:
        return f"{what}, of the same origin: probably derived rather than said for itself."
    return f"{what}, of the same origin: one of these figures is probably derived."


def _given(given: Given, labels: Labels) -> str:
    return f"{_name(given.variable, labels)} ({said(given.interval)})"


def _taken_off(step: Step, labels: Labels) -> str:
    """The whole first: of what a rest draws on, all but it are taken off."""
    names = [_given(each, labels) for each in step.given]
    return f"{names[0]} less {_listed(names[1:])} leaves" if names[1:] else f"{names[0]} leaves"


def _ordered(step: Step, given: list[str], name: str, result: str, labels: Labels) -> str:
    low = step.result is not None and step.result.interval.low is not None
    if step.kind == "growing":
        way = "and the count never falls, so" if low else "and the count never fell, so before it"
        return f"{_listed(given)}, {way} {name}: {result}."
    way = " is part of" if low else ", of which a part is"
    return f"{_listed(given)}{way} {name}: {result}."


def _of_share(step: Step, labels: Labels, *, start: bool = True) -> str:
    share = "a share" if step.share is None else _share(step.share)
    who = f"{_claims(step.claims, labels)}: " if step.claims and start else ""
    return f"{who}{share} of"


def _share(share: Interval) -> str:
    """A share for people: "50 %", "more than 50 %", "45 % to 50 %"."""
    low, high = share.low, share.high
    if low is not None and high is not None and share.is_point:
        return _percent(low.value)
    ends: list[str] = []
    if low is not None and low.value > 0:
        ends.append(f"{'more than' if low.open else 'at least'} {_percent(low.value)}{_soft(low)}")
    if high is not None and high.value != 1:
        ends.append(
            f"{'less than' if high.open else 'at most'} {_percent(high.value)}{_soft(high)}"
        )
    return " and ".join(ends) or "some share"


def _soft(bound: Bound) -> str:
    return " (soft)" if bound.soft else ""


def _percent(share: Number) -> str:
    return f"{written(share * 100)} %"


def _most(step: Step) -> str:
    high = None if step.result is None else step.result.interval.high
    return "0" if high is None else written(high.value)


def _name(key: str, labels: Labels) -> str:
    return labels.variables.get(key) or key


def _claims(claims: tuple[str, ...], labels: Labels) -> str:
    """Claims that say the same: the first, and how many others."""
    if not claims:
        return ""
    others = len(claims) - 1
    alike = f" (and {written(others)} alike)" if others else ""
    return f"{labels.claims.get(claims[0]) or claims[0]}{alike}"


def _listed(words: list[str] | tuple[str, ...]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
