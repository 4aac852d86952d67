"""Each filter of the Claims page as two ways to the same claims: probe one, or seek all that fit.

The idea and the pieces are those of the Articles page (apps/desk/queries/articles/conditions.py).
"""

import datetime
import re
from decimal import Decimal
from typing import Any, Final

from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import Exact

from apps.articles.enums import SuggestionState
from apps.articles.queries.lexemes import AllOf, AnyOf, Lexical, Match, NamedMatch, Without
from apps.audit.queries import event_model
from apps.claims.enums import ClaimStatus
from apps.claims.models import Claim, ClaimEntity, ClaimTag, ClaimWords, Evidence
from apps.claims.models.claim import HAS_FIGURE, HAS_PERIOD, LIMITED
from apps.comparison.queries.counting import of_unknown_origin
from apps.desk.queries.articles.conditions import LOOK_UP, Condition, Fits
from apps.desk.queries.claims.chosen import KIND_OF_FIELD, Resolved
from apps.desk.queries.claims.filters import ALL_STATES, NONE

READ_WORDS: Final = 8.0
_DOCKET = re.compile(r"\s*C-?([0-9]{1,18})\s*", re.IGNORECASE)

Rows = Any


def docket_in(typed: str) -> int | None:
    """The number of a claim that somebody typed as a docket: "C-105", "c105"."""
    match = _DOCKET.fullmatch(typed)
    return int(match[1]) if match else None


class _Meets(Func):
    """Whether two ranges share a value; the indexes on figures and periods answer it."""

    template = "%(expressions)s"
    arg_joiner = " && "
    output_field = models.BooleanField()


def _range(kind: str, low: Any, high: Any) -> Func:
    return Func(low, high, Value("[]"), function=kind, output_field=models.TextField())


def _span(least: int | None, most: int | None) -> Func:
    number: Any = models.DecimalField(max_digits=21, decimal_places=3)
    ends = (None if one is None else Decimal(one) for one in (least, most))
    return _range("numrange", *(Cast(Value(one), number) for one in ends))


def _days(first: datetime.date | None, last: datetime.date | None) -> Func:
    return _range("daterange", *(Cast(Value(one), models.DateField()) for one in (first, last)))


def columns(found: Resolved, *, leaving_out: str = "") -> Q:
    """The filters that are columns of the claim itself, together."""
    filters = found.filters
    parts: dict[str, Q] = {}
    if filters.state != ALL_STATES:
        parts["state"] = Q(state=filters.state)
    if filters.kinds:
        parts["kinds"] = Q(kind__in=filters.kinds)
    if filters.statuses:
        parts["statuses"] = Q(status__in=filters.statuses)
    if filters.claimants:
        parts["claimants"] = _one_of("claimant", found.ids.get("claimants"), filters.claimants)
    if filters.makers:
        parts["makers"] = _one_of("created_by", found.makers, filters.makers)
    if filters.origins:
        parts["origins"] = _of_origins(found)
    if filters.measures:
        parts["measures"] = Q(measure__in=filters.measures)
    if filters.populations:
        parts["populations"] = _one_of(
            "population", found.ids.get("populations"), filters.populations
        )
    if filters.at_places:
        parts["at_places"] = _one_of("place", found.ids.get("at_places"), filters.at_places)
    if filters.reliabilities:
        parts["reliabilities"] = Q(reliability__in=filters.reliabilities)
    if filters.credibilities:
        parts["credibilities"] = Q(credibility__in=filters.credibilities)
    if filters.least is not None or filters.most is not None:
        parts["least"] = HAS_FIGURE & Q(
            _Meets(_range("numrange", F("low"), F("high")), _span(filters.least, filters.most))
        )
    if filters.period_from or filters.period_to:
        parts["period_from"] = HAS_PERIOD & Q(
            _Meets(
                _range("daterange", F("since"), F("until")),
                _days(filters.period_from, filters.period_to),
            )
        )
    if filters.on_file_since:
        parts["on_file_since"] = _became("state", SuggestionState.CONFIRMED, filters.on_file_since)
    if filters.contested_since:
        parts["contested_since"] = _became(
            "status", ClaimStatus.CONTESTED, filters.contested_since
        )
    if filters.with_caveat:
        parts["with_caveat"] = LIMITED
    if (docket := docket_in(filters.q)) is not None:
        parts["q"] = Q(docket=docket)
    together = Q()
    for name, part in parts.items():
        if name != leaving_out:
            together &= part
    return together


def _became(column: str, value: str, since: datetime.datetime) -> Q:
    """The claims that are so now, and of which history says that they were not before."""
    history = event_model(Claim).objects
    touched = history.filter(pgh_created_at__gte=since, **{column: value})
    earlier = history.filter(pgh_obj_id=OuterRef("pk"), pgh_created_at__lt=since)
    last = Subquery(earlier.order_by("-pgh_id").values(column)[:1])
    was = Exact(Coalesce(last, Value("")), Value(value))
    return Q(pk__in=touched.values("pgh_obj_id"), **{column: value}) & ~Q(was)


