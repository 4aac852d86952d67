"""What a text calls somebody: the title before a name or after it, and the body it is held in."""

from apps.entities.matching.finding.capitals import TitleBefore, title_around
from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.lexicon import titles
from apps.entities.matching.finding.records import ORGANISATION, PERSON, PLACE, FoundRole
from apps.entities.matching.finding.words import Words

_MOST_BETWEEN = 3
# What somebody speaks or stands for within a body.
_CHARGES = frozenset(
    (
        *("national", "security", "foreign", "policy", "press", "chief", "senior", "deputy"),
        *("acting", "first", "former", "top", "human", "rights", "military", "defence", "defense"),
    )
)
_LONGEST_TITLE = 5
_NO_ROLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "господин",
        "госпожа",
        "пан",
        "пані",
    ]
)


def titles_of(words: Words, chosen: list[Hit]) -> dict[int, TitleBefore]:
    """The title of each person who has one, by the place in `chosen`."""
    found = {}
    ending = {hit.last: hit.first for hit in chosen if hit.kind != PERSON}
    for number, hit in enumerate(chosen):
        if hit.kind != PERSON or hit.rule == "description":
            continue
        title = title_around(words, hit.first, ending)
        if title and words.lower(title.last) in _NO_ROLES and title.first == title.last:
            title = None
        title = title or _title_after(words, hit.last)
        if title:
            found[number] = title
    return found


def _title_after(words: Words, last: int) -> TitleBefore | None:
    """ "John Kirby, the spokesman of …": a title after a comma, with an adjective or two."""
    if words.gap(last + 1) != ", ":
        return None
    first = last + 1
    if words.lower(first) in ("the", "a", "an"):
        first += 1
    known = titles()
    for start in range(first, min(first + 3, len(words))):
        if start > first and (words.gap(start) != " "):
            return None
        for length in range(_LONGEST_TITLE, 0, -1):
            if start + length <= len(words) and tuple(words.keys[start : start + length]) in known:
                return TitleBefore(start, start + length - 1)
    return None


def roles_of(
    words: Words, chosen: list[Hit], held: dict[int, TitleBefore], numbers: dict[int, int]
) -> tuple[FoundRole, ...]:
    """Roles with the body they are held in, where one stands beside the title.

    `numbers`: the place of each hit of `chosen` among the findings.
    """
    starting = {hit.first: number for number, hit in enumerate(chosen)}
    ending = {hit.last: number for number, hit in enumerate(chosen)}
    roles = []
    for number, title in held.items():
        if number not in numbers:
            continue
        body = _body_before(words, title.first, ending)
        if body is None:
            body = _body_after(words, title.last, starting)
        if body is not None and (
            chosen[body].kind not in (ORGANISATION, PLACE) or body not in numbers
        ):
            body = None
        start, end = words.starts[title.first], words.ends[title.last]
        roles.append(
            FoundRole(
                title=" ".join(words.text[start:end].split()),
                title_start=start,
                title_end=end,
                person=numbers[number],
                body=numbers[body] if body is not None else None,
            )
        )
    return tuple(roles)


def _body_before(words: Words, first: int, ending: dict[int, int]) -> int | None:
    """The body named before a title, with what it is for between them: "White House national
    security spokesman"."""
    at = first
    while first - at <= _MOST_BETWEEN and at > 0:
        if words.gap(at) not in (" ", "'s ", "’s "):
            return None
        if at - 1 in ending:
            return ending[at - 1]
        at -= 1
        if words.lower(at) not in _CHARGES:
            return None
    return None


def _body_after(words: Words, last: int, starting: dict[int, int]) -> int | None:
    """The body named after a title: "spokesman of the National Security Council"."""
    index = last + 1
    while index < len(words) and index <= last + 3:
        if index in starting:
            return starting[index]
        if words.lower(index) not in ("of", "for", "the", "at", "in"):
            return None
        index += 1
    return None
