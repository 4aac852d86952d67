"""Units that belong to a number's span, and what kind of amount they make."""

from __future__ import annotations

import re

from apps.figures.lexicon import words

MONEY_SIGNS = frozenset("$€£₴₽¥₪₹¢₺﷼")

# What follows a number and makes it an amount of money. Matched against folded words.
MONEY = re.compile(
    r"(?:dollars?|usd|cents?|euros?|eur|pounds?|gbp|hryvnias?|hryvnyas?|uah|roubles?|rubles?|rub"
    r"|pesos?|colons?|colones|cordobas?|quetzals?|quetzales|lempiras?|soles|intis?|bolivars?|yen"
    r"|yuan|shekels?|francs?|marks?|rupees?|dinars?|liras?|zlot(?:y|ys|ies)|cruzados?|sucres?"
    r"|дол|долар(?:и|ів|а|ам|ами|ах|у|ом)?|доллар(?:ы|ов|а|ам|ами|ах)?|євро|евро|єврo"
    r"|грн|грив(?:ень|ня|ні|ню|нею|нями|ням|нях)|гривен|гривн(?:а|ы|у|я|ями|ях)"
    r"|руб|рубл(?:і|ів|я|ей|и|ями|ях|ь)|коп|копій(?:ка|ки|ок)|копе(?:йка|йки|ек)|цент(?:и|ів|а"
    r"|ов|ы)?"
    r"|фунт(?:и|ів|а|ов|ы)?|злот(?:их|ий|і|ых|ый|ые)|юан(?:ів|і|ей|я|и)|єн(?:а|и)?|иен(?:а|ы)?"
    r"|шекел(?:ів|і|ей|я|ь)|крон(?:а|и|ы)?|франк(?:и|ів|ов|а)?|біткоїн(?:и|ів|а)?|دولار|يورو"
    r"|шекелів)"
)

# Words that make a dollar more exact, or a pound a sterling: part of the span.
MONEY_TAIL = frozenset({"сша", "sterling", "us", "стерлінгів", "стерлингов"})

# Before a number: "US$", "USD 3 million", "грн 20".
MONEY_BEFORE = words("us usd eur gbp uah rub грн")

PERCENT_SIGNS = frozenset("%‰")
PERCENT = re.compile(
    r"(?:percent|percentage|pct|відсот(?:ок|ка|ки|ків|кам|ками|ках|ку|ком)|відс"
    r"|процент(?:а|и|ів|у|ом|ами|ах|ы|ов|ам)?|проц|بالمئة)"
)

