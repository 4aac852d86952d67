"""Who says what: speaker, cue and content of direct, mixed and indirect quotations.

Pure and without a parser: words by their kinds, clauses by their borders. `find_attributions` is
the way in; what it gives is said at `Attribution`.
"""

from apps.claims.extraction.attributions.finding import find_attributions
from apps.claims.extraction.attributions.records import (
    METHOD,
    Act,
    Attribution,
    Link,
    Quoting,
    Step,
)
from apps.claims.extraction.attributions.rules import RULES, Rule

__all__ = [
    "METHOD",
    "RULES",
    "Act",
    "Attribution",
    "Link",
    "Quoting",
    "Rule",
    "Step",
    "find_attributions",
]
