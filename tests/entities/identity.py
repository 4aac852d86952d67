"""A small world to merge in, and everything in it that merging could touch, as one value."""

from collections.abc import Callable
from typing import Any

from django.db import connection

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.models import Article, Version
from apps.claims.models import Claim, ClaimEntity
from apps.entities.enums import EntityKind, NameKind, Verdict
from apps.entities.models import (
    Difference,
    Entity,
    LikelyDuplicate,
    Mention,
    Name,
    NameDecision,
    Role,
)
from apps.entities.names import fold

TEXT = "Ada Bell Cole Dane Elam Ford Gale Hart Iles Jute Kerr Lamb Mead Nash Orme Pace"
WORDS = TEXT.split()
# Told apart from what a merge may change: the record of merges, history, what waits for the
# search of names, and the count of changes of each row.
TABLES = (
    "entities_entity",
    "entities_name",
    "entities_mention",
    "entities_role",
    "entities_namedecision",
    "entities_difference",
    "entities_likelyduplicate",
    "entities_entitytally",
    "entities_opentally",
    "claims_claim",
    "claims_claimentity",
)


def everything() -> dict[str, list[str]]:
    """All rows of these tables, without revisions and numbers that the database counts out."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            numbered = "- 'id'" if table == "entities_opentally" else ""
            cursor.execute(
                f"SELECT (to_jsonb(one) - 'revision' {numbered})::text"  # noqa: S608  (names of ours)
                f" FROM {table} AS one ORDER BY 1"
            )
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def put(name: str, kind: EntityKind = EntityKind.ORGANISATION, **fields: Any) -> Entity:
    entity = Entity(kind=kind, name=name, **fields)
    entity.save()
    Name.objects.create(entity=entity, text=name, kind=NameKind.OFFICIAL)
    return entity


def mention(
    version: Version,
    place: int,
    entity: Entity,
    state: SuggestionState = SuggestionState.CONFIRMED,
    **fields: Any,
) -> Mention:
    """The word at that place in TEXT names this entity."""
    word = WORDS[place]
    start = TEXT.index(word)
    return Mention.objects.create(
        version=version,
        article_id=version.article_id,
        start=start,
        end=start + len(word),
        quote=word,
        placed_start=start,
        placed_end=start + len(word),
        entity=entity,
        state=state,
        name_key=fold(word),
        **fields,
    )


class World:
    """Four bodies and two people about whom the same things are said twice here and there."""

    def __init__(self, make_article: Callable[..., Article], user: User) -> None:
        self.user = user
        self.version = make_article(TEXT).current_version
        self.bodies = [put(name) for name in ("Alfa", "Bravo", "Charlie", "Delta")]
        self.people = [put(name, EntityKind.PERSON) for name in ("Pat Quinn", "P. Quinn")]
        a, b, c, d = self.bodies
        p, q = self.people
        for entity, description, wikidata in (
            (a, "a", ""),
            (b, "", "Q2"),
            (c, "", ""),
            (d, "d", ""),
        ):
            Entity.objects.filter(pk=entity.pk).update(description=description, wikidata=wikidata)
        Entity.objects.filter(pk=c.pk).update(parent=b)
        Entity.objects.filter(pk=d.pk).update(parent=c)
        for entity in (a, b, d):
            Name.objects.create(entity=entity, text="The Four", kind=NameKind.ALIAS)
        state = SuggestionState
        for place, entity, how in (
            (0, a, state.CONFIRMED),
            (0, b, state.SUGGESTED),
            (0, c, state.REJECTED),
            (1, a, state.SUGGESTED),
            (1, b, state.CONFIRMED),
            (2, b, state.SUGGESTED),
            (2, c, state.SUGGESTED),
            (2, d, state.SUGGESTED),
            (3, c, state.CONFIRMED),
            (4, d, state.REJECTED),
        ):
            mention(self.version, place, entity, how)
        marks = [mention(self.version, 5, one) for one in (p, q)]
        for who, mark, body in ((p, marks[0], a), (q, marks[1], b), (q, None, c)):
            Role.objects.create(person=who, mention=mark, title="chief", body=body)
        for key, entity, verdict in (
            ("four", a, Verdict.ACCEPT),
            ("four", b, Verdict.REJECT),
            ("four", d, Verdict.ACCEPT),
        ):
            NameDecision.objects.create(name_key=key, entity=entity, verdict=verdict)
        for number, claimant, about in ((1, a, [a, b]), (2, b, [b, c, d]), (3, p, [a, c, q])):
            claim = Claim.objects.create(statement=f"Claim {number}", claimant=claimant)
            for entity in about:
                ClaimEntity.objects.create(claim=claim, entity=entity)
        for one, other in ((a, b), (b, c), (c, d), (p, q)):
            first, second = sorted((one, other), key=lambda entity: entity.pk)
            LikelyDuplicate.objects.create(
                first=first, second=second, score=0.5, method="test/1", features=[]
            )

    def differ(self, one: Entity, other: Entity) -> Difference:
        first, second = sorted((one, other), key=lambda entity: entity.pk)
        return Difference.objects.create(first=first, second=second, created_by=self.user)
