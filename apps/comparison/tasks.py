"""Jobs of this app. Found by the worker through its Django app.

What finds near-copies is loaded when a job first needs it, and never by the web server.
"""

from typing import Final

from procrastinate.contrib.django import app

from apps.claims.actions.reading_texts import AFTER_NAMES
from apps.comparison.actions.copies import copies_wait, search_copies
from apps.comparison.actions.looking import look_for_origins, origins_wait
from apps.entities.actions.searching import QUEUE, queue_once
from apps.entities.actions.troubles import told

FIND_COPIES: Final = "comparison.find_copies"
FIND_ORIGINS: Final = "comparison.find_origins"
# Behind the names and the claims, from which origins are told.
AFTER_CLAIMS: Final = AFTER_NAMES - 1
# An import that somebody waits for gets its turn between two slices.
SLICE_SECONDS: Final = 10.0


@app.task(name=FIND_COPIES, queue=QUEUE)
def find_copies() -> None:
    """Look at texts for a while, then line up behind whoever else waits for the worker."""
    with told(FIND_COPIES):
        search_copies(seconds=SLICE_SECONDS)
    if copies_wait():
        queue_once(FIND_COPIES, AFTER_CLAIMS)


@app.task(name=FIND_ORIGINS, queue=QUEUE)
def find_origins() -> None:
    """Propose the origins of what waits for a while, then line up again."""
    with told(FIND_ORIGINS):
        look_for_origins(seconds=SLICE_SECONDS)
    if origins_wait():
        queue_once(FIND_ORIGINS, AFTER_CLAIMS)


@app.periodic(cron="* * * * *")
@app.task(
    name="comparison.take_up_waiting",
    queue=QUEUE,
    queueing_lock="take up what waits for origins",
    priority=AFTER_CLAIMS,
    pass_context=False,
)
def take_up_waiting(timestamp: int) -> None:
    """Whatever has come or changed is looked at within a minute, and whatever failed before."""
    if copies_wait():
        queue_once(FIND_COPIES, AFTER_CLAIMS)
    if origins_wait():
        queue_once(FIND_ORIGINS, AFTER_CLAIMS)
