"""Carrying out an import: read, store batch by batch, remember how far it has come."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone

from apps.accounts.rules import Action, check_may
from apps.articles.actions.rehearsing import rehearse_batch
from apps.articles.actions.storing import Outcome, store_batch
from apps.articles.actions.uploading import forget_files
from apps.articles.enums import CaptureMethod, ImportOrigin, ImportState
from apps.articles.errors import ImportRefused
from apps.articles.intake import Item, Record, Rejection
from apps.articles.intake.fields import Options
from apps.articles.intake.reader import Reader
from apps.articles.intake.sources import Source
from apps.articles.models import ImportRun, RejectedLine

if TYPE_CHECKING:
    from apps.accounts.models import User

BATCH_ITEMS = 500
BATCH_BYTES = 8 * 1024 * 1024
BATCH_SECONDS = 2.0
# A run that has shown no sign of life for this long has lost its worker.
SILENCE = timedelta(seconds=30)
_SOURCE_LIMIT = 300
_OPEN = Q(state__in=[ImportState.WAITING, ImportState.RUNNING])


@dataclass(frozen=True, slots=True)
class _Checkpoint:
    """Where reading stands: files behind it, items of the next one, bytes in all."""

    next_file: int
    items_done: int
    bytes_done: int


@dataclass(slots=True)
class _Batch:
    """Items that are stored together. One may hold the ends and beginnings of many files."""

    items: list[Item] = field(default_factory=list)
    size: int = 0
    since: float = field(default_factory=time.monotonic)

    def add(self, item: Item) -> None:
        self.items.append(item)
        if isinstance(item, Record):
            self.size += len(item.text) * 2
        else:
            self.size += len(item.raw or b"")

    @property
    def is_full(self) -> bool:
        return (
            len(self.items) >= BATCH_ITEMS
            or self.size >= BATCH_BYTES
            or time.monotonic() - self.since >= BATCH_SECONDS
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """What a caller is told after each batch: the run as stored, and what the batch refused."""

    run: ImportRun
    rejections: Sequence[Rejection]


class _LostError(Exception):
    """The run was stopped, or another worker has taken it over."""


def carry_out(
    *,
    run: ImportRun,
    sources: Iterable[Source],
    tell: Callable[[Progress], None] | None = None,
) -> ImportRun:
    """Carry out an import, from where it stands, until its end or until it is to stop.

    Each batch and the checkpoint behind it are one transaction, so that an import that was cut
    off anywhere goes on without a gap or a repetition. Does nothing while another worker is at
    it. Permission was checked when the run was made; the articles are recorded as `run.by`'s.
    """
    lease = _take(run)
    if lease is None:
        return _fresh(run)
    try:
        for batch, checkpoint in _batches(_fresh(run), sources):
            _settle(run, lease, batch, checkpoint, tell)
        _finish(run, lease, ImportState.DONE)
    except _LostError:
        pass
    except OperationalError:
        # The database went away in the middle: the job is tried again, from the checkpoint.
        raise
    except Exception as error:
        _finish(run, lease, ImportState.FAILED, failure=f"{type(error).__name__}: {error}")
        raise
    finally:
        ImportRun.objects.filter(pk=run.pk, lease=lease).update(lease=None)
    ended = _fresh(run)
    if not ended.is_open:
        ended.rehearsed_keys.all().delete()
        forget_files(ended)
    return ended


def _batches(run: ImportRun, sources: Iterable[Source]) -> Iterator[tuple[_Batch, _Checkpoint]]:
    """What is left to do of a run, each batch with where reading stands after it."""
    options = Options(
        today=timezone.localdate(), publisher=run.publisher or None, language=run.language or None
    )
    batch = _Batch()
    base = 0
    checkpoint = _Checkpoint(run.next_file, run.items_done, run.bytes_done)
    for position, source in enumerate(sources):
        if position >= run.next_file:
            items_done = run.items_done if position == run.next_file else 0
            reader = Reader(source, options, items_done)
            for item in reader:
                batch.add(item)
                items_done += 1
                if batch.is_full:
                    here = base + reader.position
                    yield batch, _Checkpoint(position, items_done, here)
                    batch = _Batch()
            checkpoint = _Checkpoint(position + 1, 0, base + (source.size or reader.position))
            if batch.is_full:
                yield batch, checkpoint
                batch = _Batch()
        base += source.size or 0
    yield batch, checkpoint


def _settle(
    run: ImportRun,
    lease: UUID,
    batch: _Batch,
    checkpoint: _Checkpoint,
    tell: Callable[[Progress], None] | None,
) -> None:
    """Store one batch and move the checkpoint behind it, both or neither."""
    records = [item for item in batch.items if isinstance(item, Record)]
    rejections = [item for item in batch.items if isinstance(item, Rejection)]
    stopped = False
    with transaction.atomic():
        held = (
            ImportRun.objects.select_for_update(of=("self",))
            .filter(pk=run.pk, lease=lease, state=ImportState.RUNNING)
            .select_related("by")
            .first()
        )
        if held is None:
            raise _LostError
        if held.stop_wanted:
            stopped = True
        else:
            outcomes = _outcomes(held, records)
            _keep_rejections(held, rejections)
            ImportRun.objects.filter(pk=run.pk).update(
                stored=F("stored") + outcomes.count(Outcome.STORED),
                new_versions=F("new_versions") + outcomes.count(Outcome.NEW_VERSION),
                held=F("held") + outcomes.count(Outcome.HELD),
                rejected=F("rejected") + len(rejections),
                next_file=checkpoint.next_file,
                items_done=checkpoint.items_done,
                bytes_done=checkpoint.bytes_done,
                beat_at=timezone.now(),
            )
    if stopped:
        _finish(run, lease, ImportState.STOPPED)
        raise _LostError
    if tell:
        tell(Progress(_fresh(run), rejections))


def _outcomes(run: ImportRun, records: list[Record]) -> list[Outcome]:
    if run.rehearsal:
        return rehearse_batch(run=run, records=records)
    reason = f"Brought in by import {run.docket_label}"
    stored = store_batch(records=records, method=CaptureMethod.FILE, by=run.by, reason=reason)
    return [each.outcome for each in stored]


def _keep_rejections(run: ImportRun, rejections: list[Rejection]) -> None:
    RejectedLine.objects.bulk_create(
        RejectedLine(
            run=run,
            source=rejection.place.source[-_SOURCE_LIMIT:],
            line=rejection.place.line,
            last_line=rejection.place.last_line,
            record=rejection.place.record,
            code=rejection.code.value,
            sentence=rejection.sentence,
            excerpt=rejection.excerpt.replace("\x00", "\ufffd"),
            raw=rejection.raw,
            header=rejection.header,
            whole_file=rejection.whole_file,
        )
        for rejection in rejections
    )


def _fresh(run: ImportRun) -> ImportRun:
    return ImportRun.objects.get(pk=run.pk)


def _take(run: ImportRun) -> UUID | None:
    """Make the run this process's own, unless another one is alive on it."""
    now = timezone.now()
    lease = uuid4()
    free = Q(lease__isnull=True) | Q(beat_at__isnull=True) | Q(beat_at__lt=now - SILENCE)
    taken = ImportRun.objects.filter(_OPEN, free, pk=run.pk).update(
        lease=lease, state=ImportState.RUNNING, beat_at=now
    )
    if not taken:
        return None
    ImportRun.objects.filter(pk=run.pk, started_at__isnull=True).update(started_at=now)
    return lease


