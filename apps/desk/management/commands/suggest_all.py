"""Look for names, claims, near-copies and origins in everything that waits for it."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand

from apps.claims.actions.reading_texts import read_everything_again, read_texts
from apps.claims.models import ClaimReading
from apps.comparison.actions.copies import let_all_wait_for_copies, search_copies
from apps.comparison.actions.looking import let_all_wait_for_origins, look_for_origins
from apps.comparison.models import CopySearch, OriginWait
from apps.entities.actions.looking import look, take_up_touched
from apps.entities.actions.searching import search_everything_again
from apps.entities.models import NameSearch
from apps.entities.models.waiting import WaitingText
from apps.ui.dates import duration

STEPS = ("names", "claims", "copies", "origins")
_Work = Callable[[Callable[[int], None]], int]


class Command(BaseCommand):
    help = (
        "Find people, places and organisations in every article whose text was not searched yet, "
        "then put together the claims that the texts make, and store both as suggestions; find "
        "texts that are near-copies of another; propose which accepted claims are of one origin. "
        "Can be cut off at any time: run it again to go on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "what",
            nargs="*",
            type=_step,
            help=f"only these of {', '.join(STEPS)}; otherwise all, in this order",
        )
        parser.add_argument(
            "--again", action="store_true", help="look at what was looked at before, too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        steps = {
            "names": (search_everything_again, self._search_names),
            "claims": (read_everything_again, self._read_claims),
            "copies": (let_all_wait_for_copies, self._search_copies),
            "origins": (let_all_wait_for_origins, self._look_for_origins),
        }
        wanted = [step for step in STEPS if step in (options["what"] or STEPS)]
        if options["again"]:
            for step in wanted:
                steps[step][0]()
        try:
            for step in wanted:
                steps[step][1]()
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. Run it again to go on from here.")

    def _search_names(self) -> None:
        take_up_touched()
        self._go("names", NameSearch, self._names)

    def _read_claims(self) -> None:
        self._go("claims", ClaimReading, self._claims)

    def _search_copies(self) -> None:
        self._go("copies", CopySearch, lambda tell: search_copies(tell=tell))

    def _look_for_origins(self) -> None:
        total = OriginWait.objects.values("claim").distinct().count()
        if not total:
            self.stdout.write("Nothing waits: the origin of every accepted claim was looked for.")
            return
        self.stdout.write(f"{total:,} claims to look for origins of.")
        bar = _Bar(self, total, "claims")
        bar.end(look_for_origins(tell=bar.tell))

    def _names(self, tell: Callable[[int], None]) -> int:
        from apps.entities.queries.finding import current_finder

        self.stdout.write("Loading the names …")
        return look(current_finder(), tell=tell)

    def _claims(self, tell: Callable[[int], None]) -> int:
        from apps.claims.extraction.assembling import read_claims

        return read_texts(read_claims, tell=tell)

    def _go(self, what: str, waiting: type[WaitingText], work: _Work) -> None:
        rows: Any = waiting._default_manager
        total = rows.filter(waiting=True).count()
        if not total:
            self.stdout.write(f"Nothing waits: the {what} in every article were looked for.")
        else:
            self.stdout.write(f"{total:,} articles to search for {what}.")
            bar = _Bar(self, total)
            bar.end(work(bar.tell))
        failed = rows.exclude(failure="").select_related("article").order_by("article")
        for search in failed[:20]:
            again = "tried again soon" if search.waiting else "given up"
            self.stdout.write(f"  {search.article.docket_label}, {again}: {search.failure}")


def _step(raw: str) -> str:
    if raw not in STEPS:
        raise ArgumentTypeError(f"{raw!r} is none of {', '.join(STEPS)}.")
    return raw


class _Bar:
    """A line on a terminal, one now and then elsewhere: how far, how fast, how long still."""

    def __init__(self, command: BaseCommand, total: int, of: str = "articles") -> None:
        self._command, self._total, self._of = command, total, of
        self._began = self._said = time.monotonic()
        self._is_terminal = sys.stderr.isatty()

    def tell(self, done: int) -> None:
        now = time.monotonic()
        if now - self._said < (0.2 if self._is_terminal else 5):
            return
        self._said = now
        rate = done / max(now - self._began, 0.001)
        left = duration(max(self._total - done, 0) / rate) if rate else "a while"
        line = f"{done:,} of {self._total:,} {self._of}, {rate:,.0f} a second, {left} left"
        self._command.stderr.write(
            f"\r{line}   " if self._is_terminal else line, ending="" if self._is_terminal else "\n"
        )
        self._command.stderr.flush()

    def end(self, done: int) -> None:
        seconds = max(time.monotonic() - self._began, 0.001)
        self._command.stdout.write(
            f"Searched {done:,} {self._of} in {seconds:,.1f} s, {done / seconds:,.0f} a second."
        )
