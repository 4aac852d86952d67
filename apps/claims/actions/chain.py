"""Who says so: the utterance a claim goes back to, and those who passed it on."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Max

from apps.accounts.rules import Action, check_may
from apps.articles.enums import DatePrecision
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.correcting import as_corrected, note_corrected
from apps.claims.enums import Medium, RelayHow
from apps.claims.models import Claim, Relay, Utterance
from apps.claims.models.scoped import WORDS_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

if TYPE_CHECKING:
    from apps.accounts.models import User


@dataclass(frozen=True)
class UtteranceFacts:
    """Who spoke, when, on what occasion. Empty: not stated."""

    speaker: Entity | None = None
    speaker_words: str = ""
    occasion: str = ""
    medium: Medium | str = ""
    said_on: datetime.date | None = None
    said_precision: DatePrecision | str = DatePrecision.DAY
    rests_on: str = ""

    def columns(self) -> dict[str, Any]:
        words = {
            name: _short(getattr(self, name), name)
            for name in ("speaker_words", "occasion", "rests_on")
        }
        if self.speaker is not None and self.speaker.kind == EntityKind.PLACE:
            raise InvalidAnnotation(f"{self.speaker.name} is a place.", field="speaker")
        if not (self.speaker or self.said_on or any(words.values())):
            raise InvalidAnnotation("Say who spoke, when, or on what occasion.", field="speaker")
        return {
            "speaker": self.speaker,
            "medium": self.medium,
            "said_on": self.said_on,
            "said_precision": self.said_precision,
            **words,
        }


def _short(words: str, field: str) -> str:
    words = " ".join(words.split())
    if len(words) > WORDS_LIMIT:
        raise InvalidAnnotation(
            f"That is {len(words):,} letters; at most {WORDS_LIMIT} can be kept here.", field=field
        )
    return words


def _check_may_edit(claim: Claim, by: "User") -> None:
    check_may(by, Action.ANNOTATE if claim.made_by(by) else Action.EDIT_ANNOTATION)


def name_utterance(*, claim: Claim, facts: UtteranceFacts, by: "User") -> tuple[Utterance, UUID]:
    """Name the utterance that a claim goes back to: a new one of its own."""
    _check_may_edit(claim, by)
    columns = facts.columns()
    with recorded(by=by, reason="Named the utterance behind a claim") as action:
        made = Utterance.objects.create(created_by=by, **columns)
        change(claim, expected_revision=claim.revision, utterance=made, **as_corrected(claim))
    return made, action


def change_utterance(
    *, utterance: Utterance, facts: UtteranceFacts, by: "User", expected_revision: int
) -> tuple[Utterance, UUID]:
    """Correct an utterance, for all claims that go back to it."""
    check_may(by, Action.EDIT_ANNOTATION)
    columns = facts.columns()
    with recorded(by=by, reason="Corrected an utterance") as action:
        utterance = change(utterance, expected_revision=expected_revision, **columns)
    return utterance, action


def point_at_utterance(*, claim: Claim, utterance: Utterance | None, by: "User") -> UUID:
    """Say that a claim goes back to an utterance on file, or to none that is known."""
    _check_may_edit(claim, by)
    said = "Took the utterance off a claim" if utterance is None else f"Traced to {utterance}"
    with recorded(by=by, reason=said[:300]) as action:
        change(claim, expected_revision=claim.revision, utterance=utterance, **as_corrected(claim))
    return action


def add_relay(
    *,
    claim: Claim,
    how: RelayHow,
    by: "User",
    entity: Entity | None = None,
    words: str = "",
    article: Article | None = None,
) -> tuple[Relay, UUID]:
    """One more step at the end of the chain; with `article`, on the way to that one alone."""
    _check_may_edit(claim, by)
    words = _short(words, "who")
    if entity is None and not words:
        raise InvalidAnnotation("Say who passed it on.", field="who")
    with recorded(by=by, reason=f"Added to the chain: {how.label} {entity or words}") as action:
        last = claim.relays.aggregate(last=Max("position"))["last"] or 0
        relay = Relay.objects.create(
            claim=claim,
            article=article,
            position=last + 1,
            how=how,
            entity=entity,
            words=words,
            created_by=by,
        )
        note_corrected(claim)
    return relay, action


def remove_relay(*, relay: Relay, by: "User") -> UUID:
    _check_may_edit(relay.claim, by)
    with recorded(by=by, reason=f"Took from the chain: {relay}") as action:
        relay.delete()
        note_corrected(relay.claim)
    return action


def move_relay(*, relay: Relay, earlier: bool, by: "User") -> UUID:
    """Change places with the step before, or after, on the same way."""
    _check_may_edit(relay.claim, by)
    way = Relay.objects.filter(claim=relay.claim_id, article=relay.article_id)
    if earlier:
        other = way.filter(position__lt=relay.position).order_by("-position").first()
    else:
        other = way.filter(position__gt=relay.position).order_by("position").first()
    with recorded(by=by, reason=f"Moved in the chain: {relay}") as action:
        if other is not None:
            for row, position in ((relay, other.position), (other, relay.position)):
                Relay.objects.filter(pk=row.pk).update(
                    position=position, revision=F("revision") + 1
                )
            note_corrected(relay.claim)
    return action
