"""The values that narrow the claims down, each with how many it would leave.

Every count respects all filters but those of its own facet. Exact, and so loaded after the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count

from apps.articles.enums import Reliability
from apps.articles.models import Publisher, Tag
from apps.claims.enums import ClaimKind, ClaimStatus, Credibility, Measure
from apps.claims.models import ClaimEntity, ClaimTag, Evidence
from apps.desk.queries.claims.asked import Asked
from apps.desk.queries.claims.chosen import KIND_OF_FIELD, OWN_VOICE, PRODUCT
from apps.desk.queries.claims.filters import NONE, SEVERAL
from apps.desk.queries.claims.origin_values import origins_counted
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Entity
from apps.entities.names import fold
from apps.ui.components.labels import kind_class

SHOWN: Final = 5
MOST: Final = 200


@dataclass(frozen=True)
class Option:
    """A value that can be ticked. `count` is None while nothing has been counted."""

    value: str
    label: str
    count: int | None
    checked: bool
    css: str = ""


@dataclass(frozen=True)
class Facet:
    """`more` is how many further values there are; `whole` that all are shown, to look through.

    `counted` is false while the values themselves are not known yet.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    more: int = 0
    whole: bool = False
    counted: bool = True


# A value, its label, and its number of claims.
Counted = tuple[str, str, int]

TITLES: Final = {
    "kind": "Kind",
    "status": "Status",
    "claimant": "Claimant",
    "person": "Person concerned",
    "place": "Place concerned",
    "organisation": "Organisation concerned",
    "tag": "Tag",
    "origin": "Origin",
    "publisher": "Publisher of the evidence",
    "by": "Put on file by",
    "measure": "What is counted",
    "population": "Who is counted",
    "at": "Where, as claimed",
    "reliability": "Source reliability",
    "credibility": "Information credibility",
}
# Short enough to be shown whole, before anything is counted.
FIXED: Final[dict[str, Any]] = {
    "kind": ClaimKind,
    "status": ClaimStatus,
    "measure": Measure,
    "reliability": Reliability,
    "credibility": Credibility,
}
GRADES: Final = {"reliability", "credibility"}


def _css(name: str) -> str:
    return f"ent ent--{kind_class(name)}" if name in EntityKind.values else ""


def uncounted(asked: Asked) -> list[Facet]:
    """The facets before anything is counted: the fixed ones, and the values that are ticked."""
    return [_waiting(asked, name) for name in TITLES]


def _waiting(asked: Asked, name: str) -> Facet:
    ticked = getattr(asked.filters, SEVERAL[name])
    if name in FIXED:
        pairs = [(str(value), _fixed_label(name, value)) for value in FIXED[name].values]
    else:
        pairs = [(str(value), asked.resolved.label(SEVERAL[name], value)) for value in ticked]
    options = tuple(
        Option(value, label, None, value in map(str, ticked), _css(name)) for value, label in pairs
    )
    return Facet(name, TITLES[name], options, counted=name in FIXED)


def counted(asked: Asked) -> list[Facet]:
    """Every facet with its most frequent values, and those that are ticked."""
    concerned = _concerned(asked, list(EntityKind))
    origins, beyond = origins_counted(asked)
    known = {**concerned, "origin": origins}
    return [
        _facet(
            asked,
            name,
            known[name] if name in known else _COUNT[name](asked),
            beyond=beyond if name == "origin" else 0,
        )
        for name in TITLES
    ]


def whole(asked: Asked, name: str, find: str = "") -> Facet:
    """One facet with up to two hundred of its values, or those whose name contains `find`."""
    if name == "origin":
        origins, beyond = origins_counted(asked, find)
        return _facet(asked, name, origins, most=MOST, beyond=beyond)
    counts = _COUNT[name](asked)
    if find:
        wanted = fold(find)
        counts = [one for one in counts if wanted in fold(one[1])]
    return _facet(asked, name, counts, most=MOST)


def _facet(
    asked: Asked, name: str, counts: Sequence[Counted], most: int = SHOWN, beyond: int = 0
) -> Facet:
    ticked = {str(value) for value in getattr(asked.filters, SEVERAL[name])}
    most = MOST if name in FIXED else most
    shown = [one for place, one in enumerate(counts) if place < most or one[0] in ticked]
    held = {one[0] for one in shown}
    shown += [
        (value, asked.resolved.label(SEVERAL[name], value), 0)
        for value in sorted(ticked)
        if value not in held
    ]
    options = tuple(
        Option(value, label, count, value in ticked, _css(name)) for value, label, count in shown
    )
    more = len({one[0] for one in counts} - {one.value for one in options}) + beyond
    return Facet(name, TITLES[name], options, more, whole=most > SHOWN and name not in FIXED)


def _of_column(asked: Asked, field: str, column: str) -> dict[Any, int]:
    rows = asked.matching(field).values_list(column).annotate(n=Count("pk"))
    return dict(rows)


