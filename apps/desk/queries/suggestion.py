"""How a suggested name was found, what else was considered, and how far a decision would reach."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from apps.articles.enums import SuggestionState
from apps.entities.enums import EntityStanding
from apps.entities.models import Entity, Mention, OpenTally, Role
from apps.entities.queries.explaining import rule_sentence
from apps.entities.queries.waiting import open_mentions

# From which score on a suggestion is called what.
_SURE = ((0.95, "nearly sure"), (0.8, "likely"), (0.6, "more likely than not"), (0.0, "uncertain"))


def sureness(score: float | None) -> str:
    """A score in words, with the number beside it."""
    if score is None:
        return ""
    word = next(word for least, word in _SURE if score >= least)
    return f"{word}, {score:.2f}"


@dataclass(frozen=True)
class Considered:
    """Somebody else who may be meant. `place` is where it stands in the list of the mention."""

    place: int
    kind: str
    name: str
    sure: str
    reasons: str
    entity: Entity | None

    @property
    def is_new(self) -> bool:
        return self.entity is None or self.entity.standing != EntityStanding.ON_FILE


@dataclass(frozen=True)
class Suggestion:
    """An open suggestion as its card explains it."""

    mention: Mention

    @property
    def rule(self) -> str:
        return rule_sentence(self.mention.rule)

    @property
    def sure(self) -> str:
        return sureness(self.mention.score)

    @property
    def is_new(self) -> bool:
        """Nobody has put what it names on file yet; accepting does."""
        return self.mention.entity.standing == EntityStanding.PROPOSED

    @cached_property
    def considered(self) -> list[Considered]:
        return considered(self.mention)

    @property
    def equal(self) -> Considered | None:
        """The one who is meant just as likely, where nothing decides between two."""
        return self.considered[0] if self.mention.undecided and self.considered else None

    @property
    def less_likely(self) -> list[Considered]:
        return self.considered[1 if self.equal else 0 :][:4]

    @cached_property
    def roles(self) -> list[Role]:
        return open_roles(self.mention)

    @cached_property
    def here(self) -> int:
        """How often the name waits in this article, this place with it."""
        mention = self.mention
        if not mention.name_key:
            return 1
        return open_mentions(mention.name_key, mention.entity, article=mention.article).count()

    @cached_property
    def everywhere(self) -> int:
        tally = OpenTally.objects.filter(
            name_key=self.mention.name_key, entity=self.mention.entity_id
        )
        return tally.values_list("mentions", flat=True).first() or 0


def open_roles(mention: Mention) -> list[Role]:
    """Roles found beside the name that wait for a decision."""
    roles = Role.objects.filter(mention=mention, state=SuggestionState.SUGGESTED)
    return list(roles.select_related("body").order_by("title"))


def considered(mention: Mention) -> list[Considered]:
    """The others of a mention, best first, with those on file looked up in one query."""
    rows: list[dict[str, Any]] = mention.considered
    ids = [_uuid(row) for row in rows]
    known = Entity.objects.in_bulk([pk for pk in ids if pk]) if any(ids) else {}
    return [
        Considered(
            place=place,
            kind=row["kind"],
            name=row["name"],
            sure=sureness(row["score"]),
            reasons=" ".join(row["reasons"]),
            entity=known.get(pk) if pk else None,
        )
        for place, (row, pk) in enumerate(zip(rows, ids, strict=True))
    ]


def _uuid(row: dict[str, Any]) -> UUID | None:
    kind, _, value = str(row["ref"]).partition(":")
    return UUID(value) if kind == "entity" else None
