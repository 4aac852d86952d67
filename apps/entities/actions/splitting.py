"""Taking apart what was thought to be one: some of its mentions name somebody else."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F, Q

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.entities.actions.differing import tell_apart
from apps.entities.actions.entities import clean_name, create_entity
from apps.entities.enums import EntityKind, EntityStanding, NameKind
from apps.entities.errors import MergeRefused
from apps.entities.models import Entity, Mention, Name, NameDecision, Role
from apps.entities.models.entity import NAME_LIMIT
from apps.entities.names import fold
from apps.entities.queries.spellings_in_texts import spelled_as

if TYPE_CHECKING:
    from apps.accounts.models import User

_FILED_AT_MOST = 20


def split(
    *,
    entity: Entity,
    name: str,
    by: "User",
    spellings: Collection[str] = (),
    mentions: Collection[UUID] = (),
    description: str = "",
) -> tuple[Entity, UUID]:
    """Put a new entity on file that these mentions name: all of some spellings, and single ones.

    Roles that stand beside them go along, and so do spellings on file and decisions about names
    where all mentions of a spelling do. The two are remembered as not the same. Returns the new
    one and the action, which can be undone as a whole.
    """
    check_may(by, Action.EDIT_ENTITY)
    name = clean_name(name)
    with recorded(by=by, reason=f"Split {name} off {entity.docket_label} {entity.name}") as action:
        entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
        if entity.standing != EntityStanding.ON_FILE:
            raise MergeRefused(f"{entity.docket_label} {entity.name} is not on file by itself.")
        chosen = Mention.objects.filter(entity=entity).exclude(state=SuggestionState.REJECTED)
        chosen = chosen.filter(spelled_as(spellings) | Q(pk__in=list(mentions)))
        if not chosen.exists():
            raise InvalidAnnotation(
                f"Choose the mentions that do not name {entity.name}.", field="spelling"
            )
        made = create_entity(
            kind=EntityKind(entity.kind), name=name, by=by, description=description.strip()
        )
        chosen.update(entity=made, revision=F("revision") + 1)
        Role.objects.filter(person=entity, mention__entity=made).update(
            person=made, revision=F("revision") + 1
        )
        _spellings_go_along(entity, made, spellings)
        tell_apart(one=entity, other=made, by=by, reason="Split off")
    return made, action


def _spellings_go_along(entity: Entity, made: Entity, spellings: Collection[str]) -> None:
    keys = {fold(spelling) for spelling in spellings}
    NameDecision.objects.filter(entity=entity, name_key__in=keys).update(
        entity=made, revision=F("revision") + 1
    )
    moving = Name.objects.filter(entity=entity, text__in=list(spellings))
    moving.exclude(text__in=(entity.name, made.name)).update(
        entity=made, revision=F("revision") + 1
    )
    if made.name in spellings and made.name != entity.name:
        Name.objects.filter(entity=entity, text=made.name).delete()
    held = set(made.names.values_list("text", flat=True))
    quotes = Mention.objects.filter(entity=made).order_by("quote").values_list("quote", flat=True)
    seen = {" ".join(quote.split()) for quote in quotes.distinct()[: _FILED_AT_MOST * 2]}
    for text in sorted(seen - held)[:_FILED_AT_MOST]:
        if text and len(text) <= NAME_LIMIT:
            Name.objects.create(entity=made, text=text, kind=NameKind.ALIAS)
