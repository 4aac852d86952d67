"""Finding texts that are near-copies of another: what the worker and the command do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from apps.articles.models import Version
from apps.comparison.methods.origins import COPIES, LIKENESS, bands, likeness, shingles
from apps.comparison.models import CopySearch
from apps.comparison.queries.routes import likely_copied
from apps.entities.actions.turns import Failed, Work, could_not, still_newest, wait_again, waits

# Two workers never make two copies of one text stand for themselves.
_TURN: Final = "SELECT pg_advisory_xact_lock(hashtext('comparison_copysearch'))"


@dataclass(frozen=True, slots=True)
class Cut:
    """A text with all its runs of words, and what it is looked up by."""

    version: Version
    runs: frozenset[int]
    bands: tuple[int, ...]


def search_copies(
    *, seconds: float | None = None, tell: Callable[[int], None] | None = None
) -> int:
    """Look at the texts that wait, the newest first, until none does or the time is over.

    Safe beside others that do the same, and to be cut off anywhere (see `turns` in entities).
    Returns how many were looked at.
    """
    return Work(CopySearch, COPIES, _cut, _store).go(seconds=seconds, tell=tell)


def copies_wait() -> bool:
    """Whether a text is due."""
    return waits(CopySearch)


def let_all_wait_for_copies() -> int:
    """Let every text wait. How many."""
    return wait_again(CopySearch.objects.all())


def _cut(texts: Sequence[Version]) -> tuple[list[Cut], list[Failed]]:
    found, failed = [], []
    for version in texts:
        try:
            runs = shingles(version.text)
            found.append(Cut(version, runs, bands(runs)))
        except Exception as error:
            failed.append(could_not(version, error))
    return found, failed


def _store(found: Sequence[Cut]) -> set[UUID]:
    """Let each stand for itself, or another for it. Those it stood for go with it."""
    newest = still_newest([one.version for one in found])
    with connection.cursor() as cursor:
        cursor.execute(_TURN)
    cut: dict[str, frozenset[int]] = {}
    for one in sorted(found, key=lambda each: each.version.article.docket):
        if one.version.pk not in newest:
            continue
        article = one.version.article_id
        leader = None
        for likely, text in likely_copied(article, one.bands):
            if text not in cut:
                cut[text] = shingles(text)
            if likeness(one.runs, cut[text]) >= LIKENESS:
                leader = likely
                break
        CopySearch.objects.filter(pk=article).update(bands=list(one.bands), copy_of=leader)
        if leader is not None:
            CopySearch.objects.filter(copy_of=article).update(copy_of=leader)
    return newest
