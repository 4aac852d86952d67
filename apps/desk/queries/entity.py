"""Everything that the page of a person, a place or an organisation shows.

What could grow without end is bounded: spellings, weeks, company and tags are counted over the
newest mentions only, and the page says so where that is not all of them.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.http import Http404

from apps.articles.enums import SuggestionState
from apps.articles.models import ArticleTag, Tag
from apps.audit.queries import HistoryEntry, history
from apps.claims.models import Claim, ClaimEntity, Evidence
from apps.comparison.models import PartOf
from apps.desk.queries.entity_claims import (
    ClaimGroup,
    Claims,
    by_kind,
    first_claims,
    with_paragraphs,
)
from apps.desk.queries.entity_map import EntityMap, entity_map
from apps.desk.queries.entity_passages import Passages, Places, passages
from apps.desk.queries.entity_roles import Roles, roles_in, roles_of
from apps.desk.queries.entity_spellings import Spelling, Unfiled, spellings_seen
from apps.desk.queries.entity_time import Moment, Timeline, timeline
from apps.desk.queries.entity_wholes import Lying, lying
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.errors import MergedAway
from apps.entities.models import Entity, Mention, Merge, Name, Role
from apps.entities.queries.merges import merges_within

SAMPLE = 2000
ARTICLES = 300
COMPANY = 10
TAGS = 12
NAMESAKES = 10
CHILDREN = 60
HISTORY = 12


@dataclass(frozen=True)
class Company:
    entity: Entity
    articles: int


@dataclass(frozen=True)
class TagCount:
    tag: Tag
    articles: int


@dataclass(frozen=True)
class EntityPage:
    entity: Entity
    ancestors: tuple[Entity, ...]
    children: tuple[Entity, ...]
    spellings: tuple[Spelling, ...]
    unfiled: tuple[Unfiled, ...]
    mentions: int
    articles: int
    sampled: bool
    timeline: Timeline
    claims_by: Claims
    claims_about: Claims
    claims_here: tuple[ClaimGroup, ...]
    roles: Roles
    passages: Passages
    company: tuple[Company, ...]
    company_sampled: bool
    tags: tuple[TagCount, ...]
    namesakes: tuple[Entity, ...]
    merged: tuple[Merge, ...]
    map: EntityMap | None
    history: list[HistoryEntry]
    lying: Lying | None

    @property
    def generated(self) -> int:
        """How many spellings were only generated."""
        return sum(one.generated for one in self.spellings)

    @property
    def written(self) -> int:
        return len(self.spellings) - self.generated

    @property
    def claims(self) -> int:
        return self.claims_by.total + self.claims_about.total

    @property
    def sample(self) -> int:
        return SAMPLE

    @property
    def sample_articles(self) -> int:
        return ARTICLES

    @property
    def uses(self) -> tuple[str, ...]:
        """What stands against taking it off file, in words."""
        parts = (
            (max(self.mentions, len(self.passages.shown)), "mention", "mentions"),
            (self.claims, "claim", "claims"),
            (len(self.children), "entry within it", "entries within it"),
        )
        return tuple(f"{n:,} {one if n == 1 else many}" for n, one, many in parts if n)


def load_entity(kind: EntityKind, docket: int) -> Entity:
    """Raises Http404 where there is none, and MergedAway where it leads to another one."""
    found = (
        Entity.objects.select_related("created_by", "merged_into")
        .filter(kind=kind, docket=docket)
        .first()
    )
    if found is None:
        raise Http404("Nothing is on file under this number.")
    if found.merged_into_id:
        raise MergedAway(found)
    return found


def entity_page(
    entity: Entity, *, after: int | None = None, parts_after: int | None = None
) -> EntityPage:
    """`after` is the docket number of the mention after which the passages go on, `parts_after`
    that of the entry after which what lies within it does."""
    sample = _sample(entity)
    names = list(entity.names.all())
    spellings, unfiled = spellings_seen(entity, names, sample)
    article_ids = list(dict.fromkeys(row.article_id for row in sample))
    company = _company(entity, article_ids[:ARTICLES])
    claims_by = Claim.objects.filter(claimant=entity)
    claims_about = Claim.objects.filter(
        Exists(ClaimEntity.objects.filter(claim=OuterRef("pk"), entity=entity))
    )
    by, about = first_claims(claims_by), first_claims(claims_about)
    stands = passages(entity, after=after)
    places = Places.of(
        [line.evidence for line in (*by.lines, *about.lines) if line.evidence],
        known=stands.places,
    )
    mentions = len(sample)
    if mentions == SAMPLE:
        mentions = _tally(entity)
    ancestors = _ancestors(entity)
    children = tuple(
        entity.children.filter(standing=EntityStanding.ON_FILE).order_by("sort_key", "id")[
            :CHILDREN
        ]
    )
    return EntityPage(
        entity=entity,
        ancestors=ancestors,
        children=children,
        spellings=spellings,
        unfiled=unfiled,
        mentions=mentions,
        articles=len(article_ids),
        sampled=mentions > SAMPLE,
        timeline=_timeline(entity, sample, article_ids),
        claims_by=with_paragraphs(by, places),
        claims_about=with_paragraphs(about, places),
        claims_here=by_kind(with_paragraphs(about, places))
        if entity.kind == EntityKind.PLACE
        else (),
        roles=roles_of(entity) if entity.kind == EntityKind.PERSON else roles_in(entity),
        passages=stands,
        company=company,
        company_sampled=len(article_ids) > ARTICLES,
        tags=_tags(article_ids[:ARTICLES]),
        namesakes=_namesakes(entity, names),
        merged=tuple(merges_within(entity)),
        map=entity_map(
            entity, ancestors=ancestors, children=children, articles=article_ids[:ARTICLES]
        ),
        history=history(
            entity,
            HISTORY,
            attached=[(Name, "entity"), (Role, "person"), (PartOf, "part")],
        ),
        lying=lying(entity, after=parts_after),
    )


def _sample(entity: Entity) -> list[Any]:
    """The newest confirmed mentions: their words, where, when published and how exactly."""
    return list(
        Mention.objects.filter(entity=entity, state=SuggestionState.CONFIRMED)
        .order_by("-article_id")
        .values_list(
            "article_id",
            "docket",
            "quote",
            "article__docket",
            "article__published_at",
            "article__published_precision",
            named=True,
        )[:SAMPLE]
    )


def _timeline(entity: Entity, sample: list[Any], articles: list[UUID]) -> Timeline:
    """Mentions over time; those in articles that report what a person or body says are apart."""
    if entity.kind == EntityKind.PLACE:
        spoken = set()
    else:
        spoken = set(
            Evidence.objects.filter(
                claim__claimant=entity,
                claim__state=SuggestionState.CONFIRMED,
                article__in=articles,
            ).values_list("article", flat=True)
        )
    return timeline(
        (
            Moment(
                row.article__published_at,
                row.article__published_precision,
                row.article_id in spoken,
            )
            for row in sample
        ),
        speech=bool(spoken),
    )


def _tally(entity: Entity) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT mentions FROM entities_entitytally WHERE entity_id = %s", [entity.pk]
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _ancestors(entity: Entity) -> tuple[Entity, ...]:
    """What it lies within, the widest first."""
    if entity.parent_id is None:
        return ()
    rows = Entity.objects.raw(
        """
        WITH RECURSIVE above AS (
            SELECT entity.*, 1 AS height FROM entities_entity AS entity WHERE id = %s
             UNION ALL
            SELECT up.*, above.height + 1
              FROM entities_entity AS up JOIN above ON up.id = above.parent_id
        )
        SELECT * FROM above ORDER BY height DESC
        """,
        [entity.parent_id],
    )
    return tuple(rows)


def _company(entity: Entity, articles: list[UUID]) -> tuple[Company, ...]:
    counts = dict(
        Mention.objects.filter(article__in=articles, state=SuggestionState.CONFIRMED)
        .exclude(entity=entity)
        .values_list("entity")
        .annotate(articles=Count("article", distinct=True))
        .order_by("-articles", "entity")[:COMPANY]
    )
    named = Entity.objects.in_bulk(counts)
    return tuple(Company(named[pk], count) for pk, count in counts.items())


def _tags(articles: list[UUID]) -> tuple[TagCount, ...]:
    counts = dict(
        ArticleTag.objects.filter(article__in=articles)
        .values_list("tag")
        .annotate(articles=Count("article"))
        .order_by("-articles", "tag")[:TAGS]
    )
    tags = Tag.objects.in_bulk(counts)
    return tuple(TagCount(tags[pk], count) for pk, count in counts.items())


def _namesakes(entity: Entity, names: list[Name]) -> tuple[Entity, ...]:
    keys = {name.key for name in names if name.seen}
    alike = Name.objects.filter(key__in=keys, seen=True).exclude(entity=entity).values("entity")
    found = Entity.objects.filter(pk__in=alike, standing=EntityStanding.ON_FILE)
    return tuple(found.order_by("sort_key", "id")[:NAMESAKES])
