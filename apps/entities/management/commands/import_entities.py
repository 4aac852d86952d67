"""Bring people, places and organisations in from a file."""

from argparse import ArgumentParser
from gzip import GzipFile
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError

from apps.accounts.models import User
from apps.entities.actions.bringing_in import Outcome, bring_in
from apps.entities.exchange import FORMATS, Refused, format_of


class Command(BaseCommand):
    help = (
        "Bring people, places and organisations in from CSV or FollowTheMoney JSON. Fills what is "
        "empty and adds spellings; nothing on file is taken away or merged."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="PATH", help="a file, also packed as .gz")
        parser.add_argument(
            "--format", choices=sorted(FORMATS), help="where the file's name does not tell"
        )
        parser.add_argument(
            "--rehearse",
            action="store_true",
            help="say what would become of each line; file nothing",
        )
        parser.add_argument(
            "--same-names",
            action="store_true",
            help="take the one on file that alone bears a line's name for the same",
        )
        parser.add_argument(
            "--by", metavar="USER", help="who does it; without, the product itself"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        chosen = FORMATS[options["format"]] if options["format"] else format_of(path.name)
        if chosen is None:
            raise CommandError(f"Say the format of {path.name} with --format.")
        user = User.objects.filter(username=options["by"]).first() if options["by"] else None
        if options["by"] and user is None:
            raise CommandError(f"There is nobody called {options['by']} here.")
        try:
            with _opened(path) as lines:
                outcome = bring_in(
                    reads=chosen.read(lines),
                    by=user,
                    rehearsal=options["rehearse"],
                    same_names=options["same_names"],
                    tell=lambda done: self.stderr.write(f"{done:,} lines"),
                )
        except Refused as refused:
            raise CommandError(f"{path}: {refused}") from refused
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not UTF-8 (byte {error.start + 1}).") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        self._report(outcome)

    def _report(self, outcome: Outcome) -> None:
        for line in outcome.told:
            who = f"{line.name}: " if line.name else ""
            self.stdout.write(f"line {line.line}, {line.fate}: {who}{line.reason}")
        counts = ", ".join(f"{count:,} {fate}" for fate, count in outcome.counts.items())
        self.stdout.write(f"{'Rehearsed: ' if outcome.rehearsal else ''}{counts}.")


def _opened(path: Path) -> IO[str]:
    raw = path.open("rb")
    unpacked = cast("IO[bytes]", GzipFile(fileobj=raw)) if path.suffix == ".gz" else raw
    # CSV reads its line ends itself: one within quotation marks belongs to the cell.
    return TextIOWrapper(unpacked, encoding="utf-8-sig", newline="")
