"""The rules that put claims together, by name, each with its sentence for people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`score`: how often the rule is right, by measuring, as a first estimate."""

    name: str
    sentence: str
    score: float


def _table(*rules: Rule) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules}


RULES = _table(
    Rule("figure-said", "A figure for people stands in words that somebody is named for.", 0.85),
    Rule("figure-told", "A figure for people stands in the article’s own voice.", 0.7),
)
