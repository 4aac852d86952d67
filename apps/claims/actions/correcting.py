"""Saying that a person changed a suggestion: from then on it is theirs, right or wrong."""

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim


def as_corrected(claim: Claim) -> dict[str, bool]:
    """The columns that say that a person changed a suggestion before it was decided about."""
    is_open = claim.state == SuggestionState.SUGGESTED and claim.method != ""
    return {"corrected": True} if is_open else {}


def note_corrected(claim: Claim) -> None:
    """The same, for a change to what hangs on the claim. Inside an action."""
    if columns := as_corrected(claim):
        Claim.objects.filter(pk=claim.pk, corrected=False).update(**columns)
