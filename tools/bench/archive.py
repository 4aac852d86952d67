"""An archive of made-up articles: its database, filled by COPY.

It holds what the product would have made of the same articles and marks: histories, words and
tallies included.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import connection, connections, transaction

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.enums import TagColour
from apps.articles.models import Publisher, Tag
from apps.audit.recording import recorded
from apps.entities.enums import NameKind
from apps.entities.models import Entity, Name
from apps.entities.names import fold, script_of
from tools.bench import databases
from tools.bench.derived import WRITTEN, derive, without_indexes
from tools.bench.rows import COLUMNS, MADE_AT, Ids, Known, Rows, rows_of
from tools.bench.world import World
from tools.bench.writing import Writer

USERNAME = "bench"
REASON = "Made up for measuring"
CHUNK = 500
_LINES_AT_ONCE = 200

Tell = Callable[[str], None]


def archive(size: int, tell: Tell, *, fresh: bool = False) -> str:
    """The name of the database with `size` articles; made, unless it is there from before."""
    name = f"{databases.PREFIX}{size}"
    mark = databases.generation()
    if not fresh and databases.is_complete(name, mark):
        databases.migrate(name)
        return name
    databases.make_empty(name)
    with databases.using(name):
        _fill(size, tell)
    databases.mark_complete(name, mark)
    return name


def _fill(size: int, tell: Tell) -> None:
    writer = Writer(size)
    known = put_world(writer.world)
    with without_indexes([*COLUMNS, *WRITTEN]):
        for done in _load_all(size, writer, known):
            tell(f"{done:,} of {size:,} articles")
        tell("histories and the text index")
        derive(REASON)
    # What autovacuum does within minutes of such an import.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _load_all(size: int, writer: Writer, known: Known) -> Iterator[int]:
    """Write and load the articles, a chunk at a time; yields how many are written."""
    drafts = (writer.write(number) for number in range(size))
    ids = Ids("articles")
    done = 0
    with ThreadPoolExecutor(1) as loader:
        # While the server takes in one chunk, the next one is written.
        before: Future[None] | None = None
        while chunk := list(islice(drafts, CHUNK)):
            rows = rows_of(chunk, writer, known, ids)
            if before is not None:
                before.result()
            before = loader.submit(load_bare, rows)
            done += len(chunk)
            yield done
        if before is not None:
            before.result()
        loader.submit(connections.close_all).result()


def load_bare(rows: Rows) -> None:
    """Copy rows into the tables, and nothing else: no triggers, no checks of foreign keys."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        _copy(cursor, rows, COLUMNS)


def load(rows: Rows, tables: Iterable[str] = tuple(COLUMNS)) -> None:
    """Copy rows into the tables as they are, triggers and constraints included, in one go."""
    with recorded(by=None, reason=REASON), connection.cursor() as cursor:
        # Articles and versions point at each other; this statement also carries the reason.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        _copy(cursor, rows, tables)


def _copy(cursor: Any, rows: Rows, tables: Iterable[str]) -> None:
    for table in tables:
        lines = rows.lines[table]
        columns = ", ".join(COLUMNS[table])
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for start in range(0, len(lines), _LINES_AT_ONCE):
                copy.write("\n".join(lines[start : start + _LINES_AT_ONCE]) + "\n")


def known(world: World) -> Known:
    """The ids of an archive's publishers, tags and entities."""
    publishers = dict(Publisher.objects.values_list("name", "pk"))
    tags = dict(Tag.objects.values_list("name", "pk"))
    entities = {
        (kind, docket): pk
        for kind, docket, pk in Entity.objects.values_list("kind", "docket", "pk")
    }
    return Known(
        [str(publishers[name]) for name in world.publishers],
        [str(tags[name]) for name in world.tags],
        [str(entities[one.kind, one.docket]) for one in world.entities],
        User.objects.get(username=USERNAME).pk,
    )


def put_world(world: World) -> Known:
    ids = Ids("world")
    user = User.objects.create(username=USERNAME, display_name="Bench")
    user.set_unusable_password()
    user.save()
    user.groups.add(Group.objects.get(name=Role.ANALYST))
    with recorded(by=None, reason=REASON):
        Publisher.objects.bulk_create(
            Publisher(id=UUID(ids()), name=name, reliability="BCD"[place % 3])
            for place, name in enumerate(world.publishers)
        )
        colours = TagColour.values
        Tag.objects.bulk_create(
            Tag(id=UUID(ids()), name=name, colour=colours[place % len(colours)])
            for place, name in enumerate(world.tags)
        )
        _put_entities(world, ids)
    return known(world)


def _put_entities(world: World, ids: Ids) -> None:
    entities, names = [], []
    for place, figure in enumerate(world.entities):
        preferred = figure.spellings[0]
        is_place = figure.kind == "place"
        entity = Entity(
            id=UUID(ids()),
            kind=figure.kind,
            docket=figure.docket,
            name=preferred,
            sort_key=fold(preferred),
            latitude=45 + place % 70 / 10 if is_place else None,
            longitude=22 + place % 180 / 10 if is_place else None,
            created_at=MADE_AT,
        )
        entities.append(entity)
        names += [
            Name(
                id=UUID(ids()),
                entity=entity,
                text=spelling,
                key=fold(spelling),
                script=script_of(spelling),
                kind=NameKind.ALIAS if number else NameKind.OFFICIAL,
            )
            for number, spelling in enumerate(figure.spellings)
        ]
    Entity.objects.bulk_create(entities)
    Name.objects.bulk_create(names)
    with connection.cursor() as cursor:
        for kind in ("person", "place", "organisation"):
            highest = max(one.docket for one in world.entities if one.kind == kind)
            cursor.execute("SELECT setval(%s, %s)", [f"docket_{kind}", highest])
