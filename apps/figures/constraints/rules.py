"""The method by name, and a sentence for each kind of step of its working."""

from __future__ import annotations

from typing import Final

METHOD: Final = "figures.constraints/1"

METHODS: Final = {
    METHOD: "Reckons with the figures of claims: what follows from them, and which cannot all hold"
}

RULES: Final[dict[str, str]] = {
    "said": "What a claim says, as whole numbers from 0 up.",
    "sum": "The parts make the whole.",
    "rest": "What is left of the whole for one part.",
    "part": "A part is never more than its whole.",
    "share": "A share of a figure.",
    "share-of": "What a figure must be for a share of it to be as large as it is.",
    "shares": "Two shares of one figure that no large number has both of.",
    "equal": "Two names of one figure.",
    "growing": "A count that goes on never falls.",
    "clash": "No number is both.",
    "tried": "Every number that was left was tried.",
}
"""Every kind of step that a working can have."""
