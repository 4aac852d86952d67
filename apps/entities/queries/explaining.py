"""What the rules say about themselves, for the pages that explain suggestions."""

from apps.entities.matching.finding import RULES


def rule_sentences() -> dict[str, str]:
    """Every rule by which a name can be found, with the sentence that people read."""
    return {rule.name: rule.sentence for rule in RULES.values()}


def rule_sentence(rule: str) -> str:
    """The sentence of a rule; nothing where there is no such rule any more."""
    return RULES[rule].sentence if rule in RULES else ""
