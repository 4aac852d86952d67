"""When two entities may be made one. Who may is for apps/accounts/rules.py to say."""

from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.errors import MergeRefused
from apps.entities.models import Difference, Entity, Merge


def check_may_be_one(kept: Entity, absorbed: Entity) -> None:
    """Raise MergeRefused with the reason, unless `absorbed` can be merged into `kept`."""
    check_are_two(kept, absorbed)
    if kept.standing == EntityStanding.PROPOSED:
        raise MergeRefused(
            f"{kept.docket_label} {kept.name} is only proposed, so it cannot be the one that is"
            " kept. Accept a mention of it first, or merge it into the other."
        )
    first, second = sorted((kept.pk, absorbed.pk))
    different = Difference.objects.filter(first=first, second=second).first()
    if different is not None:
        who = different.created_by or "Somebody"
        raise MergeRefused(
            f"{who} said on {different.created_at:%-d %B %Y} that {kept.name} and {absorbed.name}"
            " are not the same. Take that back first.",
            marked_different=True,
        )


def check_are_two(one: Entity, other: Entity) -> None:
    """Raise MergeRefused unless these are two entities of one kind, neither of them merged."""
    if one.pk == other.pk:
        raise MergeRefused(f"{one.docket_label} {one.name} is one already, with itself.")
    if one.kind != other.kind:
        raise MergeRefused(
            f"{one.name} is {_a(one)} and {other.name} is {_a(other)}."
            " Only two of one kind can be the same."
        )
    for entity in (one, other):
        if entity.standing == EntityStanding.MERGED:
            raise MergeRefused(_merged_already(entity))


def _a(entity: Entity) -> str:
    kind = EntityKind(entity.kind)
    return f"{'an' if kind == EntityKind.ORGANISATION else 'a'} {kind.label.lower()}"


def _merged_already(entity: Entity) -> str:
    merge = (
        Merge.objects.select_related("created_by").filter(absorbed=entity, undone_at=None).first()
    )
    into = entity.merged_into
    told = f"{entity.docket_label} {entity.name} was merged"
    if into is not None:
        told += f" into {into.docket_label} {into.name}"
    if merge is not None:
        told += f" by {merge.created_by or 'Fogline'} on {merge.created_at:%-d %B %Y}"
    return (
        f"{told}. Take {into.docket_label if into else 'that one'} instead, or unmerge it first."
    )
