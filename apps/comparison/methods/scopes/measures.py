"""What is counted, and how it lies within one another: what a desk starts with.

“Casualties” are killed and wounded together, unless a text says otherwise; “losses” in the widest
sense take in those missing and captured as well. Nobody is counted as two of killed, wounded,
missing and captured in one count.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from types import MappingProxyType

from apps.comparison.methods.scopes.hierarchy import Entry, Hierarchy

_STATES = ("captured", "killed", "missing", "wounded")
_PERSONS = ("losses", "displaced", "detained", "abducted", "released")

MEASURES = Hierarchy(
    entries=(
        Entry("losses", "all losses", also=("losses", "total losses")),
        Entry("casualties", "casualties", ("losses",), ("killed and wounded", "dead and wounded")),
        Entry(
            "killed", "killed", ("casualties",), ("dead", "deaths", "fatalities", "died", "kia")
        ),
        Entry("wounded", "wounded", ("casualties",), ("injured", "injuries", "wia")),
        Entry("missing", "missing", ("losses",), ("mia",)),
        Entry("captured", "captured", ("losses",), ("prisoners", "prisoners of war", "pow")),
        Entry("displaced", "displaced", (), ("refugees", "evacuated")),
        Entry("detained", "detained", (), ("arrested",)),
        Entry("abducted", "abducted", (), ("kidnapped", "hostages")),
        Entry("released", "released", (), ("freed",)),
        Entry("equipment", "equipment lost", (), ("equipment losses",)),
    ),
    apart=(
        *combinations(_STATES, 2),
        *(("equipment", persons) for persons in _PERSONS),
    ),
)

EXHAUSTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "casualties": ("killed", "wounded"),
        "losses": ("casualties", "captured", "missing"),
    }
)
"""Measures whose parts are all there is of them, with the part that is reckoned as the rest last:
the dead are counted before the wounded are."""

UNSPECIFIC = frozenset(
    {"people", "persons", "individuals", "others", "them", "those", "lives", "victims", "men"}
    | {"осіб", "особи", "людей", "люди", "людини", "людину", "жертв", "жертвы"}
    | {"человек", "человека", "лиц", "лица"}
)
"""Words for those counted that say nobody in particular, as they are looked up."""
