"""A few claims, tags and notes for the tests of their pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.models import Article, Publisher
from apps.claims.actions.claims import make_claim
from apps.claims.models import Claim
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.making import TEXT, words


@dataclass
class Desk:
    """People of the world outside, and a way to put claims of theirs on file."""

    make_article: Callable[..., Article]
    analyst: User

    def __post_init__(self) -> None:
        self.kirby = self.entity(EntityKind.PERSON, "John Kirby", "Kirby")
        self.bakhmut = self.entity(EntityKind.PLACE, "Bakhmut", "Бахмут")
        self.wagner = self.entity(EntityKind.ORGANISATION, "Wagner")
        self.losses = get_or_create_tag(name="losses", by=self.analyst)
        self.bbc = Publisher.objects.create(name="BBC")

    def entity(self, kind: EntityKind, name: str, *spellings: str) -> Entity:
        made = create_entity(kind=kind, name=name, by=self.analyst)
        for spelling in spellings:
            add_name(entity=made, text=spelling, by=self.analyst)
        return made

    def article(self, number: int = 0, **fields: Any) -> Article:
        return self.make_article(f"{TEXT}\nNo. {number}.", title=f"Article {number}", **fields)

    def claim(
        self, statement: str, article: Article | None = None, quote: str = "", **fields: Any
    ) -> Claim:
        """A claim with evidence in the article, or in a new one."""
        article = article or self.article(1000 + Article.objects.count())
        made = make_claim(
            **words(article, quote or "We estimate casualties to be over 100,000"),
            statement=statement,
            by=fields.pop("by", self.analyst),
            **fields,
        )
        made.refresh_from_db()
        return made
