"""A stretch of words that may be a name, as the steps of the finder hand it on."""

from dataclasses import dataclass, field

from apps.entities.matching.finding.known import Owner


@dataclass(frozen=True, slots=True)
class Named:
    """One name that the words are, and whose. `exact`: as written, not a case form of it."""

    owner: Owner
    spelling: str
    scheme: str = ""
    exact: bool = True


@dataclass(slots=True)
class Hit:
    """The words from `first` to `last` (inclusive), found by a rule.

    `strength` orders overlapping hits of one length. `name`: of people and bodies that are not
    known, what to call them. `same_as`: the hit that names the same one in full.
    """

    first: int
    last: int
    kind: str
    rule: str
    strength: float
    named: list[Named] = field(default_factory=list)
    name: str = ""
    same_as: "Hit | None" = None
    reason: str = ""

    @property
    def length(self) -> int:
        return self.last - self.first + 1
