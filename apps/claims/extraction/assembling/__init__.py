"""Claims put together from figures, attributions, names and periods of a text.

Pure: no database, no clock, no settings. What goes in and comes out is said in `records`.
"""

from apps.claims.extraction.assembling.reading import read_claims
from apps.claims.extraction.assembling.records import (
    METHOD,
    Basis,
    ClaimsRead,
    Fidelity,
    How,
    Kind,
    Known,
    Limit,
    Named,
    Part,
    Passed,
    Period,
    Piece,
    Quantity,
    ReadClaim,
)
from apps.claims.extraction.assembling.rules import RULES, Rule

__all__ = [
    "METHOD",
    "RULES",
    "Basis",
    "ClaimsRead",
    "Fidelity",
    "How",
    "Kind",
    "Known",
    "Limit",
    "Named",
    "Part",
    "Passed",
    "Period",
    "Piece",
    "Quantity",
    "ReadClaim",
    "Rule",
    "read_claims",
]
