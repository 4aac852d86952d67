"""Words around dates: since, until, the past, ago, early, this and last."""

from __future__ import annotations

from apps.figures.lexicon import words

SINCE = words("since з із від с со от починаючи начиная")
UNTIL = words("until till до по")
BEFORE = words("before prior перед")
FROM = words("from з із від с со от between між между")
TO = words("to until till through and до по та і й и - – —")
BETWEEN = words("between між между")
BETWEEN_TO = words("and та і й и")
IN = words("in on during of for over at by у в на протягом упродовж впродовж за")

PAST = words(
    """past last previous preceding останні останніх останній останню остання минулі минулих минулу
    минулий последние последних последний последнюю прошедшие прошедших прошедший прошедшую
    прошлые"""
)
OVER = words(
    "over in during for within throughout за протягом упродовж впродовж в течение на протяжении у"
)
AGO = words("ago тому назад earlier")

LAST = words(
    """last past previous минулого минулої минулий минулій минулому минулу прошлого прошлой прошлом
    прошлую прошлый"""
)
THIS = words(
    "this current цього цієї цей цій цьому ця поточного этого этой этот этом текущего нынешнего"
)
NEXT = words("next наступного наступної наступний следующего следующей следующий")

EARLY = words("early beginning start початок початку початком начало начале начала первых перших")
MIDDLE = words("mid middle середина середини середині середину середине середины")
LATE = words("late end кінець кінця кінці наприкінці конец конца конце ending")

TODAY = words("today tonight сьогодні сегодня اليوم")
YESTERDAY = words("yesterday вчора учора вчера أمس")
DAY_BEFORE = words("позавчора позавчера")
NIGHTS = words("night nights")
LAST_YEAR = words("торік")

# Days, weeks, months, years: how a span of time is counted back.
UNITS: dict[str, str] = {
    word: unit
    for unit, forms in {
        "hour": "hour hours hrs година години годин годину час часа часов",
        "day": """day days день дня дні днів дней дни доба доби добу діб сутки суток night nights
            ساعة""",
        "week": "week weeks тиждень тижня тижні тижнів тижню неделя недели недель неделю неделе",
        "month": "month months місяць місяця місяці місяців месяц месяца месяцы месяцев месяце",
        "year": "year years рік року роки років році год года годы лет году",
        "decade": "decade decades десятиліття десятилетие десятилетия",
    }.items()
    for word in forms.split()
}
