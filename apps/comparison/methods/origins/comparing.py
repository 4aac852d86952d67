"""Whether two reports are of one origin: what speaks for it, and what rules it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from apps.comparison.methods.origins.reading import FEW, LONG, SHORT, Read
from apps.comparison.methods.origins.records import Link, Reason
from apps.comparison.methods.origins.rules import ENOUGH, METHOD, RULES, VERSIONS, Version
from apps.comparison.methods.scopes import MEASURES
from apps.figures import Number, is_round, written

_NEAR_DAYS, _CLOSE_DAYS = 7, 1
# Of two tellings so many words of the shorter one, and so great a share of them, are in the other.
_FEWEST_ALIKE, _LEAST_ALIKE = 2, 0.5


def compare(first: Read, second: Read, *, copied: bool = False, method: str = METHOD) -> Link:
    """The case for one origin, with every rule that fired. Sides play no part but in their order.

    `copied`: whether their articles are near-copies of one text, which alone shows nothing.
    `method`: a version of VERSIONS. Raises KeyError for one that was never released.
    """
    if second.report.key < first.report.key:
        first, second = second, first
    version = VERSIONS[method]
    told = (_as_in(version, each) for each in _reasons(first, second, copied))
    reasons = tuple(each for each in told if each is not None)
    points = max(0, min(100, sum(each.points for each in reasons)))
    against = tuple(_told(rule) for rule in conflicts(first, second))
    if points >= ENOUGH and not any(RULES[each.rule].anchors for each in reasons):
        points = ENOUGH - 1
    return Link(first.report.key, second.report.key, points / 100, reasons, against)


def is_enough(link: Link) -> bool:
    """Whether a link is proposed."""
    return not link.against and link.score * 100 >= ENOUGH


def conflicts(first: Read, second: Read) -> Iterator[str]:
    """The rules by which two reports cannot be of one origin."""
    one, other = first.report, second.report
    if one.document and other.document:
        if one.document != other.document:
            yield "other-document"
        return
    if one.speaker and other.speaker and not _speak_as_one(first, second):
        yield "other-speaker"
    if not first.days.meet(second.days):
        yield "other-day"


def _as_in(version: Version, reason: Reason) -> Reason | None:
    """A reason as a version tells it; None where it has no such rule."""
    name = version.instead.get(reason.rule, reason.rule)
    if not name:
        return None
    if name != reason.rule:
        reason = _told(name)
    return replace(reason, points=version.points.get(name, reason.points))


def _speak_as_one(first: Read, second: Read) -> bool:
    return first.report.speaker in second.voices or second.report.speaker in first.voices


def _reasons(first: Read, second: Read, copied: bool) -> Iterator[Reason]:
    one, other = first.report, second.report
    if one.document and one.document == other.document:
        yield _told("document-same")
    if one.speaker and other.speaker:
        if one.speaker == other.speaker:
            yield _told("speaker-same")
        elif _speak_as_one(first, second):
            yield _told("speaker-for")
    elif first.speaker_words and first.speaker_words == second.speaker_words:
        yield _told("speaker-words", one.speaker_words)
    yield from _of_days(first, second)
    if first.occasion and first.occasion == second.occasion:
        yield _told("occasion-same", one.occasion)
    if one.medium and other.medium:
        yield _told("medium-same" if one.medium == other.medium else "medium-other")
    yield from _of_figures(first, second)
    quoted = list(_of_quotes(first, second))
    yield from quoted or _of_words(first, second)
    if one.article == other.article:
        yield _told("article-same")
        return
    if {one.publisher} & other.relayed_by or {other.publisher} & one.relayed_by:
        yield _told("relay-named")
    if copied:
        yield _told("text-copied")
        if first.passages & second.passages:
            yield _told("passage-copied")


def _of_days(first: Read, second: Read) -> Iterator[Reason]:
    one, other = first.days, second.days
    if not one.meet(other):
        return
    if one.stated and other.stated:
        if one.sharp and other.sharp:
            yield _told("day-same" if one.first == other.first else "day-next")
        else:
            yield _told("day-within")
        return
    if first.report.article == second.report.article:
        yield _told("day-near")
        return
    days = [
        days.first if days.sharp else each.report.published
        for days, each in ((one, first), (other, second))
    ]
    if not (days[0] and days[1]):
        return
    apart = abs((days[0] - days[1]).days)
    if apart <= _NEAR_DAYS:
        yield _told("day-close" if apart <= _CLOSE_DAYS else "day-near")


def _of_figures(first: Read, second: Read) -> Iterator[Reason]:
    common = first.figures & second.figures
    if common:
        # The most telling figure first; how many more there are counts once.
        ordered = sorted(common, key=lambda said: (_looks_round(said[1]), -said[1], said[0]))
        measure, number = ordered[0]
        rule = "figure-round" if _looks_round(number) else "figure-exact"
        yield _told(rule, f"{written(number)} {measure}".strip())
        if len(ordered) > 1:
            yield _told(
                "figure-again", ", ".join(f"{written(n)} {m}".strip() for m, n in ordered[1:4])
            )
        return
    akin = [
        (number, measure, other)
        for measure, number in sorted(first.figures)
        for other, same in sorted(second.figures)
        if number == same and _lie_within(measure, other)
    ]
    if akin:
        number, measure, other = akin[0]
        yield _told("figure-akin", f"{written(number)} {measure} / {other}")
    elif {measure for measure, _ in first.figures} & {measure for measure, _ in second.figures}:
        yield _told("figure-other")


def _lie_within(one: str, other: str) -> bool:
    """Whether one measure is part of the other: the killed of the casualties."""
    if one not in MEASURES or other not in MEASURES:
        return False
    return other in MEASURES.above(one) or one in MEASURES.above(other)


def _of_words(first: Read, second: Read) -> Iterator[Reason]:
    """Only of one speaker, or of two who speak as one, is it telling what they say."""
    if not (first.report.speaker and second.report.speaker and _speak_as_one(first, second)):
        return
    common = first.content & second.content
    shorter = min(len(first.content), len(second.content))
    if len(common) >= _FEWEST_ALIKE and len(common) >= _LEAST_ALIKE * shorter:
        yield _told("words-alike")


def _looks_round(number: Number) -> bool:
    """Small numbers and round ones meet by chance."""
    return number < 100 or is_round(number) or isinstance(number, Fraction)


def _of_quotes(first: Read, second: Read) -> Iterator[Reason]:
    for rule, length in (("quote-long", LONG), ("quote-short", SHORT), ("quote-few", FEW)):
        run = first.first_in_common(second, length)
        if run is not None:
            yield _told(rule, f"“{' '.join(run)}”")
            return


def _told(name: str, seen: str = "") -> Reason:
    rule = RULES[name]
    sentence = f"{rule.sentence.removesuffix('.')}: {seen}." if seen else rule.sentence
    return Reason(name, rule.points, sentence)
