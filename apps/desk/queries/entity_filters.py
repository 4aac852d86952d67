"""What a list of people, places or organisations is narrowed to, and the rows that are left."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.dateparse import parse_date

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim, ClaimEntity
from apps.entities.enums import EntityKind, EntityStanding, GeoPrecision
from apps.entities.models import Entity, Mention, Name, Role
from apps.entities.queries.leading import by_docket
from apps.entities.queries.spelling import spelled_like

SORTS = {
    "name": "Name",
    "mentioned": "Most mentioned",
    "recent": "Added last",
}

# The scripts that a list can be narrowed to, as ISO 15924 codes them.
SCRIPTS = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Arab": "Arabic",
    "Hebr": "Hebrew",
    "Grek": "Greek",
    "Geor": "Georgian",
    "Armn": "Armenian",
    "Hani": "Chinese",
}

_WITHIN = """
    WITH RECURSIVE inside(id) AS (
        SELECT id FROM entities_entity WHERE parent_id = %s
         UNION
        SELECT entity.id FROM entities_entity AS entity JOIN inside ON entity.parent_id = inside.id
    )
    SELECT id FROM inside
"""


@dataclass(frozen=True)
class EntityFilters:
    """What a list is narrowed to. In the address; what cannot be read counts as absent."""

    kind: EntityKind
    q: str = ""
    within: int | None = None
    located: str = ""
    precision: frozenset[int] = frozenset()
    claims: bool = False
    script: str = ""
    role: str = ""
    body: int | None = None
    proposed: bool = False
    tag: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    sort: str = "name"
    after: int | None = None

    @classmethod
    def read(cls, kind: EntityKind, query: Mapping[str, Any]) -> Self:
        many = query.getlist("precision") if hasattr(query, "getlist") else []
        of_place = kind == EntityKind.PLACE
        sort = query.get("sort", "")
        return cls(
            kind=kind,
            q=_words(query.get("q", ""))[:300],
            within=None if kind == EntityKind.PERSON else _number(query.get("within", "")),
            located=query.get("located", "")
            if of_place and query.get("located") in ("yes", "no")
            else "",
            precision=frozenset(int(one) for one in many if one in map(str, GeoPrecision.values))
            if of_place
            else frozenset(),
            claims=query.get("claims") == "yes",
            script=query.get("script", "") if query.get("script") in SCRIPTS else "",
            role=_words(query.get("role", ""))[:100] if kind == EntityKind.PERSON else "",
            body=_number(query.get("body", "")) if kind == EntityKind.PERSON else None,
            proposed=query.get("proposed") == "yes",
            tag=_number(query.get("tag", "")),
            since=_date(query.get("since", "")),
            until=_date(query.get("until", "")),
            sort=sort if sort in SORTS else "name",
            after=_number(query.get("after", "")),
        )

    def without(self, *names: str) -> Self:
        """The same filters with some of them let go, from the first page on."""
        empty = EntityFilters(kind=self.kind)
        return replace(self, after=None, **{name: getattr(empty, name) for name in names})

    @property
    def query(self) -> str:
        """The part of the address after the "?", with the "?"; the same filters, the same text."""
        parts: list[tuple[str, str]] = [
            ("q", self.q),
            ("within", str(self.within or "")),
            ("located", self.located),
            *(("precision", str(step)) for step in sorted(self.precision)),
            ("claims", "yes" if self.claims else ""),
            ("script", self.script),
            ("role", self.role),
            ("body", str(self.body or "")),
            ("proposed", "yes" if self.proposed else ""),
            ("tag", str(self.tag or "")),
            ("since", self.since.isoformat() if self.since else ""),
            ("until", self.until.isoformat() if self.until else ""),
            ("sort", "" if self.sort == "name" else self.sort),
            ("after", str(self.after or "")),
        ]
        text = urlencode([(name, value) for name, value in parts if value])
        return f"?{text}" if text else "?"

    @property
    def narrowed(self) -> bool:
        return self.without("sort") != EntityFilters(kind=self.kind)


def _words(text: str) -> str:
    return " ".join(text.replace("\0", "").split())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def _date(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def matching(filters: EntityFilters) -> "QuerySet[Entity]":
    """The entities that the filters leave, in no order."""
    standings = [EntityStanding.ON_FILE]
    if filters.proposed:
        standings.append(EntityStanding.PROPOSED)
    found = Entity.objects.filter(
        spelled_like(filters.q), kind=filters.kind, standing__in=standings
    )
    if filters.script:
        spelled_so = Name.objects.filter(entity=OuterRef("pk"), script=filters.script, seen=True)
        found = found.filter(Exists(spelled_so))
    if filters.role or filters.body is not None:
        found = found.filter(Exists(_roles(filters)))
    if filters.within is not None:
        above = by_docket(filters.kind, filters.within)
        inside = Q(pk__in=RawSQL(_WITHIN, [above.pk if above else None]))  # noqa: S611
        found = found.filter(inside)
    if filters.located:
        found = found.filter(latitude__isnull=filters.located == "no")
    if filters.precision:
        found = found.filter(geo_precision__in=filters.precision)
    if filters.claims:
        found = found.filter(has_claims())
    if filters.tag is not None or filters.since or filters.until:
        found = found.filter(Exists(_mentions_in_articles(filters)))
    return found


def _roles(filters: EntityFilters) -> "QuerySet[Role]":
    """One and the same role must be called so and be held there."""
    roles = Role.objects.filter(person=OuterRef("pk"), state=SuggestionState.CONFIRMED)
    if filters.role:
        roles = roles.filter(title__icontains=filters.role)
    if filters.body is not None:
        roles = roles.filter(body__kind=EntityKind.ORGANISATION, body__docket=filters.body)
    return roles


def has_claims() -> Q:
    about = ClaimEntity.objects.filter(
        entity=OuterRef("pk"), claim__state=SuggestionState.CONFIRMED
    )
    made = Claim.objects.filter(claimant=OuterRef("pk"), state=SuggestionState.CONFIRMED)
    return Q(Exists(about)) | Q(Exists(made))


def _mentions_in_articles(filters: EntityFilters) -> "QuerySet[Mention]":
    """One and the same article must bear the tag and fall into the period."""
    mentions = Mention.objects.filter(entity=OuterRef("pk"), state=SuggestionState.CONFIRMED)
    if filters.tag is not None:
        mentions = mentions.filter(article__article_tags__tag__docket=filters.tag)
    if filters.since:
        start = datetime.datetime.combine(filters.since, datetime.time.min, datetime.UTC)
        mentions = mentions.filter(article__published_at__gte=start)
    if filters.until:
        day_after = filters.until + datetime.timedelta(days=1)
        end = datetime.datetime.combine(day_after, datetime.time.min, datetime.UTC)
        mentions = mentions.filter(article__published_at__lt=end)
    return mentions
