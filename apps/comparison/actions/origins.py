"""One origin: claims that go back to one utterance are proposed, and joined by a person."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import F, Q

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.audit.recording import recorded
from apps.claims.models import Claim, Utterance
from apps.comparison.enums import OriginVerdict
from apps.comparison.errors import OriginRefused
from apps.comparison.models import Correction, OriginDecision
from apps.comparison.queries.origins import co_origin
from apps.comparison.rules import check_may_be_one, check_may_differ

if TYPE_CHECKING:
    from apps.accounts.models import User

NOTE_LIMIT = 300
# The facts of an utterance; the columns of one entry go together. A speaker on file goes before
# one in words, and both may stand.
FACTS: Final[dict[str, tuple[str, ...]]] = {
    "speaker": ("speaker_id",),
    "speaker_words": ("speaker_words",),
    "occasion": ("occasion",),
    "medium": ("medium",),
    "said_on": ("said_on", "said_precision"),
    "rests_on": ("rests_on",),
}


@dataclass(frozen=True)
class ProposedPair:
    """Two claims that may be of one origin. `reasons`: rule, points and sentence of each."""

    claim: UUID
    other: UUID
    score: float
    reasons: tuple[Mapping[str, Any], ...]
    method: str

    @property
    def pair(self) -> tuple[UUID, UUID]:
        return (min(self.claim, self.other), max(self.claim, self.other))


def propose_origins(*, pairs: Iterable[ProposedPair]) -> int:
    """Propose pairs as one origin. Returns how many are new.

    Doing it twice changes nothing. What a person decided stays decided; a pair that is of one
    origin already is not proposed; what is proposed already takes on the newer reasons.
    """
    wanted = {one.pair: one for one in pairs if one.claim != one.other}
    ids = {pk for pair in wanted for pk in pair}
    with recorded(by=None, reason="Proposed origins"):
        origins = dict(
            Claim.objects.filter(pk__in=ids)
            .exclude(state=SuggestionState.REJECTED)
            .values_list("pk", "utterance")
        )
        held = {
            (row.claim_id, row.other_id): row
            for row in OriginDecision.objects.filter(claim__in=ids, other__in=ids)
        }
        fresh: list[OriginDecision] = []
        for (first, second), one in wanted.items():
            if first not in origins or second not in origins:
                continue
            if origins[first] is not None and origins[first] == origins[second]:
                continue
            told = {
                "score": one.score,
                "reasons": [dict(reason) for reason in one.reasons],
                "method": one.method,
            }
            row = held.get((first, second))
            if row is None:
                fresh.append(OriginDecision(claim_id=first, other_id=second, **told))
            elif row.state == SuggestionState.SUGGESTED:
                _tell_anew(row, told)
        OriginDecision.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _tell_anew(row: OriginDecision, told: dict[str, Any]) -> None:
    if any(getattr(row, name) != value for name, value in told.items()):
        open_row = OriginDecision.objects.filter(pk=row.pk, state=SuggestionState.SUGGESTED)
        open_row.update(**told, revision=F("revision") + 1)


def confirm_same(
    *, one: Claim, other: Claim, by: "User", take: Collection[str] = (), note: str = ""
) -> tuple[Utterance, UUID]:
    """Say that two claims go back to one utterance, with all that share an origin with either.

    The utterance of `one` is kept and takes on what it does not state; where both state a fact of
    FACTS and differ, those named in `take` are the other's. Raises OriginRefused where a person
    keeps them apart, and where neither says whose words they are.
    """
    check_may(by, Action.COMPARE)
    said = f"Said that {one.docket_label} and {other.docket_label} are of one origin"
    with recorded(by=by, reason=said) as action:
        one, other = locked(one, other)
        check_may_be_one(one, other)
        kept = _united(one, other, take, by)
        members = Claim.objects.filter(utterance=kept)
        OriginDecision.objects.filter(
            claim__in=members, other__in=members, state=SuggestionState.SUGGESTED
        ).exclude(_of(one, other)).delete()
        decide(one, other, OriginVerdict.SAME, SuggestionState.CONFIRMED, by, note)
    return kept, action


def say_different(
    *, one: Claim, other: Claim, by: "User", note: str = ""
) -> tuple[OriginDecision, UUID]:
    """Say that two claims are of different origins; they are not proposed as one again."""
    check_may(by, Action.COMPARE)
    said = f"Said that {one.docket_label} and {other.docket_label} are of different origins"
    with recorded(by=by, reason=said) as action:
        one, other = locked(one, other)
        check_may_differ(one, other)
        row = decide(one, other, OriginVerdict.DIFFERENT, SuggestionState.CONFIRMED, by, note)
    return row, action


def set_aside(*, decision: OriginDecision, by: "User", note: str = "") -> UUID:
    """Reject a proposal without saying that the two differ: it is not made again."""
    check_may(by, Action.COMPARE)
    one, other = decision.claim, decision.other
    said = f"Set aside that {one.docket_label} and {other.docket_label} may be of one origin"
    with recorded(by=by, reason=said) as action:
        decide(one, other, OriginVerdict.SAME, SuggestionState.REJECTED, by, note)
    return action


def take_back_decision(*, decision: OriginDecision, by: "User") -> UUID:
    """Open the matter again: the two may be joined, or proposed anew."""
    check_may(by, Action.COMPARE)
    one, other = decision.claim, decision.other
    said = f"Took back what was decided about {one.docket_label} and {other.docket_label}"
    with recorded(by=by, reason=said) as action:
        decision.delete()
    return action


def locked(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The two as they are now: nobody points them elsewhere until all is done."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True).select_related("utterance")
    found = {row.pk: row for row in rows.filter(pk__in=(one.pk, other.pk)).order_by("pk")}
    if one.pk not in found or other.pk not in found:
        raise OriginRefused("One of the two claims is no longer on file.")
    return found[one.pk], found[other.pk]


def decide(
    one: Claim,
    other: Claim,
    verdict: OriginVerdict,
    state: SuggestionState,
    by: "User",
    note: str = "",
) -> OriginDecision:
    """Write down what a person decided about a pair, over what was proposed. In an action."""
    first, second = sorted((one.pk, other.pk))
    values = {
        "verdict": verdict,
        "state": state,
        "created_by": by,
        "note": " ".join(note.split())[:NOTE_LIMIT],
    }
    row, made = OriginDecision.objects.get_or_create(
        claim_id=first, other_id=second, defaults=values
    )
    if not made:
        OriginDecision.objects.filter(pk=row.pk).update(**values, revision=F("revision") + 1)
        row.refresh_from_db()
    return row


def _of(one: Claim, other: Claim) -> Q:
    first, second = sorted((one.pk, other.pk))
    return Q(claim=first, other=second)


def _united(one: Claim, other: Claim, take: Collection[str], by: "User") -> Utterance:
    kept, gone = one.utterance, other.utterance
    if kept is not None and gone is not None and kept.pk != gone.pk:
        changes = _facts(kept, gone, take)
        if changes:
            Utterance.objects.filter(pk=kept.pk).update(**changes, revision=F("revision") + 1)
        Claim.objects.filter(utterance=gone).update(utterance=kept, revision=F("revision") + 1)
        Correction.objects.filter(utterance=gone).update(
            utterance=kept, revision=F("revision") + 1
        )
        gone.delete()
        return Utterance.objects.get(pk=kept.pk)
    whole = kept or gone or _named_after(one, other, by)
    lacking = [row.pk for row in (one, other) if row.utterance_id is None]
    Claim.objects.filter(pk__in=lacking).update(utterance=whole, revision=F("revision") + 1)
    return whole


def _facts(kept: Utterance, gone: Utterance, take: Collection[str]) -> dict[str, Any]:
    """What the kept one holds afterwards where that differs from now."""
    changes: dict[str, Any] = {}
    for name, columns in FACTS.items():
        ours, theirs = getattr(kept, columns[0]), getattr(gone, columns[0])
        if theirs in (None, "") or (ours not in (None, "") and name not in take):
            continue
        changes |= {
            column: getattr(gone, column)
            for column in columns
            if getattr(gone, column) != getattr(kept, column)
        }
    return changes


def _named_after(one: Claim, other: Claim, by: "User") -> Utterance:
    """An utterance of whoever makes the claims, where neither has one."""
    speaker = one.claimant_id or other.claimant_id
    words = "" if speaker else one.claimant_words or other.claimant_words
    if speaker is None and not words:
        raise OriginRefused(
            f"Neither {one.docket_label} nor {other.docket_label} says whose words they are. Name"
            " the utterance behind one of them first."
        )
    return Utterance.objects.create(speaker_id=speaker, speaker_words=words, created_by=by)


def claims_of(utterance: Utterance) -> list[Claim]:
    """All that go back to an utterance, oldest first."""
    first = Claim.objects.filter(utterance=utterance).order_by("docket").first()
    return list(co_origin(first).order_by("docket")) if first else []
