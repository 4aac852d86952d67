"""From the text of an article to claims on file, the way a desk goes: names, reading, deciding."""

from __future__ import annotations

import datetime
from typing import Any

from apps.articles.enums import SuggestionState
from apps.articles.models import Article, Publisher
from apps.claims.actions.deciding import decide_claims
from apps.claims.actions.reading_texts import read_texts
from apps.claims.extraction.assembling import read_claims
from apps.claims.models import Claim
from apps.comparison.actions.origins import confirm_same
from apps.comparison.actions.proposing import propose_origins_for
from apps.comparison.models import OriginDecision
from apps.entities.actions.mentions import mark_mention
from apps.entities.models import Entity, NameSearch
from tests.comparison.questions.making import World


class Newsroom:
    """`names`: who and what is on file, by each name that texts use for it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.names: dict[str, Entity] = {}

    def know(self, *names: str, kind: str, **more: Any) -> Entity:
        made = self.world.entity(names[0], kind, **more)
        self.names |= dict.fromkeys(names, made)
        return made

    def read(self, text: str, publisher: str, published: datetime.date) -> list[Claim]:
        """The claims that the product reads of a text, all of them accepted."""
        article = self.article(text, publisher, published)
        NameSearch.objects.update(waiting=False)
        read_texts(read_claims)
        return self.accept(article)

    def article(self, text: str, publisher: str, published: datetime.date) -> Article:
        noon = datetime.datetime.combine(published, datetime.time(12), datetime.UTC)
        article = self.world.make_article(
            text,
            title=f"{publisher} of {published}",
            publisher=Publisher.objects.get_or_create(name=publisher)[0],
            published_at=noon,
        )
        taken: set[int] = set()
        for name in sorted(self.names, key=len, reverse=True):
            at = text.find(name)
            while at >= 0:
                places = set(range(at, at + len(name)))
                whole = not text[at + len(name) :][:1].isalpha()
                if whole and not places & taken:
                    taken |= places
                    mark_mention(
                        version=article.current_version,
                        start=at,
                        end=at + len(name),
                        quote=name,
                        entity=self.names[name],
                        by=self.world.analyst,
                    )
                at = text.find(name, at + 1)
        return article

    def accept(self, article: Article) -> list[Claim]:
        found = Claim.objects.filter(evidence__article=article, state=SuggestionState.SUGGESTED)
        ids = list(found.values_list("pk", flat=True).distinct())
        decide_claims(claims=ids, state=SuggestionState.CONFIRMED, by=self.world.analyst)
        return list(Claim.objects.filter(pk__in=ids).order_by("docket"))

    def join_what_is_proposed(self) -> int:
        """A person agrees with all that the product proposes of origins. Returns how often."""
        propose_origins_for(claims=list(Claim.objects.values_list("pk", flat=True)))
        agreed = 0
        while row := OriginDecision.objects.filter(state=SuggestionState.SUGGESTED).first():
            confirm_same(one=row.claim, other=row.other, by=self.world.analyst)
            agreed += 1
        return agreed


def figures(claims: list[Claim], measure: str = "") -> list[Claim]:
    """The claims that count, of one measure where one is named, in the order of the text."""
    return [one for one in claims if one.kind == "figure" and measure in ("", one.measure)]
