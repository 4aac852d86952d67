"""Jobs of this app. Found by the worker through its Django app.

What finds names is large: it is loaded when a job first needs it, and never by the web server.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from apps.entities.actions.likely import PROPOSE_DUPLICATES, propose_duplicates
from apps.entities.actions.looking import look, take_up_touched, waits
from apps.entities.actions.searching import PRIORITY, QUEUE, SEARCH_NAMES, queue_search
from apps.entities.models import GazetteerPlace, JobTrouble, SearchAgain

# An import that somebody waits for gets its turn between two slices.
SLICE_SECONDS = 15.0
LOAD_GAZETTEER = "entities.load_gazetteer"


@app.task(name=SEARCH_NAMES, queue=QUEUE)
def search_names() -> None:
    """Search what waits for a while, then line up behind whoever else waits for the worker."""
    if not GazetteerPlace.objects.exists():
        load_places()
    with told(SEARCH_NAMES):
        began = time.monotonic()
        take_up_touched()
        while waits() and time.monotonic() - began < SLICE_SECONDS:
            from apps.entities.queries.finding import current_finder

            look(current_finder(), seconds=SLICE_SECONDS - (time.monotonic() - began))
            take_up_touched()
    if waits() or SearchAgain.objects.exists():
        queue_search()


def load_places() -> None:
    """The first start of a desk: the places of the world, before any text is searched."""
    with told(LOAD_GAZETTEER):
        from apps.entities.actions.gazetteer import load_gazetteer

        load_gazetteer()


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


@app.periodic(cron="* * * * *")
@app.task(
    name="entities.take_up_waiting",
    queue=QUEUE,
    queueing_lock="take up what waits for names",
    priority=PRIORITY,
    pass_context=False,
)
def take_up_waiting(timestamp: int) -> None:
    """Whatever waits is searched within a minute, however it came, and whatever failed before."""
    if waits() or SearchAgain.objects.exists():
        queue_search()


@app.task(
    name=PROPOSE_DUPLICATES, queue=QUEUE, retry=RetryStrategy(max_attempts=3, exponential_wait=5)
)
def look_for_duplicates(entities: list[str]) -> None:
    """Propose whom these entities may be the same as, after a name of theirs has changed."""
    with told(PROPOSE_DUPLICATES):
        propose_duplicates([UUID(pk) for pk in entities])
