"""The sentence in which a claim is shown to people, made of the words of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from apps.claims.extraction.assembling.records import Known, Part, Quantity
from apps.claims.extraction.attributions.closed_words import DAYS
from apps.figures.lexicon.arms import ARMS
from apps.figures.lexicon.calendar import MONTHS, WEEKDAYS
from apps.figures.lexicon.measures import Role, roles_of
from apps.figures.lexicon.people import PEOPLE
from apps.figures.lexicon.periods import (
    BEFORE,
    FROM,
    IN,
    LAST,
    NEXT,
    OVER,
    PAST,
    SINCE,
    THIS,
    TODAY,
    UNTIL,
    YESTERDAY,
)

LONGEST = 400
# Nouns that stand behind a number by themselves: "20,000 fatalities".
_NOUNS = frozenset(
    (
        *("casualties", "casualty", "fatalities", "fatality", "deaths", "death", "dead", "losses"),
        *("martyrs", "bodies", "corpses", "prisoners", "pows", "captives", "hostages", "refugees"),
        *("detainees", "idps", "evacuees", "arrests", "kidnappings", "injuries", "murders"),
        *("killings", "assassinations", "abductions", "disappearances"),
    )
)
_ADJECTIVES = ("an", "ish", "ese", "military")
_ANYBODY = frozenset(
    (
        *("person", "persons", "people", "one person", "individuals"),
        *("осіб", "особи", "людей", "людина", "человек", "человека", "лиц"),
    )
)
_LABELS = ("втрат", "потер")
_LINKS = frozenset(("of", "всіх", "всех"))
_LOST = {
    **dict.fromkeys(("lost", "lose", "losi"), "lost"),
    **dict.fromkeys(("втра", "утра"), "втрачено"),
    "поте": "потеряно",
}
# Words that tell what was done in a verb's company only: "дістали поранення", "попали в плен".
_ALONE = {
    **dict.fromkeys(("поранення", "поранень", "дістали", "зазнали"), "поранено"),
    **dict.fromkeys(("ранения", "ранений"), "ранено"),
    **dict.fromkeys(("полон", "полону", "полоні"), "у полоні"),
    **dict.fromkeys(("плен", "плену", "плена"), "в плену"),
    "безвісти": "зникли безвісти",
}
# "Casualties topped 5,000" are more than 5,000 casualties.
_TOPPED = {
    **dict.fromkeys(("exceed", "exceeds", "exceeded", "exceeding"), "more than"),
    **dict.fromkeys(("surpassed", "surpassing", "topped", "tops", "topping"), "more than"),
    **dict.fromkeys(
        ("перевищує", "перевищила", "перевищив", "перевищило", "перевищили", "перевищують"),
        "понад",
    ),
    **dict.fromkeys(
        ("превышает", "превышают", "превысило", "превысила", "превысил", "превысили"), "более"
    ),
}
# Words that lead a period on: "since December", but "on Monday", "in May".
_LEADS = SINCE | UNTIL | BEFORE | FROM | OVER | IN | PAST | LAST | THIS | NEXT | TODAY | YESTERDAY
_NAMED_DAY = re.compile(rf"(?:{'|'.join(WEEKDAYS)}|\d{{1,2}} [a-z]+.*|[a-z]+ \d{{1,2}}\b.*)")
_NAMED_MONTH = re.compile(
    rf"(?:(?:{'|'.join(MONTHS)})(?: \d{{4}})?|(?:early|late|mid)\b.*|\d{{4}})"
)
_LONGEST_PERIOD = 8


def figure_statement(
    quantity: Quantity,
    measure: str,
    measure_word: str,
    known: Mapping[Part, Known],
    together: str,
) -> str:
    """ "More than 20,000 Russian soldiers killed in Bakhmut over the past five months."

    `together`: the words from the figure to those counted and what was done to them, as far as
    they stand beside one another.
    """
    population = known[Part.POPULATION].words if Part.POPULATION in known else ""
    written = together
    number, together = _plainly(quantity.words), _plainly(together)
    word = measure_word.lower()
    noun = word in _NOUNS or not word.isascii() or measure == "casualties"
    done = _done(measure, word, population) if noun else measure
    if measure == "casualties" and word.startswith(_LABELS) and _is_noun(word):
        link = " " if number != quantity.words else ": "
        head = f"{measure_word}{link}{written or quantity.words}"
    elif together:
        head = together
        lows = f" {head.lower()} "
        if f" {done} " not in lows and f" {word} " not in lows:
            head += f" {done if not noun or population else word or done}"
    elif not population or population.lower() in _ANYBODY:
        people = "people " if population.isascii() and population and not noun else ""
        head = f"{number} {people}{done}"
    elif _is_described(population) if noun else _names_people(population):
        head = f"{number} {population}"
        if f" {done} " not in f" {head.lower()} ":
            head += f" {done}"
    else:
        head = f"{number} {done} ({population})"
    return _sentence(f"{head}{_scope(known)}")


def _is_noun(word: str) -> bool:
    roles = {role for _, role in roles_of(word)}
    return Role.COUNTED in roles and Role.DONE not in roles


def _done(measure: str, word: str, population: str) -> str:
    """What was done, as it stands behind those counted: arms are lost and no casualties."""
    lost = _LOST.get(word[:4], "") if measure == "casualties" else ""
    if word in _ALONE:
        return _ALONE[word]
    if lost and word not in _NOUNS and (not word.isascii() or population):
        return lost
    if not word and measure == "casualties" and ARMS.search(population):
        return _LOST["lost"]
    return word or measure


def share_statement(quantity: Quantity, measure: str, known: Mapping[Part, Known]) -> str:
    """ "Half of the dead in Bakhmut: Wagner’s private mercenary company." """
    whole = quantity.share_of_words
    if quantity.words.isascii():
        whole = whole or f"those {measure}"
        whole = whole if quantity.words.lower().split()[-1] in _LINKS else f"of {whole}"
    head = f"{quantity.words} {whole}".rstrip() + _scope(known)
    return _sentence(f"{head}: {known[Part.POPULATION].words}")


def _plainly(words: str) -> str:
    """The words of a number without the verb that bounds it."""
    first, _, rest = words.partition(" ")
    return f"{_TOPPED[first.lower()]} {rest}" if first.lower() in _TOPPED else words


def _names_people(population: str) -> bool:
    """Whether the words name people or arms themselves, and not whom they belong to."""
    if _is_described(population):
        return False
    return ARMS.search(population) is not None or any(
        PEOPLE.fullmatch(word) for word in population.lower().split()
    )


def _is_described(population: str) -> bool:
    """Whether the words stand before a noun as an adjective does: "Russian", "civilian"."""
    return " " not in population and population.lower().endswith(_ADJECTIVES)


def _scope(known: Mapping[Part, Known]) -> str:
    """Where and when, as the end of a sentence."""
    place, period = known.get(Part.PLACE), known.get(Part.PERIOD)
    words = ""
    if place is not None:
        words += f" in {place.words}" if place.words.isascii() else f" ({place.words})"
    if period is not None:
        words += _when(_lowered(period.words))
    return words


def _when(words: str) -> str:
    """A period behind what it is the period of: a comma only before a long one."""
    low = words.lower()
    if not words.isascii() or low.split()[0] in _LEADS or low.endswith(" ago"):
        return f", {words}" if len(words.split()) > _LONGEST_PERIOD else f" {words}"
    if _NAMED_MONTH.fullmatch(low):
        return f" in {words}"
    return f" on {words}" if _NAMED_DAY.fullmatch(low) else f", {words}"


def _lowered(words: str) -> str:
    """Words inside of a sentence; names of days and months keep their capital, as all caps do."""
    first = words.split(" ", 1)[0]
    return (
        words if first.lower() in DAYS or first[1:2].isupper() else words[:1].lower() + words[1:]
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"[:LONGEST].rstrip(" .,") + "."
