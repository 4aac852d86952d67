"""Jobs of this app. Found by the worker through its Django app.

What finds names is large: it is loaded when a job first needs it, and never by the web server.
"""

import time
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from apps.entities.actions.likely import PROPOSE_DUPLICATES, propose_duplicates
from apps.entities.actions.looking import look, names_wait, take_up_touched
from apps.entities.actions.searching import PRIORITY, QUEUE, SEARCH_NAMES, queue_search
from apps.entities.actions.troubles import told
from apps.entities.models import GazetteerPlace, SearchAgain

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
        while names_wait() and time.monotonic() - began < SLICE_SECONDS:
            from apps.entities.queries.finding import current_finder

            look(current_finder(), seconds=SLICE_SECONDS - (time.monotonic() - began))
            take_up_touched()
    if names_wait() or SearchAgain.objects.exists():
        queue_search()


def load_places() -> None:
    """The first start of a desk: the places of the world, before any text is searched."""
    with told(LOAD_GAZETTEER):
        from apps.entities.actions.gazetteer import load_gazetteer

        load_gazetteer()


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
    if names_wait() or SearchAgain.objects.exists():
        queue_search()


@app.task(
    name=PROPOSE_DUPLICATES, queue=QUEUE, retry=RetryStrategy(max_attempts=3, exponential_wait=5)
)
def look_for_duplicates(entities: list[str]) -> None:
    """Propose whom these entities may be the same as, after a name of theirs has changed."""
    with told(PROPOSE_DUPLICATES):
        propose_duplicates([UUID(pk) for pk in entities])
