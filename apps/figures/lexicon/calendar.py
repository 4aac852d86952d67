"""Words of the calendar, in the languages read."""

from __future__ import annotations

from apps.figures.lexicon import words

_MONTHS = """
1: january jan січень січня січні січнем январь января январе январем يناير
2: february feb лютий лютого лютому лютим февраль февраля феврале февралем فبراير شباط
3: march mar березень березня березні березнем март марта марте мартом مارس آذار
4: april apr квітень квітня квітні квітнем апрель апреля апреле апрелем أبريل نيسان
5: may травень травня травні травнем май мая мае маем مايو أيار
6: june jun червень червня червні червнем июнь июня июне июнем يونيو حزيران
7: july jul липень липня липні липнем июль июля июле июлем يوليو تموز
8: august aug серпень серпня серпні серпнем август августа августе августом أغسطس اغسطس آب
9: september sept sep вересень вересня вересні вереснем сентябрь сентября сентябре سبتمبر أيلول
10: october oct жовтень жовтня жовтні жовтнем октябрь октября октябре октябрем أكتوبر اكتوبر
11: november nov листопад листопада листопаді листопадом ноябрь ноября ноябре ноябрем نوفمبر
12: december dec грудень грудня грудні груднем декабрь декабря декабре декабрем ديسمبر
"""
_DAYS = """
0: monday mon понеділок понеділка понеділку понедельник понедельника
1: tuesday tue tues вівторок вівторка вторник вторника
2: wednesday wed середа середу середи среда среду среды
3: thursday thu thurs четвер четверга четверг
4: friday fri п'ятниця п'ятницю п'ятниці пятница пятницу пятницы
5: saturday sat субота суботу суботи суббота субботу субботы
6: sunday sun неділя неділю неділі воскресенье воскресенья
"""


def _table(lines: str) -> dict[str, int]:
    return {
        word: int(number)
        for number, words in (line.split(":") for line in lines.strip().splitlines())
        for word in words.split()
    }


MONTHS = _table(_MONTHS)
WEEKDAYS = _table(_DAYS)

# Months that are also other words: they need a day or a year beside them, or a capital letter.
DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "mae", "мае", "листопад", "sep", "dec", "jan"})

SEASONS = {
    **dict.fromkeys(("spring", "весна", "весни", "весну", "навесні", "весны", "весной"), 3),
    **dict.fromkeys(("summer", "літо", "літа", "влітку", "лето", "лета", "летом"), 6),
    **dict.fromkeys(("autumn", "fall", "осінь", "осені", "восени", "осень", "осени", "осенью"), 9),
    **dict.fromkeys(("winter", "зима", "зими", "зиму", "взимку", "зимы", "зимой"), 12),
}

YEAR_WORDS = words(
    "year years рік року році рр роки років роком год года году годы годов годом р г гг"
)
