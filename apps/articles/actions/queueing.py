"""Handing imports to the worker."""

import logging

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from apps.articles.models import ImportRun

RUN_IMPORT = "articles.run_import"
QUEUE = "imports"
logger = logging.getLogger(__name__)


def queue_import(run: ImportRun) -> None:
    """Put an import into the queue. One that is in it already stays there once."""
    job = app.configure_task(RUN_IMPORT, queue=QUEUE, queueing_lock=f"import {run.pk}")
    try:
        with transaction.atomic():
            job.defer(run_id=str(run.pk))
    except AlreadyEnqueued:
        logger.info("%s is in the queue already", run)
