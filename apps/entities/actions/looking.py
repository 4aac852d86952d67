"""Looking for names in the texts that wait for it: what the worker and the command do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from apps.articles.enums import SuggestionState
from apps.articles.models import Version
from apps.entities.actions.suggesting import Searched, suggest_names
from apps.entities.actions.turns import Failed, Work, could_not, wait_again, waits
from apps.entities.matching.finding import METHOD, Finder, Found, Sources
from apps.entities.models import Mention, NameSearch, SearchAgain
from apps.entities.queries.finding import names_on_file
from apps.entities.queries.touched import tsqueries

# Beyond so many spellings at once, reading everything again asks less of the database.
MANY_SPELLINGS = 3000
_TOUCH = """
    UPDATE entities_namesearch AS search
       SET waiting = true, due_at = clock_timestamp(), failures = 0, failure = ''
      FROM articles_searchdocument AS words
     WHERE words.article_id = search.article_id AND words.vector @@ %s::tsquery
"""


class Finds(Protocol):
    """What looks for names in a text."""

    def find(self, text: str, *, language: str, publisher: str) -> Found: ...


def take_up_touched() -> int:
    """Let the articles wait that hold a spelling or a name that was touched. How many names."""
    with transaction.atomic():
        rows = list(SearchAgain.objects.select_for_update(skip_locked=True).order_by("pk"))
        spellings = list(dict.fromkeys(row.spelling for row in rows if row.spelling))
        keys = {row.name_key for row in rows if row.name_key}
        if len(spellings) > MANY_SPELLINGS:
            wait_again(NameSearch.objects.all())
        else:
            with connection.cursor() as cursor:
                for tsquery in tsqueries(spellings):
                    cursor.execute(_TOUCH, [tsquery])
        if keys:
            touch(
                Mention.objects.filter(name_key__in=keys).exclude(state=SuggestionState.CONFIRMED)
            )
        SearchAgain.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def touch(mentions: "QuerySet[Mention]") -> None:
    """Let the articles of these mentions wait for another search."""
    wait_again(NameSearch.objects.filter(article__in=mentions.values("article")))


def look(
    finder: Finds,
    *,
    seconds: float | None = None,
    tell: Callable[[int], None] | None = None,
) -> int:
    """Search what waits, the newest first, until nothing does or the time is over.

    Safe beside others that do the same, and to be cut off anywhere (see `turns`). Returns how many
    articles were searched.
    """
    return search_with(finder).go(seconds=seconds, tell=tell)


def search_with(finder: Finds) -> Work[Searched]:
    return Work(NameSearch, METHOD, partial(find_in, finder), _store)


def _store(found: Sequence[Searched]) -> set[UUID]:
    return suggest_names(searched=found).stored


def search_by_names_on_file(texts: Sequence[Version]) -> None:
    """Store suggestions by the names on file alone, at once. Raises ValueError for a bad text.

    The texts wait on: the worker searches them again, by everything it knows.
    """
    finder = Finder(Sources(names=tuple(names_on_file())))
    found, failed = find_in(finder, texts)
    if failed:
        raise ValueError(f"Names in {failed[0].version} cannot be found: {failed[0].reason}")
    suggest_names(searched=found)


def names_wait() -> bool:
    """Whether an article is due to be searched."""
    return waits(NameSearch)


def find_in(finder: Finds, texts: Sequence[Version]) -> tuple[list[Searched], list[Failed]]:
    """What each text names, and which ones could not be read, with the reason."""
    found, failed = [], []
    for version in texts:
        article = version.article
        try:
            names = finder.find(
                version.text,
                language=article.language,
                publisher=article.publisher.name if article.publisher else "",
            )
        except Exception as error:
            failed.append(could_not(version, error))
        else:
            found.append(Searched(version, names))
    return found, failed
