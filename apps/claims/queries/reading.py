"""What a text is read for claims with: its names, its date, the rules that are off."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from apps.articles.enums import DatePrecision, SuggestionState
from apps.articles.models import Article, Version
from apps.claims.extraction.assembling.records import METHOD, Named
from apps.claims.models import SwitchedOffRule
from apps.entities.models import Mention


@dataclass(frozen=True)
class Known:
    """All that is known of a text when it is read."""

    version: Version
    names: tuple[Named, ...]
    off: frozenset[str]

    @property
    def published(self) -> datetime.date | None:
        return published_day(self.version.article)

    @property
    def publisher(self) -> str:
        publisher = self.version.article.publisher
        return publisher.name if publisher else ""

    @property
    def hash(self) -> str:
        """The same as long as reading again would find the same."""
        article = self.version.article
        told = (
            METHOD,
            self.version.sha256,
            article.language,
            article.title,
            self.published,
            self.publisher,
            self.names,
            sorted(self.off),
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


def published_day(article: Article) -> datetime.date | None:
    """The day that "yesterday" counts from; None where it is not known to the day."""
    exact = article.published_precision in (DatePrecision.DAY, DatePrecision.MINUTE)
    return article.published_at.date() if article.published_at and exact else None


def known_of(versions: Sequence[Version]) -> list[Known]:
    """What is known of these texts, which come with their articles; two queries."""
    names = names_in([version.article_id for version in versions])
    off = frozenset(SwitchedOffRule.objects.values_list("rule", flat=True))
    return [Known(version, names.get(version.article_id, ()), off) for version in versions]


def names_in(articles: Sequence[UUID]) -> dict[UUID, tuple[Named, ...]]:
    """The names that stand in the newest texts, in their order and never one upon another.

    What a person confirmed goes before what is only suggested; what is undecided names nobody.
    """
    rows = (
        Mention.objects.filter(article__in=articles, placed_start__isnull=False)
        .filter(
            Q(state=SuggestionState.CONFIRMED)
            | Q(state=SuggestionState.SUGGESTED, undecided=False)
        )
        .values_list(
            *("article_id", "placed_start", "placed_end", "entity_id"),
            *("entity__kind", "entity__name", "state"),
        )
    )
    found: dict[UUID, list[tuple[bool, Named]]] = {}
    for article, start, end, entity, kind, name, state in rows:
        named = Named(start, end, kind, str(entity), name)
        found.setdefault(article, []).append((state != SuggestionState.CONFIRMED, named))
    return {article: _apart(named) for article, named in found.items()}


def _apart(named: list[tuple[bool, Named]]) -> tuple[Named, ...]:
    """Of names upon one another the confirmed one, then the longer, then the first."""
    kept: list[Named] = []
    taken: set[int] = set()
    for _open, one in sorted(
        named, key=lambda each: (each[0], each[1].start - each[1].end, each[1].start, each[1].ref)
    ):
        places = range(one.start, one.end)
        if not any(place in taken for place in places):
            taken.update(places)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
