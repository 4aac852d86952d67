"""Taking an origin apart, and withdrawing one: what rested on it is asked for again."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.chain import UtteranceFacts
from apps.claims.models import Claim, Utterance
from apps.claims.models.scoped import WORDS_LIMIT
from apps.comparison.actions.origins import decide
from apps.comparison.enums import OriginVerdict
from apps.comparison.errors import OriginRefused
from apps.comparison.models import OriginDecision
from apps.comparison.queries.origins import decided_between

if TYPE_CHECKING:
    from apps.accounts.models import User

_COPIED = (
    *("speaker_id", "speaker_words", "occasion", "medium", "said_on", "said_precision"),
    *("rests_on", "withdrawn_at", "withdrawn_reason"),
)


def split_origin(
    *,
    utterance: Utterance,
    claims: Collection[UUID],
    by: "User",
    facts: UtteranceFacts | None = None,
    note: str = "",
) -> tuple[Utterance, UUID]:
    """Let some claims of an utterance go back to a new one; both are remembered as different.

    `facts`: what is known of the new one; else it says what the old one says.
    """
    check_may(by, Action.COMPARE)
    columns: dict[str, Any] = (
        facts.columns() if facts else {name: getattr(utterance, name) for name in _COPIED}
    )
    with recorded(by=by, reason=f"Split an origin: {utterance}"[:300]) as action:
        all_of_it = list(
            Claim.objects.select_for_update(no_key=True)
            .filter(utterance=utterance)
            .order_by("docket")
        )
        going = [one for one in all_of_it if one.pk in set(claims)]
        staying = [one for one in all_of_it if one.pk not in set(claims)]
        if not going or not staying:
            raise InvalidAnnotation(
                "Choose some of the claims that go back to it, and leave some.", field="claims"
            )
        made = Utterance.objects.create(created_by=by, **columns)
        Claim.objects.filter(pk__in=[one.pk for one in going]).update(
            utterance=made, revision=F("revision") + 1
        )
        _remember(going, staying, by, note)
    return made, action


def _remember(going: list[Claim], staying: list[Claim], by: "User", note: str) -> None:
    """Each is told apart from the first of the others: whoever is held to those is apart too."""
    between = decided_between([one.pk for one in going], [one.pk for one in staying])
    OriginDecision.objects.filter(between).update(
        verdict=OriginVerdict.DIFFERENT,
        state=SuggestionState.CONFIRMED,
        created_by=by,
        revision=F("revision") + 1,
    )
    pairs = {(one, staying[0]) for one in going} | {(going[0], one) for one in staying}
    for one, other in sorted(pairs, key=lambda pair: (pair[0].docket, pair[1].docket)):
        decide(one, other, OriginVerdict.DIFFERENT, SuggestionState.CONFIRMED, by, note)


def withdraw_origin(
    *, utterance: Utterance, reason: str, by: "User", expected_revision: int
) -> tuple[Utterance, UUID]:
    """Count an utterance as an origin no longer: it was never made, or was taken back.

    The claims stay, and say so. Those confirmed by it are listed for a new grade by the database.
    """
    check_may(by, Action.COMPARE)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidAnnotation("Say why it is withdrawn.", field="reason")
    if len(reason) > WORDS_LIMIT:
        raise InvalidAnnotation(
            f"The reason has {len(reason):,} letters; at most {WORDS_LIMIT} can be kept.",
            field="reason",
        )
    if utterance.withdrawn_at is not None:
        raise OriginRefused(f"It was withdrawn on {utterance.withdrawn_at:%-d %B %Y} already.")
    with recorded(by=by, reason=f"Withdrew an origin: {reason}"[:300]) as action:
        utterance = change(
            utterance,
            expected_revision=expected_revision,
            withdrawn_at=timezone.now(),
            withdrawn_reason=reason,
        )
    return utterance, action


def restore_origin(
    *, utterance: Utterance, by: "User", expected_revision: int
) -> tuple[Utterance, UUID]:
    """Count a withdrawn utterance as an origin again."""
    check_may(by, Action.COMPARE)
    with recorded(by=by, reason=f"Counts as an origin again: {utterance}"[:300]) as action:
        utterance = change(
            utterance, expected_revision=expected_revision, withdrawn_at=None, withdrawn_reason=""
        )
    return utterance, action
