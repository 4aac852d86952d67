from typing import TYPE_CHECKING

from apps.accounts.rules import Action, check_may
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.correcting import note_corrected
from apps.claims.enums import Fidelity
from apps.claims.models import Evidence

if TYPE_CHECKING:
    from apps.accounts.models import User


def set_fidelity(
    *, evidence: Evidence, fidelity: Fidelity, by: "User", expected_revision: int
) -> Evidence:
    """Say how close the quote is to what was said."""
    check_may(by, Action.ANNOTATE if evidence.made_by(by) else Action.EDIT_ANNOTATION)
    with recorded(by=by, reason=f"Called a quote {fidelity.label.lower()}"):
        note_corrected(evidence.claim)
        return change(evidence, expected_revision=expected_revision, fidelity=fidelity)
