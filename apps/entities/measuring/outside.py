"""The finder for texts from outside: the gazetteer and the installed models, nothing on file."""

from django.db import DatabaseError

from apps.entities.matching.finding import Finder, Sources
from apps.entities.matching.finding.gazetteer import gazetteer_records
from apps.entities.matching.finding.voices import installed_voices
from apps.entities.models import GazetteerPlace
from apps.entities.queries.finding import gazetteer_places


def outside_finder() -> Finder:
    """Built anew; where the gazetteer was not loaded, or no database answers, from its source."""
    return Finder(
        Sources(gazetteer=gazetteer_places() if _is_loaded() else gazetteer_records()),
        voices=installed_voices(),
    )


def _is_loaded() -> bool:
    try:
        return GazetteerPlace.objects.exists()
    except DatabaseError:
        return False
