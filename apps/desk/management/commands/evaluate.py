"""Compare what one of the product's methods proposes with what people found to be right."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.desk.management.measuring_files import add_task, complaining, reading
from apps.desk.measuring import TASKS
from apps.measuring import Outcome, Table, evaluated, lines_of, proposals_of


class Command(BaseCommand):
    help = "Compare a method's proposals with gold of your own, and print how good they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_task(parser)
        parser.add_argument("gold", metavar="GOLD", help="JSON Lines with the answers, also .gz")
        parser.add_argument(
            "--proposals",
            metavar="FILE",
            help="judge these answers, written by suggest or by anything else, instead",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        task, outcome = TASKS[options["task"]], Outcome()
        began = time.perf_counter()
        if options["proposals"]:
            with reading(options["proposals"]) as source:
                complain = complaining(self.stderr, options["proposals"])
                propose = proposals_of(lines_of(source), complain)
        else:
            propose = task.proposer()
        with reading(options["gold"]) as source:
            complain = complaining(self.stderr, options["gold"])
            scorer = evaluated(task, propose, lines_of(source), complain, outcome)
        for table in scorer.tables():
            self.stdout.write(printed(table) + "\n")
        self.stderr.write(f"{outcome.lines} lines in {time.perf_counter() - began:.2f} s.")
        if outcome.refused:
            raise CommandError(f"{outcome.refused} of {outcome.lines} lines could not be used.")


def printed(table: Table) -> str:
    """A table as text: the first column to the left, figures to the right."""
    rows = [table.columns, *([_cell(value) for value in row] for row in table.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    lines = [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([table.title, *(f"  {line}" for line in lines)])


def _cell(value: str | int | float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
