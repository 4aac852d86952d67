"""Rows of the database as the values that comparison works with."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from apps.articles.enums import DatePrecision
from apps.claims.enums import Measure, Qualifier
from apps.comparison.methods.facts import (
    ArticleFact,
    CorrectionFact,
    Figure,
    Named,
    Passed,
    Stake,
    UtteranceFact,
    stake_on,
)
from apps.comparison.methods.facts.records import period_of
from apps.comparison.methods.scopes import Period, Scope, Stated
from apps.figures import Bound, Interval, Number
from apps.figures.intervals import exact

Row = Mapping[str, Any]
# By how much the bound of a whole number lies beside the number in the words.
_BESIDE: Final = {
    Qualifier.MORE_THAN: ("low", -1),
    Qualifier.AT_LEAST: ("low", 0),
    Qualifier.JUST_OVER: ("low", -1),
    Qualifier.VAGUE: ("low", 0),
    Qualifier.LESS_THAN: ("high", 1),
    Qualifier.NEARLY: ("high", 1),
    Qualifier.UP_TO: ("high", 0),
}


def number_of(value: Decimal | None) -> Number | None:
    return None if value is None else exact(Fraction(value))


def interval_of(
    low: Decimal | None,
    high: Decimal | None,
    *,
    low_is_soft: bool = False,
    high_is_soft: bool = False,
) -> Interval | None:
    """The interval of stored bounds; None where there is neither."""
    least, most = number_of(low), number_of(high)
    if least is None and most is None:
        return None
    return Interval(
        None if least is None else Bound(least, low_is_soft),
        None if most is None else Bound(most, high_is_soft),
    )


def figure_of(row: Row, labels: Mapping[UUID, str]) -> Figure:
    share_of = row["share_of_id"]
    low, high = row["low"], row["high"]
    if low is None and high is None:
        low = high = row["best"]
    return Figure(
        words=row["figure_words"],
        qualifier=row["qualifier"],
        interval=interval_of(
            low, high, low_is_soft=row["low_is_soft"], high_is_soft=row["high_is_soft"]
        ),
        number=_number_in_words(row),
        share=interval_of(row["share_low"], row["share_high"]),
        share_of=labels.get(share_of) if share_of else None,
        share_words=row["share_of_words"],
    )


def _number_in_words(row: Row) -> Number | None:
    if row["best"] is not None:
        return number_of(row["best"])
    if row["low"] is not None and row["low"] == row["high"]:
        return number_of(row["low"])
    bound, step = _BESIDE.get(row["qualifier"], ("", 0))
    value = number_of(row[bound]) if bound else None
    if value is None or not isinstance(value, int):
        return None if step else value
    return value + step


def stated(words: str, entity: UUID | None, names: Mapping[str, Named]) -> Stated | None:
    """What a field states: its words, or the name of the entity where it has no words."""
    key = str(entity) if entity else None
    known = names.get(key) if key else None
    if known is None and not words:
        return None
    return Stated(words or (known.name if known else ""), key if known else None)


def measure_of(measure: str, word: str) -> Stated | None:
    if measure == Measure.OTHER:
        return Stated(word)
    return Stated(str(Measure(measure).label).lower(), measure) if measure else None


def _period(row: Row, words: str = "", said_on: datetime.date | None = None) -> Period | None:
    return period_of(
        row["since"],
        row["until"],
        row["since_precision"],
        row["until_precision"],
        words,
        said_on,
        str(row.get("utterance_id") or ""),
    )


def scope_of(row: Row, names: Mapping[str, Named], said_on: datetime.date | None) -> Scope:
    return Scope(
        measure=measure_of(row["measure"], row["measure_word"]),
        population=stated(row["population_words"], row["population_id"], names),
        place=stated(row["place_words"], row["place_id"], names),
        period=_period(row, row["period_words"], said_on),
    )


def interest_of(
    entity: str | None,
    stakes: Mapping[str, tuple[Stake, ...]],
    day: datetime.date | None = None,
    precision: str = DatePrecision.DAY,
) -> str:
    """In what way somebody is interested in what was said on a day; empty where in none."""
    stake = stake_on(stakes.get(entity or "", ()), day, precision)
    return stake.role if stake else ""


def utterance_of(
    row: Row, names: Mapping[str, Named], stakes: Mapping[str, tuple[Stake, ...]]
) -> UtteranceFact:
    speaker = str(row["speaker_id"]) if row["speaker_id"] else None
    known = names.get(speaker) if speaker else None
    return UtteranceFact(
        key=str(row["id"]),
        speaker=speaker,
        who=known.name if known else row["speaker_words"],
        occasion=row["occasion"],
        medium=row["medium"],
        said_on=row["said_on"],
        said_precision=row["said_precision"],
        rests_on=row["rests_on"],
        interest=interest_of(speaker, stakes, row["said_on"], row["said_precision"]),
        is_withdrawn=row["withdrawn_at"] is not None,
        withdrawn=row["withdrawn_reason"],
    )


def correction_of(
    row: Row, names: Mapping[str, Named], articles: Mapping[UUID, str]
) -> CorrectionFact:
    """`articles`: the labels of those that are known; a source elsewhere has its address alone."""
    return CorrectionFact(
        key=str(row["id"]),
        effect=row["effect"],
        words=row["words"],
        said_on=row["said_on"],
        utterance=str(row["utterance_id"]) if row["utterance_id"] else None,
        article=articles.get(row["article_id"]) if row["article_id"] else None,
        source_article=articles.get(row["source_article_id"])
        if row["source_article_id"]
        else None,
        source_url=row["source_url"],
        scope=Scope(
            measure=measure_of(row["measure"], ""),
            population=stated(row["population_words"], row["population_id"], names),
            place=stated(row["place_words"], row["place_id"], names),
            period=_period(row),
        ),
        figure=interval_of(row["low"], row["high"]),
        figure_words=row["figure_words"],
        label=f"K-{row['docket']}",
    )


def article_of(row: Row, publishers: Mapping[UUID, Row]) -> ArticleFact:
    publisher = publishers.get(row["publisher_id"], {})
    return ArticleFact(
        key=f"A-{row['docket']}",
        id=str(row["id"]),
        title=row["title"],
        publisher=publisher.get("name", ""),
        reliability=publisher.get("reliability", ""),
        published=day_of(row["published_at"]),
        published_precision=row["published_precision"],
        language=row["language"],
    )


def day_of(moment: datetime.datetime | None) -> datetime.date | None:
    return None if moment is None else timezone.localtime(moment).date()


def surely_after(article: ArticleFact, day: datetime.date) -> bool:
    """Whether it came out after a day, however roughly its date is known."""
    if article.published is None:
        return False
    if article.published_precision == DatePrecision.YEAR:
        return article.published.year > day.year
    if article.published_precision == DatePrecision.MONTH:
        return (article.published.year, article.published.month) > (day.year, day.month)
    return article.published > day


def passed_of(
    rows: Iterable[Row], names: Mapping[str, Named], articles: Mapping[UUID, str]
) -> dict[UUID, tuple[Passed, ...]]:
    """The steps of each claim's chain, in order."""
    found: dict[UUID, list[Passed]] = {}
    for row in sorted(rows, key=lambda one: (one["position"], one["id"])):
        entity = str(row["entity_id"]) if row["entity_id"] else None
        known = names.get(entity) if entity else None
        found.setdefault(row["claim_id"], []).append(
            Passed(
                how=row["how"],
                who=known.name if known else row["words"],
                entity=entity,
                article=articles.get(row["article_id"]) if row["article_id"] else None,
            )
        )
    return {claim: tuple(steps) for claim, steps in found.items()}
