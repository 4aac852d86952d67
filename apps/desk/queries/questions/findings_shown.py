"""The findings of a comparison in columns: what matters most first, the rest on their own page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from apps.comparison.methods.comparing import Compared, Finding, Kind
from apps.comparison.methods.facts import QuestionFacts
from apps.desk.queries.questions.equations import Equation, equations_of
from apps.desk.queries.questions.paging import Window
from apps.desk.queries.questions.shown import Linked, claim_link, correction_link
from apps.desk.queries.questions.telling import KINDS, Teller, Told, tone_of
from apps.ui.dates import count

FIRST: Final = 4
FOLDED: Final = 12
ON_A_PAGE: Final = 40
SCOPES: Final = 8
# What says more about whether claims can be put side by side goes first.
_SCOPE_ORDER: Final = (
    *("corroborated", "no corroboration", "one origin", "narrower", "wider", "overlapping"),
    *("different", "not comparable"),
)
_SUM_ORDER: Final = ("check", "probably-derived", "verdict", "part-check", "derived")


@dataclass(frozen=True)
class Column:
    """Findings of one kind: those shown at once, those that are folded, and how many more there
    are on the page of findings of these kinds."""

    name: str
    title: str
    verdict: str
    tone: str
    first: tuple[Told, ...]
    more: tuple[Told, ...]
    count: int
    kind: str
    nothing: str
    equations: tuple[Equation, ...] = ()

    @property
    def elsewhere(self) -> int:
        return self.count - len(self.first) - len(self.more)


@dataclass(frozen=True)
class ScopeBox:
    """A scope that was told apart, and who states it: the first claims of so many."""

    label: str
    claims: tuple[Linked, ...]
    more: int


@dataclass(frozen=True)
class Findings:
    columns: tuple[Column, ...]
    corrections: tuple[Told, ...]
    origins: tuple[Told, ...]
    origins_more: int
    scopes: tuple[ScopeBox, ...]
    scopes_more: int
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class FindingsPage:
    """Findings in the order in which they are told, of one kind or of all."""

    rows: tuple[Told, ...]
    kind: str
    window: Window
    kinds: tuple[tuple[str, str, int], ...]


def findings_of(
    facts: QuestionFacts,
    compared: Compared,
    languages: Mapping[str, str],
    *,
    folded: int = FOLDED,
) -> Findings:
    """`folded`: how many of each kind are folded away; the others are counted."""
    teller = Teller(facts, languages)
    arithmetic = ordered(compared, Kind.ARITHMETIC)
    sums = [each for each in arithmetic if each.rule != "conflict"]
    conflicts = [each for each in arithmetic if each.rule == "conflict"]
    positions, drift = ordered(compared, Kind.POSITIONS), ordered(compared, Kind.DRIFT)
    scope = ordered(compared, Kind.SCOPE)
    against = [*conflicts, *positions, *drift]
    verdict = next((each.verdict for each in sums if each.rule == "verdict"), "")
    has_figures = any(claim.kind == "figure" for claim in facts.claims)

    def column(
        name: str,
        title: str,
        heading: tuple[str, str],
        found: list[Finding],
        kind: str,
        nothing: str,
        equations: tuple[Equation, ...] = (),
        shown: int = FIRST,
    ) -> Column:
        first, more = found[:shown], found[shown : shown + folded]
        return Column(
            *(name, title, *heading),
            tuple(map(teller.told, first)),
            tuple(map(teller.told, more)),
            len(found),
            kind,
            nothing,
            equations,
        )

    columns = []
    if has_figures or sums:
        columns.append(
            column(
                "arithmetic",
                "Arithmetic",
                (verdict.capitalize(), tone_of(verdict)),
                sums,
                "arithmetic",
                "No figure here can be reckoned with another.",
                equations_of(facts, compared),
            )
        )
        columns.append(
            column(
                "scope",
                "Scope",
                _scope_heading(scope),
                scope,
                "scope",
                "There are no two scopes to compare.",
                shown=min(FIRST, sum(each.verdict != "not comparable" for each in scope) or 1),
            )
        )
    # Without figures what contradicts and what drifts have a column each.
    sides = [("contradictions", "Contradictions and drift", against, "against")]
    if not columns:
        sides = [
            ("contradictions", "Contradictions", [*conflicts, *positions], "positions"),
            ("drift", "Drift between reports", drift, "drift"),
        ]
    columns += [
        column(name, title, _against_heading(found), found, kind, _NOTHING[name])
        for name, title, found, kind in sides
    ]
    origins = [
        each for each in compared.of(Kind.ORIGINS) if each.rule not in ("count", "proposed")
    ]
    groups = list(compared.groups.values())
    return Findings(
        columns=tuple(columns),
        corrections=_corrections(facts, map(teller.told, compared.of(Kind.CORRECTIONS))),
        origins=tuple(map(teller.told, origins[: FIRST + folded])),
        origins_more=max(0, len(origins) - FIRST - folded),
        scopes=tuple(
            ScopeBox(
                group.label,
                tuple(claim_link(key) for key in group.claims[:SCOPES]),
                max(0, len(group.claims) - SCOPES),
            )
            for group in groups[:SCOPES]
        )
        if len(groups) > 1
        else (),
        scopes_more=max(0, len(groups) - SCOPES),
        left_out=compared.left_out,
    )


def _corrections(facts: QuestionFacts, found: Iterable[Told]) -> tuple[Told, ...]:
    """Each with the page of the correction; the method tells them in the order of the facts."""
    marking = {key for claim in facts.claims for key in claim.corrections}
    labels = [one.label for key, one in facts.corrections.items() if key in marking]
    return tuple(
        replace(told, correction=correction_link(label))
        for told, label in zip(found, labels, strict=True)
    )


def findings_page(
    facts: QuestionFacts,
    compared: Compared,
    languages: Mapping[str, str],
    *,
    kind: str = "",
    start: str = "",
) -> FindingsPage:
    """`kind`: of Kind, "against" for what contradicts or drifts; otherwise all. `start`: the
    number of the finding that the page begins with."""
    found = {each: ordered(compared, each) for each in Kind}
    if kind == "against":
        wanted = [each for each in found[Kind.ARITHMETIC] if each.rule == "conflict"]
        wanted += [*found[Kind.POSITIONS], *found[Kind.DRIFT]]
    else:
        known = [each for each in Kind if each.value == kind]
        kind = known[0].value if known else ""
        wanted = [each for one in (known or Kind) for each in found[one]]
    numbers = [str(number) for number in range(1, len(wanted) + 1)]
    window = Window.of(numbers, [1] * len(wanted), start, ON_A_PAGE)
    teller = Teller(facts, languages)
    return FindingsPage(
        rows=tuple(map(teller.told, wanted[window.first : window.last])),
        kind=kind,
        window=window,
        kinds=tuple((each.value, KINDS[each], len(rows)) for each, rows in found.items() if rows),
    )


def ordered(compared: Compared, kind: Kind) -> list[Finding]:
    """The findings of a kind, what says most first; otherwise as they were found."""
    found = list(compared.of(kind))
    if kind is Kind.SCOPE:
        return sorted(found, key=lambda each: _place(_SCOPE_ORDER, each.verdict))
    if kind is Kind.ARITHMETIC:
        return sorted(found, key=lambda each: _place(_SUM_ORDER, _rule(each)))
    return found


def _rule(finding: Finding) -> str:
    """A sum that was checked says more than that a part is no larger than its whole."""
    is_part = finding.rule == "check" and len(finding.claims) < 3
    return "part-check" if is_part else finding.rule


def _place(order: Iterable[str], word: str) -> int:
    places = {each: at for at, each in enumerate(order)}
    return places.get(word, len(places))


_NOTHING: Final = {
    "contradictions": "No two claims contradict one another.",
    "drift": "No report of one utterance drifts from another.",
}


def _scope_heading(found: list[Finding]) -> tuple[str, str]:
    """A word for how the scopes stand, and its tone."""
    if any(each.scopes is not None and each.verdict != "not comparable" for each in found):
        return "Mismatch", "mix"
    if any(each.scopes is not None for each in found):
        return "Not comparable", ""
    return ("One scope", "ok") if found else ("", "")


def _against_heading(found: list[Finding]) -> tuple[str, str]:
    against = [each for each in found if tone_of(each.verdict) in ("mix", "bad")]
    if not against:
        return "", ""
    bad = any(tone_of(each.verdict) == "bad" for each in against)
    return count(len(against), "difference"), "bad" if bad else "mix"
