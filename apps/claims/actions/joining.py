"""Joining two claims that say the same: the evidence of both, and every field by choice."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.actions.tagging import check_may_delete
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.claims.actions.correcting import as_corrected
from apps.claims.actions.fields import COLUMNS, fields_of, own_field
from apps.claims.actions.typed_fields import TypedFields, checked
from apps.claims.enums import ClaimField, ClaimKind
from apps.claims.models import (
    Assessment,
    Claim,
    ClaimEntity,
    ClaimLink,
    ClaimTag,
    Evidence,
    FieldWords,
    Relay,
)

if TYPE_CHECKING:
    from apps.accounts.models import User

STATEMENT: Final = "statement"
UTTERANCE: Final = "utterance"
RELAYS: Final = "relays"
CAVEAT: Final = "caveat"
CAVEAT_KIND: Final = "caveat_kind"


def check_may_be_joined(kept: Claim, joined: Claim) -> None:
    if kept.pk == joined.pk:
        raise InvalidAnnotation("A claim is not joined with itself.", field="with")
    if kept.kind != joined.kind:
        raise InvalidAnnotation(
            f"{joined.docket_label} is of another kind: {joined.get_kind_display().lower()}."
            " Only claims of one kind are joined.",
            field="with",
        )


def join_claims(
    *,
    kept: Claim,
    joined: Claim,
    take: Collection[str],
    by: "User",
    kept_revision: int,
    joined_revision: int,
) -> tuple[Claim, UUID]:
    """Join `joined` into `kept`, which then rests on the words of both.

    `take`: names of what is taken from the joined one, fields and the constants of this module;
    all else stays as it is in the kept one. The joined one leaves the file, and one Undo brings
    both back. Raises EditConflict where either was changed since its revision.
    """
    check_may(by, Action.ANNOTATE if kept.made_by(by) else Action.EDIT_ANNOTATION)
    if joined.created_by_id is not None:
        check_may_delete(joined, by)
    check_may_be_joined(kept, joined)
    said = f"Joined {joined.docket_label} into {kept.docket_label}"
    with recorded(by=by, reason=said) as action:
        now = Claim.objects.select_for_update().filter(pk=joined.pk).first()
        if now is None or now.revision != joined_revision:
            raise EditConflict(now)
        _take_words(kept, now, take)
        kept = change(kept, expected_revision=kept_revision, **_columns(kept, now, take))
        _unite(kept, now, RELAYS in take)
        now.delete()
    kept.refresh_from_db()
    return kept, action


def _columns(kept: Claim, joined: Claim, take: Collection[str]) -> dict[str, Any]:
    kind = ClaimKind(kept.kind)
    whole: dict[str, Any] = {
        name: getattr(joined if name in take else kept, name)
        for name in (STATEMENT, UTTERANCE, CAVEAT, "claimant")
    }
    if ClaimField.CLAIMANT in take:
        whole["claimant"] = joined.claimant
    typed = TypedFields.of(kept)
    for field in fields_of(kind):
        if field in take:
            taken = {name: getattr(joined, name) for name in COLUMNS[field] if name != "claimant"}
            typed = replace(typed, **taken)
    if CAVEAT_KIND in take:
        typed = replace(typed, caveat_kind=joined.caveat_kind)
    if typed.share_of in (kept, joined):
        typed = replace(typed, share_of=None)
    return {**checked(typed, kind).columns(), **whole, **as_corrected(kept)}


def _take_words(kept: Claim, joined: Claim, take: Collection[str]) -> None:
    """The words that a field rests on go with its value."""
    for field in fields_of(ClaimKind(kept.kind)):
        ours, theirs = own_field(kept, field), own_field(joined, field)
        held = FieldWords.objects.filter(claim=kept, field=ours)
        if field in take:
            held.delete()
            FieldWords.objects.filter(claim=joined, field=theirs).update(claim=kept)


def _unite(kept: Claim, joined: Claim, take_relays: bool) -> None:
    places = set(kept.evidence.values_list("version_id", "start", "end"))
    for piece in Evidence.objects.filter(claim=joined):
        if (piece.version_id, piece.start, piece.end) not in places:
            Evidence.objects.filter(pk=piece.pk).update(claim=kept)
    for model, column in ((ClaimEntity, "entity_id"), (ClaimTag, "tag_id")):
        rows: Any = model._default_manager
        held = rows.filter(claim=kept).values_list(column, flat=True)
        rows.filter(claim=joined).exclude(**{f"{column}__in": list(held)}).update(claim=kept)
    _unite_links(kept, joined)
    if take_relays:
        Relay.objects.filter(claim=kept).delete()
        Relay.objects.filter(claim=joined).update(claim=kept)
    assessed = Assessment.objects.filter(claim=kept).values_list("analyst", flat=True)
    held_by = list(assessed)
    for one in Assessment.objects.filter(claim=joined, settles=False):
        if one.analyst_id not in held_by:
            Assessment.objects.filter(pk=one.pk).update(claim=kept)
    joined.shares.exclude(pk=kept.pk).update(share_of=kept)


def _unite_links(kept: Claim, joined: Claim) -> None:
    for side, far in (("claim", "other"), ("other", "claim")):
        for link in ClaimLink.objects.filter(**{side: joined}):
            other = getattr(link, f"{far}_id")
            ends = {f"{side}_id": kept.pk, f"{far}_id": other, "kind": link.kind}
            if other != kept.pk and not ClaimLink.objects.filter(**ends).exists():
                ClaimLink.objects.filter(pk=link.pk).update(**{side: kept})
