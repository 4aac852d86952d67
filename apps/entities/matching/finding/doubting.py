"""Single words that are places only in the gazetteer: whether this text means the place at all.

The gazetteer has a place of nearly every surname. A word that may be a person's name, or is the
name of a hamlet in a country that the text does not speak of, needs words beside it that speak of
a place; one such occurrence vouches for all the others in the text.
"""

from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.known import GAZETTEER
from apps.entities.matching.finding.lexicon import never_names, titles
from apps.entities.matching.finding.naming import PLACE_WORDS
from apps.entities.matching.finding.people import is_given, is_surname
from apps.entities.matching.finding.placing import is_byname
from apps.entities.matching.finding.records import PLACE
from apps.entities.matching.finding.words import Words

_METROPOLIS = 1_000_000
_TOWN = 15_000
_LARGE = 500_000
# Prepositions that people stand after as well.
_WEAK = frozenset(
    ["of", "from", "to", "over", "via", "с", "із", "зі", "из", "от", "к", "до", "с", "під", "під"]
)
_STRONG = PLACE_WORDS - _WEAK
_NOUNS = frozenset(
    [
        "city",
        "town",
        "village",
        "region",
        "province",
        "district",
        "county",
        "oblast",
        "area",
        "airport",
        "suburb",
        "outskirts",
        "front",
        "direction",
        "settlement",
        "port",
        "capital",
        "residents",
    ]
)


def without_doubtful(words: Words, hits: list[Hit]) -> list[Hit]:
    """The hits without places of the gazetteer that nothing in the text speaks for."""
    alone = [hit for hit in hits if _is_doubtful_kind(hit)]
    if not alone:
        return hits
    followed = {hit.first for hit in hits if hit.kind == PLACE}
    vouched: set[str] = set()
    for hit in alone:
        if _vouched(words, hit, followed):
            vouched.add(words.keys[hit.first])
    countries = _countries(words, hits)
    dropped = {
        id(hit)
        for hit in alone
        if words.keys[hit.first] not in vouched and _doubtful(words, hit, countries)
    }
    return [hit for hit in hits if id(hit) not in dropped]


def _is_doubtful_kind(hit: Hit) -> bool:
    """A hit that only settlements and regions of the gazetteer speak for, in one or two words."""
    return (
        hit.kind == PLACE
        and bool(hit.named)
        and hit.length <= 2
        and all(
            name.owner.source == GAZETTEER and name.owner.place_kind != "country"
            for name in hit.named
        )
    )


def _vouched(words: Words, hit: Hit, followed: set[int]) -> bool:
    """Whether the words before or after speak of a place."""
    before = words.lower(hit.first - 1)
    if before == "the":
        before = words.lower(hit.first - 2)
    if before in _STRONG and words.gap(hit.first) == " ":
        return True
    if before == "of" and words.lower(hit.first - 2) in _NOUNS:
        return True
    after = hit.last + 1
    if after in followed and words.gap(after) in (", ", " ("):
        return True
    if words.lower(after) in _NOUNS and words.gap(after) == " ":
        return True
    # A dateline: "BERLIN (Reuters) - ", "MANCHESTER, N.H. - ".
    return words.opens[hit.first] and words.capitals[hit.first] and words.gap(after)[:2] in (
        ", ", " -", " —", " –", " (",
    )  # fmt: skip


def _countries(words: Words, hits: list[Hit]) -> set[str]:
    """Countries that the text speaks of beyond doubt."""
    peoples = never_names()
    spoken = {peoples[key] for key in peoples.keys() & set(words.keys)}
    for hit in hits:
        for name in hit.named:
            if name.owner.place_kind == "country" or name.owner.population >= _METROPOLIS * 2:
                spoken.add(name.owner.country)
    return spoken - {""}


def _doubtful(words: Words, hit: Hit, countries: set[str]) -> bool:
    population = max(name.owner.population for name in hit.named)
    if any(name.owner.place_kind == "region" for name in hit.named) and population >= _LARGE:
        return False
    if hit.length == 2:
        # "Sen. Mark", "Mr Wells": a title with its dot is no part of a town's name.
        return (words.keys[hit.first],) in titles() and words.gap(hit.last)[:1] == "."
    spoken_of = any(name.owner.country in countries for name in hit.named)
    if population < _LARGE and all(map(is_byname, hit.named)):
        return not spoken_of
    personal = is_surname(words, hit.first) or is_given(words, hit.first)
    if personal and population < _METROPOLIS:
        return True
    if population >= _LARGE or (words.lower(hit.first - 1) in _WEAK and population >= _TOWN):
        return False
    if population >= _TOWN and not words.opens[hit.first] and not words.titled[hit.first]:
        return False
    return not spoken_of
