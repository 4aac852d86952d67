"""The values that narrow a list down, each with how many articles it would leave.

Every count respects all filters but those of its own facet. Exact, and so loaded after the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Count

from apps.articles.enums import ReviewState
from apps.articles.models import ArticleTag
from apps.desk.queries.articles.chosen import ENTITY_FIELDS
from apps.desk.queries.articles.conditions import open_suggestions, states_counted
from apps.desk.queries.articles.counting import Asked
from apps.desk.queries.articles.filters import NOT_STATED
from apps.desk.queries.articles.rows import language_name
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from apps.entities.names import fold
from apps.ui.components.labels import kind_class

SHOWN: Final = 5
MOST: Final = 200

FIELDS: Final = {
    "publisher": "publishers",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "tag": "tags",
    "language": "languages",
}
TITLES: Final = {
    "publisher": "Publisher",
    "person": "Person",
    "place": "Place",
    "organisation": "Organisation",
    "tag": "Tag",
    "language": "Language",
}


@dataclass(frozen=True)
class Option:
    """A value that can be ticked. `count` is None while nothing has been counted."""

    value: str
    label: str
    count: int | None
    checked: bool
    css: str = ""
    # Some of the articles only by a suggestion that nobody has decided about.
    suggested: bool = False


@dataclass(frozen=True)
class Facet:
    """`more` is how many further values there are; `whole` that all are shown, to look through."""

    name: str
    title: str
    options: tuple[Option, ...]
    more: int = 0
    whole: bool = False


class Counted(NamedTuple):
    """A value, its label, its number of articles, and whether suggestions are among them."""

    value: str
    label: str
    articles: int
    suggested: bool = False


def uncounted(asked: Asked) -> list[Facet]:
    """The facets before anything is counted: the values that are ticked, for no query at all."""
    return [_waiting(asked, name) for name in FIELDS]


def _waiting(asked: Asked, name: str) -> Facet:
    field = FIELDS[name]
    ticked = tuple(
        Option(str(value), asked.resolved.label(field, value), None, True, _css(name))
        for value in getattr(asked.filters, field)
    )
    return Facet(name, TITLES[name], ticked)


def _css(name: str) -> str:
    return f"ent ent--{kind_class(name)}" if name in EntityKind.values else ""


def counted(asked: Asked) -> list[Facet]:
    """Every facet with its most frequent values, and those that are ticked."""
    values: dict[str, list[Counted]] = {
        "publisher": _publishers(asked),
        "tag": _tags(asked),
        "language": _languages(asked),
    }
    values.update(_entities(asked, tuple(EntityKind)))
    return [_facet(asked, name, values[name]) for name in FIELDS]


def whole(asked: Asked, name: str, find: str = "") -> Facet:
    """One facet with up to two hundred of its values, or those whose name contains `find`."""
    if name in EntityKind.values:
        counts = _entities(asked, (EntityKind(name),))[name]
    else:
        read = {"publisher": _publishers, "tag": _tags, "language": _languages}[name]
        counts = read(asked)
    if find:
        wanted = fold(find)
        counts = [one for one in counts if wanted in fold(one[1])]
    return _facet(asked, name, counts, most=MOST)


def _facet(asked: Asked, name: str, counts: Sequence[Counted], most: int = SHOWN) -> Facet:
    field = FIELDS[name]
    ticked = {str(value) for value in getattr(asked.filters, field)}
    shown = [one for place, one in enumerate(counts) if place < most or one[0] in ticked]
    held = {one[0] for one in shown}
    shown += [
        Counted(value, asked.resolved.label(field, value), 0)
        for value in ticked
        if value not in held
    ]
    options = tuple(
        Option(value, label, count, value in ticked, _css(name), suggested)
        for value, label, count, suggested in shown
    )
    more = max(0, len({one[0] for one in counts} - {one.value for one in options}))
    return Facet(name, TITLES[name], options, more, whole=most > SHOWN)


def _publishers(asked: Asked) -> list[Counted]:
    rows = (
        asked.matching("publishers")
        .values_list("publisher_id", "publisher__name")
        .annotate(n=Count("pk"))
        .order_by("-n", "publisher__name")
    )
    return [Counted(str(pk or NOT_STATED), name or "Not stated", n) for pk, name, n in rows]


def _languages(asked: Asked) -> list[Counted]:
    rows = (
        asked.matching("languages").values_list("language").annotate(n=Count("pk")).order_by("-n")
    )
    return [
        Counted(code or NOT_STATED, language_name(code) if code else "Not stated", n)
        for code, n in rows
    ]


def _tags(asked: Asked) -> list[Counted]:
    rows = ArticleTag.objects.all()
    if not asked.is_everything("tags"):
        rows = rows.filter(article__in=asked.matching("tags").values("pk"))
    counts = rows.values_list("tag__docket", "tag__name").annotate(n=Count("pk"))
    return [
        Counted(str(docket), name, n) for docket, name, n in counts.order_by("-n", "tag__name")
    ]


def _entities(asked: Asked, kinds: Iterable[EntityKind]) -> dict[str, list[Counted]]:
    """People, places and organisations; one scan for all kinds that nothing is ticked of."""
    by_scope: dict[str, list[EntityKind]] = {}
    for kind in kinds:
        field = ENTITY_FIELDS[kind]
        by_scope.setdefault(field if getattr(asked.filters, field) else "", []).append(kind)
    found: dict[str, list[Counted]] = {}
    for leaving_out, several in by_scope.items():
        found.update({str(kind): [] for kind in several})
        counts = _mentioned(asked, leaving_out, suggested=asked.filters.suggested)
        sure = counts
        if asked.filters.suggested:
            sure = _mentioned(asked, leaving_out, suggested=False)
        rows = Entity.objects.filter(kind__in=several, pk__in=list(counts)).order_by()
        for pk, of_kind, docket, name in rows.values_list("pk", "kind", "docket", "name"):
            found[of_kind].append(
                Counted(str(docket), name, counts[pk], counts[pk] != sure.get(pk))
            )
    for values in found.values():
        values.sort(key=lambda one: (-one[2], one[1]))
    return found


def _mentioned(asked: Asked, leaving_out: str, *, suggested: bool) -> dict[Any, int]:
    """By entity, in how many of the articles it is named."""
    rows = Mention.objects.filter(state__in=states_counted(suggested=suggested)).order_by()
    if not asked.is_everything(leaving_out):
        rows = rows.filter(article__in=asked.matching(leaving_out).values("pk"))
    # Pairs first, then their number: counting distinct articles directly would sort all rows.
    pairs, values = rows.values("entity_id", "article_id").distinct().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT entity_id, count(*) FROM ({pairs}) AS pairs GROUP BY entity_id",  # noqa: S608  (parameters stay apart)
            values,
        )
        return dict(cursor.fetchall())


def review_options(asked: Asked, *, count: bool) -> list[Option]:
    """Review states, all of them, in the order of the work."""
    counts: dict[str, int] = {}
    if count:
        counts = dict(asked.matching("review").values_list("review_state").annotate(n=Count("pk")))
    return [
        Option(
            state.value,
            str(state.label),
            counts.get(state.value, 0) if count else None,
            state.value in asked.filters.review,
        )
        for state in ReviewState
    ]


def with_suggestions_count(asked: Asked) -> int:
    """Articles with suggestions that nobody has decided on yet."""
    found = asked.matching("with_suggestions")
    return found.filter(open_suggestions().as_set).count()
