"""A question as files for a spreadsheet: every claim with all that bears on it, every finding."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from apps.articles.models import Version
from apps.claims.enums import ClaimKind, ClaimStatus, Fidelity, Qualifier
from apps.comparison.methods.comparing import Compared
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.queries.caveats import CaveatFact
from apps.comparison.queries.methods import methods_in_use
from apps.desk.queries.questions.shown import measure_of
from apps.desk.queries.questions.table import TableRow, rows_of
from apps.figures import Bound
from apps.ui.spreadsheets import harmless

CLAIMS: Final = (
    *("Claim", "Permanent link", "Statement", "Kind", "Status", "Reliability", "Credibility"),
    *("Figure as written", "Qualifier", "Low", "Low is", "Best", "High", "High is", "Share"),
    *("Share of", "Measure", "Who is counted", "Place", "Since", "Until", "Period as written"),
    *("About", "Part held", "Condition", "Who says so", "Interested party", "Origin"),
    *("Origin counts", "Origin known as", "Said on", "Drew on", "By way of", "Articles"),
    *("Publishers", "Words", "Fidelity", "Texts (SHA-256)", "Caveats", "Corrections"),
    *("As of", "Methods"),
)
FINDINGS: Final = (
    *("Kind", "Verdict", "Finding", "Claims", "Working", "Rule", "Method", "As of"),
)

Link = Callable[[str], str]


def claims_file(
    facts: QuestionFacts,
    compared: Compared,
    caveats: Mapping[str, tuple[CaveatFact, ...]],
    link: Link,
) -> Iterator[tuple[str, ...]]:
    """All claims. `link` makes an address permanent: whole, with the desk's own name in it."""
    carried = [each for claim in facts.claims for each in claim.carried]
    versions = Version.objects.filter(pk__in={each.version for each in carried})
    hashes = {str(pk): digest for pk, digest in versions.values_list("pk", "sha256")}
    yield CLAIMS
    methods = ", ".join(methods_in_use(facts.as_of))
    for row in rows_of(facts, compared, facts.claims, caveats):
        cells = _cells(row, facts, compared, hashes, link)
        yield tuple(map(harmless, (*cells, as_of(facts), methods)))


def findings_file(facts: QuestionFacts, compared: Compared) -> Iterator[tuple[str, ...]]:
    """All findings, in the order in which they are told."""
    yield FINDINGS
    for each in compared.findings:
        cells = (
            *(each.kind.value, each.verdict, each.sentence, ", ".join(each.claims)),
            *(" ".join(each.working), each.rule, each.method, as_of(facts)),
        )
        yield tuple(map(harmless, cells))


def as_of(facts: QuestionFacts) -> str:
    """The day that a file is of, empty where it is as it is now."""
    if facts.as_of is None:
        return ""
    day = facts.as_of.date().isoformat()
    return f"{day}, reconstructed" if facts.reconstructed else day


def _cells(
    row: TableRow,
    facts: QuestionFacts,
    compared: Compared,
    hashes: Mapping[str, str],
    link: Link,
) -> tuple[str, ...]:
    fact, held, scope = row.fact, row.held, row.fact.scope
    figure, period = fact.figure, fact.scope.period
    interval = figure.interval
    root = next((one for one in compared.traced.roots if one.key == fact.utterance), None)
    spoken = facts.utterances.get(fact.utterance or "")
    known = [facts.articles[key] for key in fact.articles]
    ways = [
        f"{key}: {', '.join(way)}" for key, way in (root.routes if root else {}).items() if way
    ]
    return (
        *(row.claim.label, link(row.claim.address), fact.statement),
        *(str(ClaimKind(fact.kind).label), str(ClaimStatus(fact.status).label)),
        *(fact.reliability, str(fact.credibility or "")),
        *(figure.words, str(Qualifier(figure.qualifier).label) if figure.qualifier else ""),
        *(_plain(held.low), _bound(interval.low if interval else None)),
        *(_plain(held.best), _plain(held.high), _bound(interval.high if interval else None)),
        *(figure.share_words or _share(fact), figure.share_of or ""),
        *(measure_of(fact), scope.population.words if scope.population else ""),
        *(scope.place.words if scope.place else "",),
        *(str(period.since or "") if period else "", str(period.until or "") if period else ""),
        *(period.words if period else "", fact.subject.words if fact.subject else ""),
        *(fact.extent, fact.condition, row.who, row.interest, row.origin),
        *("yes" if root and root.counts else "no", root.key if root else ""),
        *(row.said_on, spoken.rests_on if spoken else "", "; ".join(ways)),
        *(", ".join(each.label for each in row.articles),),
        ", ".join(dict.fromkeys(one.publisher for one in known if one.publisher)),
        " | ".join(each.quote for each in fact.carried),
        ", ".join(dict.fromkeys(str(Fidelity(each.fidelity).label) for each in fact.carried)),
        ", ".join(dict.fromkeys(hashes.get(each.version, "") for each in fact.carried)),
        " | ".join(f"{one.text} ({one.key})" if one.key else one.text for one in row.caveats),
        " | ".join(row.corrections),
    )


def _plain(value: int | float | None) -> str:
    return "" if value is None else str(value)


def _bound(bound: Bound | None) -> str:
    if bound is None:
        return "not stated"
    return "suggested by the words" if bound.soft else "stated"


def _share(fact: ClaimFact) -> str:
    share = fact.figure.share
    if share is None:
        return ""
    ends = [f"{float(one.value):g}" for one in (share.low, share.high) if one is not None]
    return " to ".join(dict.fromkeys(ends))
