"""Look for entities that are on file twice."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from apps.entities.actions.likely import propose_all_duplicates


class Command(BaseCommand):
    help = (
        "Compare all people, places and organisations on file that share part of a name, a number "
        "or a spot, and propose those that may be one. Nothing is merged: a person decides."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.perf_counter()
        self._told = began
        count = propose_all_duplicates(self._tell)
        seconds = time.perf_counter() - began
        self.stdout.write(f"{count:,} pairs may be one. It took {seconds:,.1f} s.")

    def _tell(self, done: int, total: int) -> None:
        if time.perf_counter() - self._told > 5:
            self._told = time.perf_counter()
            self.stdout.write(f"{done:,} of {total:,} pairs compared")
