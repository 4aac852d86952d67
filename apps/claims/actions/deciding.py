"""Deciding about suggested claims, one or thousands: each decision one action."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.models import Claim
from apps.claims.queries.spoken_of import entities_of, open_mentions_of
from apps.entities.actions.deciding import confirm_named
from apps.entities.enums import EntityStanding
from apps.entities.models import Entity
from apps.ui.dates import count

if TYPE_CHECKING:
    from apps.accounts.models import User

_CHUNK = 2000
_OPEN = SuggestionState.SUGGESTED
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision came to. `action` undoes it."""

    action: UUID
    claims: int


def decide_claim(
    *, claim: Claim, state: SuggestionState, by: "User", expected_revision: int
) -> tuple[Claim, UUID]:
    """Accept or reject what was suggested.

    With an accepted claim those it speaks of come on file, and the suggested mentions of them
    within its words are confirmed; one Undo takes all of it back. Raises EditConflict where the
    claim was changed since the revision.
    """
    check_may(by, Action.ANNOTATE)
    accepted = state == SuggestionState.CONFIRMED
    with recorded(by=by, reason=_said(state, [claim.pk])) as action:
        claim = change(claim, expected_revision=expected_revision, state=state)
        if accepted:
            _settle([claim.pk], by)
    return claim, action


def decide_claims(*, claims: Collection[UUID], state: SuggestionState, by: "User") -> Decided:
    """Accept or reject those of the claims that are still only suggested."""
    check_may(by, Action.ANNOTATE)
    if state == _OPEN:
        raise InvalidAnnotation("Say whether to accept or to reject them.")
    ids = list(claims)
    with recorded(by=by, reason=_said(state, ids)) as action:
        waiting = Claim.objects.select_for_update().filter(pk__in=ids, state=_OPEN)
        held = list(waiting.order_by("pk").values_list("pk", flat=True))
        for chunk in (held[at : at + _CHUNK] for at in range(0, len(held), _CHUNK)):
            Claim.objects.filter(pk__in=chunk).update(state=state, revision=F("revision") + 1)
            if state == SuggestionState.CONFIRMED:
                _settle(chunk, by)
    return Decided(action, len(held))


def _settle(claims: list[UUID], by: "User") -> None:
    confirm_named(mentions=open_mentions_of(claims), entities=entities_of(claims), by=by)


def _said(state: SuggestionState, claims: list[UUID]) -> str:
    """The decision in a sentence for the record, with what else it does."""
    what = "a suggested claim" if len(claims) == 1 else "suggested claims"
    if state == SuggestionState.REJECTED:
        return f"Rejected {what}"
    if state == _OPEN:
        return f"Made {what} a suggestion again"
    filed = Entity.objects.filter(pk__in=entities_of(claims), standing=EntityStanding.PROPOSED)
    names = list(filed.order_by("sort_key").values_list("name", flat=True)[: _NAMED + 1])
    mentions = len(open_mentions_of(claims))
    said = f"Accepted {what}"
    if names:
        more = " and others" if len(names) > _NAMED else ""
        said += f", put {', '.join(names[:_NAMED])}{more} on file"
    if mentions:
        said += f", confirmed {count(mentions, 'mention')} in its words"
    return said[:300]
