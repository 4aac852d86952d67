"""What the page that splits an entity shows: its mentions by spelling, the newest in context."""

from dataclasses import dataclass

from apps.desk.queries.entity_passages import Passage, Places, passage
from apps.entities.models import Entity
from apps.entities.queries.spellings_in_texts import spellings_in_texts


@dataclass(frozen=True)
class Spelled:
    text: str
    count: int
    passages: tuple[Passage, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.passages)


@dataclass(frozen=True)
class SplitPage:
    spellings: tuple[Spelled, ...]
    mentions: int


def split_page(entity: Entity) -> SplitPage:
    found = spellings_in_texts(entity)
    places = Places.of([mention for one in found for mention in one.newest])
    spelled = tuple(
        Spelled(one.text, one.count, tuple(passage(mention, places) for mention in one.newest))
        for one in found
    )
    return SplitPage(spelled, sum(one.count for one in spelled))
