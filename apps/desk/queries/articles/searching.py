"""What a search means at this desk: its words, and the people and places they are names of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from apps.articles.queries.lexemes import Match, Run, lexicon_of, matching, runs
from apps.articles.queries.ukrainian import base_forms
from apps.articles.queries.words import parse, possible_names, with_names
from apps.entities.models import Name
from apps.entities.names import fold

ENTITIES_LIMIT: Final = 12
SPELLINGS_LIMIT: Final = 40


@dataclass(frozen=True)
class FoundName:
    """An entity that the search names, with every spelling it is looked for by."""

    entity: UUID
    name: str
    spellings: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The preferred spelling and up to three others, as the page says what it matched."""
        others = [spelling for spelling in self.spellings if spelling != self.name][:3]
        return " and ".join([", ".join([self.name, *others[:-1]]), *others[-1:]])


@dataclass(frozen=True)
class Search:
    """`match` is None where nothing is searched for, or only words too common to be indexed."""

    match: Match | None = None
    runs: tuple[Run, ...] = ()
    names: tuple[FoundName, ...] = ()
    remarks: tuple[str, ...] = ()


def understand(typed: str) -> Search:
    """Read a search: two queries, one for the names in it and one for its words."""
    if not typed:
        return Search()
    parsed = parse(typed)
    if parsed.expression is None:
        remark = "The search has no letters or digits in it, so it was left out."
        return Search(remarks=(*parsed.remarks, remark))
    meant, names = _names_in(possible_names(parsed.expression))
    expression = with_names(parsed.expression, lambda text: meant.get(text, ()))
    spellings = {str(name.entity): name.spellings for name in names}
    lexicon = lexicon_of(expression, spellings)
    match = matching(expression, lexicon, spellings)
    remarks = list(parsed.remarks)
    if match is None:
        remarks.append(
            "The search holds only words that are in nearly every text, so it was left out."
        )
    return Search(match, runs(expression, lexicon, spellings), tuple(names), tuple(remarks))


def _names_in(texts: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], list[FoundName]]:
    """By text: the entities it is a spelling of; and those entities with all their spellings."""
    keys: dict[str, set[str]] = {}
    for text in texts:
        for spelling in (text, *base_forms(text)):
            keys.setdefault(fold(spelling), set()).add(text)
    wanted = Name.objects.filter(key__in=keys).values("entity_id")[:ENTITIES_LIMIT]
    rows = (
        Name.objects.filter(entity__in=list(wanted.values_list("entity_id", flat=True)))
        if keys
        else Name.objects.none()
    )
    meant: dict[str, dict[str, None]] = {}
    spellings: dict[UUID, dict[str, None]] = {}
    preferred: dict[UUID, str] = {}
    for entity, key, text, name in rows.order_by(
        "entity__sort_key", "entity_id", "id"
    ).values_list("entity_id", "key", "text", "entity__name"):
        preferred[entity] = name
        spellings.setdefault(entity, {name: None})[text] = None
        for typed in keys.get(key, ()):
            meant.setdefault(typed, {})[str(entity)] = None
    found = [
        FoundName(entity, preferred[entity], tuple(several)[:SPELLINGS_LIMIT])
        for entity, several in spellings.items()
    ]
    return {typed: tuple(entities) for typed, entities in meant.items()}, found
