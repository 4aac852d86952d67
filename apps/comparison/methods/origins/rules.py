"""The rules by name: a sentence for those who read what they propose, and what each counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

FIRST = "comparison.origins/1"
METHOD = "comparison.origins/2"
COPIES = "comparison.copies/1"
RELAYS = "comparison.relays/1"

METHODS = {
    FIRST: "Proposed which reports go back to one utterance or document, by figures and quotes",
    METHOD: "Proposes which reports go back to one utterance or document",
    COPIES: "Finds texts that are near-copies of one another: one route, not two",
    RELAYS: "Follows relays back to their roots, and ends where they run in a circle",
}

ENOUGH = 60
"""The points, of 100, from which two reports are proposed to be of one origin."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`points`: what it adds to the case for one origin, or takes away. `anchors`: it ties the two
    to an occasion or what was said there; without such a rule nothing is proposed."""

    name: str
    sentence: str
    points: int = 0
    anchors: bool = False


def _table(*rules: Rule) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules}


RULES = _table(
    Rule("document-same", "Both rest on the same document.", 60, anchors=True),
    Rule("speaker-same", "The same speaker.", 30, anchors=True),
    Rule("speaker-for", "One speaks for the other.", 30, anchors=True),
    Rule("speaker-words", "Both name a speaker in the same words, and nobody on file.", 10),
    Rule("day-same", "Said on the same day.", 20, anchors=True),
    Rule("day-within", "One is dated more roughly, and the days agree.", 10),
    Rule(
        "day-near",
        "No day tells them apart, and they came out within a week.",
        10,
    ),
    Rule(
        "day-close", "No day tells them apart, and they came out within a day of one another.", 15
    ),
    Rule("day-next", "A day apart, as it may look from two time zones.", -20),
    Rule("occasion-same", "On the same occasion.", 15, anchors=True),
    Rule("medium-same", "Said in the same way: a briefing, an interview, a post.", 4),
    Rule("medium-other", "Said in another way: a briefing, an interview, a post.", -20),
    Rule("figure-exact", "The same figure, too exact to meet by chance.", 30, anchors=True),
    Rule("figure-round", "The same figure for the same thing.", 15, anchors=True),
    Rule("figure-akin", "The same number for what lies within one another.", 10),
    Rule("figure-again", "Another figure is the same.", 10, anchors=True),
    Rule("figure-other", "Figures for the same thing, and none of them the same.", -15),
    Rule("quote-long", "Eight words or more quoted alike, in a row.", 35),
    Rule("quote-short", "Five words or more quoted alike, in a row.", 20),
    Rule("quote-few", "Three words or four quoted alike, in a row.", 8),
    Rule("words-alike", "Much the same is told, in words of their own.", 15),
    Rule("relay-named", "One names the other's publisher as where it comes from.", 15),
    Rule("article-same", "Both stand in one article.", 20),
    Rule("text-copied", "The two articles are near-copies of one text.", 5),
    Rule("passage-copied", "The same passage of near-copies of one text.", 55, anchors=True),
    # What keeps two apart, whatever speaks for one origin.
    Rule("other-document", "They rest on different documents."),
    Rule("other-speaker", "Different speakers, and neither speaks for the other."),
    Rule("other-day", "Said on different days, or reported before it was said."),
    Rule("decided-apart", "A person decided that these are not one."),
    # What holds them together without any of that.
    Rule("decided-together", "A person decided that these are one."),
)
"""Every rule that a proposal can name."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a version makes of the rules. `points`: those that it gives otherwise. `instead`: which
    rule it tells in the place of another, "" for none."""

    points: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    instead: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


VERSIONS: Mapping[str, Version] = MappingProxyType(
    {
        FIRST: Version(
            MappingProxyType({"speaker-for": 25}),
            MappingProxyType(
                {
                    "day-close": "day-near",
                    "figure-akin": "",
                    "words-alike": "",
                    "passage-copied": "",
                }
            ),
        ),
        METHOD: Version(),
    }
)
"""Every version that was released, as it was then."""
