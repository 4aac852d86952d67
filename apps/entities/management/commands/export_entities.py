"""Write people, places and organisations to a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.exchange import FORMATS, format_of
from apps.entities.models import Entity
from apps.entities.queries.records import records_of


class Command(BaseCommand):
    help = "Write the people, places and organisations on file as CSV or FollowTheMoney JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="PATH", help="where to; - is the standard output")
        parser.add_argument(
            "--format", choices=sorted(FORMATS), help="where the file's name does not tell"
        )
        parser.add_argument("--kind", choices=EntityKind.values, help="only these")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = FORMATS[options["format"]] if options["format"] else format_of(options["path"])
        if chosen is None:
            raise CommandError(f"Say the format of {options['path']} with --format.")
        entities = Entity.objects.filter(standing=EntityStanding.ON_FILE)
        if options["kind"]:
            entities = entities.filter(kind=options["kind"])
        pieces = chosen.write(records_of(entities))
        if options["path"] == "-":
            for piece in pieces:
                sys.stdout.write(piece)
            return
        try:
            with Path(options["path"]).open("w", encoding="utf-8", newline="") as out:
                out.writelines(pieces)
        except OSError as error:
            raise CommandError(f"{options['path']} cannot be written: {error.strerror}") from error
        self.stdout.write(f"{entities.count():,} written to {options['path']}.")
