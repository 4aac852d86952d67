"""What reading claims costs: figures, attributions and all that is put together, on one core.

Needs no database and no models. The texts are those of the demo world, or of a file.
"""

import gzip
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from apps.claims.extraction.assembling import read_claims

_WORD = re.compile(r"\w+")
_WARMING = 20


@dataclass(frozen=True)
class ReadingWork:
    """`rate` in texts of `length` letters a second of one core; `ratio`: how many times as long as
    cutting the same texts into words in lower case; `claims` of a text, on average."""

    texts: int
    length: int
    rate: float
    ratio: float
    claims: float


def texts_of(path: Path) -> list[str]:
    """The texts of a file of JSON lines, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def reading_work(texts: Sequence[str], *, least: int = 200) -> ReadingWork:
    """Read all the texts once, few of them as often as makes `least`, beside cutting them up."""
    rounds = -(-least // len(texts))
    for text in texts[:_WARMING]:
        read_claims(text)
    found = 0
    begun = time.process_time()
    for text in _over(texts, rounds):
        found += len(read_claims(text).claims)
    taken = time.process_time() - begun
    plain = _timed(lambda text: [word.lower() for word in _WORD.findall(text)], texts, rounds)
    count = rounds * len(texts)
    return ReadingWork(
        texts=len(texts),
        length=round(sum(map(len, texts)) / len(texts)),
        rate=count / taken,
        ratio=taken / plain,
        claims=found / count,
    )


def _over(texts: Sequence[str], rounds: int) -> Iterator[str]:
    for _ in range(rounds):
        yield from texts


def _timed(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    begun = time.process_time()
    for text in _over(texts, rounds):
        work(text)
    return time.process_time() - begun
