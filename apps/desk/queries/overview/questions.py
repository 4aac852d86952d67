"""A few open questions with what was found for them, the disputed ones first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from django.db.models import Count, Q

from apps.comparison.enums import MemberState, QuestionKind
from apps.comparison.methods.comparing import Compared, Kind, OriginCount, compare
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.models import Question
from apps.comparison.queries.facts import facts_of_several
from apps.comparison.queries.methods import methods_in_use
from apps.figures import Interval, Number
from apps.figures.constraints import Verdict
from apps.ui.components.intervals import round_up
from apps.ui.dates import count, number

SHOWN: Final = 4
COMPARED: Final = 8
# A larger question is compared on its own page; here only its claims are counted.
MOST_CLAIMS: Final = 40
LINES: Final = 4


@dataclass(frozen=True)
class Line:
    """One figure on the scale of its question; a bound nobody stated is None. `claims`: how many
    state it so. `kind`: "alt" where a bound is only suggested by the words."""

    words: str
    low: float | None
    high: float | None
    scale: float
    kind: Literal["", "alt"]
    claims: int


@dataclass(frozen=True)
class Position:
    """Who says something where no figure answers, and in how many claims."""

    who: str
    claims: int


@dataclass(frozen=True)
class OpenQuestion:
    """`verdict` is empty where nothing was reckoned; `origins` is None where nothing was."""

    question: Question
    claims: int
    origins: OriginCount | None = None
    verdict: str = ""
    disputed: bool = False
    lines: tuple[Line, ...] = ()
    positions: tuple[Position, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class OpenQuestions:
    """`open`: how many there are in all; `compared`: of how many the disputed come first."""

    rows: tuple[OpenQuestion, ...]
    open: int
    compared: int


def open_questions() -> OpenQuestions:
    """Of the newest, compared, the disputed ones first; a few queries whatever they hold."""
    asked = Question.objects.filter(closed_at=None)
    newest = list(
        asked.annotate(
            included=Count("members", filter=Q(members__state=MemberState.INCLUDED))
        ).order_by("-docket")[:COMPARED]
    )
    if not newest:
        return OpenQuestions((), 0, 0)
    held = {question.pk: question.included for question in newest}
    facts = facts_of_several([one for one in newest if held[one.pk] <= MOST_CLAIMS])
    methods = methods_in_use()
    rows = [
        _compared(question, facts[question.pk], methods)
        if question.pk in facts
        else OpenQuestion(question, held[question.pk])
        for question in newest
    ]
    return OpenQuestions(
        tuple(sorted(rows, key=lambda row: (not row.disputed, not row.claims))[:SHOWN]),
        asked.count(),
        len(rows),
    )


def _compared(question: Question, facts: QuestionFacts, methods: tuple[str, ...]) -> OpenQuestion:
    if not facts.claims:
        return OpenQuestion(question, 0)
    compared = compare(facts, methods)
    shown = OpenQuestion(
        question,
        len(facts.claims),
        origins=compared.traced.count,
        verdict=_verdict(compared),
        disputed=_is_disputed(compared),
    )
    if question.kind == QuestionKind.NUMBER and (lines := _lines(facts.claims)):
        return replace(shown, lines=lines[:LINES], more=max(0, len(lines) - LINES))
    positions = _positions(facts)
    return replace(shown, positions=positions[:LINES], more=max(0, len(positions) - LINES))


def _verdict(compared: Compared) -> str:
    if compared.examined is not None:
        return compared.examined.verdict.value
    scopes = len(compared.of(Kind.SCOPE))
    return count(scopes, "difference of scope", "differences of scope") if scopes else ""


def _is_disputed(compared: Compared) -> bool:
    return compared.examined is not None and compared.examined.verdict is Verdict.INCONSISTENT


def _lines(claims: Iterable[ClaimFact]) -> tuple[Line, ...]:
    """Each different figure once, as it was put, in the order of the claims."""
    said: dict[tuple[str, Interval], int] = {}
    shares: dict[tuple[str, Interval], int] = {}
    for claim in claims:
        figure = claim.figure
        if figure.interval is not None:
            key = (figure.words or _written(figure.interval), figure.interval)
            said[key] = said.get(key, 0) + 1
        elif figure.share is not None:
            key = (figure.share_words or figure.words, figure.share)
            shares[key] = shares.get(key, 0) + 1
    drawn = said or shares
    if not drawn:
        return ()
    highest = max(
        bound.value
        for _words, interval in drawn
        for bound in (interval.low, interval.high)
        if bound is not None
    )
    scale = float(round_up(float(highest) * 1.25)) if said and highest > 0 else 1.0
    return tuple(
        Line(
            words=words,
            low=None if interval.low is None else float(interval.low.value),
            high=None if interval.high is None else float(interval.high.value),
            scale=scale,
            kind="alt" if interval.leans_on else "",
            claims=claims_that_say,
        )
        for (words, interval), claims_that_say in drawn.items()
    )


def _written(interval: Interval) -> str:
    def told(value: Number) -> str:
        return number(value if isinstance(value, int) else float(value))

    low, high = interval.low, interval.high
    if low is not None and high is not None:
        return told(low.value) if interval.is_point else f"{told(low.value)} – {told(high.value)}"
    return f"from {told(low.value)}" if low else f"up to {told(high.value)}" if high else ""


def _positions(facts: QuestionFacts) -> tuple[Position, ...]:
    said: dict[str, int] = {}
    for claim in facts.claims:
        spoken = facts.utterances.get(claim.utterance or "")
        who = (spoken.who if spoken else "") or claim.speaker or "the article’s own voice"
        said[who] = said.get(who, 0) + 1
    ordered = sorted(said.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Position(who, claims) for who, claims in ordered)
