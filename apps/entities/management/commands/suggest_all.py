"""Look for names in every text that waits for it."""

import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from apps.entities.actions.looking import look, take_up_touched
from apps.entities.actions.searching import search_everything_again
from apps.entities.models import NameSearch
from apps.entities.queries.finding import current_finder
from apps.entities.queries.progress import search_progress
from apps.ui.dates import duration


class Command(BaseCommand):
    help = (
        "Find people, places and organisations in every article whose text was not searched yet, "
        "and store them as suggestions. Can be cut off at any time: run it again to go on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="search those that were searched before, too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            search_everything_again()
        take_up_touched()
        total = search_progress().waiting
        if not total:
            self.stdout.write("Nothing waits: the names in every article were looked for.")
            self._failures()
            return
        self.stdout.write(f"{total:,} articles to search. Loading the names …")
        finder = current_finder()
        bar = _Bar(self, total)
        try:
            done = look(finder, tell=bar.tell)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. Run it again to go on from here.")
            return
        bar.end(done)
        self._failures()

    def _failures(self) -> None:
        failed = NameSearch.objects.exclude(failure="").select_related("article")
        for search in failed.order_by("article")[:20]:
            again = "tried again soon" if search.waiting else "given up"
            self.stdout.write(f"  {search.article.docket_label}, {again}: {search.failure}")


class _Bar:
    """A line on a terminal, one now and then elsewhere: how far, how fast, how long still."""

    def __init__(self, command: BaseCommand, total: int) -> None:
        self._command, self._total = command, total
        self._began = self._said = time.monotonic()
        self._is_terminal = sys.stderr.isatty()

    def tell(self, done: int) -> None:
        now = time.monotonic()
        if now - self._said < (0.2 if self._is_terminal else 5):
            return
        self._said = now
        rate = done / max(now - self._began, 0.001)
        left = duration(max(self._total - done, 0) / rate) if rate else "a while"
        line = f"{done:,} of {self._total:,} articles, {rate:,.0f} a second, {left} left"
        self._command.stderr.write(
            f"\r{line}   " if self._is_terminal else line, ending="" if self._is_terminal else "\n"
        )
        self._command.stderr.flush()

    def end(self, done: int) -> None:
        seconds = max(time.monotonic() - self._began, 0.001)
        self._command.stdout.write(
            f"Searched {done:,} articles in {seconds:,.1f} s, {done / seconds:,.0f} a second."
        )
