"""The rules by name, with a sentence each for the people who read what they find."""

from __future__ import annotations

METHOD = "comparison.scopes/1"

METHODS = {METHOD: "Says how the scopes of two claims stand to one another, field by field"}

RULES: dict[str, str] = {
    # Any field.
    "not-stated": "A field that a claim leaves open is equal to nothing, not even to another"
    " that is left open.",
    "unspecific": "Words like “people” name nobody in particular; who is meant is not stated.",
    "same-entry": "Both name the same entry.",
    "same-words": "Both say it in the same words, and neither is an entry on file.",
    "not-on-file": "At least one of the two is no entry on file, so nothing joins them.",
    "more-than-one-entry": "The words fit more than one entry on file.",
    # Measures, populations, places.
    "within": "On file, one lies within the other.",
    "part-of-both": "On file, something lies within both.",
    "apart": "On file, nothing is part of both.",
    "unrelated": "Both are on file, and nothing on file is part of both.",
    # Populations.
    "kind": "Whosever they are, one kind of people lies within the other, or both share some.",
    "kinds-apart": "Nobody is of both kinds.",
    "kinds-unrelated": "Nothing on file says whether somebody can be of both kinds.",
    "kind-not-stated": "At least one claim does not say which kind of people is counted.",
    "whose-not-stated": "At least one claim does not say whose people are counted.",
    # Places by where they are.
    "area-unsure": "The two places may share some ground, and nothing on file joins them.",
    "area-within": "As far as one place reaches, the other surely reaches too.",
    "area-meets": "What is surely part of either place meets, and neither surely holds the other.",
    "area-apart": "The two places lie further apart than both together reach.",
    # Periods.
    "period-same": "Both ends are read alike.",
    "period-within": "No reading of the ends puts a day of the one outside of the other.",
    "period-meets": "They share days on every reading, and neither surely holds the other.",
    "period-perhaps-same": "They share days on every reading, and are the same on some: the"
    " ends are known too roughly to tell.",
    "period-apart": "On no reading of the ends do they share a day.",
    "period-start-open": "Nobody states when at least one of them begins.",
    "period-end-open": "Nobody states when at least one of them ends.",
    "period-ends-open": "Nobody states when one of them begins, nor when one of them ends.",
    "period-too-vague": "The ends are known too roughly to say whether they share a day.",
}
"""Every rule that a finding can name."""