def _fixed(name: str, column: str) -> Any:
    def count(asked: Asked) -> list[Counted]:
        counts = _of_column(asked, SEVERAL[name], column)
        return [
            (str(value), _fixed_label(name, value), counts.get(value, 0))
            for value in FIXED[name].values
        ]

    return count


def _fixed_label(name: str, value: Any) -> str:
    label = str(FIXED[name](value).label)
    return f"{value} {label}" if name in GRADES else label


def _scoped(name: str, column: str) -> Any:
    """The entities in a column of scope, with their letter: any kind may be counted."""

    def count(asked: Asked) -> list[Counted]:
        counts = _of_column(asked, SEVERAL[name], column)
        counts.pop(None, None)
        rows = Entity.objects.filter(pk__in=list(counts)).order_by()
        return _ranked(
            [
                (f"{DOCKET_LETTER[EntityKind(kind)]}-{docket}", label, counts[pk])
                for pk, kind, docket, label in rows.values_list("pk", "kind", "docket", "name")
            ]
        )

    return count


def _ranked(found: list[Counted]) -> list[Counted]:
    return sorted(found, key=lambda one: (-one[2], one[1]))


def _claimants(asked: Asked) -> list[Counted]:
    counts = _of_column(asked, "claimants", "claimant")
    own = counts.pop(None, 0)
    rows = Entity.objects.filter(pk__in=list(counts)).order_by()
    found = [
        (f"{DOCKET_LETTER[EntityKind(kind)]}-{docket}", name, counts[pk])
        for pk, kind, docket, name in rows.values_list("pk", "kind", "docket", "name")
    ]
    return _ranked(found + ([(NONE, OWN_VOICE, own)] if own else []))


def _tied(asked: Asked, rows: Any, field: str, column: str) -> dict[Any, int]:
    """How many of the claims are tied to each row of another table, by its key."""
    if not asked.is_whole_desk(field):
        rows = rows.filter(claim__in=asked.matching(field).values("pk"))
    return dict(
        rows.values_list(column).annotate(
            n=Count("claim", distinct=column == "article__publisher")
        )
    )


def _concerned(asked: Asked, kinds: Sequence[EntityKind]) -> dict[str, list[Counted]]:
    """People, places and organisations; one scan for all kinds that nothing is ticked of."""
    by_scope: dict[str, list[EntityKind]] = {}
    for field, kind in KIND_OF_FIELD.items():
        if kind in kinds:
            scope = field if getattr(asked.filters, field) else ""
            by_scope.setdefault(scope, []).append(kind)
    found: dict[str, list[Counted]] = {str(kind): [] for kind in kinds}
    for scope, several in by_scope.items():
        counts = _tied(asked, ClaimEntity.objects.order_by(), scope, "entity")
        rows = Entity.objects.filter(kind__in=several, pk__in=list(counts)).order_by()
        for pk, of_kind, docket, name in rows.values_list("pk", "kind", "docket", "name"):
            found[of_kind].append((str(docket), name, counts[pk]))
    return {name: _ranked(values) for name, values in found.items()}


def _of_kind(kind: EntityKind) -> Any:
    return lambda asked: _concerned(asked, [kind])[str(kind)]


def _tags(asked: Asked) -> list[Counted]:
    counts = _tied(asked, ClaimTag.objects.order_by(), "tags", "tag")
    rows = Tag.objects.filter(pk__in=list(counts)).order_by()
    return _ranked(
        [(str(d), name, counts[pk]) for pk, d, name in rows.values_list("pk", "docket", "name")]
    )


def _publishers(asked: Asked) -> list[Counted]:
    counts = _tied(asked, Evidence.objects.order_by(), "publishers", "article__publisher")
    unstated = counts.pop(None, 0)
    rows = Publisher.objects.filter(pk__in=list(counts)).order_by()
    found = [(str(pk), name, counts[pk]) for pk, name in rows.values_list("pk", "name")]
    return _ranked(found + ([(NONE, "Not stated", unstated)] if unstated else []))


def _makers(asked: Asked) -> list[Counted]:
    rows = asked.matching("makers").values_list("created_by__username", "created_by__display_name")
    return _ranked(
        [
            (username or NONE, shown or username or PRODUCT, n)
            for username, shown, n in rows.annotate(n=Count("pk"))
        ]
    )


_COUNT: Final[dict[str, Any]] = {
    "kind": _fixed("kind", "kind"),
    "status": _fixed("status", "status"),
    "claimant": _claimants,
    **{str(kind): _of_kind(kind) for kind in EntityKind},
    "tag": _tags,
    "publisher": _publishers,
    "by": _makers,
    "measure": _fixed("measure", "measure"),
    "population": _scoped("population", "population"),
    "at": _scoped("at", "place"),
    "reliability": _fixed("reliability", "reliability"),
    "credibility": _fixed("credibility", "credibility"),
}
