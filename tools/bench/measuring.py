"""How long pages take: over HTTP, each in turn with the bare page, so that what slows the machine
for a while slows both; and apart from that what they ask of the database."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client

from apps.accounts.models import User
from tools.bench.pages import Marking, Page
from tools.bench.visitor import Visitor

WARM_UP = 3


@dataclass(frozen=True)
class Measured:
    """Milliseconds at the median, of the page and of the bare page beside it; `queries` and
    `database` (milliseconds in them, the driver included) of the same page asked for in process,
    None for what writes."""

    name: str
    goal: float | None
    steady: bool
    milliseconds: float
    bare: float
    slowest: float
    size: int
    queries: int | None = None
    database: float | None = None

    @property
    def ratio(self) -> float:
        return self.milliseconds / self.bare


def measure(visitor: Visitor, page: Page, bare: Page, rounds: int) -> Measured:
    """The page's time beside the bare page's, over `rounds` of both."""
    ask = _asking(visitor, page)
    for _ in range(WARM_UP):
        visitor.get(bare.path)
        ask()
    times, bare_times, size = [], [], 0
    for _ in range(rounds):
        bare_times.append(visitor.get(bare.path).seconds)
        seconds, size = ask()
        times.append(seconds)
    return Measured(
        name=page.name,
        goal=page.goal,
        steady=page.steady,
        milliseconds=median(times) * 1000,
        bare=median(bare_times) * 1000,
        slowest=max(times) * 1000,
        size=size,
    )


def _asking(visitor: Visitor, page: Page) -> Callable[[], tuple[float, int]]:
    def read() -> tuple[float, int]:
        answer = visitor.get(page.path, page.headers)
        return answer.seconds, len(answer.body)

    def mark() -> tuple[float, int]:
        assert isinstance(page, Marking)
        answer = visitor.post(page.path, page.fields, page.headers)
        visitor.post(answer.undo, {}, {"HX-Request": "true"})
        return answer.seconds, len(answer.body)

    return mark if isinstance(page, Marking) else read


def asked_of_database(user: User, page: Page, times: int = 5) -> tuple[int, float]:
    """How many queries the page makes, and the milliseconds they take at the median."""
    client = Client(HTTP_HOST=settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else "localhost")
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
    headers = {
        f"HTTP_{name.upper().replace('-', '_')}": value for name, value in page.headers.items()
    }
    spent: list[float] = []
    queries = 0
    for _ in range(times):
        clock = _Clock()
        with connection.execute_wrapper(clock):
            response = client.get(page.path, **headers)  # type: ignore[arg-type]
        if response.status_code != 200:
            raise RuntimeError(f"{page.path} answered {response.status_code}.")
        spent.append(clock.seconds)
        queries = clock.queries
    return queries, median(spent) * 1000


class _Clock:
    """Counts the statements that go through a connection, and the seconds in them."""

    def __init__(self) -> None:
        self.queries = 0
        self.seconds = 0.0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - begun
            self.queries += 1
