"""What changed since somebody's last visit, each figure with the list of what it counts."""

import datetime
from dataclasses import dataclass
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
    what: str
    href: str
    all: int | None = None
    all_href: str = ""
    is_hot: bool = False


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


def changes_since(since: datetime.datetime | None) -> Changes:
    """A count is one query each, through an index; without a last visit, what there is in all."""
    articles, claims = Article.objects.count(), _on_file(ClaimFilters())
    waiting = Waiting(
        names=OpenTally.objects.filter(mentions__gt=0).count(),
        claims=_on_file(ClaimFilters(state=SuggestionState.SUGGESTED)),
    )
    if since is None:
        tiles = (
            Tile(articles, "", _noun(articles, "article"), _articles(ArticleFilters())),
            Tile(claims, "", _noun(claims, "claim"), _claims(ClaimFilters())),
        )
        told = [(f"{_spelled(tile.number)} {tile.what}", tile.href) for tile in tiles]
        return Changes(None, articles, claims, waiting, tiles, _joined(told))
    came, revised = ArticleFilters(added_since=since), ArticleFilters(revised_since=since)
    filed, contested = ClaimFilters(on_file_since=since), ClaimFilters(contested_since=since)
    counted = (_held(came), _on_file(filed), _on_file(contested), _held(revised))
    new, made, disputed, renewed = counted
    lists = (_articles(came), _claims(filed), _claims(contested), _articles(revised))
    tiles = (
        Tile(new, "+", _noun(new, "article"), lists[0], articles, _articles(ArticleFilters())),
        Tile(made, "+", _noun(made, "claim"), lists[1], claims, _claims(ClaimFilters())),
        Tile(disputed, "", f"{_noun(disputed, 'claim')} became contested", lists[2], is_hot=True),
        Tile(renewed, "", f"revised {_noun(renewed, 'source')}", lists[3]),
    )
    told = [
        (sentence, href)
        for number, sentence, href in (
            (new, f"{_spelled(new)} {_noun(new, 'article')} came in", lists[0]),
            (made, f"{_spelled(made)} {_noun(made, 'claim')} came on file", lists[1]),
            (
                disputed,
                f"{_spelled(disputed)} {_noun(disputed, 'claim')} became contested",
                lists[2],
            ),
            (
                renewed,
                f"{_spelled(renewed)} {_noun(renewed, 'source')}"
                f" {'was' if renewed == 1 else 'were'} revised",
                lists[3],
            ),
        )
        if number
    ]
    return Changes(since, articles, claims, waiting, tiles, _joined(told))


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


def _noun(number: int, singular: str) -> str:
    return singular if number == 1 else f"{singular}s"


def _spelled(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _joined(told: list[tuple[str, str]]) -> tuple[Part, ...]:
    """One sentence of several: the first begins it, the others go on in small letters."""
    parts = []
    for place, (words, href) in enumerate(told):
        before = "" if place == 0 else " and " if place == len(told) - 1 else ", "
        parts.append(Part(before, words if place == 0 else words[0].lower() + words[1:], href))
    return tuple(parts)