_LENGTH = (
    r"k(?:m|ms)|kilomet(?:er|re)s?|met(?:er|re)s?|cm|centimet(?:er|re)s?|mm|millimet(?:er|re)s?"
    r"|miles?|yards?|feet|foot|ft|inch(?:es)?|км|кілометр\w{0,3}|километр\w{0,3}|метр\w{0,3}|м|см"
    r"|сантиметр\w{0,3}|мм|міліметр\w{0,3}|миллиметр\w{0,3}|мил(?:я|і|ь|и|ях|ями)|дюйм\w{0,3}"
    r"|фут(?:и|ів|а|ов|ы)?|كم|كيلومتر"
)
_WEIGHT = (
    r"kg|kgs|kilos?|kilograms?|kilogrammes?|grams?|grammes?|g|mg|milligrams?|tons?|tonnes?|pounds?"
    r"|lbs?|ounces?|кг|кілограм\w{0,3}|килограмм\w{0,3}|грам\w{0,3}|грамм\w{0,3}|мг"
    r"|міліграм\w{0,3}"
    r"|миллиграмм\w{0,3}|т|тонн\w{0,3}|тонна|центнер\w{0,3}|ц|кілотонн\w{0,3}|طن"
)
_AREA = r"hectares?|ha|acres?|га|гектар\w{0,3}|сот(?:ок|ки|ка)|акр\w{0,3}|sq|дунам\w{0,3}|dunams?"
_VOLUME = (
    r"lit(?:er|re)s?|l|ml|millilit(?:er|re)s?|gallons?|barrels?|bushels?|л|літр\w{0,3}|литр\w{0,3}"
    r"|мл|мілілітр\w{0,3}|миллилитр\w{0,3}|барел\w{0,3}|баррел\w{0,3}|кубометр\w{0,3}|галон\w{0,3}"
)
_POWER = (
    r"watts?|kw|mw|gw|kilowatts?|megawatts?|gigawatts?|kwh|mwh|twh|volts?|kv|hz|mhz|ghz|khz|вт"
    r"|квт|мвт|гвт"
    r"|кіловат\w{0,3}|киловатт\w{0,3}|мегават\w{0,3}|мегаватт\w{0,3}|гігават\w{0,3}|ват"
    r"|вольт\w{0,2}"
    r"|кв|гц|мгц|ггц|knots?|вузл\w{0,3}|узл\w{0,3}|kilotons?|megatons?|мегатонн\w{0,3}|бал(?:и"
    r"|ів|а)"
    r"|ккал|калор\w{0,4}|calories|kcal|decibels?|децибел\w{0,3}|паскал\w{0,3}|атмосфер\w{0,2}"
)
_DATA = (
    r"bytes?|kb|mb|gb|tb|kilobytes?|megabytes?|gigabytes?|terabytes?|кб|мб|гб|тб|байт\w{0,2}"
    r"|кілобайт\w{0,2}|мегабайт\w{0,2}|гігабайт\w{0,2}|гигабайт\w{0,2}|терабайт\w{0,2}|біт|бит"
    r"|pixels?|пікс\w{0,5}|пикс\w{0,5}|мп|dpi"
)
_DEGREES = (
    r"degrees?|градус\w{0,3}|celsius|fahrenheit|°|промілє|проміл\w{0,2}|карат\w{0,3}|carats?"
)

UNIT = re.compile(rf"(?:{_LENGTH}|{_WEIGHT}|{_AREA}|{_VOLUME}|{_POWER}|{_DATA}|{_DEGREES})")

# One or two letters may be anything: these only count when they stand right after digits.
AFTER_DIGITS_ONLY = words("g l т м ц л кв ft ha b")

# "sq km", "кв. м", "square kilometres", "квадратних метрів", "куб. м".
SQUARED = re.compile(
    r"(?:sq|square|cubic|кв|куб|квадратн\w{1,4}|кубічн\w{1,4}|кубическ\w{1,4}|nautical"
    r"|морськ\w{1,3}"
    r"|морск\w{1,3}|metric|погонн\w{1,3})"
)
EXPONENTS = frozenset("²³")

# What may follow a unit after a slash or "per": "км/год", "miles an hour".
PER = re.compile(
    r"(?:h|hr|hour|s|sec|second|min|minute|day|year|год|годину|година|час|с|сек|секунду|хв|хвилину"
    r"|мин|минуту|добу|сутки|день|рік|год|м|га|кг|л|kg|ha|km|км)"
)

# Spans of time. They belong to periods.
TIME = re.compile(
    r"(?:seconds?|minutes?|hours?|hrs?|days?|nights?|weeks?|weekends?|months?|years?|decades?"
    r"|centur(?:y|ies)|fortnights?|secs?|mins?|yrs?|секунд\w{0,3}|хвилин\w{0,3}|минут\w{0,3}"
    r"|годин\w{0,3}|час(?:а|ов|ы|ам|ами|ах)?|дн(?:і|ів|я|ей|и|ям|ями|ях)|день|діб|доб(?:а|и|у|ами)"
    r"|суток|сут(?:ки|ок)|тижн\w{1,3}|тижд\w{1,3}|недел\w{1,3}|місяц\w{1,3}|месяц\w{0,3}"
    r"|рок(?:и|ів|у|ам|ами|ах|а)"
    r"|рік|год(?:а|у|ы|ов|ам|ами|ах)?|лет|літ|століт\w{1,2}|столет\w{1,3}|десятиліт\w{1,3}"
    r"|десятилет\w{1,3}"
    r"|хв|сек|мин|ноч(?:і|ей|и)|ніч|ночь|ночей|раз|разів|рази|раза|times?|ساعة|يوم|يوما|أيام"
    r"|شهر|أشهر|سنة|عاما|اليوم)"
)
