"""The figures of a question as one system: what is part of what, and what adds up to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from apps.comparison.methods.comparing.grouping import Related, Scoped, Scopes
from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.facts import ClaimFact, still_stands
from apps.comparison.methods.scopes import Field, Relation, Why
from apps.figures import Interval
from apps.figures.constraints import (
    METHOD,
    Constraint,
    Equal,
    Examined,
    Labels,
    PartOf,
    Said,
    ShareOf,
    Sum,
    System,
    Variable,
    examine,
    told_check,
    told_conflict,
    told_derived,
    told_judgement,
    told_reckoned,
)

_A_DAY = timedelta(days=1)
_MADE_OF = {"casualties": ("killed", "wounded")}
"""What the counts of some measures make together, the one people reckon from the others last."""
MOST_SUMS = 200


def system_of(scopes: Scopes) -> System:
    """The system of all claims that still stand and give a figure or a share."""
    giving = {
        group.key: [claim for claim in group.claims if still_stands(claim)]
        for group in scopes.groups
    }
    group_of = {claim.key: group.key for group in scopes.groups for claim in group.claims}
    shares = [
        _share(claim, group_of)
        for claims in giving.values()
        for claim in claims
        if claim.figure.share is not None and claim.figure.share_of in group_of
    ]
    constraints: list[Constraint] = [each for each in shares if each is not None]
    tied = {(each.part, each.whole) for each in constraints if isinstance(each, ShareOf)}
    constraints += [
        each for related in scopes.related if (each := _part(related, tied)) is not None
    ]
    constraints += _sums(scopes)
    return System(
        tuple(Variable(group.key, group.label) for group in scopes.groups),
        tuple(each for group in scopes.groups for each in _said(group.key, giving[group.key])),
        tuple({each.key: each for each in constraints}.values()),
    )


def reckon(scopes: Scopes) -> tuple[Examined | None, System]:
    """What follows from the figures together; None where nobody gives one."""
    system = system_of(scopes)
    if not system.said:
        return None, system
    return examine(system), system


def findings(examined: Examined | None, system: System) -> tuple[Finding, ...]:
    """The verdict, each conflict with its working, what adds up, and what is only derived."""
    if examined is None:
        return ()
    labels = Labels.of(system)
    everything = tuple(dict.fromkeys(said.claim for said in system.said))
    of = defaultdict(list)
    for said in system.said:
        of[said.variable].append(said.claim)
    verdict, *grounds = told_judgement(examined.judgement, labels)
    found = [_found("verdict", examined.verdict, verdict, everything, grounds)]
    for conflict in examined.judgement.conflicts:
        first, *steps = told_conflict(conflict, labels)
        claims = [claim for alike in conflict.alike for claim in alike]
        word = "undecidable" if conflict.needs else "inconsistent"
        found.append(_found("conflict", word, first, claims, steps))
    for check in examined.checks:
        step = check.step
        named = [each.variable for each in (*step.given, *([step.result] if step.result else []))]
        claims = [claim for name in named for claim in of[name]] + list(step.claims)
        word = "adds up" if check.meets else "does not add up"
        needs = [f"To decide it, one must know {need}." for need in check.needs]
        found.append(_found("check", word, told_check(check, labels), claims, needs))
    for reckoned in examined.reckoned:
        claims = [*reckoned.claims, *(claim for each in reckoned.other_claims for claim in each)]
        told = told_reckoned(reckoned, labels)
        found.append(_found("probably-derived", "probably derived", told, claims))
    for derived in examined.derived:
        told_steps = told_derived(derived, labels)
        if told_steps:
            *steps, last = told_steps
            named = [derived.variable, *(g.variable for s in derived.steps for g in s.given)]
            claims = [claim for name in named for claim in of[name]]
            found.append(_found("derived", "derived", last, claims, steps))
    return tuple(found)


def _found(
    rule: str, verdict: str, sentence: str, claims: Iterable[str], working: Sequence[str] = ()
) -> Finding:
    return Finding(
        Kind.ARITHMETIC,
        METHOD,
        rule,
        str(verdict),
        sentence,
        tuple(dict.fromkeys(claims)),
        tuple(working),
    )


def _said(variable: str, claims: list[ClaimFact]) -> Iterable[Said]:
    """Reports of one utterance do not contradict one another: their difference is drift. Each is
    taken for all that any of them allows."""
    whole: dict[str, Interval] = {}
    for claim in claims:
        if claim.figure.interval is not None and claim.utterance is not None:
            held = whole.get(claim.utterance)
            own = claim.figure.interval
            whole[claim.utterance] = own if held is None else _hull(held, own)
    for claim in claims:
        interval = whole.get(claim.utterance or "", claim.figure.interval)
        if interval is not None and claim.figure.interval is not None:
            yield Said(claim.key, variable, interval, claim.figure.number, claim.utterance)


def _hull(one: Interval, other: Interval) -> Interval:
    """All that either allows. Of two bounds at one value the soft one is kept."""
    low = high = None
    if one.low is not None and other.low is not None:
        low = min(one.low, other.low, key=lambda each: (each.value, each.open, not each.soft))
    if one.high is not None and other.high is not None:
        high = max(one.high, other.high, key=lambda each: (each.value, not each.open, each.soft))
    return Interval(low, high)


def _share(claim: ClaimFact, group_of: dict[str, str]) -> ShareOf | None:
    figure = claim.figure
    part, whole = group_of[claim.key], group_of.get(figure.share_of or "")
    if figure.share is None or whole is None or part == whole:
        return None
    if figure.share.low is None or figure.share.low.value < 0:
        return None
    return ShareOf(
        key=f"share {claim.key}",
        part=part,
        whole=whole,
        share=figure.share,
        claim=claim.key,
        origin=claim.utterance,
    )


def _part(related: Related, tied: set[tuple[str, str]]) -> Constraint | None:
    """One as part of the other, or as the same; with what is not stated as what must be known."""
    one, other, compared = related.one, related.other, related.compared
    if (one.key, other.key) in tied or (other.key, one.key) in tied:
        return None
    needs, directions = [], set()
    for each in compared.fields:
        if each.relation is Relation.NOT_COMPARABLE and each.why is Why.NOT_STATED:
            needs.append(f"whether {one.key} and {other.key} speak of the same {each.field.value}")
        elif each.relation in (Relation.NARROWER, Relation.WIDER):
            directions.add(each.relation)
        elif each.relation is not Relation.SAME:
            return None
    # With nothing stated alike there is nothing to hold on to.
    if len(directions) > 1 or not _shares_a_subject(related):
        return None
    if not directions:
        key = f"same {one.key} {other.key}"
        return Equal(key=key, one=one.key, other=other.key, needs=tuple(needs))
    part, whole = (one, other) if Relation.NARROWER in directions else (other, one)
    key = f"part {part.key} {whole.key}"
    return PartOf(key=key, part=part.key, whole=whole.key, needs=tuple(needs))


def _shares_a_subject(related: Related) -> bool:
    return related.compared.of(Field.MEASURE).relation in (
        Relation.SAME,
        Relation.NARROWER,
        Relation.WIDER,
    )


def _sums(scopes: Scopes) -> list[Constraint]:
    pairs = {(each.one.key, each.other.key): each for each in scopes.related}
    found: list[Constraint] = []
    for whole in scopes.groups:
        found += _of_measures(whole, scopes.groups, pairs)
        found += _of_periods(whole, scopes.groups, pairs)
        if len(found) >= MOST_SUMS:
            return found[:MOST_SUMS]
    return found


_Pairs = dict[tuple[str, str], Related]


def _against(
    one: Scoped, other: Scoped, pairs: _Pairs, but: Field
) -> tuple[tuple[str, ...], Relation] | None:
    """What must be known for two scopes to be the same but for one field, and how they stand in
    that; None where they differ elsewhere."""
    related = pairs.get((one.key, other.key))
    turned = related is None
    related = related or pairs.get((other.key, one.key))
    if related is None:
        return None
    needs = []
    for each in related.compared.fields:
        if each.field is but:
            continue
        if each.relation is Relation.NOT_COMPARABLE and each.why is Why.NOT_STATED:
            needs.append(f"whether {one.key} and {other.key} speak of the same {each.field.value}")
        elif each.relation is not Relation.SAME:
            return None
    relation = related.compared.of(but).relation
    return tuple(needs), relation.converse if turned else relation


def _of_measures(whole: Scoped, groups: Sequence[Scoped], pairs: _Pairs) -> Iterable[Constraint]:
    """Killed and wounded make the casualties of the same people, place and time."""
    measures = _MADE_OF.get(_measure(whole), ())
    choices = []
    for measure in measures:
        fitting = []
        for group in groups:
            if _measure(group) != measure:
                continue
            stands = _against(group, whole, pairs, Field.MEASURE)
            if stands is not None:
                fitting.append((group, stands[0]))
        choices.append(fitting)
    if not choices or not all(choices):
        return
    for first, needs in choices[0]:
        for second, more in choices[1]:
            between = _against(first, second, pairs, Field.MEASURE)
            if between is None:
                continue
            yield Sum(
                key=f"sum {whole.key} {first.key} {second.key}",
                whole=whole.key,
                parts=(first.key, second.key),
                rest=second.key,
                assumes=("that casualties are those killed and wounded, and nobody else",),
                needs=tuple(dict.fromkeys((*needs, *more))),
            )


def _measure(group: Scoped) -> str:
    measure = group.scope.measure
    return "" if measure is None else measure.ref or measure.words


def _of_periods(whole: Scoped, groups: Sequence[Scoped], pairs: _Pairs) -> Iterable[Constraint]:
    """Two periods that share no day lie within a longer one."""
    within = []
    for group in groups:
        stands = _against(group, whole, pairs, Field.PERIOD) if group is not whole else None
        if stands is not None and stands[1] is Relation.NARROWER:
            within.append((group, stands[0]))
    for (one, needs), (other, more) in combinations(within, 2):
        between = _against(one, other, pairs, Field.PERIOD)
        if between is None or between[1] is not Relation.DIFFERENT:
            continue
        yield Sum(
            key=f"periods {whole.key} {one.key} {other.key}",
            whole=whole.key,
            parts=(one.key, other.key),
            complete=_fill(whole, one, other),
            needs=tuple(dict.fromkeys((*needs, *more, *between[0]))),
        )


def _fill(whole: Scoped, one: Scoped, other: Scoped) -> bool:
    """Whether two periods follow upon one another and make all of the longer one, to the day."""
    first, second = sorted(
        (one, other), key=lambda each: str(each.scope.period and each.scope.period.since)
    )
    outer, early, late = whole.scope.period, first.scope.period, second.scope.period
    if outer is None or early is None or late is None:
        return False
    if not (outer.since and early.since and early.until and late.since):
        return False
    ends = [late.until_precision, late.since_precision, early.until_precision]
    if any(each not in ("day", "minute") for each in ends):
        return False
    meets = late.since - early.until == _A_DAY
    return meets and outer.since == early.since and outer.until == late.until
