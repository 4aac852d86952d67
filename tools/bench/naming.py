"""How long names take: from "name added" to all its suggestions stored, and texts a second.

In the database in use, which should be a copy. The finder is built before the clock starts, as
the worker holds it: what is measured is bringing it up to date, finding the articles through the
text index, searching them and storing what was found.
"""

import time
from dataclasses import dataclass

from django.db import connection
from django.test.utils import override_settings
from django.utils import timezone

from apps.accounts.models import User
from apps.articles.actions.storing import store_batch
from apps.articles.enums import CaptureMethod
from apps.articles.intake.records import Place, Record, Stated
from apps.entities.actions.entities import create_entity
from apps.entities.actions.looking import look, take_up_touched
from apps.entities.enums import EntityKind
from apps.entities.models import NameSearch, OpenTally, SearchAgain
from apps.entities.queries.finding import current_finder, forget_finder
from tools.bench.archive import USERNAME

# A place that no archive names, put into some articles of its own.
_NAME = "Veremenske-Zarichchia"
ARTICLES = 20
SEARCHED = 400


@dataclass(frozen=True)
class NameWork:
    """`added` is in seconds, for so many `articles`; `searched` in texts a second."""

    articles: int
    added: float
    build: float
    searched: float


@override_settings(LANGUAGE_MODELS=False)
def name_work() -> NameWork:
    """Without language models, whether they are installed or not."""
    user = User.objects.get(username=USERNAME)
    records = [_record(number) for number in range(ARTICLES)]
    store_batch(records=records, method=CaptureMethod.FILE, by=user)
    NameSearch.objects.update(waiting=False)
    SearchAgain.objects.all().delete()
    forget_finder()
    begun = time.perf_counter()
    current_finder()
    built = time.perf_counter() - begun

    begun = time.perf_counter()
    create_entity(kind=EntityKind.PLACE, name=_NAME, by=user)
    take_up_touched()
    look(current_finder())
    added = time.perf_counter() - begun
    found = OpenTally.objects.get(entity__name=_NAME).mentions
    if found < ARTICLES:
        raise RuntimeError(f"Only {found} of {ARTICLES} articles name what was added.")

    some = NameSearch.objects.order_by("article").values_list("pk", flat=True)[:SEARCHED]
    NameSearch.objects.filter(pk__in=list(some)).update(waiting=True, due_at=timezone.now())
    begun = time.perf_counter()
    searched = look(current_finder())
    rate = searched / (time.perf_counter() - begun)
    forget_finder()
    connection.close()
    return NameWork(ARTICLES, added, built, rate)


def _record(number: int) -> Record:
    text = f"Report {number}. Two houses in {_NAME} were hit. Nobody in {_NAME} was hurt."
    return Record(
        place=Place("named.jsonl", number + 1, number + 1, number + 1),
        text=text,
        title=Stated(f"Report {number}"),
        url=None,
        publisher=None,
        published_at=None,
        language=Stated("en"),
    )
