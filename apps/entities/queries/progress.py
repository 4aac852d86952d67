"""How far the search for names, or another reading of texts, has come."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.utils import timezone

from apps.entities.models import GazetteerPlace, JobTrouble, NameSearch, SearchAgain
from apps.entities.models.waiting import WaitingText
from apps.ui.dates import duration

# The pace is measured over the last minute: long enough to be steady, short enough to be true.
PACE = timedelta(seconds=60)


@dataclass(frozen=True)
class SearchProgress:
    """Articles by how the search stands with them, and the pace of the last minute."""

    waiting: int
    failed: int
    lately: int
    seconds_lately: float
    names_touched: bool
    gazetteer_missing: bool
    troubles: tuple[JobTrouble, ...]

    @property
    def is_running(self) -> bool:
        return bool(self.waiting or self.names_touched)

    @property
    def in_hand(self) -> int:
        """What was searched in the last minute and what waits: the bar is drawn over these."""
        return self.waiting + self.lately

    @property
    def left(self) -> str:
        """How long it will still take, in words."""
        return "" if self.seconds_left is None else duration(self.seconds_left)

    @cached_property
    def seconds_left(self) -> float | None:
        """At the pace of the last minute; None where there is none to go by."""
        if not self.lately or not self.waiting:
            return None
        return self.waiting * self.seconds_lately / self.lately


def search_progress() -> SearchProgress:
    """How far the search for names is."""
    return progress_of(NameSearch)


def progress_of(waiting: type[WaitingText]) -> SearchProgress:
    """Five small questions to indexes, however many articles there are."""
    now = timezone.now()
    rows = waiting._default_manager
    lately = rows.filter(searched_at__gt=now - PACE)
    first = lately.order_by("searched_at").values_list("searched_at", flat=True).first()
    return SearchProgress(
        waiting=rows.filter(waiting=True).count(),
        failed=rows.exclude(failure="").count(),
        lately=lately.count() if first else 0,
        seconds_lately=max((now - first).total_seconds(), 1.0) if first else 0.0,
        names_touched=SearchAgain.objects.exists(),
        gazetteer_missing=not GazetteerPlace.objects.exists(),
        troubles=tuple(JobTrouble.objects.order_by("job")),
    )
