"""For which state well-known bodies speak, and by which adjectives states go.

On the desk people say who speaks for whom and what lies within what. Texts from outside come
without a desk: here a short list stands in, of bodies that the product knows by name.
"""

from __future__ import annotations

import re
from typing import Final

_BODIES: Final = {
    "US": (
        "white house",
        "national security council",
        "pentagon",
        "department of defense",
        "state department",
        "central intelligence agency",
        "federal bureau of investigation",
        "central command",
        "congress",
        "senate",
        "house of representatives",
    ),
    "RU": (
        "kremlin",
        "wagner",
        "russian ministry of defense",
        "russian armed forces",
        "state duma",
        "federation council",
        "federal security service",
        "foreign intelligence service",
        "gru",
        "investigative committee of russia",
    ),
    "UA": (
        "general staff of the armed forces of ukraine",
        "armed forces of ukraine",
        "ukrainian ground forces",
        "national guard of ukraine",
        "security service of ukraine",
        "main directorate of intelligence",
        "verkhovna rada",
        "office of the president of ukraine",
        "azov",
    ),
    "GB": ("downing street", "uk ministry of defence", "british ministry of defence"),
}
_STATE_OF: Final = {body: state for state, bodies in _BODIES.items() for body in bodies}
_ADJECTIVES: Final = {
    "US": r"u\.?s\.?a?|americans?|американськ\w+|американск\w+|сша",
    "RU": r"russians?|russia|російськ\w+|росси[йи]ск\w+|росія\w*|росії|росси[яюие]|рф"
    r"|росіян\w*|россиян\w*|putin",
    "UA": r"ukrainians?|ukraine|українськ\w+|украинск\w+|україн[аиіу]\w*|украин[аыеу]|зсу|всу",
    "GB": r"british|britons?|u\.?k\.?|britain|британськ\w+|британск\w+",
    "IL": r"israelis?|israel",
    "IR": r"iranians?|iran",
    "TR": r"turkish|turks?|turkey|türkiye",
    "SY": r"syrians?|syria",
    "CN": r"chinese|china",
    "FR": r"french|france",
    "DE": r"germans?|germany",
    "PL": r"polish|poles?|poland",
    "AM": r"armenians?|armenia",
    "AZ": r"azerbaijanis?|azerbaijan",
    "PS": r"palestinians?|palestine",
}
_STATES: Final = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{code}>{words})" for code, words in _ADJECTIVES.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
_ARMED: Final = re.compile(
    r"\b(?:soldiers?|troops?|forces?|arm(?:y|ies)|military|service(?:men|members|women)"
    r"|personnel|fighters?|men|invaders?|occupiers?|paratroopers?|marines"
    r"|солдат\w*|військов\w*|військ\w*|окупант\w*|загарбник\w*|сил\w*|арм\w*|бійц\w*"
    r"|военн\w*|войск\w*|оккупант\w*|бойц\w*)\b",
    re.IGNORECASE,
)
_LIGHT: Final = frozenset({"the", "of", "its", "their", "vladimir", "armed", "s", "own"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+\.?)*")


def state_of(body: str) -> str | None:
    """The state, by two letters, whose body or power this is; None where that is not known."""
    low = " ".join(body.casefold().split()).removeprefix("the ")
    known = _STATE_OF.get(low)
    if known is not None:
        return known
    found = _STATES.search(low)
    return found.lastgroup if found else None


def forces_of(words: str) -> str | None:
    """The state whose armed forces these words count: "Russian soldiers", "Putin's army"; of a
    state itself ("Russia has lost") its forces are meant. None for civilians and for others."""
    found = _STATES.search(words)
    if found is None:
        return None
    rest = _STATES.sub(" ", _ARMED.sub(" ", words.replace("’", "'").replace("'s", " ")))
    others = {word.casefold() for word in _WORD.findall(rest)} - _LIGHT
    return None if others else found.lastgroup
