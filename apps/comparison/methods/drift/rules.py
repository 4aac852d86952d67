"""The rules by name, with a sentence each for the people who read what they find."""

from __future__ import annotations

METHOD = "comparison.drift/1"

METHODS = {METHOD: "Lays reports of one utterance side by side, word by word, worst drift first"}

RULES: dict[str, str] = {
    "same": "The same words, whatever their case, quotation marks and spaces.",
    "figure-other": "A figure stands in one report that the other does not give.",
    "measure-other": "The same figures, counting something else.",
    "qualifier-other": "The same figure with other bounds.",
    "extent-other": "Words for how much or how sure differ.",
    "negation": "A negation stands on one side only.",
    "place-other": "A place stands on one side only.",
    "period-other": "A month, a day of the week or a year stands on one side only.",
    "attribution-other": "Words for who says it, or for where it comes from, differ.",
    "name-other": "A name stands on one side only.",
    "figure-respelled": "The same figure, written in another way.",
    "moved": "What it names stands elsewhere in the other report.",
    "wording": "Other words.",
}
"""Every rule that a part can name."""
