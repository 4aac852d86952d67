"""Reading articles from files. Pure: no database, no clock, no network, nothing executed."""

from apps.articles.intake.fields import Options
from apps.articles.intake.limits import Limits
from apps.articles.intake.reader import Reader
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
from apps.articles.intake.rejected import RejectedWriter
from apps.articles.intake.sources import Format, Source, find_sources

__all__ = [
    "Address",
    "DatePrecision",
    "Format",
    "Inferred",
    "Item",
    "Limits",
    "Options",
    "Place",
    "Published",
    "Reader",
    "Record",
    "RejectedWriter",
    "Rejection",
    "RejectionCode",
    "Source",
    "Stated",
    "find_sources",
]
