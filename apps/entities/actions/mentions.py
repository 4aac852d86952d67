from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.actions.anchoring import anchor_fields
from apps.articles.actions.tagging import check_may_delete
from apps.articles.enums import SuggestionState
from apps.articles.models import Version
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.entities.actions.deciding import (
    make_room,
    move_roles,
    settle_accepted,
    settle_rejected,
)
from apps.entities.models import Entity, Mention, Role

if TYPE_CHECKING:
    from apps.accounts.models import User


def mark_mention(
    *, version: Version, start: int, end: int, quote: str | None, entity: Entity, by: "User"
) -> Mention:
    """Say that these words name this entity. Saying it twice changes nothing."""
    check_may(by, Action.ANNOTATE)
    fields = anchor_fields(version, start, end, quote)
    with recorded(by=by, reason=f"Marked a mention of {entity.name}"):
        mention, made = Mention.objects.get_or_create(
            version=version,
            start=start,
            end=end,
            entity=entity,
            defaults={**fields, "created_by": by},
        )
        if not made and mention.state != SuggestionState.CONFIRMED:
            mention = change(
                mention, expected_revision=mention.revision, state=SuggestionState.CONFIRMED
            )
        settle_accepted([mention.pk], {entity.pk}, by)
        # What the words name is said now: what was suggested for them is not asked any more.
        waiting = Mention.objects.filter(
            article_id=version.article_id,
            state=SuggestionState.SUGGESTED,
            placed_start__lt=end,
            placed_end__gt=start,
        )
        Role.objects.filter(mention__in=waiting, state=SuggestionState.SUGGESTED).delete()
        waiting.delete()
    return mention


def decide_mention(
    *,
    mention: Mention,
    state: SuggestionState,
    by: "User",
    expected_revision: int,
    without_roles: Collection[UUID] = (),
) -> tuple[Mention, UUID]:
    """Accept or reject what was suggested; the roles beside it go the same way.

    `without_roles` are left out of an acceptance. A proposed entity comes on file with it.
    """
    check_may(by, Action.ANNOTATE)
    word = "Accepted" if state == SuggestionState.CONFIRMED else "Rejected"
    with recorded(by=by, reason=f"{word} a suggested mention") as action:
        mention = change(mention, expected_revision=expected_revision, state=state)
        if state == SuggestionState.CONFIRMED:
            settle_accepted([mention.pk], {mention.entity_id}, by, without_roles)
        else:
            settle_rejected([mention.pk])
    return mention, action


def point_mention_at(
    *, mention: Mention, entity: Entity, by: "User", expected_revision: int
) -> Mention:
    """The words name somebody else than was thought."""
    check_may(by, Action.ANNOTATE if mention.made_by(by) else Action.EDIT_ANNOTATION)
    with recorded(by=by, reason=f"Said that the words name {entity.name}"):
        make_room([mention.pk], entity)
        other = entity.pk != mention.entity_id
        mention = change(
            mention,
            expected_revision=expected_revision,
            entity=entity,
            state=SuggestionState.CONFIRMED,
            corrected=mention.corrected or (bool(mention.method) and other),
        )
        move_roles([mention.pk], entity)
        settle_accepted([mention.pk], {entity.pk}, by)
        return mention


def delete_mention(*, mention: Mention, by: "User") -> UUID:
    check_may_delete(mention, by)
    with recorded(by=by, reason=f"Deleted a mention of {mention.entity.name}") as action:
        mention.delete()
    return action
