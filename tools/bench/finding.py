"""What finding names costs: a million names, 100,000 entities, one core, no models.

Needs no database: the gazetteer comes from its source, filled up with made-up towns; people are
made up from parts of names.
"""

import json
import random
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from apps.entities.matching.finding import Finder, GazetteerRecord, NameOnFile, Sources
from apps.entities.matching.finding.gazetteer import gazetteer_records

NAMES = 1_000_000
ENTITIES = 100_000
_SYLLABLES = [
    "ba",
    "ko",
    "ri",
    "ven",
    "sto",
    "lu",
    "mar",
    "shi",
    "da",
    "ne",
    "pro",
    "zel",
    "ta",
    "vu",
    "kry",
    "hol",
]


@dataclass(frozen=True)
class FindingWork:
    """`build` in seconds of a core, `memory` in MB, `rate` in texts of `length` a second."""

    names: int
    entities: int
    build: float
    memory: float
    rate: float
    length: int


def demo_texts() -> list[str]:
    """The articles of the demo world: names in English, Ukrainian and Russian, close together."""
    path = Path(settings.BASE_DIR) / "fixtures" / "demo" / "articles.jsonl"
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def finding_work(texts: Sequence[str], *, rounds: int = 20) -> FindingWork:
    """Build a finder of a million names and read the texts with it, several times over."""
    chance = random.Random(7)
    places = gazetteer_records()
    missing = NAMES - sum(len(place.names) for place in places)
    places += [_town(number, chance) for number in range(max(missing, 0))]
    people = tuple(_person(number, chance) for number in range(ENTITIES))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    finder = Finder(Sources(names=people, gazetteer=places))
    build = time.process_time() - begun
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    for text in texts:
        finder.find(text, language="en")
    begun = time.process_time()
    for _ in range(rounds):
        for text in texts:
            finder.find(text, language="en")
    rate = rounds * len(texts) / (time.process_time() - begun)
    length = round(sum(map(len, texts)) / len(texts))
    return FindingWork(max(NAMES, NAMES - missing), ENTITIES, build, memory, rate, length)


def _made_up(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def _town(number: int, chance: random.Random) -> GazetteerRecord:
    name = _made_up(chance, 5)
    return GazetteerRecord(
        f"made:{number}", "settlement", name, (name,), "UA", "", 49.0, 32.0, 900
    )


def _person(number: int, chance: random.Random) -> NameOnFile:
    name = f"{_made_up(chance, 3)} {_made_up(chance, 4)}"
    return NameOnFile(entity=str(number), kind="person", name=name, spelling=name)
