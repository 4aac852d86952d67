"""The annotations of the demo world, made through the same actions as everybody's."""

import re
from typing import Any

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag, tag_articles, tag_span
from apps.articles.enums import ReviewState, TagColour
from apps.articles.models import Article, Publisher, Tag, Version
from apps.claims.models import Claim
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.enums import EntityKind, NameKind
from apps.entities.models import Entity
from apps.notes.actions.notes import comment_on, write_note

METHOD = "demo world/1"

_NTH = re.compile(r"^(?P<quote>.*)#(?P<nth>\d+)$", re.DOTALL)


class World:
    """What has been loaded so far, by the keys that the fixtures use."""

    def __init__(self, people: dict[str, User], articles: dict[str, Article]) -> None:
        self.people = people
        self.analyst = people["analyst"]
        self.versions: dict[str, Version] = {
            key: article.current_version for key, article in articles.items()
        }
        self.entities: dict[str, Entity] = {}
        self.tags: dict[str, Tag] = {}
        self.claims: dict[str, Claim] = {}

    def place(self, article: str, words: str) -> dict[str, Any]:
        """The arguments that say where the words stand; "words#2" is their second place."""
        match = _NTH.match(words)
        quote, nth = (match["quote"], int(match["nth"])) if match else (words, 1)
        version = self.versions[article]
        start = -1
        for _ in range(nth):
            start = version.text.index(quote, start + 1)
        return {"version": version, "start": start, "end": start + len(quote), "quote": quote}


def load_publishers(rows: list[dict[str, str]]) -> None:
    for row in rows:
        Publisher.objects.filter(name=row["name"]).update(
            reliability=row["reliability"], about=row["about"]
        )


def load_tags(world: World, rows: list[dict[str, str]]) -> None:
    for row in rows:
        tag = get_or_create_tag(
            name=row["name"], by=world.analyst, parent=world.tags.get(row.get("parent", ""))
        )
        Tag.objects.filter(pk=tag.pk).update(
            colour=TagColour(row["colour"]), meaning=row["meaning"]
        )
        world.tags[row["name"]] = Tag.objects.get(pk=tag.pk)


def load_entities(world: World, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        row = dict(row)
        key, kind, names = row.pop("key"), EntityKind(row.pop("kind")), row.pop("names")
        parent = world.entities.get(row.pop("parent", ""))
        entity = create_entity(kind=kind, by=world.analyst, parent=parent, **row)
        for text, name_kind, language in names:
            add_name(
                entity=entity,
                text=text,
                kind=NameKind(name_kind),
                language=language,
                by=world.analyst,
            )
        world.entities[key] = entity


def load_mentions(world: World, rows: list[list[Any]]) -> None:
    for article, key, quotes in rows:
        for words in quotes:
            mark_mention(
                **world.place(article, words), entity=world.entities[key], by=world.analyst
            )


def load_tagging(world: World, on_articles: list[list[Any]], on_words: list[list[Any]]) -> None:
    for article, names in on_articles:
        for name in names:
            tag_articles(
                articles=[world.versions[article].article_id],
                tag=world.tags[name],
                by=world.analyst,
            )
    for article, words, name in on_words:
        tag_span(**world.place(article, words), tag=world.tags[name], by=world.analyst)


def load_notes(world: World, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        note = write_note(
            **world.place(row["article"], row["quote"]),
            body=row["body"],
            by=world.people[row["by"]],
        )
        for who, body in row.get("comments", []):
            comment_on(note=note, body=body, by=world.people[who])


def load_review(world: World, states: dict[str, str]) -> None:
    for article, state in states.items():
        Article.objects.filter(pk=world.versions[article].article_id).update(
            review_state=ReviewState(state)
        )
