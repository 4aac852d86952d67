"""Tying claims to one another: a caveat to what it limits, a part to its whole."""

from typing import TYPE_CHECKING
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Version
from apps.audit.recording import recorded
from apps.claims.actions.correcting import note_corrected
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, LinkKind
from apps.claims.models import Claim, ClaimLink, FieldWords

if TYPE_CHECKING:
    from apps.accounts.models import User

_DONE = {
    LinkKind.LIMITS: "Said that {one} limits {other}",
    LinkKind.SAME: "Said that {one} makes the same statement as {other}",
    LinkKind.PART: "Said that {one} is part of {other}",
    LinkKind.CHANGES: "Said that {one} changes {other}",
}


def link_claims(
    *, claim: Claim, other: Claim, kind: LinkKind, by: "User"
) -> tuple[ClaimLink, UUID]:
    """Tie a claim to another. Only a caveat limits."""
    check_may(by, Action.ANNOTATE)
    if claim.pk == other.pk:
        raise InvalidAnnotation("A claim is not tied to itself.", field="other")
    if kind == LinkKind.LIMITS and claim.kind != ClaimKind.CAVEAT:
        raise InvalidAnnotation(
            f"{claim.docket_label} is no caveat. Only a caveat limits another claim.",
            field="other",
        )
    said = _DONE[kind].format(one=claim.docket_label, other=other.docket_label)
    with recorded(by=by, reason=said) as action:
        link, _made = ClaimLink.objects.get_or_create(
            claim=claim, other=other, kind=kind, defaults={"created_by": by}
        )
    return link, action


def unlink_claims(*, link: ClaimLink, by: "User") -> UUID:
    check_may(by, Action.ANNOTATE)
    said = f"Untied {link.claim.docket_label} from {link.other.docket_label}"
    with recorded(by=by, reason=said) as action:
        link.delete()
        note_corrected(link.claim)
    return action


def point_field(
    *,
    claim: Claim,
    field: ClaimField,
    basis: FieldBasis,
    by: "User",
    version: Version | None = None,
    start: int = 0,
    end: int = 0,
) -> UUID:
    """Say how a field came to be known, and which words of a version it rests on."""
    check_may(by, Action.ANNOTATE if claim.made_by(by) else Action.EDIT_ANNOTATION)
    if version is not None and not 0 <= start < end <= version.length:
        raise InvalidAnnotation("Those words are not in the text.", field="field")
    place = {
        "version": version,
        "start": start if version else None,
        "end": end if version else None,
        "quote": version.text[start:end] if version else "",
    }
    said = f"Said how a field is known: {field.label.lower()}, {basis.label.lower()}"
    with recorded(by=by, reason=said) as action:
        FieldWords.objects.update_or_create(
            claim=claim, field=field, defaults={"basis": basis, **place}
        )
        note_corrected(claim)
    return action
