"""The figures of a question as one system: what is part of what, and what adds up to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from apps.comparison.methods.comparing.adding import sums
from apps.comparison.methods.comparing.alternatives import alternatives
from apps.comparison.methods.comparing.grouping import Related, Scopes
from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.facts import ClaimFact, still_stands
from apps.comparison.methods.scopes import Field, Relation
from apps.comparison.methods.scopes.periods import PERHAPS_SAME
from apps.figures import Interval
from apps.figures.constraints import (
    METHOD,
    Constraint,
    Equal,
    Examined,
    Labels,
    Limits,
    Options,
    PartOf,
    Said,
    ShareOf,
    System,
    Variable,
    examine,
    told_check,
    told_conflict,
    told_derived,
    told_judgement,
    told_reckoned,
)

# What is found is told in full; finding all there is would take longer than people wait.
MOST_ASKED = 150
"""So many ties that hold only if something not stated does are gone through."""
_SUMS = frozenset({"sum", "rest"})
_OPTIONS = Options(limits=Limits(work=100_000, conflicts=40))


def system_of(scopes: Scopes) -> tuple[System, tuple[str, ...]]:
    """The system of all claims that still stand and give a figure or a share; in sentences, what
    was too much for it. `scopes`: as variables."""
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
    constraints += sums(scopes)
    every = tuple({each.key: each for each in constraints}.values())
    held = _bounded(every)
    left_out = scopes.left_out
    if len(held) < len(every):
        left_out += (
            f"{len(every) - len(held):,} of {len(every):,} ties between scopes were not reckoned"
            " with: they hold only if what is not stated does.",
        )
    system = System(
        tuple(Variable(group.key, group.label) for group in scopes.groups),
        tuple(each for group in scopes.groups for each in _said(group.key, giving[group.key])),
        held,
        alternatives(scopes, {need for each in held for need in each.needs}),
    )
    return system, left_out


def _bounded(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """What holds, and of what may hold as much as can be gone through: what asks least first."""
    asking = sorted(
        (each for each in constraints if each.needs), key=lambda each: (len(each.needs), each.key)
    )
    dropped = {each.key for each in asking[MOST_ASKED:]}
    return tuple(each for each in constraints if each.key not in dropped)


def reckon(scopes: Scopes) -> tuple[Examined | None, System, tuple[str, ...]]:
    """What follows from the figures together, None where nobody gives one; what was left out."""
    system, left_out = system_of(scopes)
    if not system.said:
        return None, system, left_out
    return examine(system, options=_OPTIONS), system, left_out


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
        # That a part may be less than a whole it may not even belong to tells nothing.
        if check.needs and step.kind not in _SUMS:
            continue
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
            claims += [claim for step in derived.steps for claim in step.claims]
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
        relation = each.relation
        open_to_be_same = relation is Relation.NOT_COMPARABLE or each.rule == PERHAPS_SAME
        if open_to_be_same and each.supposed is not None:
            needs.append(f"whether {one.key} and {other.key} {each.missing}")
            relation = each.supposed
        if relation in (Relation.NARROWER, Relation.WIDER):
            directions.add(relation)
        elif relation is not Relation.SAME:
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
