"""Reports of one utterance side by side: what they tell differently is drift, no contradiction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.drift import METHOD, Harm, Reported, align_all
from apps.comparison.methods.facts import ClaimFact, QuestionFacts

MOST_GROUPS = 60
MOST_REPORTS = 12
MOST_PARTS = 12


def findings(facts: QuestionFacts) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """A finding for each report that drifts from the fullest one, and what was left out."""
    found: list[Finding] = []
    left_out: list[str] = []
    several = [claims for claims in _groups(facts.claims) if _reports(claims) > 1]
    if len(several) > MOST_GROUPS:
        left_out.append(
            f"Of {len(several):,} utterances the reports of {MOST_GROUPS} were aligned."
        )
    for reports, of in _by_language(several[:MOST_GROUPS], facts):
        if len(reports) > MOST_REPORTS:
            left_out.append(
                f"Of {len(reports):,} reports of what {next(iter(of.values()))} goes back to, the"
                f" {MOST_REPORTS} first were aligned."
            )
        for drift in align_all(list(reports.values())[:MOST_REPORTS]):
            if drift.worst is None:
                continue
            claim_keys = tuple(dict.fromkeys((of[drift.first], of[drift.second])))
            found.append(
                Finding(
                    Kind.DRIFT,
                    METHOD,
                    drift.ranked[0].rule,
                    Harm(drift.worst).name.lower(),
                    f"{drift.first} / {drift.second}: {drift.ranked[0].sentence}",
                    claim_keys,
                    tuple(part.sentence for part in drift.ranked[:MOST_PARTS]),
                    drift=drift,
                )
            )
    found.sort(key=lambda each: (each.drift.worst or Harm.WORDING) if each.drift else 0)
    return tuple(found), tuple(left_out)


def _groups(claims: Iterable[ClaimFact]) -> list[list[ClaimFact]]:
    """Reports of one thing: one utterance says many, and each drifts by itself.

    Where nobody knows who is meant, those are who the other reports of it mean, if that is one.
    """
    alike: dict[tuple[str, ...], list[ClaimFact]] = defaultdict(list)
    for claim in claims:
        alike[(claim.utterance or claim.key, *_about(claim))].append(claim)
    found = []
    for each in alike.values():
        by_population: dict[str, list[ClaimFact]] = defaultdict(list)
        for claim in each:
            by_population[_population(claim)].append(claim)
        apart = len(by_population.keys() - {""}) > 1
        found += list(by_population.values()) if apart else [each]
    return found


def _by_language(
    groups: Iterable[list[ClaimFact]], facts: QuestionFacts
) -> Iterator[tuple[dict[str, Reported], dict[str, str]]]:
    """The reports of each group in one language, and of which claim each is.

    Word by word a translation differs everywhere and says nothing.
    """
    for claims in groups:
        found: dict[str, tuple[dict[str, Reported], dict[str, str]]] = {}
        for claim in claims:
            told: Counter[str] = Counter()
            for carried in claim.carried:
                told[carried.article] += 1
                times = told[carried.article]
                key = f"{claim.key} in {carried.article}" + (f", {times}" if times > 1 else "")
                reports, of = found.setdefault(facts.articles[carried.article].language, ({}, {}))
                reports[key], of[key] = Reported(key, carried.quote), claim.key
        yield from (each for each in found.values() if len(each[0]) > 1)


def _about(claim: ClaimFact) -> tuple[str, ...]:
    measure = claim.scope.measure
    return (
        claim.kind,
        "" if measure is None else measure.ref or measure.words,
        "share" if claim.figure.share is not None else "",
    )


def _population(claim: ClaimFact) -> str:
    population = claim.scope.population
    return "" if population is None else population.ref or ""


def _reports(claims: list[ClaimFact]) -> int:
    return sum(len(claim.carried) for claim in claims)
