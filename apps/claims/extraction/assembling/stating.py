"""The sentence in which a claim is shown to people, made of the words of the text."""

from __future__ import annotations

from collections.abc import Mapping

from apps.claims.extraction.assembling.records import Known, Part, Quantity

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
_IN = "in "


def figure_statement(
    quantity: Quantity, measure: str, measure_word: str, known: Mapping[Part, Known]
) -> str:
    """ "More than 20,000 Russian soldiers killed in Bakhmut, over the past five months." """
    population = known[Part.POPULATION].words if Part.POPULATION in known else ""
    if quantity.is_share:
        whole = quantity.share_of_words or measure
        head = f"{quantity.words} {whole}" + (f": {population}" if population else "")
    else:
        word = measure_word.lower()
        noun = word in _NOUNS or not word.isascii()
        head = " ".join(part for part in (quantity.words, population) if part)
        done = word if noun else measure
        if noun and population and not _is_described(population):
            head = f"{quantity.words} {done} ({population})"
        elif not noun and not population and quantity.words[-1:].isdigit():
            head = f"{head} people {done}"
        elif done not in head.lower().split():
            head = f"{head} {done}"
    return _finished(head, known)


def _is_described(population: str) -> bool:
    """Whether the words stand before a noun as an adjective does: "Russian", "civilian"."""
    return " " not in population and population.endswith(("an", "ian", "ish", "ese"))


def _finished(head: str, known: Mapping[Part, Known]) -> str:
    sentence = head
    place, period = known.get(Part.PLACE), known.get(Part.PERIOD)
    if place is not None:
        inside = f"{_IN}{place.words}" if head.isascii() else f"({place.words})"
        sentence += f" {inside}"
    if period is not None:
        sentence += f", {period.words[:1].lower()}{period.words[1:]}"
    return f"{sentence[:1].upper()}{sentence[1:]}"[:LONGEST].rstrip(" .,") + "."