def _one_of(column: str, ids: Any, values: tuple[str, ...]) -> Q:
    wanted = Q(**{f"{column}__in": ids}) if ids else Q()
    return wanted | Q(**{f"{column}__isnull": True}) if NONE in values else wanted


def _of_origins(found: Resolved) -> Q:
    wanted = Q(utterance__in=found.ids["origins"]) if "origins" in found.ids else Q()
    return wanted | of_unknown_origin() if NONE in found.filters.origins else wanted


def conditions(found: Resolved, match: Match | None) -> list[Condition]:
    """The filters that are sets of claims, all of which must hold."""
    filters, ids = found.filters, found.ids
    made = [
        _condition(name, ClaimEntity.objects.filter(entity__in=ids[name]))
        for name in KIND_OF_FIELD
        if name in ids
    ]
    if "tags" in ids:
        made.append(_condition("tags", ClaimTag.objects.filter(tag__in=ids["tags"])))
    if "articles" in ids:
        made.append(_condition("articles", Evidence.objects.filter(article__in=ids["articles"])))
    if filters.publishers:
        publisher = Q(article__publisher__in=ids.get("publishers", []))
        if NONE in filters.publishers:
            publisher |= Q(article__publisher__isnull=True)
        made.append(_condition("publishers", Evidence.objects.filter(publisher), cost=3))
    if filters.published_from or filters.published_to:
        made.append(_condition("published_from", _published(found), cost=3))
    if match is not None and docket_in(filters.q) is None:
        parts = match.parts if isinstance(match, AllOf) else (match,)
        for part in parts:
            seek, exact = _seek(part)
            made.append(Condition("q", _probe(part), seek, exact, probe_cost=READ_WORDS))
    return made


def _condition(name: str, rows: Rows, cost: int = 1) -> Condition:
    return Condition(name, _has(rows), rows.values("claim_id"), probe_cost=cost * LOOK_UP)


def _published(found: Resolved) -> Rows:
    """Evidence published in the period; what is undated is in none."""
    midnight = datetime.time(tzinfo=datetime.UTC)
    rows = Evidence.objects.filter(article__published_at__isnull=False)
    if first := found.filters.published_from:
        start = datetime.datetime.combine(first, midnight)
        rows = rows.filter(article__sort_at__gte=start)
    if (last := found.filters.published_to) and last < datetime.date.max:
        end = datetime.datetime.combine(last + datetime.timedelta(days=1), midnight)
        rows = rows.filter(article__sort_at__lt=end)
    return rows


def _has(rows: Rows) -> Coalesce:
    """Whether the claim has one of these rows, as a look-up each."""
    one = rows.filter(claim=OuterRef("pk")).annotate(yes=Value(True)).values("yes")[:1]
    return Coalesce(Subquery(one), Value(False), output_field=models.BooleanField())


def _says(tsquery: str) -> Coalesce:
    one = ClaimWords.objects.filter(claim=OuterRef("pk")).values(fits=Fits(F("vector"), tsquery))
    return Coalesce(Subquery(one), Value(False), output_field=models.BooleanField())


def _sayers(tsquery: str) -> Rows:
    return ClaimWords.objects.filter(Fits(F("vector"), tsquery)).values("claim_id")


def _named(names: tuple[str, ...]) -> Rows:
    """The claims that somebody of these made, or that concern one of them."""
    concerned = ClaimEntity.objects.filter(entity__in=list(names)).values("claim_id")
    made = Claim.objects.order_by().filter(claimant__in=list(names)).values("pk")
    return concerned.union(made, all=True)


def _probe(match: Match) -> Q:
    match match:
        case Lexical(tsquery):
            return Q(_says(tsquery))
        case NamedMatch(tsquery, names):
            several: Any = list(names)
            named = Q(claimant__in=several) | Q(
                _has(ClaimEntity.objects.filter(entity__in=several))
            )
            return named | Q(_says(tsquery)) if tsquery else named
        case Without(part):
            return ~_probe(part)
        case AllOf(parts):
            found = Q()
            for part in parts:
                found &= _probe(part)
            return found
        case AnyOf(parts):
            found = Q()
            for part in parts:
                found |= _probe(part)
            return found


def _seek(match: Match) -> tuple[Rows | None, bool]:
    """All claims that fit, and whether it is exactly those; None where no index lists them."""
    match match:
        case Lexical(tsquery, seekable):
            return (_sayers(tsquery), True) if seekable else (None, True)
        case NamedMatch(tsquery, names):
            named = _named(names)
            return (named.union(_sayers(tsquery), all=True) if tsquery else named), True
        case AllOf(parts):
            for part in parts:
                seek, _exact = _seek(part)
                if seek is not None:
                    return seek, False
        case AnyOf(parts):
            seeks = [_seek(part) for part in parts]
            several = [seek for seek, _exact in seeks if seek is not None]
            if len(several) == len(seeks):
                return several[0].union(*several[1:], all=True), all(one for _s, one in seeks)
    return None, True