def _finish(run: ImportRun, lease: UUID, state: ImportState, failure: str = "") -> None:
    ImportRun.objects.filter(pk=run.pk, lease=lease).update(
        state=state, finished_at=timezone.now(), failure=failure[:2000], lease=None
    )


def stop_import(*, run: ImportRun, by: "User") -> ImportRun:
    """End an import after the batch in hand. What is stored stays; it can go on later."""
    check_may(by, Action.IMPORT)
    now = timezone.now()
    ImportRun.objects.filter(_OPEN, pk=run.pk).update(stop_wanted=True)
    # Nobody is at it: there is no batch to wait for.
    ImportRun.objects.filter(
        _OPEN, Q(lease__isnull=True) | Q(beat_at__lt=now - SILENCE), pk=run.pk
    ).update(state=ImportState.STOPPED, finished_at=now, lease=None)
    return _fresh(run)


def continue_import(*, run: ImportRun, by: "User") -> ImportRun:
    """Let a stopped or failed import wait for a worker again. Raises ImportRefused."""
    check_may(by, Action.IMPORT)
    if not run.files.filter(parts__isnull=False).exists():
        raise ImportRefused(
            "Its files are not here: give the import command the same paths again. What is "
            "already held is passed over."
        )
    changed = ImportRun.objects.filter(
        pk=run.pk, state__in=[ImportState.STOPPED, ImportState.FAILED]
    ).update(
        state=ImportState.WAITING,
        stop_wanted=False,
        finished_at=None,
        failure="",
        lease=None,
        beat_at=None,
    )
    if not changed:
        raise ImportRefused("Only an import that was stopped or has failed can go on.")
    return _fresh(run)


def lost_runs() -> list[ImportRun]:
    """Imports from the page whose worker has gone silent, or that none has taken up."""
    silent = timezone.now() - SILENCE
    return list(
        ImportRun.objects.filter(
            _OPEN,
            Q(beat_at__lt=silent) | Q(beat_at__isnull=True, created_at__lt=silent),
            origin=ImportOrigin.PAGE,
        )
    )
