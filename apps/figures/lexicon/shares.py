"""Words for shares of a whole, and for most of it."""

from __future__ import annotations

from fractions import Fraction

from apps.figures.lexicon import words

HALF = words("half половина половину половини половиною половины половиной نصف")
HALF_VALUE = Fraction(1, 2)

# The lower part of a fraction in words: "a third", "two thirds", "дві третини".
PARTS: dict[str, int] = {
    word: number
    for number, words in {
        3: "third thirds третина третину третини третин треть трети третей ثلث",
        4: "quarter quarters чверть чверті чвертей четверть четверти четвертей ربع",
        5: "fifth fifths п'ята п'яту пятая пятую خمس",
        6: "sixth sixths шоста шосту шестая шестую",
        8: "eighth eighths",
        10: "tenth tenths десята десяту десятая десятую",
    }.items()
    for word in words.split()
}

# Parts that are only fractions with a number before them, or with "частина" after.
NEEDS_PART_WORD = words(
    "п'ята п'яту пятая пятую шоста шосту шестая шестую десята десяту десятая десятую"
)
PART_WORDS = words("частина частину частини часть части")

MOST = words("majority bulk most більшість більшості большинство большинства")

# "Every fifth", "each third".
EVERY = words("every кожен кожний кожна кожного каждый каждая каждого")
ORDINALS: dict[str, int] = {
    word: number
    for number, words in {
        2: "second другий друга другого второй вторая второго",
        3: "third третій третя третього третий третья третьего",
        4: "fourth четвертий четверта четвертого четвертый четвертая четвертого",
        5: "fifth п'ятий п'ята п'ятого пятый пятая пятого",
        6: "sixth шостий шоста шестой шестая",
        7: "seventh сьомий сьома седьмой седьмая",
        8: "eighth восьмий восьма восьмой восьмая",
        10: "tenth десятий десята десятого десятый десятая десятого",
    }.items()
    for word in words.split()
}
LINKS = frozenset({"in", "of", "з", "із", "из", "on"})
