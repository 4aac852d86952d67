"""The places of the world, written into the database as a whole."""

from collections.abc import Iterable

from django.db import connection, transaction

from apps.entities.matching.finding.gazetteer import gazetteer_records
from apps.entities.matching.finding.records import GazetteerRecord
from apps.entities.models import GazetteerPlace
from apps.entities.names import fold
from apps.entities.queries.finding import forget_finder

_COLUMNS = (
    "code", "kind", "name", "names", "keys", "country", "region",
    "latitude", "longitude", "population",
)  # fmt: skip


def load_gazetteer(records: Iterable[GazetteerRecord] | None = None) -> int:
    """Replace the gazetteer by GeoNames and ISO 3166, or by `records`. Returns how many places.

    All or nothing, and repeatable: nothing points at the rows, an entity carries their code.
    """
    rows = gazetteer_records() if records is None else records
    table = connection.ops.quote_name(GazetteerPlace._meta.db_table)
    count = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the name is the model's own
        with cursor.copy(f"COPY {table} ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(_columns(row))
                count += 1
    forget_finder()
    return count


def _columns(row: GazetteerRecord) -> tuple[object, ...]:
    names = [name for name in dict.fromkeys(row.names) if len(name) <= 300]
    keys = sorted({fold(name)[:600] for name in (row.name, *names)})
    return (
        row.code, row.kind, row.name[:200], names, keys, row.country, row.region,
        row.latitude, row.longitude, row.population,
    )  # fmt: skip
