"""What the rules that read claims say about themselves, for the pages that explain suggestions."""

from apps.claims.extraction.assembling.rules import RULES


def rule_sentence(rule: str) -> str:
    """The sentence of a rule; its name where there is no such rule any more."""
    return RULES[rule].sentence if rule in RULES else rule
