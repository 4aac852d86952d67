"""Roles that stand beside names in texts: stored as suggestions, taken along with the name."""

from collections.abc import Sequence
from uuid import UUID

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.entities.enums import EntityKind
from apps.entities.matching.finding import METHOD, FoundRole
from apps.entities.models import Entity, Mention, Role
from apps.entities.models.entity import NAME_LIMIT

# One title of one person at one place.
_Key = tuple[UUID, str]


def store_roles(
    *,
    searched: Sequence[tuple[Article, Sequence[FoundRole]]],
    behind: Sequence[Sequence[Mention | None]],
    entities: dict[str, Entity],
) -> tuple[int, set[UUID]]:
    """Store the roles found in texts, and take back those that are not found any more.

    `behind` gives the mention behind each finding. Returns how many were stored, and the bodies
    of those taken back. What people decided about a role stays.
    """
    wanted: dict[_Key, Role] = {}
    mentions: set[UUID] = set()
    known = {entity.pk: entity for entity in entities.values()}
    for (article, roles), its in zip(searched, behind, strict=True):
        mentions |= {one.pk for one in its if one is not None}
        for found in roles:
            role = _role(article, found, its, known)
            if role is not None and role.mention_id is not None:
                wanted.setdefault((role.mention_id, role.title), role)
    stored = Role.objects.filter(mention__in=mentions).exclude(method="")
    held = {(role.mention_id, role.title): role for role in stored if role.mention_id}
    gone = [
        role
        for key, role in held.items()
        if role.state == SuggestionState.SUGGESTED and not _same(role, wanted.get(key))
    ]
    if gone:
        Role.objects.filter(pk__in=[role.pk for role in gone]).delete()
    taken_back = {(role.mention_id, role.title) for role in gone}
    made = [role for key, role in wanted.items() if key not in held or key in taken_back]
    Role.objects.bulk_create(made, batch_size=500)
    return len(made), {role.body_id for role in gone if role.body_id is not None}


def _role(
    article: Article,
    found: FoundRole,
    behind: Sequence[Mention | None],
    known: dict[UUID, Entity],
) -> Role | None:
    mention = behind[found.person]
    title = " ".join(found.title.split())[:NAME_LIMIT]
    if mention is None or not title:
        return None
    person = known.get(mention.entity_id)
    if person is None or person.kind != EntityKind.PERSON:
        return None
    beside = behind[found.body] if found.body is not None else None
    body = known.get(beside.entity_id) if beside is not None else None
    if body is not None and body.kind == EntityKind.PERSON:
        body = None
    return Role(
        person=person,
        title=title,
        body=body,
        mention=mention,
        seen_on=article.published_at.date() if article.published_at else None,
        state=SuggestionState.SUGGESTED,
        method=METHOD,
    )


def _same(role: Role, wanted: Role | None) -> bool:
    return wanted is not None and (role.person_id, role.body_id, role.seen_on) == (
        wanted.person_id,
        wanted.body_id,
        wanted.seen_on,
    )
