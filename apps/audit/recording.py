"""Who changes something, and why: set once around a write, kept in every history row it causes.

The rows themselves are written by triggers in the database (django-pghistory), so that no write
escapes them, whichever way it comes. All rows of one action share a context id, by which the
action can be undone as a whole.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

import pghistory
from django.db import transaction

if TYPE_CHECKING:
    from apps.accounts.models import User


@contextmanager
def recorded(*, by: "User | None", reason: str) -> Iterator[UUID]:
    """One atomic change by somebody, for a reason. `by` None is the product itself.

    Yields the id of the action, for undoing it. Actions inside an action share the outer one's.
    """
    with (
        transaction.atomic(),
        pghistory.context(
            user=by.pk if by else None, who=str(by) if by else "Fogline", reason=reason
        ) as context,
    ):
        yield context.id
