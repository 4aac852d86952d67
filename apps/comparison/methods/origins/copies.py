"""Texts that are near-copies of one another: one route, not two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from zlib import crc32

from apps.anchoring import fold
from apps.anchoring.tokens import Vocabulary

RUN = 5
LIKENESS = 0.5
_SAMPLE = 64
_LOOKED_AT = 8


def shingles(text: str) -> frozenset[int]:
    """Every run of five words of a text, as checksums, whatever the case and the glyphs."""
    tokens = Vocabulary().tokens(text)
    words = [
        fold(tokens.word(at), case=True) for at, weight in enumerate(tokens.weights) if weight >= 1
    ]
    runs = zip(*(words[at:] for at in range(RUN)), strict=False)
    return frozenset(crc32(" ".join(run).encode()) for run in runs)


def likeness(first: Collection[int], second: Collection[int]) -> float:
    """The share of runs in common among those of either, 0 to 1; 0 where a text has none."""
    one, other = frozenset(first), frozenset(second)
    return len(one & other) / len(one | other) if one and other else 0.0


def near_copies(texts: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """For each text the one that stands for its near-copies: itself where it has none.

    `texts`: the shingles of each, by its key. A text joins the first before it, by key, whose runs
    are half or more in common with its own. The order of the mapping plays no part. Each text is
    compared with few others, found by a sample of its runs.
    """
    stands_for: dict[str, str] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(texts):
        runs = texts[key]
        sample = sorted(runs)[:_SAMPLE]
        shared = Counter(each for run in sample for each in holders[run])
        likely = sorted(shared, key=lambda each: (-shared[each], each))[:_LOOKED_AT]
        like = [each for each in likely if likeness(runs, texts[each]) >= LIKENESS]
        stands_for[key] = min(like, default=key)
        if not like:
            for run in sample:
                if len(holders[run]) < _SAMPLE:
                    holders[run].append(key)
    return stands_for


def routes_of(articles: Iterable[str], stands_for: Mapping[str, str]) -> int:
    """By how many routes something came: near-copies of one text are one."""
    return len({stands_for.get(article, article) for article in articles})
