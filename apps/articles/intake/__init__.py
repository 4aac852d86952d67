"""Reading articles from files. Pure: no database, no clock, no network, nothing executed.

`reader.Reader` reads one source, `sources.find_sources` finds them in folders, `fields.Options`
holds what the caller gives, and `rejected.RejectedWriter` writes out what was not taken. Those
load parsers and language models; what is imported from here is light.
"""

from apps.articles.intake.limits import Limits
from apps.articles.intake.records import (
    Address,
    DatePrecision,
    Inferred,
    Item,
    Place,
    Published,
    Record,
    Rejection,
    RejectionCode,
    Stated,
)

__all__ = [
    "Address",
    "DatePrecision",
    "Inferred",
    "Item",
    "Limits",
    "Place",
    "Published",
    "Record",
    "Rejection",
    "RejectionCode",
    "Stated",
]
