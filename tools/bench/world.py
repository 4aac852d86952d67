"""Who and what the made-up articles are about, and who publishes them: the same at every size."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from tools.bench.vocabulary import coined

PUBLISHERS = 200
TAGS = 40
PEOPLE, PLACES, ORGANISATIONS = 900, 700, 400

# Entities of a known frequency, by their place in `World.entities`.
FREQUENT, SPELLED, RARE = 0, 1, 2
FREQUENT_SHARE = 0.30
SPELLED_SHARE = 0.05
# In as many articles at every size, so that what grows is the archive and not the page.
RARE_ARTICLES = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """An entity: its kind, its docket in it, and its spellings, the preferred one first."""

    kind: str
    docket: int
    spellings: tuple[str, ...]

    @property
    def latin(self) -> tuple[str, ...]:
        return self.spellings[:1] + self.spellings[2:]

    @property
    def cyrillic(self) -> str:
        return self.spellings[1]


@dataclass(frozen=True, slots=True)
class World:
    publishers: list[str]
    tags: list[str]
    entities: list[Figure]
    weights: list[float]

    def somebody(self, chance: Random, count: int) -> list[int]:
        """Entities by their own frequency, those of a fixed frequency left out."""
        return chance.choices(range(3, len(self.entities)), cum_weights=self.weights, k=count)


def make_world(seed: str) -> World:
    chance = Random(f"{seed} world")
    used: set[str] = set()
    kinds = ["person"] * PEOPLE + ["place"] * PLACES + ["organisation"] * ORGANISATIONS
    chance.shuffle(kinds)
    kinds[FREQUENT], kinds[SPELLED], kinds[RARE] = "place", "person", "place"
    dockets = dict.fromkeys(("person", "place", "organisation"), 0)
    entities = []
    for kind in kinds:
        dockets[kind] += 1
        entities.append(Figure(kind, dockets[kind], _spellings(chance, kind, used)))
    return World(
        publishers=[f"{_new(chance, used)[0].title()} Courier" for _ in range(PUBLISHERS)],
        tags=[_new(chance, used)[0] for _ in range(TAGS)],
        entities=entities,
        weights=list(accumulate(1 / (rank + 5) for rank in range(len(entities) - 3))),
    )


def _new(chance: Random, used: set[str]) -> tuple[str, str]:
    """A coined word that nothing else is called by; too long to be a word of the texts."""
    while True:
        latin, cyrillic = coined(chance, 5, 6)
        if latin not in used:
            used.add(latin)
            return latin, cyrillic


def _spellings(chance: Random, kind: str, used: set[str]) -> tuple[str, ...]:
    latin, cyrillic = (word.title() for word in _new(chance, used))
    if kind == "person":
        given, other = (word.title() for word in coined(chance, 2, 2))
        return f"{given} {latin}", f"{other} {cyrillic}", latin, f"{given} {_misspelt(latin)}"
    if kind == "place":
        return latin, cyrillic, _misspelt(latin)
    return f"{latin} Council", f"Совет {cyrillic}", latin


def _misspelt(name: str) -> str:
    return f"{name[:3]}{name[2]}{name[3:]}h"
