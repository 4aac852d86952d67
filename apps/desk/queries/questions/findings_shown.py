"""The findings of a comparison as the page tells them, with reports side by side."""

from dataclasses import dataclass
from typing import Final

from apps.comparison.methods.comparing import Compared, Finding, Kind
from apps.comparison.methods.drift import Drift, Side
from apps.comparison.methods.facts import QuestionFacts
from apps.desk.queries.questions.shown import Linked, claim_link, words_link
from apps.ui.dates import count

FIRST: Final = 5
_GOOD: Final = {"consistent", "adds up", "corroborated", "same"}
_PLAIN: Final = {"derived", "not comparable", "one origin"}
_BAD: Final = {"inconsistent", "does not add up", "retracted"}


@dataclass(frozen=True)
class Words:
    """A stretch of a report; `mark` is "same", "other" (differs) or "alone" (stands here only)."""

    text: str
    mark: str


@dataclass(frozen=True)
class Report:
    """One report of an utterance in its words."""

    claim: Linked
    article: Linked
    parts: tuple[Words, ...]

    @property
    def both(self) -> tuple[Linked, Linked]:
        return self.claim, self.article


@dataclass(frozen=True)
class Told:
    """A finding; `tone` is "ok", "mix", "bad" or "" and never stands without the verdict."""

    verdict: str
    tone: str
    sentence: str
    claims: tuple[Linked, ...]
    working: tuple[str, ...]
    method: str
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True)
class Column:
    """Findings of one kind: those shown at once, and those that are folded."""

    name: str
    title: str
    verdict: str
    tone: str
    first: tuple[Told, ...]
    more: tuple[Told, ...]
    nothing: str


@dataclass(frozen=True)
class ScopeBox:
    """A scope that was told apart, and who states it."""

    label: str
    claims: tuple[Linked, ...]


@dataclass(frozen=True)
class Findings:
    columns: tuple[Column, ...]
    corrections: tuple[Told, ...]
    origins: tuple[Told, ...]
    scopes: tuple[ScopeBox, ...]
    left_out: tuple[str, ...]


def findings_of(facts: QuestionFacts, compared: Compared) -> Findings:
    quotes = _quotes(facts)

    def told(found: list[Finding]) -> list[Told]:
        return [_told(each, quotes) for each in found]

    arithmetic = list(compared.of(Kind.ARITHMETIC))
    conflicts = [each for each in arithmetic if each.rule == "conflict"]
    sums = [each for each in arithmetic if each.rule != "conflict"]
    scope, drift = list(compared.of(Kind.SCOPE)), list(compared.of(Kind.DRIFT))
    verdict = next((each.verdict for each in sums if each.rule == "verdict"), "")
    heading = _scope_heading(scope)
    columns = (
        _column(
            "arithmetic",
            "Arithmetic",
            verdict.capitalize(),
            _tone(verdict),
            told(_sums_first(sums)),
            "No figure here can be reckoned with another.",
        ),
        _column(
            "scope",
            "Scope",
            *heading,
            told(sorted(scope, key=lambda each: each.verdict == "not comparable")),
            "There are no two scopes to compare.",
        ),
        _column(
            "contradictions",
            "Contradictions and drift",
            f"{count(len(conflicts) + len(drift), 'difference')}" if conflicts or drift else "",
            "mix" if conflicts or drift else "",
            told([*conflicts, *drift]),
            "No two claims contradict one another, and no report drifts from another.",
        ),
    )
    groups = compared.groups.values()
    return Findings(
        columns=columns,
        corrections=tuple(told(list(compared.of(Kind.CORRECTIONS)))),
        origins=tuple(
            told(
                [
                    each
                    for each in compared.of(Kind.ORIGINS)
                    if each.rule not in ("count", "proposed")
                ]
            )
        ),
        scopes=tuple(
            ScopeBox(group.label, tuple(claim_link(key) for key in group.claims))
            for group in groups
        )
        if len(groups) > 1
        else (),
        left_out=compared.left_out,
    )


def _scope_heading(found: list[Finding]) -> tuple[str, str]:
    """A word for how the scopes stand, and its tone."""
    if any(each.scopes is not None and each.verdict != "not comparable" for each in found):
        return "Mismatch", "mix"
    if any(each.scopes is not None for each in found):
        return "Not comparable", ""
    return ("One scope", "ok") if found else ("", "")


def _sums_first(found: list[Finding]) -> list[Finding]:
    """Sums that were checked, then what was probably reckoned, the verdict, and the rest."""
    order = {"probably-derived": 1, "verdict": 2, "check": 3, "derived": 4}

    def rank(each: Finding) -> int:
        is_sum = each.rule == "check" and len(each.claims) > 2
        return 0 if is_sum else order.get(each.rule, 5)

    return sorted(found, key=rank)


def _column(
    name: str, title: str, verdict: str, tone: str, found: list[Told], nothing: str
) -> Column:
    return Column(name, title, verdict, tone, tuple(found[:FIRST]), tuple(found[FIRST:]), nothing)


def _tone(verdict: str) -> str:
    if verdict in _GOOD:
        return "ok"
    if not verdict or verdict in _PLAIN:
        return ""
    return "bad" if verdict in _BAD else "mix"


def _told(finding: Finding, quotes: dict[str, tuple[Linked, Linked, str]]) -> Told:
    return Told(
        verdict=f"drift: {finding.verdict}" if finding.drift else finding.verdict,
        tone=_tone(finding.verdict),
        sentence=finding.sentence,
        claims=tuple(claim_link(key) for key in finding.claims),
        working=finding.working,
        method=finding.method,
        reports=_reports(finding.drift, quotes) if finding.drift else (),
    )


def _quotes(facts: QuestionFacts) -> dict[str, tuple[Linked, Linked, str]]:
    """The words of each report, by the keys under which they were aligned."""
    found = {}
    for claim in facts.claims:
        for at, carried in enumerate(claim.carried):
            key = f"{claim.key} in {carried.article}" + (f", {at + 1}" if at else "")
            found[key] = (
                claim_link(claim.key),
                words_link(claim.key, carried.article),
                carried.quote,
            )
    return found


def _reports(drift: Drift, quotes: dict[str, tuple[Linked, Linked, str]]) -> tuple[Report, ...]:
    made = []
    for key, side in ((drift.first, "first"), (drift.second, "second")):
        claim, article, text = quotes[key]
        parts, end = [], 0
        for part in drift.parts:
            span = getattr(part, side)
            if span is None:
                continue
            if span.start > end:
                parts.append(Words(text[end : span.start], "same"))
            mark = {Side.SAME: "same", Side.DIFFERENT: "other"}.get(part.side, "alone")
            parts.append(Words(text[span.start : span.end], mark))
            end = span.end
        parts.append(Words(text[end:], "same"))
        made.append(Report(claim, article, tuple(each for each in parts if each.text)))
    return tuple(made)
