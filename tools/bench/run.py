"""One whole run: for each size an archive, its pages, its imports; then the figures together."""

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from apps.accounts.models import User
from tools.bench import databases
from tools.bench.archive import USERNAME, archive, known
from tools.bench.importing import ImportRate, import_rate
from tools.bench.measuring import Measured, asked_of_database, measure
from tools.bench.naming import NameWork, name_work
from tools.bench.originating import OriginWork, origin_work
from tools.bench.pages import Marking, bare_page, markings, pages
from tools.bench.visitor import Visitor
from tools.bench.web import HOST, Memory, served
from tools.bench.world import make_world
from tools.bench.writing import SEED

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """How often each page is asked for, and how many articles come in how many times."""

    rounds: int
    block: int
    turns: int


THOROUGH = Effort(rounds=31, block=500, turns=5)
QUICK = Effort(rounds=5, block=50, turns=1)


@dataclass(frozen=True)
class AtSize:
    """What was measured with so many articles."""

    size: int
    imports: ImportRate
    pages: tuple[Measured, ...]
    memory: Memory | None
    names: NameWork
    origins: OriginWork
    load: float
    """The machine's load average when it was over: above 2 or so, others were at work too."""


@dataclass(frozen=True)
class Machine:
    cores: int
    system: str
    python: str
    database: str


def machine() -> Machine:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    return Machine(
        cores=os.cpu_count() or 1,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        database=f"PostgreSQL {version}",
    )


def at_size(
    size: int, effort: Effort, tell: Tell, *, port: int, fresh: bool, drop: bool
) -> AtSize:
    tell(f"{size:,} articles: the archive")
    name = archive(size, lambda step: tell(f"{size:,} articles: {step}"), fresh=fresh)
    measured, memory = _pages(name, effort, lambda step: tell(f"{size:,} articles: {step}"), port)
    tell(f"{size:,} articles: importing")
    with databases.copy_of(name) as copy, databases.using(copy):
        rate = import_rate(effort.block, effort.turns)
        tell(f"{size:,} articles: names")
        names = name_work()
        tell(f"{size:,} articles: origins")
        origins = origin_work(size)
    if drop:
        databases.drop(name)
    return AtSize(size, rate, measured, memory, names, origins, os.getloadavg()[0])


def _pages(
    name: str, effort: Effort, tell: Tell, port: int
) -> tuple[tuple[Measured, ...], Memory | None]:
    world = make_world(SEED)
    address = databases.address(name)
    with databases.using(name):
        user = User.objects.get(username=USERNAME)
        bare = bare_page()
        asked = [*pages(world, known(world)), *markings(world)]
        measured = []
        with served(address, port) as web:
            visitor = Visitor(user, HOST, port)
            for page in asked:
                tell(page.name)
                measured.append(measure(visitor, page, bare, effort.rounds))
            visitor.close()
            memory = web.worker_memory()
        measured = [
            one
            if isinstance(page, Marking)
            else _with_database(one, *asked_of_database(user, page))
            for page, one in zip(asked, measured, strict=True)
        ]
    # The copy that imports go into can only be made of a database that nobody is connected to.
    time.sleep(0.2)
    return tuple(measured), memory


def _with_database(measured: Measured, queries: int, milliseconds: float) -> Measured:
    return replace(measured, queries=queries, database=milliseconds)


def expected_minutes(sizes: Sequence[int], made: Sequence[int]) -> int:
    """About how long a run takes on two idle cores; archives that are there already take none."""
    seconds = sum(90 + size / 500 + (0 if size in made else size / 320) for size in sizes)
    return max(1, round(seconds / 60))
