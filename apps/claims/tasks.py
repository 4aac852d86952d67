"""Jobs of this app. Found by the worker through its Django app.

What reads claims is loaded when a job first needs it, and never by the web server.
"""

from procrastinate.contrib.django import app

from apps.claims.actions.reading_texts import (
    AFTER_NAMES,
    READ_TEXTS,
    claims_wait,
    queue_reading,
    read_texts,
)
from apps.entities.actions.looking import names_wait
from apps.entities.actions.searching import QUEUE
from apps.entities.actions.troubles import told

# An import that somebody waits for gets its turn between two slices.
SLICE_SECONDS = 15.0


@app.task(name=READ_TEXTS, queue=QUEUE)
def read_claims_of_texts() -> None:
    """Read what waits for a while, then line up behind whoever else waits for the worker."""
    with told(READ_TEXTS):
        if claims_wait():
            from apps.claims.extraction.assembling import read_claims

            read_texts(read_claims, seconds=SLICE_SECONDS)
    if claims_wait():
        queue_reading()


@app.periodic(cron="* * * * *")
@app.task(
    name="claims.take_up_waiting",
    queue=QUEUE,
    queueing_lock="take up what waits for claims",
    priority=AFTER_NAMES,
    pass_context=False,
)
def take_up_waiting(timestamp: int) -> None:
    """Whatever waits is read within a minute of its names, and whatever failed before."""
    if claims_wait() or names_wait():
        queue_reading()
