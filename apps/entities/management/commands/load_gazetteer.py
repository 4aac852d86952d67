"""Load the places of the world."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from apps.entities.actions.gazetteer import load_gazetteer
from apps.entities.matching.finding.gazetteer import CREDIT


class Command(BaseCommand):
    help = (
        "Load countries, regions and settlements of 500 inhabitants or more, with their names in "
        "many languages. Replaces what was loaded before; what the desk has on file stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        count = load_gazetteer()
        self.stdout.write(f"{count:,} places in {time.monotonic() - began:.0f} s.")
        self.stdout.write(CREDIT)
