"""The finder for texts from outside: the gazetteer and the installed models, nothing on file."""

from collections.abc import Iterable

from django.db import DatabaseError

from apps.entities.matching.finding import Finder, GazetteerRecord, Sources
from apps.entities.matching.finding.gazetteer import gazetteer_records
from apps.entities.matching.finding.voices import installed_voices
from apps.entities.models import GazetteerPlace
from apps.entities.queries.finding import gazetteer_places


def outside_finder() -> Finder:
    return finder_of(outside_gazetteer())


def finder_of(places: Iterable[GazetteerRecord]) -> Finder:
    return Finder(Sources(gazetteer=places), voices=installed_voices())


def outside_gazetteer() -> Iterable[GazetteerRecord]:
    """As it was loaded; where it was not, or no database answers, built anew from its source."""
    return gazetteer_places() if _is_loaded() else gazetteer_records()


def _is_loaded() -> bool:
    try:
        return GazetteerPlace.objects.exists()
    except DatabaseError:
        return False
