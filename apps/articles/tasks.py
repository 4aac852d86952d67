"""Jobs of this app. Found by the worker through its Django app."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy, builtin_tasks
from procrastinate.contrib.django import app

from apps.articles.actions.importing import carry_out, lost_runs
from apps.articles.actions.queueing import QUEUE, RUN_IMPORT, queue_import
from apps.articles.models import ImportPart, ImportRun
from apps.articles.queries.imports import sources_of

_FILES_KEPT = timedelta(days=30)
_JOBS_KEPT_HOURS = 72


@app.task(
    name=RUN_IMPORT,
    queue=QUEUE,
    retry=RetryStrategy(max_attempts=3, exponential_wait=5),
)
def run_import(run_id: str) -> None:
    """Carry out an import that waits, or go on with one that was cut off."""
    run = ImportRun.objects.get(pk=UUID(run_id))
    carry_out(run=run, sources=sources_of(run))


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


@app.periodic(cron="41 3 * * *")
@app.task(name="articles.forget_old_jobs", queueing_lock="forget old jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """Let go of jobs that ended days ago: one every minute would fill the table."""
    await builtin_tasks.remove_old_jobs(context, max_hours=_JOBS_KEPT_HOURS)
