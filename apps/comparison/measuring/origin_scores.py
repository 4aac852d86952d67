"""How well claims are grouped by origin: pairwise, by B-cubed, and by the number of origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from apps.measuring import BadInput, Counted, Line, Table, f1

Group = tuple[str, int]
"""Which group a claim is in; "alone" for what is of one origin with nothing."""
_ALL, _ALONE = "all", "alone"
_LEAST_OVERLAP = 0.2
_COLUMNS = (
    *("", "pairs P", "pairs R", "pairs F1", "B3 P", "B3 R", "B3 F1"),
    *("number right", "claims found", "claims", "sets"),
)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim of a gold or of a proposal: by its id, or by where it stands."""

    name: str | int | None
    article: str | int | None
    start: int | None
    end: int | None

    def likeness(self, other: _Claim) -> float:
        """1 for the same id or place, the share of letters in common for places that overlap."""
        if self.name is not None and other.name is not None:
            return float(self.name == other.name)
        if self.article != other.article:
            return 0.0
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return 0.0
        common = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return max(0.0, common / shorter) if shorter > 0 else 0.0


@dataclass(slots=True)
class _Score:
    """What was counted of some sets."""

    pairs: Counted
    found: Counted
    precision: float = 0.0
    recall: float = 0.0
    claims: int = 0
    sets: int = 0
    number_right: int = 0

    def add(self, wanted: Sequence[Group], proposed: Sequence[Group]) -> None:
        gold, given = _pairs(wanted), _pairs(proposed)
        both = len(gold & given)
        self.pairs.add(both, len(given), both, len(gold))
        for at, (group, other) in enumerate(zip(wanted, proposed, strict=True)):
            ours = {place for place, each in enumerate(wanted) if each == group}
            theirs = {place for place, each in enumerate(proposed) if each == other} | {at}
            self.precision += len(ours & theirs) / len(theirs)
            self.recall += len(ours & theirs) / len(ours)
        self.claims += len(wanted)
        self.sets += 1
        self.number_right += _origins(wanted) == _origins(proposed)

    def row(self, name: str) -> tuple[str | int | float | None, ...]:
        precision = self.precision / self.claims if self.claims else None
        recall = self.recall / self.claims if self.claims else None
        return (
            *(name, self.pairs.precision, self.pairs.recall, self.pairs.f1),
            *(precision, recall, f1(precision, recall)),
            self.number_right / self.sets if self.sets else None,
            *(self.found.recall, self.claims, self.sets),
        )


class OriginScorer:
    """Compares how the claims of the gold are grouped; what else is proposed is left out.

    What is unresolved, and a claim of the gold that is not proposed at all, is of one origin with
    nothing. By the `kind` of the sets too, where the gold gives one.
    """

    def __init__(self) -> None:
        self._scores: dict[str, _Score] = defaultdict(lambda: _Score(Counted(), Counted()))

    def add(self, gold: Line, proposal: Line) -> None:
        texts = _texts(gold)
        expected = list(_grouped(gold, texts)) or list(_named_by_claim(gold))
        if not expected:
            raise BadInput("The gold groups no claims: “origins” or “unresolved” is needed.")
        given = list(_grouped(proposal, texts))
        matched = [_match(claim, given) for claim, _ in expected]
        wanted = [group for _, group in expected]
        proposed = [
            group if group is not None else (_ALONE, -1 - at) for at, group in enumerate(matched)
        ]
        for row in dict.fromkeys((_ALL, str(gold.get("kind") or _ALL))):
            score = self._scores[row]
            found = sum(group is not None for group in matched)
            score.found.add(found, found, found, len(matched))
            score.add(wanted, proposed)

    def tables(self) -> tuple[Table, ...]:
        order = sorted(self._scores, key=lambda row: (row != _ALL, row))
        rows = tuple(self._scores[row].row(row) for row in order)
        return (Table("Claims of one origin", _COLUMNS, rows),)


def _pairs(groups: Sequence[Group]) -> set[tuple[int, int]]:
    return {
        (one, other)
        for one, other in combinations(range(len(groups)), 2)
        if groups[one] == groups[other] and groups[one][0] != _ALONE
    }


def _origins(groups: Sequence[Group]) -> int:
    return len({group for group in groups if group[0] != _ALONE})


def _match(claim: _Claim, given: Sequence[tuple[_Claim, Group]]) -> Group | None:
    """The group of the proposed claim that is most like it."""
    best, most = None, _LEAST_OVERLAP
    for other, group in given:
        likeness = claim.likeness(other)
        if likeness > most:
            best, most = group, likeness
    return best


def _grouped(line: Line, texts: Mapping[str | int, str]) -> Iterator[tuple[_Claim, Group]]:
    """The claims of a line with their groups. Raises BadInput."""
    for at, origin in enumerate(_rows(line, "origins")):
        for claim in _rows(origin, "claims") if isinstance(origin, Mapping) else (origin,):
            yield _claim(claim, texts), ("origin", at)
    alone = 0
    for group in _rows(line, "unresolved"):
        inner = group if isinstance(group, Mapping) and "claims" in group else {"claims": [group]}
        for claim in _rows(inner, "claims"):
            alone += 1
            yield _claim(claim, texts), (_ALONE, alone)


def _named_by_claim(line: Line) -> Iterator[tuple[_Claim, Group]]:
    """Of given claims that name their origin themselves; null: unresolved."""
    numbers: dict[Any, int] = {}
    for at, claim in enumerate(_rows(line, "claims")):
        if isinstance(claim, Mapping) and "origin" in claim:
            origin = claim["origin"]
            group = (
                (_ALONE, at)
                if origin is None
                else ("origin", numbers.setdefault(str(origin), len(numbers)))
            )
            yield _claim(claim, {}), group


def _rows(line: Any, field: str) -> Sequence[Any]:
    value = line.get(field) or []
    if not isinstance(value, list):
        raise BadInput(f"“{field}” must be a list.")
    return value


def _texts(line: Line) -> dict[str | int, str]:
    return {
        row.get("id", at): row.get("text", "")
        for at, row in enumerate(_rows(line, "articles"), start=1)
        if isinstance(row, Mapping)
    }


def _claim(claim: Any, texts: Mapping[str | int, str]) -> _Claim:
    if isinstance(claim, str | int):
        return _Claim(claim, None, None, None)
    if not isinstance(claim, Mapping):
        raise BadInput("A claim of an origin must be an id or an object.")
    article, start, end = claim.get("article"), claim.get("start"), claim.get("end")
    if start is None and isinstance(claim.get("words"), str):
        start = texts.get(article, "").find(claim["words"]) if article is not None else -1
        if start < 0:
            raise BadInput(f"“{claim['words'][:60]}” does not stand in article “{article}”.")
        end = start + len(claim["words"])
    return _Claim(claim.get("id"), article, start, end)
