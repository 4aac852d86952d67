"""What was corrected since: told beside the claims that it marks."""

from __future__ import annotations

from collections import defaultdict

from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.facts import QuestionFacts

METHOD = "comparison.corrections/1"

METHODS = {METHOD: "Marks the claims that rest on what was corrected, and say it still"}

RULES = {
    "scope_superseded": "It was said to cover something else.",
    "figure_superseded": "The figure was said to be another.",
    "retracted": "It was taken back.",
}
"""Every effect that a correction can have."""


def findings(facts: QuestionFacts) -> tuple[Finding, ...]:
    """A finding for each correction that marks a claim, the latest last."""
    marked: dict[str, list[str]] = defaultdict(list)
    for claim in facts.claims:
        for key in claim.corrections:
            marked[key].append(claim.key)
    found = []
    for key, correction in facts.corrections.items():
        if key not in marked:
            continue
        when = f" on {correction.said_on:%-d %B %Y}" if correction.said_on else ""
        effect = RULES.get(correction.effect, "")
        found.append(
            Finding(
                Kind.CORRECTIONS,
                METHOD,
                correction.effect,
                "retracted" if correction.effect == "retracted" else "superseded",
                f"Corrected{when}: {correction.words}",
                tuple(marked[key]),
                (effect,) if effect else (),
            )
        )
    return tuple(found)
