"""What the values in the address stand for: rows, their names, and what no longer exists."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from apps.accounts.models import User
from apps.articles.enums import Reliability, SuggestionState
from apps.articles.models import Article, Publisher
from apps.articles.queries.tags import flat, tag_tree
from apps.claims.enums import ClaimKind, ClaimStatus, Credibility, Measure
from apps.claims.models import Utterance
from apps.desk.queries.claims.filters import ALL_STATES, NONE, ClaimFilters
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.queries.leading import numbered

KIND_OF_FIELD: Final = {
    "people": EntityKind.PERSON,
    "places": EntityKind.PLACE,
    "organisations": EntityKind.ORGANISATION,
}
_KIND_OF_LETTER: Final = {letter: kind for kind, letter in DOCKET_LETTER.items()}
UNRESOLVED: Final = "Unresolved"
OWN_VOICE: Final = "the article’s own voice"
PRODUCT: Final = "Fogline"


@dataclass(frozen=True)
class Resolved:
    """The filters as far as what they name exists, its ids, and a label for each value."""

    filters: ClaimFilters
    ids: dict[str, list[UUID]] = field(default_factory=dict)
    makers: list[int] = field(default_factory=list)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def label(self, name: str, value: object) -> str:
        return self.labels.get((name, str(value)), str(value))


def state_label(state: str) -> str:
    return "Every state" if state == ALL_STATES else str(SuggestionState(state).label)


def resolve(filters: ClaimFilters) -> Resolved:
    """Look up what the filters name; what names nothing is left out, and said."""
    found = Resolved(filters)
    for kind in filters.kinds:
        found.labels["kinds", kind] = str(ClaimKind(kind).label)
    for status in filters.statuses:
        found.labels["statuses", status] = str(ClaimStatus(status).label)
    for measure in filters.measures:
        found.labels["measures", measure] = str(Measure(measure).label)
    for letter in filters.reliabilities:
        found.labels["reliabilities", letter] = f"{letter} {Reliability(letter).label}"
    for grade in filters.credibilities:
        found.labels["credibilities", str(grade)] = f"{grade} {Credibility(grade).label}"
    named = _entities(filters)
    for name in ("populations", "at_places"):
        rows = {value: named.get(value) for value in getattr(filters, name) if value != NONE}
        found = _keep(found, name, rows, "", always={NONE: "Not stated"})
    for name, kind in KIND_OF_FIELD.items():
        letter = DOCKET_LETTER[kind]
        dockets = {number: f"{letter}-{number}" for number in getattr(filters, name)}
        found = _keep(found, name, {n: named.get(label) for n, label in dockets.items()}, letter)
    claimants = {value: named.get(value) for value in filters.claimants if value != NONE}
    found = _keep(found, "claimants", claimants, "", always={NONE: OWN_VOICE})
    found = _tags(found)
    found = _keep(found, "articles", _articles(filters.articles), "A")
    found = _keep(found, "origins", _origins(filters.origins), "", always={NONE: UNRESOLVED})
    found = _keep(
        found, "publishers", _publishers(filters.publishers), "", always={NONE: "Not stated"}
    )
    return _makers(found)


Rows = dict[Any, tuple[Any, str] | None]


def _keep(
    found: Resolved, name: str, rows: Rows, letter: str, always: dict[Any, str] | None = None
) -> Resolved:
    always = always or {}
    kept: list[Any] = []
    for value in getattr(found.filters, name):
        row = rows.get(value)
        if value in always:
            found.labels[name, str(value)] = always[value]
        elif row is not None:
            found.ids.setdefault(name, []).append(row[0])
            found.labels[name, str(value)] = row[1]
        else:
            what = f"{letter}-{value}" if letter else str(value)
            found.problems.append(f"{what} is not on this desk, so it was left out of the filter.")
            continue
        kept.append(value)
    values: Any = tuple(kept)
    return replace(found, filters=replace(found.filters, **{name: values}))


def _entities(filters: ClaimFilters) -> dict[str, tuple[UUID, str]]:
    wanted = Q()
    for name, kind in KIND_OF_FIELD.items():
        if dockets := getattr(filters, name):
            wanted |= Q(kind=kind, docket__in=dockets)
    for value in (*filters.claimants, *filters.populations, *filters.at_places):
        if value != NONE:
            wanted |= Q(kind=_KIND_OF_LETTER[value[0]], docket=int(value[2:]))
    if not wanted:
        return {}
    return {
        f"{DOCKET_LETTER[EntityKind(kind)]}-{docket}": (pk, name)
        for kind, docket, pk, name in numbered(wanted)
    }


def _articles(dockets: Iterable[int]) -> Rows:
    if not dockets:
        return {}
    rows = Article.objects.filter(docket__in=dockets).values_list("docket", "pk", "title")
    return {docket: (pk, f"A-{docket} {title}") for docket, pk, title in rows}


def _origins(values: Iterable[str]) -> Rows:
    said = Utterance.objects.select_related("speaker")
    stated = [value for value in values if value != NONE]
    return (
        {str(one.pk): (one.pk, str(one)) for one in said.filter(pk__in=stated)} if stated else {}
    )


def _publishers(values: Iterable[str]) -> Rows:
    stated = [value for value in values if value != NONE]
    if not stated:
        return {}
    rows = Publisher.objects.filter(pk__in=stated).values_list("pk", "name")
    return {str(pk): (pk, name) for pk, name in rows}


def _tags(found: Resolved) -> Resolved:
    """A tag stands for itself and everything below it."""
    if not found.filters.tags:
        return found
    nodes = {node.tag.docket: node for node in flat(tag_tree())}
    rows: Rows = {
        docket: (nodes[docket].tag.pk, nodes[docket].tag.name)
        for docket in found.filters.tags
        if docket in nodes
    }
    found = _keep(found, "tags", rows, "T")
    wide = {pk: None for docket in found.filters.tags for pk in nodes[docket].within()}
    found.ids["tags"] = list(wide)
    return found


def _makers(found: Resolved) -> Resolved:
    names = found.filters.makers
    if not names:
        return found
    users = {user.username: user for user in User.objects.filter(username__in=names)}
    rows: Rows = {name: (user.pk, str(user)) for name, user in users.items()}
    found = _keep(found, "makers", rows, "", always={NONE: PRODUCT})
    return replace(found, makers=[users[name].pk for name in names if name in users])
