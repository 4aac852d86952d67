"""The working: notes of a propagation turned into steps that a reader can follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from apps.figures.constraints.deciding import ends_of, notes_behind
from apps.figures.constraints.network import Kind, Network, Rule
from apps.figures.constraints.propagating import Bounds, Note
from apps.figures.constraints.records import Equal, Growing, PartOf
from apps.figures.constraints.stance import HIGH, LOW, Stance
from apps.figures.intervals import Bound, Interval


@dataclass(frozen=True, slots=True)
class Given:
    """A variable and the part of its interval that a step draws on or gives."""

    variable: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a working.

    `kind`: a key of RULES. `result`: what the step gives, where it gives anything. `given`: what
    it draws on, results of earlier steps, a whole before its parts. `claims`: who says so, where
    it is said; all of them say the same. `constraints`: keys. `share`: of a share. `said`: the
    words' own interval, where soft bounds were loosened or fractions rounded before it was used.
    """

    kind: str
    result: Given | None = None
    given: tuple[Given, ...] = ()
    claims: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()
    share: Interval | None = None
    said: Interval | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the steps to some notes can be had, for it is long to write out all of them."""

    network: Network
    stance: Stance
    bounds: Bounds
    notes: tuple[int, ...]

    def steps(self) -> tuple[Step, ...]:
        """The steps to these notes: what was said, by claim, then each after what it draws on."""
        behind = notes_behind(self.bounds, list(self.notes))
        soft = _soft(self, behind)
        items = {self.bounds.notes[at].item for at in behind}
        said = [self._said(item) for item in sorted(each for each in items if each is not None)]
        ruled: list[Step] = []
        for group in _grouped(self.bounds, behind):
            rule = self.bounds.notes[group[0]].rule
            if rule is not None:
                ruled.append(self._ruled(group, rule, soft))
        return (*said, *ruled)

    def constraints(self) -> tuple[int, ...]:
        """The constraints that the steps use, by number."""
        rules = {self.bounds.notes[at].rule for at in notes_behind(self.bounds, list(self.notes))}
        return tuple(
            sorted(
                {
                    source
                    for rule in rules
                    if rule is not None
                    for source in self.network.rules[rule].sources
                }
            )
        )

    def clash(self, variable: int) -> Step:
        """The step that ends it all: the two bounds that crossed."""
        soft = _soft(self, notes_behind(self.bounds, list(self.notes)))
        found = [self._given([at], soft) for at in ends_of(self.bounds, variable)]
        name = self.network.variables[variable]
        if self.bounds.low_note[variable] is None:
            found.insert(0, Given(name, Interval.at_least(0)))
        return Step("clash", given=tuple(found))

    def _said(self, at: int) -> Step:
        item = self.network.items[at]
        assert item.variable is not None
        assert item.element is not None
        taken = self.stance.figure(at, item)
        return Step(
            "said",
            Given(self.network.variables[item.variable], taken),
            claims=self.network.elements[item.element].claims,
            said=None if taken == item.interval else item.interval,
        )

    def _ruled(self, group: list[int], at: int, soft: set[int]) -> Step:
        rule = self.network.rules[at]
        uses: dict[int, list[int]] = {}
        for note in group:
            for used in self.bounds.notes[note].uses:
                uses.setdefault(self.bounds.notes[used].variable, []).append(used)
        shares = [self.network.items[item] for item in rule.items]
        elements = {each.element for each in shares if each.element is not None}
        target = self.bounds.notes[group[0]].variable
        share = self.stance.share(rule.items[0], shares[0]) if len(shares) == 1 else None
        return Step(
            step_kind(self.network, rule, target),
            self._given(group, soft),
            tuple(
                self._given(uses[each], soft)
                for each in sorted(uses, key=lambda each: (each != rule.whole, each))
            ),
            tuple(
                claim for each in sorted(elements) for claim in self.network.elements[each].claims
            ),
            tuple(self.network.constraints[source].key for source in rule.sources),
            share,
            None if not shares or share == shares[0].interval else shares[0].interval,
        )

    def _given(self, notes: Iterable[int], soft: set[int]) -> Given:
        ends: dict[int, Bound] = {}
        variable = 0
        for at in sorted(notes):
            note = self.bounds.notes[at]
            variable = note.variable
            ends[note.end] = Bound(note.value, at in soft)
        return Given(self.network.variables[variable], Interval(ends.get(LOW), ends.get(HIGH)))


def step_kind(network: Network, rule: Rule, target: int) -> str:
    """What a step by this rule to this variable is called in RULES."""
    if rule.kind is Kind.SHARES:
        return "shares"
    if rule.kind is Kind.SHARE:
        return "share-of" if target == rule.whole else "share"
    source = network.constraints[rule.sources[0]]
    if len(rule.sources) == 1:
        for kind, name in ((PartOf, "part"), (Equal, "equal"), (Growing, "growing")):
            if isinstance(source, kind):
                return name
    return "sum" if target == rule.whole else "rest"


def _grouped(bounds: Bounds, notes: list[int]) -> list[list[int]]:
    """Notes in order; both ends of one variable together where one rule gave them at once."""
    groups: list[list[int]] = []
    for at in notes:
        note = bounds.notes[at]
        before = bounds.notes[groups[-1][-1]] if groups else None
        if (
            before is not None
            and len(groups[-1]) == 1
            and groups[-1][-1] == at - 1
            and note.rule is not None
            and (before.rule, before.variable) == (note.rule, note.variable)
            and before.end != note.end
            and not _crossed(before, note)
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _crossed(one: Note, other: Note) -> bool:
    low, high = (one, other) if one.end == LOW else (other, one)
    return low.value > high.value


def _soft(trail: Trail, notes: list[int]) -> set[int]:
    """Those of the notes, in the order in which they were made, that rest on a soft bound."""
    soft: set[int] = set()
    network = trail.network
    for at in notes:
        note = trail.bounds.notes[at]
        if note.item is not None:
            figure = trail.stance.figure(note.item, network.items[note.item])
            bound = figure.low if note.end == LOW else figure.high
            if bound is not None and bound.soft:
                soft.add(at)
        elif note.rule is not None and (
            not soft.isdisjoint(note.uses) or _share_is_soft(network, note)
        ):
            soft.add(at)
    return soft


def _share_is_soft(network: Network, note: Note) -> bool:
    """Whether the end of a share that moved this bound is soft."""
    assert note.rule is not None
    rule = network.rules[note.rule]
    shares = [network.items[item].interval for item in rule.items]
    if rule.kind is Kind.SHARES:
        return any(share.leans_on for share in shares)
    upper = (note.end == HIGH) == (note.variable in rule.parts)
    return any(("high" if upper else "low") in share.leans_on for share in shares)
