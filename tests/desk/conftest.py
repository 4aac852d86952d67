"""An article with a mark of every kind on it, and a desk with claims."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag, tag_span
from apps.articles.models import Article, SpanTag
from apps.claims.actions.claims import make_claim
from apps.claims.models import Claim
from apps.entities.actions.entities import create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from apps.notes.actions.notes import write_note
from apps.notes.models import Note
from tests.desk.making import Desk
from tests.desk.suggested import World, make_world

TEXT = (
    "More than 20,000 soldiers were killed in Bakhmut, John Kirby said.\n\n"
    "He spoke in Washington 👩‍👩‍👧 on Monday.\n\n"
    "Moscow has not commented. Moscow rarely does."
)


@dataclass
class Marked:
    """The article and what is marked in it."""

    article: Article
    claim: Claim
    mention: Mention
    note: Note
    span_tag: SpanTag
    kirby: Entity

    @property
    def address(self) -> str:
        return self.article.get_absolute_url()


@pytest.fixture
def marked(make_article: Callable[..., Article], analyst: User) -> Marked:
    article = make_article(text=TEXT, language="en")
    kirby = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)

    def at(words: str) -> dict[str, object]:
        start = TEXT.index(words)
        return {
            "version": article.current_version,
            "start": start,
            "end": start + len(words),
            "quote": words,
            "by": analyst,
        }

    return Marked(
        article=article,
        claim=make_claim(
            statement="20,000 killed.",
            claimant=kirby,
            entities=[kirby],
            **at("More than 20,000 soldiers were killed in Bakhmut"),
        ),
        mention=mark_mention(entity=kirby, **at("John Kirby")),
        note=write_note(body="Check this.", **at("Moscow has not commented")),
        span_tag=tag_span(
            tag=get_or_create_tag(name="losses", by=analyst), **at("Washington 👩‍👩‍👧")
        ),
        kirby=kirby,
    )


@pytest.fixture
def desk(make_article: Callable[..., Article], analyst: User) -> Desk:
    return Desk(make_article, analyst)


@pytest.fixture
def world(client: Client, make_article: Callable[..., Article], analyst: User) -> World:
    """An analyst at an article with suggested claims."""
    client.force_login(analyst)
    return make_world(make_article, analyst)
