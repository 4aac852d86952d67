"""Jobs of this app. Found by the worker through its Django app."""

from procrastinate.contrib.django import app

from apps.claims.actions.reading_texts import AFTER_NAMES
from apps.entities.actions.searching import QUEUE
from apps.entities.actions.troubles import told

PROPOSE_CLAIMS = "desk.propose_claims_to_questions"


@app.periodic(cron="* * * * *")
@app.task(
    name=PROPOSE_CLAIMS,
    queue=QUEUE,
    queueing_lock="propose claims to questions",
    priority=AFTER_NAMES,
    pass_context=False,
)
def propose_claims_to_questions(timestamp: int) -> None:
    """What came in is proposed to the questions whose filters find it, within a minute."""
    with told(PROPOSE_CLAIMS):
        from apps.desk.actions.proposing_claims import propose_what_came_in

        propose_what_came_in()
