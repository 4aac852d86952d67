"""Take the pictures of the README and the documentation anew."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = (
        "Take the pictures of the README and the documentation anew, from a desk of their own "
        "with the demo world. Needs a Chromium and what `make test` installs; touches no data."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--into",
            type=Path,
            default=settings.BASE_DIR / "docs" / "images",
            metavar="FOLDER",
            help="where to put them instead of docs/images",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Playwright and tools/ are there for development only.
        try:
            from tools.chromium import MISSING, find_chromium
            from tools.pictures import take
        except ModuleNotFoundError as error:
            raise CommandError(
                f"{error.name} is not installed here. Use: make demo-shots"
            ) from error
        chromium = find_chromium()
        if chromium is None:
            raise CommandError(f"There can be no pictures: {MISSING}.")
        try:
            take(chromium, options["into"], self.stdout.write)
        except RuntimeError as error:
            raise CommandError(str(error)) from error
