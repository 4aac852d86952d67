"""How fast articles come in, beside a plain COPY of the same kind of rows into the same tables.

The three ways take turns, block by block, on a copy of the archive: what slows the machine for a
while, and what the text index puts off, falls on all of them alike.
"""

import gzip
import json
import tempfile
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from statistics import median

from django.core.management import call_command
from django.db import connection

from apps.accounts.models import User
from apps.articles.actions.storing import store_batch
from apps.articles.enums import CaptureMethod
from apps.articles.intake.records import Address, DatePrecision, Place, Published, Record, Stated
from apps.articles.models import Article
from tools.bench.archive import USERNAME, known, load
from tools.bench.rows import ARTICLE_TABLES, Ids, rows_of
from tools.bench.writing import Draft, Writer

STORE_BATCH = 500


@dataclass(frozen=True)
class ImportRate:
    """Articles a second at the median block: plain COPY, the batch action, the whole importer."""

    copy: float
    batches: float
    file: float

    @property
    def batches_share(self) -> float:
        return self.batches / self.copy

    @property
    def file_share(self) -> float:
        return self.file / self.copy


def import_rate(block: int, rounds: int) -> ImportRate:
    """Into the database in use, which should be a copy: what comes in stays."""
    writer = Writer(block, "imported")
    user = User.objects.get(username=USERNAME)
    what = known(writer.world)
    ids = Ids("imported")
    drafts = (writer.write(number) for number in range(3 * block * (rounds + 1)))
    rates: dict[str, list[float]] = {"copy": [], "batches": [], "file": []}

    def next_block() -> list[Draft]:
        return [next(drafts) for _ in range(block)]

    def copied() -> float:
        rows = rows_of(next_block(), writer, what, ids, marked=False)
        begun = time.perf_counter()
        load(rows, ARTICLE_TABLES)
        return time.perf_counter() - begun

    def batched() -> float:
        records = [_record(draft, writer) for draft in next_block()]
        begun = time.perf_counter()
        for start in range(0, block, STORE_BATCH):
            batch = records[start : start + STORE_BATCH]
            store_batch(records=batch, method=CaptureMethod.FILE, by=user)
        return time.perf_counter() - begun

    def from_file() -> float:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.jsonl.gz"
            with gzip.open(path, "wt", encoding="utf-8") as file:
                file.writelines(_line(draft, writer) for draft in next_block())
            begun = time.perf_counter()
            call_command("import_articles", path, stdout=StringIO(), stderr=StringIO())
            return time.perf_counter() - begun

    ways = (("copy", copied), ("batches", batched), ("file", from_file))
    held = Article.objects.count()
    for turn in range(rounds + 1):
        for name, way in ways:
            seconds = way()
            # The first turn only warms up.
            if turn:
                rates[name].append(block / seconds)
    came = Article.objects.count() - held
    if came != 3 * block * (rounds + 1):
        raise RuntimeError(f"{came} articles came in, and not as many as were given.")
    connection.close()
    return ImportRate(**{name: median(several) for name, several in rates.items()})


def _record(draft: Draft, writer: Writer) -> Record:
    world = writer.world
    published = draft.published_at
    url = draft.url or ""
    return Record(
        place=Place("articles.jsonl", draft.number + 1, draft.number + 1, draft.number + 1),
        text=draft.text,
        title=Stated(draft.title),
        url=Stated(Address(url, url)),
        publisher=None if draft.publisher is None else Stated(world.publishers[draft.publisher]),
        published_at=None
        if published is None
        else Stated(Published(published, DatePrecision.MINUTE, True, published.isoformat())),
        language=Stated(draft.language),
    )


def _line(draft: Draft, writer: Writer) -> str:
    publisher = None if draft.publisher is None else writer.world.publishers[draft.publisher]
    fields = {
        "title": draft.title,
        "text": draft.text,
        "url": draft.url,
        "publisher": publisher,
        "published_at": draft.published_at and draft.published_at.isoformat(),
        "language": draft.language,
    }
    stated = {name: value for name, value in fields.items() if value}
    return json.dumps(stated, ensure_ascii=False) + "\n"
