"""What a rule of reading is: its name, its sentence for people, and how often it is right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`score`: how often the rule is right, by measuring, as a first estimate."""

    name: str
    sentence: str
    score: float


def table(*rules: Rule) -> dict[str, Rule]:
    """The rules by their names."""
    return {rule.name: rule for rule in rules}
