"""Examining a system: the one way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from apps.figures.constraints.building import networks
from apps.figures.constraints.deriving import checks, derived, following
from apps.figures.constraints.findings import (
    Check,
    Conflict,
    Derived,
    Examined,
    Judgement,
    Pair,
    Verdict,
)
from apps.figures.constraints.judging import Judged, judge
from apps.figures.constraints.network import Network
from apps.figures.constraints.propagating import Meter
from apps.figures.constraints.reckoned import reckoned
from apps.figures.constraints.records import ConstraintError, Options, System

_LEAST_ROUNDS = 100
"""However large the system, each part of it may be gone over about as often as this."""

USUAL_OPTIONS = Options()


def examine(
    system: System,
    *,
    pairs: Iterable[tuple[str, str]] = (),
    options: Options = USUAL_OPTIONS,
) -> Examined:
    """Whether the claims of a system can all be true, which cannot, and what follows from them.

    `pairs`: claims of the system to be judged two by two as well. The same system always gives
    the same answer, in whatever order its members are given. Where the work allowed does not
    suffice, the verdict is undecidable and says that it is for that reason. Raises
    ConstraintError for a pair with an unknown claim.
    """
    built = networks(system)
    size = sum(network.size for network in built) or 1
    places = {
        claim: (network, at)
        for network in built
        for at, element in enumerate(network.elements)
        for claim in element.claims
    }
    asked = tuple(dict.fromkeys(pairs))
    work = 0
    parts: list[_Part] = []
    for network in built:
        share = options.limits.work * network.size // size
        meter = Meter(max(share, _LEAST_ROUNDS * network.size))
        before = meter.left
        parts.append(_examined(network, options, meter))
        work += before - meter.left
    judgement = _together([each.judged.judgement for each in parts], options)
    judged_pairs: list[Pair] = []
    for one, other in asked:
        if one not in places or other not in places:
            raise ConstraintError(f"No claim of this system: {one} or {other}.")
        meter = Meter(options.limits.work // len(asked))
        before = meter.left
        among = _pair({one: places[one], other: places[other]}, options, meter)
        work += before - meter.left
        judged_pairs.append(Pair(one, other, among, _with_others(one, other, judgement)))
    return Examined(
        judgement,
        tuple(sorted((each for part in parts for each in part.derived), key=_by_variable)),
        tuple(each for part in parts for each in part.checks),
        tuple(judged_pairs),
        reckoned(system),
        tuple(sorted({claim for part in parts for claim in part.disputed})),
        _fitting(parts) if judgement.verdict is Verdict.CONSISTENT else MappingProxyType({}),
        work,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    network: Network
    judged: Judged
    derived: tuple[Derived, ...]
    checks: tuple[Check, ...]

    @property
    def disputed(self) -> list[str]:
        certain = self.network.bits(self.judged.certain)
        return [claim for at in certain for claim in self.network.elements[at].claims]


def _examined(network: Network, options: Options, meter: Meter) -> _Part:
    kept = meter.left // 4
    meter.left -= kept
    judged = judge(network, network.everything, options, meter)
    meter.left = max(meter.left, 0) + kept
    undisputed = network.everything & ~network.needs & ~judged.certain
    found = following(network, undisputed, judged.loosened, options.slack, meter)
    return _Part(network, judged, tuple(derived(found)), tuple(checks(found)))


def _pair(claims: Mapping[str, tuple[Network, int]], options: Options, meter: Meter) -> Judgement:
    among: dict[int, tuple[Network, int]] = {}
    for network, at in claims.values():
        _, elements = among.get(id(network), (network, network.needs))
        among[id(network)] = network, elements | 1 << at
    judgements = [
        judge(network, elements, options, meter).judgement for network, elements in among.values()
    ]
    return _together(judgements, options)


def _together(judgements: list[Judgement], options: Options) -> Judgement:
    verdicts = {each.verdict for each in judgements}
    verdict = next(
        (each for each in (Verdict.INCONSISTENT, Verdict.UNDECIDABLE) if each in verdicts),
        Verdict.CONSISTENT,
    )
    conflicts = sorted((each for one in judgements for each in one.conflicts), key=_by_size)
    return Judgement(
        verdict,
        tuple(conflicts[: options.limits.conflicts]),
        tuple(each for one in judgements for each in one.leans_on),
        all(each.complete for each in judgements) and len(conflicts) <= options.limits.conflicts,
        verdict is Verdict.UNDECIDABLE and any(each.spent for each in judgements),
    )


def _by_size(conflict: Conflict) -> tuple[bool, int, tuple[str, ...], tuple[str, ...]]:
    size = len(conflict.claims) + len(conflict.needs)
    return bool(conflict.needs), size, conflict.claims, conflict.needs


def _by_variable(derived: Derived) -> str:
    return derived.variable


def _with_others(one: str, other: str, judgement: Judgement) -> tuple[Conflict, ...]:
    return tuple(
        conflict
        for conflict in judgement.conflicts
        if len(conflict.claims) > 2
        and any(one in alike for alike in conflict.alike)
        and any(other in alike for alike in conflict.alike)
    )


def _fitting(parts: list[_Part]) -> Mapping[str, int]:
    return MappingProxyType(
        {
            name: value
            for part in parts
            for name, value in zip(part.network.variables, part.judged.fitting, strict=True)
        }
    )
