from typing import TYPE_CHECKING

from apps.accounts.rules import Action, check_may
from apps.articles.enums import Reliability
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Publisher
from apps.audit.editing import change
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User

REASON_LIMIT = 500


def grade_publisher(
    *,
    publisher: Publisher,
    reliability: Reliability | None,
    reason: str,
    by: "User",
    expected_revision: int,
) -> Publisher:
    """Set, or with None withdraw, the source reliability of a publisher, for a stated reason."""
    check_may(by, Action.SET_RELIABILITY)
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidAnnotation("Say why, in a sentence. It stays in the history.", field="reason")
    if len(reason) > REASON_LIMIT:
        raise InvalidAnnotation(
            f"The reason has {len(reason)} letters; at most {REASON_LIMIT} can be kept.",
            field="reason",
        )
    said = f"Graded the source {reliability.value}" if reliability else "Withdrew the grade"
    with recorded(by=by, reason=f"{said}: {reason}"):
        return change(
            publisher,
            expected_revision=expected_revision,
            reliability=reliability.value if reliability else "",
        )
