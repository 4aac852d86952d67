"""Run one of the product's methods over texts that are not on file."""

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.desk.management.measuring_files import add_task, complaining, reading, writing
from apps.desk.measuring import TASKS
from apps.measuring import Outcome, lines_of, suggested


class Command(BaseCommand):
    help = (
        "Run one of the product's methods over lines of JSON from outside and write what it "
        "proposes. Stores nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_task(parser)
        parser.add_argument("input", metavar="INPUT", help="JSON Lines, also .gz; - is the input")
        parser.add_argument("output", metavar="OUTPUT", help="where to, also .gz; - is the output")

    def handle(self, *args: Any, **options: Any) -> None:
        task, outcome = TASKS[options["task"]], Outcome()
        began = time.perf_counter()
        propose = task.proposer()
        ready = time.perf_counter()
        with reading(options["input"]) as source, writing(options["output"]) as target:
            complain = complaining(self.stderr, options["input"])
            for answer in suggested(task, propose, lines_of(source), complain, outcome):
                target.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        seconds = time.perf_counter() - ready
        self.stderr.write(
            f"{outcome.lines} lines in {seconds:.2f} s "
            f"({1000 * seconds / max(1, outcome.lines):.3f} ms each), "
            f"after {ready - began:.2f} s to get ready."
        )
        if outcome.refused:
            raise CommandError(f"{outcome.refused} of {outcome.lines} lines could not be used.")
