"""The rules by name, with a sentence each for the people who read what they propose."""

from __future__ import annotations

METHOD = "figures.read/1"

METHODS = {METHOD: "Reads figures, shares and periods in a text, as intervals with their words"}

RULES: dict[str, str] = {
    # How a number was read.
    "digits": "A number in digits.",
    "words": "A number in words.",
    "multiplied": "Digits or words, and a word that multiplies them, like “million” or “тис.”.",
    "range": "Two numbers that are the ends of a range.",
    "vague": "A plural like “dozens” that names no number, only a least one.",
    "singular": "No number, but “a” before a word for one person, to whom something was done.",
    "singular-described": "No number, but a word for one person, to whom something was done.",
    "dual": "An Arabic word in the dual: two, in one word.",
    "share-word": "A share in words, like “half of” or “the majority”.",
    "share-of-number": "A share as one number among another, like “one in five”.",
    # What it counts.
    "measure-object": "The number follows the words that say what was done: “killed 20”.",
    "measure-subject": "The words that say what was done follow the number: “20 were killed”.",
    "measure-noun": "The number stands right beside a noun for what is counted: “20 dead”.",
    "measure-label": "The number is the value of a label: “Number of injuries: 6”.",
    "measure-list": "The number stands in one list with another, and counts the same.",
    "measure-part": "The number is part of another one, and counts the same.",
    "measure-before": "What is counted was said in the sentence before.",
    "measure-unit": "The unit says what is counted.",
    # Periods.
    "date": "A date.",
    "month": "A month, or part of one.",
    "year": "A year, or part of one.",
    "weekday": "A day of the week, from the day of publication.",
    "span-back": "A span of time that ends at the day of publication.",
    "near-day": "A day named from the day of publication, like “yesterday”.",
    "since": "From a point in time until the day of publication.",
    "between": "From one point in time to another.",
    "before": "Until a point in time.",
    "season": "A season.",
}
"""Every rule that a result can name."""
