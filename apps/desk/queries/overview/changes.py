"""What changed since somebody's last visit, each figure with the list of what it counts."""

import datetime
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.models import Claim
from apps.desk.queries.articles import conditions as article_conditions
from apps.desk.queries.articles.filters import ArticleFilters
from apps.desk.queries.claims import conditions as claim_conditions
from apps.desk.queries.claims.chosen import Resolved
from apps.desk.queries.claims.filters import ClaimFilters
from apps.entities.models import OpenTally

_WORDS: Final = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


@dataclass(frozen=True)
class Part:
    """A part of the sentence. `before` joins it to the one before: ", ", " and "."""

    before: str
    words: str
    href: str


@dataclass(frozen=True)
class Tile:
    """A count, what it counts, and the list that shows just that. `all`: how many in all."""

    number: int
    sign: str
    singular: str
    href: str
    all: int | None = None
    all_href: str = ""
    is_hot: bool = False
    before: str = ""
    after: str = ""

    @property
    def noun(self) -> str:
        return self.singular if self.number == 1 else f"{self.singular}s"

    @property
    def what(self) -> str:
        return f"{self.before}{self.noun}{self.after}"


@dataclass(frozen=True)
class Waiting:
    """What waits for a decision: names to look at, and claims."""

    names: int
    claims: int

    @property
    def suggestions(self) -> int:
        return self.names + self.claims

    @property
    def names_href(self) -> str:
        return reverse("desk:review")

    @property
    def claims_href(self) -> str:
        return _claims(ClaimFilters(state=SuggestionState.SUGGESTED))


@dataclass(frozen=True)
class Changes:
    """`since`: when the visit before this one ended; None for a first visit."""

    since: datetime.datetime | None
    articles_all: int
    claims_all: int
    waiting: Waiting
    tiles: tuple[Tile, ...]
    sentence: tuple[Part, ...]

    @property
    def desk_is_empty(self) -> bool:
        return not (self.articles_all or self.claims_all)


def sentence_since(since: datetime.datetime) -> tuple[Part, ...]:
    """What became of articles and claims since then, each part with the list of what it counts."""
    return _told_of(_since(since))


def changes_since(since: datetime.datetime | None) -> Changes:
    """A count is one query each, through an index; without a last visit, what there is in all."""
    articles, claims = Article.objects.count(), _on_file(ClaimFilters())
    waiting = Waiting(
        names=OpenTally.objects.filter(mentions__gt=0).count(),
        claims=_on_file(ClaimFilters(state=SuggestionState.SUGGESTED)),
    )
    if since is None:
        return _of_a_first_visit(articles, claims, waiting)
    tiles = new, made, disputed, renewed = _since(since)
    return Changes(
        since,
        articles,
        claims,
        waiting,
        (
            replace(new, all=articles, all_href=_articles(ArticleFilters())),
            replace(made, all=claims, all_href=_claims(ClaimFilters())),
            replace(disputed, after=" became contested"),
            replace(renewed, before="revised "),
        ),
        _told_of(tiles),
    )


def _since(since: datetime.datetime) -> tuple[Tile, Tile, Tile, Tile]:
    came, revised = ArticleFilters(added_since=since), ArticleFilters(revised_since=since)
    filed, contested = ClaimFilters(on_file_since=since), ClaimFilters(contested_since=since)
    return (
        Tile(_held(came), "+", "article", _articles(came)),
        Tile(_on_file(filed), "+", "claim", _claims(filed)),
        Tile(_on_file(contested), "", "claim", _claims(contested), is_hot=True),
        Tile(_held(revised), "", "source", _articles(revised)),
    )


def _told_of(tiles: tuple[Tile, Tile, Tile, Tile]) -> tuple[Part, ...]:
    new, made, disputed, renewed = tiles
    spelled = all(tile.number < len(_WORDS) for tile in tiles)
    told = [
        (f"{_spelled(tile, spelled)} {tile.noun} {became}", tile.href)
        for tile, became in (
            (new, "came in"),
            (made, "came on file"),
            (disputed, "became contested"),
            (renewed, "was revised" if renewed.number == 1 else "were revised"),
        )
        if tile.number
    ]
    return _joined(told)


def _of_a_first_visit(articles: int, claims: int, waiting: Waiting) -> Changes:
    tiles = (
        Tile(articles, "", "article", _articles(ArticleFilters())),
        Tile(claims, "", "claim", _claims(ClaimFilters())),
    )
    spelled = all(tile.number < len(_WORDS) for tile in tiles)
    told = [(f"{_spelled(tile, spelled)} {tile.noun}", tile.href) for tile in tiles]
    return Changes(None, articles, claims, waiting, tiles, _joined(told))


def _held(filters: ArticleFilters) -> int:
    wanted = Q()
    for _name, condition in article_conditions.columns(filters):
        wanted &= condition
    return Article.objects.order_by().filter(wanted).count()


def _on_file(filters: ClaimFilters) -> int:
    wanted = claim_conditions.columns(Resolved(filters))
    return Claim.objects.order_by().filter(wanted).count()


def _articles(filters: ArticleFilters) -> str:
    return _address("desk:articles", filters.items())


def _claims(filters: ClaimFilters) -> str:
    return _address("desk:claims", filters.items())


def _address(page: str, items: list[tuple[str, str]]) -> str:
    return reverse(page) + (f"?{urlencode(items)}" if items else "")


def _spelled(tile: Tile, spelled: bool) -> str:
    """Small numbers in words, unless a large one stands in the same sentence."""
    return _WORDS[tile.number] if spelled else f"{tile.number:,}"


def _joined(told: list[tuple[str, str]]) -> tuple[Part, ...]:
    """One sentence of several: the first begins it, the others go on in small letters."""
    parts = []
    for place, (words, href) in enumerate(told):
        before = "" if place == 0 else " and " if place == len(told) - 1 else ", "
        parts.append(Part(before, words if place == 0 else words[0].lower() + words[1:], href))
    return tuple(parts)
