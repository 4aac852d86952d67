"""The sentence in which a claim is shown to people, made of the words of the text."""

from __future__ import annotations

from collections.abc import Mapping

from apps.claims.extraction.assembling.counting import ARMS
from apps.claims.extraction.assembling.records import Known, Part, Quantity
from apps.claims.extraction.attributions.closed_words import DAYS
from apps.figures.lexicon.people import PEOPLE

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
_ANYBODY = frozenset(("person", "persons", "people", "one person"))
_LINKS = frozenset(("of", "всіх", "всех"))


def figure_statement(
    quantity: Quantity,
    measure: str,
    measure_word: str,
    known: Mapping[Part, Known],
    together: str,
) -> str:
    """ "More than 20,000 Russian soldiers killed in Bakhmut, over the past five months."

    `together`: the words from the figure to those counted and what was done to them, as far as
    they stand beside one another.
    """
    population = known[Part.POPULATION].words if Part.POPULATION in known else ""
    word = measure_word.lower()
    noun = word in _NOUNS or not word.isascii() or measure == "casualties"
    done = (word or measure) if noun else measure
    if together:
        head = together
        if not {done, word} & set(head.lower().split()):
            head += f" {done if not noun or population else word}"
    elif not population:
        people = "" if noun or not quantity.words[-1:].isdigit() else "people "
        head = f"{quantity.words} {people}{done}"
    elif population.lower() in _ANYBODY:
        head = f"{quantity.words} people {done}"
    elif _is_described(population) if noun else _names_people(population):
        head = f"{quantity.words} {population}"
        if done not in head.lower().split():
            head += f" {done}"
    else:
        head = f"{quantity.words} {done} ({population})"
    return _sentence(f"{head}{_scope(known)}")


def share_statement(quantity: Quantity, measure: str, known: Mapping[Part, Known]) -> str:
    """ "Half of the dead in Bakhmut: Wagner’s private mercenary company." """
    whole = quantity.share_of_words or f"those {measure}"
    link = "" if quantity.words.lower().split()[-1] in _LINKS else " of"
    head = f"{quantity.words}{link} {whole}{_scope(known)}"
    return _sentence(f"{head}: {known[Part.POPULATION].words}")


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
        words += f", {_lowered(period.words)}"
    return words


def _lowered(words: str) -> str:
    """Words inside of a sentence; names of days and months keep their capital, as all caps do."""
    first = words.split(" ", 1)[0]
    return (
        words if first.lower() in DAYS or first[1:2].isupper() else words[:1].lower() + words[1:]
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"[:LONGEST].rstrip(" .,") + "."
