"""Keeping what goes wrong in jobs where admins see it."""

from collections.abc import Iterator
from contextlib import contextmanager

from apps.entities.models import JobTrouble


@contextmanager
def told(job: str) -> Iterator[None]:
    """What goes wrong is kept where admins see it, until the job goes well again."""
    try:
        yield
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:2000]
        JobTrouble.objects.update_or_create(job=job, defaults={"reason": reason})
        raise
    JobTrouble.objects.filter(job=job).delete()
