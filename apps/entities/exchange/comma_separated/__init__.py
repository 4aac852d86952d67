"""CSV: one entity a row, its spellings in one column a kind. docs/reference/entity-formats.md"""

from apps.entities.exchange.comma_separated.reading import read
from apps.entities.exchange.comma_separated.writing import write
from apps.entities.exchange.record import Format

FORMAT = Format("csv", "CSV", (".csv",), "text/csv; charset=utf-8", read, write)

__all__ = ["FORMAT", "read", "write"]
