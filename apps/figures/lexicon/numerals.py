"""Number words in English, Ukrainian, Russian and Arabic, with their values."""

from __future__ import annotations

from fractions import Fraction

from apps.figures.intervals import Number
from apps.figures.lexicon import words


def _table(lines: str) -> dict[str, int]:
    """Lines of `value: word word …` as a dictionary from word to value."""
    found: dict[str, int] = {}
    for line in lines.strip().splitlines():
        value, words = line.split(":")
        for word in words.split():
            found.setdefault(word, int(value))
    return found


# What is added up: 1 to 19, the tens, and the hundreds that Slavic languages have words for.
ADDED = _table("""
0: zero нуль ноль нуля
1: one один одна одно одне одного одну однієї однією одному одним одной одною واحد واحدة
2: two два дві двох двом двома двоє две двух двум двумя двое اثنان اثنين اثنتان
3: three три трьох трьом трьома троє трех трем тремя трое ثلاثة ثلاث
4: four чотири чотирьох чотирьом чотирма четверо четыре четырех четырем четырьмя أربعة أربع
5: five п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятеро пять пяти пятью пятеро خمسة خمس
6: six шість шести шістьох шістьом шістьма шестеро шесть шестью ستة ست
7: seven сім семи сімох сімом сімома семеро семь семью سبعة سبع
8: eight вісім восьми вісьмох вісьмом вісьмома восьмеро восемь восьмью ثمانية ثماني ثمان
9: nine дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятеро девять девяти девятью تسعة تسع
10: ten десять десяти десятьох десятьма десятеро десятью عشرة عشر
11: eleven одинадцять одинадцяти одинадцятьох одиннадцать одиннадцати
12: twelve дванадцять дванадцяти дванадцятьох двенадцать двенадцати
13: thirteen тринадцять тринадцяти тринадцятьох тринадцать тринадцати
14: fourteen чотирнадцять чотирнадцяти чотирнадцятьох четырнадцать четырнадцати
15: fifteen п'ятнадцять п'ятнадцяти п'ятнадцятьох пятнадцать пятнадцати
16: sixteen шістнадцять шістнадцяти шістнадцятьох шестнадцать шестнадцати
17: seventeen сімнадцять сімнадцяти сімнадцятьох семнадцать семнадцати
18: eighteen вісімнадцять вісімнадцяти вісімнадцятьох восемнадцать восемнадцати
19: nineteen дев'ятнадцять дев'ятнадцяти дев'ятнадцятьох девятнадцать девятнадцати
20: twenty двадцять двадцяти двадцятьох двадцать двадцати двадцатью عشرون عشرين
30: thirty тридцять тридцяти тридцятьох тридцать тридцати тридцатью ثلاثون ثلاثين
40: forty fourty сорок сорока أربعون أربعين
50: fifty п'ятдесят п'ятдесяти п'ятдесятьох пятьдесят пятидесяти خمسون خمسين
60: sixty шістдесят шістдесяти шістдесятьох шестьдесят шестидесяти ستون ستين
70: seventy сімдесят сімдесяти сімдесятьох семьдесят семидесяти سبعون سبعين
80: eighty вісімдесят вісімдесяти вісімдесятьох восемьдесят восьмидесяти ثمانون ثمانين
90: ninety дев'яносто дев'яноста девяносто девяноста تسعون تسعين
100: сто ста مئة مائة
200: двісті двохсот двести двухсот مئتان مئتين مائتان مائتين
300: триста трьохсот трехсот
400: чотириста чотирьохсот четыреста четырехсот
500: п'ятсот п'ятисот пятьсот пятисот
600: шістсот шестисот шестьсот
700: сімсот семисот семьсот
800: вісімсот восьмисот восемьсот
900: дев'ятсот дев'ятисот девятьсот девятисот
""")

# What multiplies the number before it.
MULTIPLIERS = _table("""
12: dozen дюжина дюжини дюжину дюжины дюжин
20: score
100: hundred сотня сотні сотню сотни сотен сотень
1000: thousand k thousands тисяча тисячі тисяч тисячу тисячами тис тыс тысяча тысячи тысяч тысячу
1000: тысячам тысячами ألف آلاف الف
1000000: million mln mn millions мільйон мільйона мільйони мільйонів млн миллион миллиона миллионы
1000000: миллионов مليون ملايين
1000000000: billion bn billions мільярд мільярда мільярди мільярдів млрд миллиард миллиарда
1000000000: миллиарды миллиардов مليار
1000000000000: trillion trn трильйон трильйона трильйони трильйонів трлн триллион триллиона
1000000000000: триллионов
""")

# Single letters multiply only where they stand against their digits: "20k", "$3m", "5b".
LETTERS = {"k": 1000, "m": 1_000_000, "b": 1_000_000_000, "к": 1000}

# Abbreviations that may carry a full stop, which then belongs to them.
STOPPED = words("тис тыс млн млрд трлн mln bn mn")

# "one and a half million" in one word.
HALVED = {
    "півтора": Fraction(3, 2),
    "півтори": Fraction(3, 2),
    "полтора": Fraction(3, 2),
    "полторы": Fraction(3, 2),
    "полутора": Fraction(3, 2),
}

# Plurals that name no number: the least that they suggest, and the least one could mean.
VAGUE: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("dozens", "дюжини", "дюжины"), (24, 12)),
    **dict.fromkeys(("scores",), (40, 20)),
    **dict.fromkeys(
        ("tens", "десятки", "десятків", "десятками", "десятках", "десяткам", "десятков"), (20, 10)
    ),
    **dict.fromkeys(("عشرات", "العشرات"), (20, 10)),
    **dict.fromkeys(
        ("hundreds", "сотні", "сотень", "сотнями", "сотням", "сотни", "сотен"), (200, 100)
    ),
    **dict.fromkeys(("مئات", "المئات"), (200, 100)),
    **dict.fromkeys(
        ("thousands", "тисячі", "тисяч", "тисячами", "тысячи", "тысяч", "тысячами"), (2000, 1000)
    ),
    **dict.fromkeys(("آلاف", "الآلاف"), (2000, 1000)),
    **dict.fromkeys(
        ("millions", "мільйони", "мільйонів", "миллионы", "миллионов"), (2_000_000, 1_000_000)
    ),
    **dict.fromkeys(("billions", "мільярди", "миллиарды"), (2_000_000_000, 1_000_000_000)),
}

# Words for a few of something: alone, or before a hundred, a dozen, a thousand.
FEW: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("several", "few", "кілька", "декілька", "кількох", "декількох"), (3, 2)),
    **dict.fromkeys(("несколько", "нескольких", "кількома", "несколькими", "عدة"), (3, 2)),
}

# Two of something, said loosely.
PAIR = frozenset({"couple", "pair", "пара", "пару", "пари", "пары"})

# Arabic words in the dual: the number two and what is counted, in one word.
DUALS: dict[str, tuple[Number, str]] = {
    **dict.fromkeys(("شهيدان", "شهيدين", "قتيلان", "قتيلين", "قتيلتان"), (2, "killed")),
    **dict.fromkeys(
        ("إصابتان", "إصابتين", "جريحان", "جريحين", "مصابان", "مصابين"), (2, "injured")
    ),
}

# Words of one that is no number unless something shows that it counts.
ONES = frozenset(word for word, value in ADDED.items() if value == 1)

# Endings against digits that make an ordinal: "93rd", "5-й", "20-го", "3d".
ORDINAL_ENDINGS = words(
    "st nd rd th d й ий а я го ої й му м ми ю ту та ті тя х е ая ое ые ой ого их ій"
)
