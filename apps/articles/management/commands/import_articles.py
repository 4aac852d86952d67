"""Bring articles in from files and folders."""

import signal
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.accounts.models import User
from apps.accounts.rules import Action, may
from apps.articles.actions.importing import Progress, carry_out
from apps.articles.actions.uploading import title_of
from apps.articles.enums import ImportOrigin, ImportState
from apps.articles.intake.languages import parse_language
from apps.articles.intake.records import Refusal, Rejection
from apps.articles.intake.rejected import RejectedWriter
from apps.articles.intake.sources import Source, find_sources
from apps.articles.models import ImportRun

_BAR = 32
_MOST_SHOWN = 40


class Command(BaseCommand):
    help = (
        "Bring in articles from .txt, .html, .jsonl and .csv files, also packed as .gz, and from "
        "folders of them. What is already held is passed over; a known address with another text "
        "becomes a new version."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="files, and folders of files"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would happen and store nothing"
        )
        parser.add_argument("--publisher", default="", help="where an article states none")
        parser.add_argument("--language", default="", help="where an article states none")
        parser.add_argument(
            "--rejected",
            type=Path,
            metavar="FILE",
            help="write rejected lines there, to mend and import again",
        )
        parser.add_argument("--by", default="", metavar="USER", help="whose import this is")

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[Path] = options["paths"]
        for path in paths:
            if not path.exists():
                raise CommandError(f"{path}: there is no such file or folder.")
        by = _person(options["by"])
        sources = list(find_sources(paths))
        if not sources:
            raise CommandError("There are no files in these folders.")
        run = ImportRun.objects.create(
            name=title_of([source.name for source in sources]),
            origin=ImportOrigin.COMMAND,
            rehearsal=options["dry_run"],
            publisher=options["publisher"].strip()[:300],
            language=_language(options["language"]),
            by=by,
            bytes_total=sum(source.size or 0 for source in sources),
        )
        run.refresh_from_db()
        ended = self._carry_out(run, sources, options["rejected"])
        if ended.rejected and ended.rejected == ended.settled:
            raise CommandError("Every article was rejected.")

    def _carry_out(
        self, run: ImportRun, sources: list[Source], rejected: Path | None
    ) -> ImportRun:
        report = _Report(self, run)
        writer = RejectedWriter(rejected) if rejected else None

        def tell(progress: Progress) -> None:
            report.tell(progress)
            if writer:
                for rejection in progress.rejections:
                    writer.add(rejection)

        with _StopBySignal(run):
            try:
                ended = carry_out(run=run, sources=sources, tell=tell)
            finally:
                if writer:
                    writer.__exit__(None, None, None)
        report.end(ended)
        for path in writer.paths if writer else []:
            self.stdout.write(f"Rejected lines are in {path}: mend them and import that file.")
        return ended


def _person(username: str) -> User | None:
    if not username:
        return None
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"There is nobody with the user name {username}.")
    if not may(person, Action.IMPORT):
        raise CommandError(f"{username} may not {Action.IMPORT.value}.")
    return person


def _language(written: str) -> str:
    try:
        return parse_language(written) if written.strip() else ""
    except Refusal as refusal:
        raise CommandError(refusal.sentence) from refusal


class _StopBySignal:
    """The first Ctrl-C or SIGTERM lets the batch in hand end; a second one ends at once."""

    def __init__(self, run: ImportRun) -> None:
        self._run = run
        self._before: dict[int, Any] = {}

    def __enter__(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._stop)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        for known, handler in self._before.items():
            signal.signal(known, handler)
        ImportRun.objects.filter(pk=self._run.pk).update(stop_wanted=True)


class _Report:
    """A bar on a terminal, a line now and then elsewhere, and the table at the end."""

    def __init__(self, command: BaseCommand, run: ImportRun) -> None:
        self._command = command
        self._total = run.bytes_total or 0
        self._started = time.monotonic()
        self._said = self._started
        self._is_terminal = sys.stderr.isatty()
        self._rejections: list[Rejection] = []
        self._more = 0

    def tell(self, progress: Progress) -> None:
        room = _MOST_SHOWN - len(self._rejections)
        self._rejections += progress.rejections[:room]
        self._more += max(0, len(progress.rejections) - room)
        run = progress.run
        now = time.monotonic()
        if not self._is_terminal and now - self._said < 5:
            return
        self._said = now
        share = min(1.0, run.bytes_done / self._total) if self._total else 1.0
        rate = run.settled / max(now - self._started, 0.001)
        line = f"{share:4.0%}  {run.settled:,} articles, {rate:,.0f} a second"
        if self._is_terminal:
            filled = round(share * _BAR)
            bar = "█" * filled + "░" * (_BAR - filled)
            self._command.stderr.write(f"\r{bar} {line}", ending="")
            self._command.stderr.flush()
        else:
            self._command.stderr.write(line)

    def end(self, run: ImportRun) -> None:
        if self._is_terminal:
            self._command.stderr.write("")
        seconds = time.monotonic() - self._started
        write = self._command.stdout.write
        for rejection in self._rejections:
            place = rejection.place
            where = (
                place.source if rejection.whole_file else f"{place.source}, line {place.line:,}"
            )
            write(f"  {where}: {rejection.sentence}")
        if self._more:
            write(f"  and {self._more:,} more: see the page of {run.docket_label}.")
        would = "would be " if run.rehearsal else ""
        rows = [
            (f"{would}stored", run.stored),
            (f"{would}new versions", run.new_versions),
            ("already held", run.held),
            ("rejected", run.rejected),
        ]
        for label, count in rows:
            write(f"{count:>10,}  {label}")
        rate = run.settled / max(seconds, 0.001)
        state = "stopped before its end" if run.state == ImportState.STOPPED else run.state
        write(f"{run.docket_label} {state}: {seconds:,.1f} s, {rate:,.0f} articles a second.")
