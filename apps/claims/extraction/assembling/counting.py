"""Which figures are worth a claim: stated counts of people and arms lost, and shares of those."""

from __future__ import annotations

import re

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.attributions.closed_words import words_of
from apps.figures import Figure, FigureKind

PEOPLE_LOST = frozenset(
    ("killed", "injured", "casualties", "missing", "captured", "abducted", "detained", "displaced")
)
_ARMS_LOST = frozenset(("destroyed", "damaged", "captured", "casualties"))
LOST = PEOPLE_LOST | _ARMS_LOST
ARMS = re.compile(
    r"\b(?:tanks?|(?:armou?red|fighting|combat|military) (?:vehicles?|carriers?)|apcs?|ifvs?"
    r"|personnel carriers?|(?:war|military|combat|attack)?(?:planes?|jets?)|aircraft|bombers?"
    r"|helicopters?|gunships?|drones?|uavs?|missiles?|rockets?|launchers?|howitzers?|mortars?"
    r"|artillery|guns?|cannons?|rifles?|weapons?|warships?|frigates?|submarines?|vessels?"
    r"|air[- ]defen[cs]e|mlrs|systems?|танк\w*|бмп|бтр|ббм|рсзв|рсзо|бронемашин\w*|бронетехн\w*"
    r"|літак\w*|самол[её]т\w*|гелікоптер\w*|вертол[іеё]?т\w*|вертольот\w*|безпілотник\w*"
    r"|беспилотник\w*|бпла|дрон\w*|ракет\w*|корабл\w*|катер\w*|гармат\w*|гаубиц\w*|артсистем\w*"
    r"|артилер\w*|артиллер\w*|міномет\w*|миномет\w*)\b",
    re.IGNORECASE,
)
_NEVER = frozenset(("singular-described",))
_MAY_BE = words_of(
    "would could might may will shall can should if unless whether cannot won't wouldn't"
    " міг могла могли може можуть якщо би б мог могла могли может могут если бы"
)
_HAVE = words_of("have has had 've ’ve")
_AIM = words_of(
    "planned plans plan planning threatened threatens threatening tried trying attempted wanted"
    " ordered vowed conspired intended aims aimed sought conspiracy plot attempt order threat"
    " capable able"
)
_LEAST_SCORE = 0.6
_NEAR = 5


def is_worth(scene: Scene, figure: Figure, sentence: Sentence) -> bool:
    """Whether a count is stated as a loss of people or of arms, and as something that is so."""
    if figure.kind is not FigureKind.COUNT or figure.measure not in LOST:
        return False
    if figure.rule in _NEVER or figure.score < _LEAST_SCORE or figure.value == 0:
        return False
    return counts_whom(figure) and is_told_as_so(scene, figure, sentence)


def counts_whom(figure: Figure) -> bool:
    """Whether what is counted fits what was done to it: people killed, arms destroyed."""
    words = figure.population.words.text if figure.population is not None else ""
    arms = ARMS.search(" ".join(words.split())) is not None
    if figure.measure in ("destroyed", "damaged"):
        return arms
    return figure.measure in _ARMS_LOST or not arms


def is_told_as_so(scene: Scene, figure: Figure, sentence: Sentence) -> bool:
    """Whether the words tell of something that is so, not that may be, is asked or is aimed at."""
    reading = scene.reading
    if reading.words[sentence.last - 1] == "?":
        return False
    anchors = [figure.words.start]
    if figure.measure_words is not None:
        anchors.append(figure.measure_words.start)
    for anchor in anchors:
        at = reading.token_at(anchor)
        lows = reading.lows[max(sentence.first, at - _NEAR) : at]
        if any(low in _MAY_BE for low in lows) and not any(low in _HAVE for low in lows):
            return False
        if "to" in lows and any(low in _AIM for low in lows):
            return False
    return True


def of_whole(scene: Scene, figure: Figure) -> Span:
    """The words of a figure with its qualifier."""
    start, end = figure.words.start, figure.words.end
    if figure.qualifier_words is not None:
        start = min(start, figure.qualifier_words.start)
        end = max(end, figure.qualifier_words.end)
    return Span(start, min(end, len(scene.text)))
