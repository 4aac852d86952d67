"""Pages of what was worked out already, told by the key of what they begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Window:
    """A page: places `first` up to `last` of `count`; `before` and `after`: the keys with which
    the neighbouring pages begin, None where there is none."""

    first: int
    last: int
    count: int
    before: str | None = None
    after: str | None = None

    @property
    def is_first(self) -> bool:
        return self.first == 0

    @property
    def is_whole(self) -> bool:
        return self.last - self.first == self.count

    @classmethod
    def of(cls, keys: Sequence[str], weights: Sequence[int], start: str, most: int) -> Self:
        """The page that holds `start`, the first where nothing goes by that key.

        Each page takes things until their weights are more than `most`, one at least.
        """
        if not keys:
            return cls(0, 0, 0)
        starts, held = [0], 0
        for place, weight in enumerate(weights):
            if held and held + weight > most:
                starts.append(place)
                held = 0
            held += weight
        at = keys.index(start) if start in keys else 0
        page = max(number for number, first in enumerate(starts) if first <= at)
        last = starts[page + 1] if page + 1 < len(starts) else len(keys)
        return cls(
            first=starts[page],
            last=last,
            count=len(keys),
            before=keys[starts[page - 1]] if page else None,
            after=keys[last] if last < len(keys) else None,
        )
