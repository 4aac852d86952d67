"""Ukrainian and Russian verbs of holding, taking and leaving places, and of going to them."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.kind_verbs import (
    Does,
    KindVerb,
    Pattern,
    with_longest_first,
)
from apps.claims.extraction.attributions.closed_words import words_of
from apps.claims.extraction.attributions.cues import Form

# Present tenses as they stand; of the past, stems to which the endings of it are put.
_UKRAINIAN_PRESENT: Final = {
    Does.HOLDS: "контролює контролюють утримує утримують тримає тримають",
    Does.LEAVES: "відступає відступають відходять",
    Does.GOES: "просуваються наступають",
}
_UKRAINIAN_PAST: Final = {
    Does.HOLDS: "контролюва утримува",
    Does.TAKES: "захопи звільни окупува взя деокупува відби",
    Does.LOSES: "втрати",
    Does.LEAVES: "відступи залиши покину",
    Does.DRIVES: "витісни відкину",
    Does.SENDS: "перекину відправи передислокува",
    Does.GOES: "просуну",
}
_RUSSIAN_PRESENT: Final = {
    Does.HOLDS: "контролирует контролируют удерживает удерживают держит держат",
    Does.LEAVES: "отступает отступают отходят",
    Does.GOES: "продвигаются наступают",
}
_RUSSIAN_PAST: Final = {
    Does.HOLDS: "контролирова удержива",
    Does.TAKES: "захвати освободи оккупирова взя отби заня",
    Does.LOSES: "потеря утрати",
    Does.LEAVES: "отступи остави покину",
    Does.DRIVES: "выби вытесни отброси",
    Does.SENDS: "перебросил перебросили отправи передислоцирова",
}
# Forms that no stem and ending gives.
_WHOLE: Final = {
    Does.DRIVES: "вибили вибив вибила",
    Does.LEAVES: (
        "відійшли відійшов вийшли вийшов відвели відвів отошли отошел отошёл ушли вышли вывели"
        " вывел отвели"
    ),
    Does.GOES: (
        "увійшли увійшов зайшли прорвалися просунулися просунулись просунувся просунулась"
        " просунулася продвинулся продвинулась вошли вошел вошёл зашли"
        " прорвались продвинулись наступали"
    ),
}
_ENDINGS: Final = ("в", "ла", "ли", "л", "ло")
_STRICT: Final = words_of(
    "взя відби залиши покину втрати отби заня потеря утрати остави тримає тримають держит держат"
)


# "Took … under control": what is taken stands behind the words.
_UNDER: Final = {"взя": (("під", "контроль"), ("под", "контроль"))}


def verbs() -> dict[str, KindVerb]:
    """All forms of the verbs above, by the form."""
    found: dict[str, KindVerb] = {}

    def add(word: str, lemma: str, does: Does) -> None:
        form = frozenset((Form.PAST,))
        patterns = [Pattern(does, (), lemma in _STRICT)]
        patterns += [Pattern(does, then) for then in _UNDER.get(lemma, ())]
        known = found.get(word)
        before = list(known.patterns) if known else []
        found[word] = KindVerb(lemma, form, with_longest_first([*before, *patterns]))

    for table in (_UKRAINIAN_PRESENT, _RUSSIAN_PRESENT, _WHOLE):
        for does, listed in table.items():
            for word in listed.split():
                add(word, word, does)
    for table in (_UKRAINIAN_PAST, _RUSSIAN_PAST):
        for does, listed in table.items():
            for stem in listed.split():
                for ending in _ENDINGS:
                    add(stem + ending, stem, does)
    return found
