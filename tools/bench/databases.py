"""The databases that are measured, beside the product's own on the same server."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection

from tools.bench.rows import Ids, Known, rows_of
from tools.bench.writing import Writer

PREFIX = "fogline_bench_"
_SAMPLE = 20


@cache
def generation() -> str:
    """Names what the generator makes: archives that another one has made are not used."""
    writer = Writer(_SAMPLE)
    world = writer.world
    numbered = [str(number) for number in range(len(world.entities))]
    known = Known(numbered, numbered, numbered, 1)
    drafts = (writer.write(number) for number in range(_SAMPLE))
    digest = hashlib.sha256(repr(world).encode())
    for lines in rows_of(drafts, writer, known, Ids("sample")).lines.values():
        digest.update("\n".join(lines).encode())
    return digest.hexdigest()[:16]


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let this process work on another database of the server."""
    before = connection.settings_dict["NAME"]
    _switch(name)
    try:
        yield
    finally:
        _switch(before)


def _switch(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def address(name: str) -> str:
    """The database's address, for another process."""
    connection.ensure_connection()
    given = connection.settings_dict
    who = quote(given["USER"], safe="")
    if given["PASSWORD"]:
        who += ":" + quote(given["PASSWORD"], safe="")
    port = f":{given['PORT']}" if given["PORT"] else ""
    return f"postgresql://{who}@{quote(given['HOST'] or 'localhost', safe='')}{port}/{name}"


def is_complete(name: str, mark: str) -> bool:
    """Whether the database is there and was filled to its end, as `mark` says."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [name],
        )
        row = cursor.fetchone()
    return row is not None and row[0] == mark


def make_empty(name: str) -> None:
    """A database with the product's tables and nothing in them, in place of one of that name."""
    drop(name)
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    migrate(name)


def migrate(name: str) -> None:
    with using(name):
        call_command("migrate", verbosity=0, interactive=False)


def mark_complete(name: str, mark: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS '{mark}'")


def drop(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


@contextmanager
def copy_of(name: str) -> Iterator[str]:
    """A copy of a database that nobody uses, for as long as the block lasts."""
    copy = f"{PREFIX}copy"
    drop(copy)
    with connection.cursor() as cursor:
        # Whole files at once: going through the log would take several times as long.
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}" STRATEGY FILE_COPY')
    try:
        yield copy
    finally:
        drop(copy)
