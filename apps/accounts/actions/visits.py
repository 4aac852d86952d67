"""When somebody was last here, noted at most once an hour."""

import datetime
from typing import Final

from django.utils import timezone

from apps.accounts.models import User, Visit

NOTED_EVERY: Final = datetime.timedelta(hours=1)
# Whoever stays away for longer than this comes back to a new visit.
PAUSE: Final = datetime.timedelta(hours=4)


def note_visit(*, by: User) -> datetime.datetime | None:
    """Note that somebody is here; returns when their visit before this one ended, if any.

    One query, and a second one only where the hour of the last note is over.
    """
    now = timezone.now()
    visit = Visit.objects.filter(user=by).first()
    if visit is None:
        Visit.objects.bulk_create([Visit(user=by, seen_at=now)], ignore_conflicts=True)
        return None
    if now - visit.seen_at >= NOTED_EVERY:
        before = visit.seen_at if now - visit.seen_at >= PAUSE else visit.before
        # Of two pages opened at once only one notes the visit.
        Visit.objects.filter(user=by, seen_at=visit.seen_at).update(seen_at=now, before=before)
        return before
    return visit.before
