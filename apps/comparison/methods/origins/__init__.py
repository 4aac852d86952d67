"""Origins: which reports go back to one utterance, so that articles are not taken for sources."""

from apps.comparison.methods.origins.candidates import Keyed, keyed
from apps.comparison.methods.origins.comparing import compare, is_enough
from apps.comparison.methods.origins.copies import (
    LIKENESS,
    LOOKED_AT,
    bands,
    likeness,
    near_copies,
    routes_of,
    shingles,
)
from apps.comparison.methods.origins.deciding import DecisionConflict
from apps.comparison.methods.origins.grouping import find_origins
from apps.comparison.methods.origins.independence import Independent, independent
from apps.comparison.methods.origins.reading import read_reports
from apps.comparison.methods.origins.records import (
    Decision,
    Link,
    Origin,
    Origins,
    Reason,
    Report,
    Ruling,
    Said,
)
from apps.comparison.methods.origins.relays import Relays, Roots, Step
from apps.comparison.methods.origins.rules import (
    COPIES,
    ENOUGH,
    FIRST,
    METHOD,
    METHODS,
    RELAYS,
    RULES,
    VERSIONS,
)

__all__ = [
    "COPIES",
    "ENOUGH",
    "FIRST",
    "LIKENESS",
    "LOOKED_AT",
    "METHOD",
    "METHODS",
    "RELAYS",
    "RULES",
    "VERSIONS",
    "Decision",
    "DecisionConflict",
    "Independent",
    "Keyed",
    "Link",
    "Origin",
    "Origins",
    "Reason",
    "Relays",
    "Report",
    "Roots",
    "Ruling",
    "Said",
    "Step",
    "bands",
    "compare",
    "find_origins",
    "independent",
    "is_enough",
    "keyed",
    "likeness",
    "near_copies",
    "read_reports",
    "routes_of",
    "shingles",
]
