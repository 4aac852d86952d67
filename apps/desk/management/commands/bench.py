"""Measure what imports, pages and searches cost."""

import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tools.bench import databases, report
from tools.bench.finding import demo_texts, finding_work
from tools.bench.reading import reading_work, texts_of
from tools.bench.run import QUICK, THOROUGH, at_size, expected_minutes, machine

_SIZES = (1_000, 10_000, 100_000)
# Fewer hold too few articles of each kind to choose pages from.
_FEWEST = 200
# Where nobody watches a line change, one is written now and then.
_QUIET_SECONDS = 20


class Command(BaseCommand):
    help = (
        "Measure imports, pages, searches and memory on archives of made-up articles, in "
        "databases of their own beside the product's. docs/reference/benchmarks.md says what "
        "and how."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--sizes", type=_size, nargs="+", default=_SIZES, help="articles in each archive"
        )
        parser.add_argument("--quick", action="store_true", help="a few rounds of each: roughly")
        parser.add_argument("--fresh", action="store_true", help="make the archives anew")
        parser.add_argument("--drop", action="store_true", help="keep no archive for the next run")
        parser.add_argument("--port", type=int, default=8099, help="where the pages are served")
        parser.add_argument(
            "--reports",
            type=Path,
            help="a file of JSON lines with “text”, packed or not, to read claims from; otherwise "
            "the articles of the demo world",
        )
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.BASE_DIR / "bench-results",
            help="the folder for the figures",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        sizes = sorted(set(options["sizes"]))
        made = [] if options["fresh"] else [size for size in sizes if _is_made(size)]
        minutes = expected_minutes(sizes, made)
        self.stdout.write(f"This takes about {minutes} minutes on two idle cores.")
        begun = time.monotonic()

        said = begun

        def tell(step: str) -> None:
            nonlocal said
            now = time.monotonic()
            line = f"{now - begun:6.0f} s  {step}"
            if self.stderr.isatty():
                self.stderr.write(f"\r\x1b[K{line}", ending="")
            elif now - said > _QUIET_SECONDS:
                said = now
                self.stderr.write(line)

        effort = QUICK if options["quick"] else THOROUGH
        results = [
            at_size(
                size,
                effort,
                tell,
                port=options["port"],
                fresh=options["fresh"],
                drop=options["drop"],
            )
            for size in sizes
        ]
        finding = None
        tell("reading claims")
        reading = reading_work(
            texts_of(options["reports"]) if options["reports"] else demo_texts()
        )
        if not options["quick"]:
            tell("finding names, a million of them")
            finding = finding_work(demo_texts())
        if self.stderr.isatty():
            self.stderr.write("")
        here = machine()
        for line in report.lines(here, results, finding, reading):
            self.stdout.write(line)
        figures = report.figures(here, results, finding, reading, quick=options["quick"])
        path = report.write_json(figures, options["output"])
        self.stdout.write(f"\nThe figures are in {path}.")


def _size(raw: str) -> int:
    number = raw.replace(",", "").replace("_", "")
    if not number.isdecimal() or int(number) < _FEWEST:
        raise ArgumentTypeError(f"{raw!r}: give a number of articles, at least {_FEWEST}.")
    return int(number)


def _is_made(size: int) -> bool:
    return databases.is_complete(f"{databases.PREFIX}{size}", databases.generation())
