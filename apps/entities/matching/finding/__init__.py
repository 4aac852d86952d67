"""Names in a text: found by rules that have names, and resolved to who or what they mean."""

from apps.entities.matching.finding.finder import Finder
from apps.entities.matching.finding.records import (
    METHOD,
    Candidate,
    Decision,
    Finding,
    Found,
    FoundRole,
    GazetteerRecord,
    NameOnFile,
    Sources,
)
from apps.entities.matching.finding.rules import RULES, Rule

__all__ = [
    "METHOD",
    "RULES",
    "Candidate",
    "Decision",
    "Finder",
    "Finding",
    "Found",
    "FoundRole",
    "GazetteerRecord",
    "NameOnFile",
    "Rule",
    "Sources",
]
