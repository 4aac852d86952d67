"""Having texts searched for names again: noting what is touched, and waking the worker."""

import logging
from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from apps.entities.actions.turns import wait_again
from apps.entities.models import NameSearch, SearchAgain

SEARCH_NAMES = "entities.search_names"
QUEUE = "suggestions"
# Somebody waits for an import that they started; suggestions come behind it.
PRIORITY = -1
logger = logging.getLogger(__name__)


def search_again(*, name_keys: Iterable[str] = ()) -> None:
    """Have the articles in which these names were found searched again, soon."""
    SearchAgain.objects.bulk_create(SearchAgain(name_key=key) for key in set(name_keys))
    wake_search()


def search_everything_again() -> int:
    """Have every article searched again. Returns how many wait."""
    waiting = wait_again(NameSearch.objects.all())
    wake_search()
    return waiting


def wake_search() -> None:
    """Tell the worker, once this transaction is through, that something waits."""
    transaction.on_commit(queue_search, robust=True)


def queue_search() -> None:
    """Put the search into the queue."""
    queue_once(SEARCH_NAMES, PRIORITY)


def queue_once(task: str, priority: int) -> None:
    """Put a job into the queue of suggestions. One that waits in it already stays there once."""
    job = app.configure_task(task, queue=QUEUE, queueing_lock=task, priority=priority)
    try:
        with transaction.atomic():
            job.defer()
    except AlreadyEnqueued:
        logger.debug("%s is in the queue already", task)
