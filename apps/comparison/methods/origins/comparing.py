"""Whether two reports are of one origin: what speaks for it, and what rules it out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from apps.comparison.methods.origins.reading import FEW, LONG, SHORT, Read
from apps.comparison.methods.origins.records import Link, Reason
from apps.comparison.methods.origins.rules import ENOUGH, RULES
from apps.figures import Number, is_round, written

_NEAR_DAYS = 7


def compare(first: Read, second: Read, *, copied: bool = False) -> Link:
    """The case for one origin, with every rule that fired. Sides play no part but in their order.

    `copied`: whether their articles are near-copies of one text, which alone shows nothing.
    """
    if second.report.key < first.report.key:
        first, second = second, first
    reasons = tuple(_reasons(first, second, copied))
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
    yield from _of_quotes(first, second)
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
    if days[0] and days[1] and abs((days[0] - days[1]).days) <= _NEAR_DAYS:
        yield _told("day-near")


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
    elif {measure for measure, _ in first.figures} & {measure for measure, _ in second.figures}:
        yield _told("figure-other")


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
