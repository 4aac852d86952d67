"""People, places and organisations in files: one folder a format, one record for all of them.

Pure: no database. apps/entities/actions/bringing_in.py files what is read here, and
apps/entities/queries/records.py gathers what is written.
"""

from apps.entities.exchange import comma_separated, followthemoney
from apps.entities.exchange.record import EntityRecord, Format, Read, Refused, SpelledName

FORMATS: dict[str, Format] = {
    each.name: each for each in (comma_separated.FORMAT, followthemoney.FORMAT)
}

__all__ = ["FORMATS", "EntityRecord", "Format", "Read", "Refused", "SpelledName", "format_of"]


def format_of(file_name: str) -> Format | None:
    """The format that a file's name speaks of; None where it speaks of none."""
    plain = file_name.lower().removesuffix(".gz")
    return next(
        (each for each in FORMATS.values() if plain.endswith(each.endings)),
        None,
    )
