"""Jobs of this app. Found by the worker through its Django app."""

import logging
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from apps.articles.actions.importing import carry_out, lost_runs
from apps.articles.models import ImportPart, ImportRun
from apps.articles.queries.imports import sources_of

logger = logging.getLogger(__name__)
_FILES_KEPT = timedelta(days=30)


@app.task(
    name="articles.run_import",
    queue="imports",
    retry=RetryStrategy(max_attempts=3, exponential_wait=5),
)
def run_import(run_id: str) -> None:
    """Carry out an import that waits, or go on with one that was cut off."""
    run = ImportRun.objects.get(pk=UUID(run_id))
    carry_out(run=run, sources=sources_of(run))


def queue_import(run: ImportRun) -> None:
    """Hand an import to the worker. One that is in the queue already stays there once."""
    try:
        run_import.configure(queueing_lock=f"import {run.pk}").defer(run_id=str(run.pk))
    except AlreadyEnqueued:
        logger.info("%s is in the queue already", run)


@app.periodic(cron="* * * * *")
@app.task(
    name="articles.take_up_lost_imports", queueing_lock="take up lost imports", pass_context=False
)
def take_up_lost_imports(timestamp: int) -> None:
    """Put imports whose worker has died into the queue again."""
    for run in lost_runs():
        queue_import(run)


@app.periodic(cron="17 3 * * *")
@app.task(name="articles.forget_old_files", queueing_lock="forget old import files")
def forget_old_files(timestamp: int) -> None:
    """Let go of files that nobody has gone on with for a month."""
    ImportPart.objects.filter(file__run__finished_at__lt=timezone.now() - _FILES_KEPT).delete()
