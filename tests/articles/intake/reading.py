"""Reads bytes as if they were a file."""

import io
from datetime import date
from pathlib import Path

from apps.articles.intake import Item, Record, Rejection
from apps.articles.intake.fields import Options
from apps.articles.intake.reader import Reader
from apps.articles.intake.sources import Source

TODAY = date(2026, 11, 22)
OPTIONS = Options(today=TODAY)


def read(name: str, data: bytes, options: Options = OPTIONS, skip: int = 0) -> list[Item]:
    return list(Reader(Source(name, lambda: io.BytesIO(data), len(data)), options, skip))


def read_one(name: str, data: bytes, options: Options = OPTIONS) -> Record:
    [item] = read(name, data, options)
    assert isinstance(item, Record), item
    return item


def refuse_one(name: str, data: bytes, options: Options = OPTIONS) -> Rejection:
    [item] = read(name, data, options)
    assert isinstance(item, Rejection), item
    return item


def read_file(path: Path) -> list[Item]:
    return list(Reader(Source(path.name, lambda: path.open("rb"), path.stat().st_size), OPTIONS))
