"""Words before and after a number that make it a bound, by what they do."""

from __future__ import annotations

from apps.figures.lexicon import words
from apps.figures.qualifying import Qualifier

Phrase = tuple[str, ...]
Phrases = dict[Phrase, Qualifier]


def _table(words: dict[Qualifier, str]) -> Phrases:
    """Phrases, written with commas between them, by their words."""
    return {
        tuple(phrase.split()): qualifier
        for qualifier, phrases in words.items()
        for phrase in phrases.replace("\n", " ").split(",")
        if phrase.strip()
    }


BEFORE: Phrases = _table(
    {
        Qualifier.EXACTLY: "exactly, precisely, рівно, точно, ровно",
        Qualifier.MORE_THAN: """more than, over, above, in excess of, exceeding, exceed, exceeds,
            exceeded, greater than, well over, far more than, north of, surpassing, surpassed,
            much more than, higher than, bigger than, larger than, topped, tops, topping,
            понад, більше, більше ніж, більш ніж, більше як, більш як, більше за, перевищує,
            перевищила, перевищив, перевищило, перевищили, перевищують, свыше,
            более, более чем, больше, больше чем,
            превышает, превышают, превысило, превысила, превысил, превысили, > ,
            أكثر من, اكثر من, ما يزيد عن""",
        Qualifier.JUST_OVER: """just over, slightly more than, a little more than, a little over,
            slightly over, just above, трохи більше, трохи більше ніж, трохи понад, чуть более,
            чуть больше, чуть более чем, немного больше, немногим более""",
        Qualifier.AT_LEAST: """at least, no fewer than, no less than, not fewer than, not less
            than,
            a minimum of, minimum of, upwards of, upward of, minimum, at minimum, not under,
            щонайменше, принаймні, не менше, не менше ніж, не менш ніж, не менш як, не менше як,
            як мінімум, мінімум, не менше за, не менее, не менее чем, не меньше, не меньше чем,
            по меньшей мере, как минимум, минимум, по крайней мере, не ниже, ≥ ,
            ما لا يقل عن, على الأقل""",
        Qualifier.LESS_THAN: """fewer than, less than, under, below, lower than, smaller than,
            менше, менше ніж, менш ніж, менш як, менше як, менше за, менее, менее чем, меньше,
            меньше чем, < , أقل من""",
        Qualifier.UP_TO: """up to, as many as, as much as, at most, no more than, not more than,
            a maximum of, maximum of, not over, not exceeding, до, не більше, не більше ніж,
            не більш як, не більш ніж, щонайбільше, максимум, не понад, не более, не более чем,
            не больше, не больше чем, не свыше, самое большее, ≤ , ما يصل إلى""",
        Qualifier.ABOUT: """about, around, some, roughly, approximately, approx, approx ., an
            estimated, estimated, circa, c ., ca ., somewhere around, in the region of, on the
            order of, in the order of, approximated, approximating, an approximate, approximate,
            an average of, on average, близько, приблизно, орієнтовно, десь, коло, порядку, біля,
            в середньому, у середньому, около, примерно, приблизительно, порядка, где - то,
            ориентировочно, в среднем, ~ , ≈ , نحو, حوالي""",
        Qualifier.NEARLY: """nearly, almost, close to, just under, approaching, not quite, just
            short of, nearing, just below, slightly less than, slightly fewer than, a little
            under, slightly under, майже, ледь не, мало не, трохи менше, трохи менше ніж, почти,
            без малого, едва не, чуть менее, чуть меньше, قرابة""",
    }
)

AFTER: Phrases = _table(
    {
        Qualifier.AT_LEAST: """or more, or over, and more, and over, or higher, or above, and
            above,
            and up, or greater, plus, +, at least, at a minimum, at the least, і більше, та більше,
            або більше, чи більше, й більше, щонайменше, або й більше, или более, или больше,
            и более, и больше, либо больше, как минимум, а то и больше, а то и более""",
        Qualifier.UP_TO: """or fewer, or less, or under, or below, at most, at the most, і менше,
            або менше, чи менше, та менше, щонайбільше, или менее, или меньше, и менее, и меньше,
            максимум""",
        Qualifier.ABOUT: """or so, or thereabouts, approximately, approx, odd, - odd, or about
            that,
            приблизно, орієнтовно, або близько того, примерно, приблизительно, или около того""",
    }
)

LONGEST = max(len(phrase) for phrase in (*BEFORE, *AFTER))

# After these "до" and "to" only say where a number went: "rose to 20", "зросла до 20".
MOVED_TO = (
    "зрос",
    "збільш",
    "підня",
    "дійш",
    "сягн",
    "скорот",
    "зменш",
    "впав",
    "впал",
    "возрос",
    "вырос",
    "увелич",
    "доход",
    "сниз",
    "сократ",
    "уменьш",
    "подня",
    "достиг",
    "повыс",
    "підвищ",
    "зниз",
    "довед",
)

# A further number beside one named before: not part of it.
FURTHER = words("""another further additional more other others ще інші інших додатково еще
    другие других
    дополнительно also""")
