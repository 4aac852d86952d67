"""FollowTheMoney: one entity a line of JSON. docs/reference/entity-formats.md"""

from apps.entities.exchange.followthemoney.reading import read
from apps.entities.exchange.followthemoney.writing import write
from apps.entities.exchange.record import Format

FORMAT = Format(
    "ftm",
    "FollowTheMoney",
    (".ftm.json", ".ftm", ".json", ".jsonl", ".ndjson"),
    "application/x-ndjson; charset=utf-8",
    read,
    write,
)

__all__ = ["FORMAT", "read", "write"]
