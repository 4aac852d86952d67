"""Generate the spellings of names that came on file before there were schemes, or past them."""

from typing import Any

from django.core.management.base import BaseCommand

from apps.audit.recording import recorded
from apps.entities.actions.generating import CYRILLIC, generate_spellings
from apps.entities.actions.searching import wake_search
from apps.entities.models import Name

_BATCH = 500


class Command(BaseCommand):
    help = (
        "Spell every Cyrillic name on file in Latin letters by the named schemes. New names are "
        "spelled when they are added; run it once for older ones. Running it again does no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        ids = list(Name.objects.filter(script=CYRILLIC, seen=True).values_list("pk", flat=True))
        for start in range(0, len(ids), _BATCH):
            with recorded(by=None, reason="Spelled names by the named schemes"):
                generate_spellings(Name.objects.filter(pk__in=ids[start : start + _BATCH]))
        wake_search()
        self.stdout.write(f"{len(ids)} Cyrillic names are spelled in Latin letters.")
