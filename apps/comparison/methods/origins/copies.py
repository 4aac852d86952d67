"""Texts that are near-copies of one another: one route, not two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b
from zlib import crc32

from apps.anchoring import fold
from apps.anchoring.tokens import Vocabulary

RUN = 5
LIKENESS = 0.5
LOOKED_AT = 8
"""So many texts, those with the most bands in common, are compared with a text in full."""
# Of two texts with half of their runs in common seven in eight have a band in common, with six
# tenths ninety-nine in a hundred, with a fifth one in twenty.
_BANDS, _ROWS = 32, 4


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


def bands(runs: Collection[int]) -> tuple[int, ...]:
    """What the runs of a text are kept and looked up by: 32 whole numbers of 64 bits, signed.

    Texts that are near-copies have one in common, but for few. None where a text has no runs. The
    least hashes of the runs under 128 permutations, four to a band.
    """
    if not runs:
        return ()
    # Takes a second to load, and is needed by nobody who only reads what was found.
    from datasketch import MinHash

    least = MinHash(num_perm=_BANDS * _ROWS, scheme="affine32", hashfunc=int)
    least.update_batch(sorted(runs))
    values = [int(value) for value in least.digest()]
    found = []
    for number in range(_BANDS):
        row = values[number * _ROWS : (number + 1) * _ROWS]
        told = blake2b(f"{number} {row}".encode(), digest_size=8).digest()
        found.append(int.from_bytes(told, "big", signed=True))
    return tuple(found)


def near_copies(texts: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """For each text the one that stands for its near-copies: itself where it has none.

    `texts`: the shingles of each, by its key. A text joins the first before it, by key, whose runs
    are half or more in common with its own. The order of the mapping plays no part. Each text is
    compared with few others, found by their bands.
    """
    stands_for: dict[str, str] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(texts):
        own = bands(texts[key])
        shared = Counter(each for band in own for each in holders[band])
        likely = sorted(shared, key=lambda each: (-shared[each], each))[:LOOKED_AT]
        like = [each for each in likely if likeness(texts[key], texts[each]) >= LIKENESS]
        stands_for[key] = min(like, default=key)
        if not like:
            for band in own:
                holders[band].append(key)
    return stands_for


def routes_of(articles: Iterable[str], stands_for: Mapping[str, str]) -> int:
    """By how many routes something came: near-copies of one text are one."""
    return len({stands_for.get(article, article) for article in articles})
