"""What the page of an import shows."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from apps.articles.actions.importing import SILENCE
from apps.articles.enums import ImportState
from apps.articles.models import ImportRun
from apps.ui.dates import duration


@dataclass(frozen=True)
class Standing:
    """How far an import has come. Bytes are the bar's measure: items are not known beforehand."""

    heading: str
    done: int
    total: int | None
    held: int
    rejected: int
    remark: str
    has_files: bool
    may_stop: bool
    may_continue: bool
    may_import_for_real: bool


def standing(run: ImportRun, now: datetime | None = None) -> Standing:
    has_files = run.files.filter(parts__isnull=False).exists()
    ended_early = run.state in (ImportState.STOPPED, ImportState.FAILED)
    settled = run.settled
    return Standing(
        heading=_heading(run),
        done=run.bytes_done,
        total=run.bytes_total,
        held=run.bytes_done * run.held // settled if settled else 0,
        rejected=run.bytes_done * run.rejected // settled if settled else 0,
        remark=_remark(run, now or timezone.now()),
        has_files=has_files,
        may_stop=run.is_open and not run.stop_wanted,
        may_continue=ended_early and has_files,
        may_import_for_real=run.rehearsal and not run.is_open and has_files,
    )


def _heading(run: ImportRun) -> str:
    doing = "Rehearsing" if run.rehearsal else "Importing"
    done = "Rehearsal of" if run.rehearsal else "Import of"
    return f"{doing if run.is_open else done} {run.name}"


def _remark(run: ImportRun, now: datetime) -> str:
    if run.state == ImportState.WAITING:
        return "waiting for the worker"
    if run.state == ImportState.FAILED:
        return "failed"
    end = run.finished_at or now
    seconds = (end - run.started_at).total_seconds() if run.started_at else 0.0
    rate = run.settled / seconds if seconds >= 1 else 0.0
    pace = f"{rate:,.0f} a second" if rate >= 1 else ""
    if run.state == ImportState.STOPPED:
        return "stopped before its end"
    if run.state == ImportState.DONE:
        return ", ".join(filter(None, [f"done in {duration(seconds)}", pace]))
    if run.beat_at and now - run.beat_at > SILENCE:
        return "its worker has gone silent; another takes over within a minute or two"
    if run.stop_wanted:
        return "stopping after the articles in hand"
    share = run.bytes_done / run.bytes_total if run.bytes_total else 0.0
    left = seconds / share - seconds if share > 0.02 else None
    return ", ".join(
        filter(None, [f"about {duration(left)} left" if left is not None else "", pace])
    )
