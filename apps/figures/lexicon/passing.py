"""Words beside numbers that count nothing: ages, addresses, weapons, formations, pages."""

from __future__ import annotations

import re

from apps.figures.lexicon import words

# "page 7", "Resolution 435", "стаття 5", "Brigade 93": the number is a name.
LABELS = words("""no nos № number numbered numero article articles page pages chapter section
    sections paragraph
    paragraphs resolution law decree act bill room flight route highway road street avenue channel
    cadena brigade battalion regiment division unit type model version level phase zone district
    sector day week grade group part figure table line point item row step episode season volume
    apartment block gate pier platform bus train boeing airbus windows formula category class
    kilometer kilometre
    km protocol convention amendment clause annex appendix issue edition vol pp p ch art sec tel
    phone
    ст стаття статті статтею статтях п пункт пункту пункті пункти с стор сторінка сторінці сторінки
    номер номером день група групи групу школа школи школі ліцей гімназія гімназії корпус будинок
    буд
    кв кабінет кабінеті бригада бригади полк полку наказ закон постанова постанови рішення ч
    частина
    частини частину том розділ таблиця рис мал тел телефон код індекс лот статья статьи стр
    страница
    страницы дом часть закон школа группа глава раздел таблица площадка маршрут рейс""")

FORMATIONS = re.compile(
    r"(?:brigade|regiment|division|battalion|corps|army|fleet|squadron|front|company|platoon|group"
    r"|zone|infantry|guards|mechani[sz]ed|airborne|assault|armou?red|artillery|бригад\w|ому"
    r"|омбр|бригад"
    r"|полк\w?|батальйон\w?|батальон\w?|дивізі\w|дивизи\w|армі\w|арми\w|корпус\w?|окрем\w{1,3}"
    r"|отдельн\w{1,3}"
    r"|механізован\w{1,3}|мотострілец\w{1,5}|мотострелк\w{1,5}|десантн\w{1,3}"
    r"|гвардійськ\w{1,3}|гвардейск\w{1,3}"
    r"|штурмов\w{1,3}|танков\w{1,3})"
)

WEAPONS = re.compile(
    r"(?:guns?|howitzers?|mortars?|cannons?|artillery|shells?|rounds?|rockets?|missiles?"
    r"|rifles?|pistols?"
    r"|machine|machineguns?|machinegun|grenades?|caliber|calibre|ammunition|cartridges?"
    r"|bullets?|hand"
    r"|гаубиц\w{0,3}|міномет\w{0,3}|миномет\w{0,3}|снаряд\w{0,3}|артилер\w{0,5}"
    r"|артиллер\w{0,5}|гармат\w{0,3}"
    r"|орудий|пушк\w{0,3}|калібр\w{0,3}|калибр\w{0,3}|набо[їй]\w{0,3}|патрон\w{0,3}"
    r"|кулемет\w{0,3})"
)
CALIBRE = re.compile(
    r"(?:mm|millimet(?:er|re)s?|мм|міліметр\w{0,4}|миллиметр\w{0,4}|cal|caliber|calibre"
    r"|калібр\w{0,3})"
)

AGED = words("aged age ages віком вік віці возраст возрасте возрастом")
AGE_OF = re.compile(r"(?:річн\w{1,4}|летн\w{1,4}|year|yr|years)")

CLOCK_BEFORE = words("at о об around approximately about after before until till by")
CLOCK_AFTER = words("am pm gmt utc est hours hrs o'clock local годині годин година часов часа час")

# Before a number that looks like a year, it is one.
YEAR_BEFORE = words("""in since of from until till by during year before after late early mid
    around spring summer
    autumn fall winter circa у в з із від до після перед протягом на кінці початку року роки за с
    из от
    по после перед году навесні влітку восени взимку and та і и between між между to""")

# "one" says nothing by these: "one of the reasons", "one day", "one another".
NOT_ONE = words(
    """another day night morning afternoon evening week month year time way thing side hand step
    moment reason part point who which that is can must should would could has may might such
    time's or and to by year's place word"""
)

COMPOUND_OF_PEOPLE = words("member man person strong woman")
SPOKEN_ABOUT = words("""tell tells told talk talks talked talking know known knows knew ask asked
    speak spoke spoken
    think thought information news story question report reports reported learned heard hear
    worried
    concerned write wrote written complain complained""")
RISING = re.compile(
    r"(?:rose|rise|risen|rising|grew|grow|grown|increas\w{1,3}|rais\w{1,3}|fell|fall|fallen"
    r"|drop\w{0,4}"
    r"|declin\w{1,3}|decreas\w{1,3}|reduc\w{1,3}|climb\w{0,3}|went|chang\w{1,3}|cut|dropped"
    r"|moved|зрос\w{1,4}"
    r"|збільш\w{1,6}|зменш\w{1,6}|скорот\w{1,6}|вырос\w{0,3}|увелич\w{1,6}|сниз\w{1,6}"
    r"|сократ\w{1,6})"
)

# What tells of the dead is not the dead: "one report", "two sources said".
TELLING_THINGS = re.compile(
    r"(?:reports?|estimates?|tall(?:y|ies)|accounts?|stud(?:y|ies)|surveys?|sources?|outlets?"
    r"|newspapers?|statements?|version|versions|bulletins?|briefings?|articles?|websites?"
    r"|звіт\w{0,3}|джерел\w{0,3}|повідомлен\w{1,3}|видан(?:ня|ь)|заяв[аиу]?|версі[яїй]"
    r"|отч[её]т\w{0,2}|источник\w{0,3}|сообщени[ейя]|издани[ейя]|заявлени[ейя]|верси[яийю])"
)
TELLERS = re.compile(
    r"(?:officials?|officers?|analysts?|spokes(?:m[ae]n|wom[ae]n|persons?)|experts?|doctors?"
    r"|witness(?:es)?|residents?|diplomats?|commanders?|agenc(?:y|ies)|governments?|ministers?"
    r"|чиновник\w{0,3}|посадов\w{1,4}|експерт\w{0,3}|эксперт\w{0,3}|свідк\w{1,3}"
    r"|очевид\w{1,4}|аналітик\w{0,3}|аналитик\w{0,3}|дипломат\w{0,3})"
)
TELLS = re.compile(
    r"(?:puts?|said|says?|told|tells?|spoke|speaks?|gave|gives?|reported|reports?|claimed|claims?"
    r"|estimated?|estimates|counted|counts?|cited|cites?|added|confirmed|confirms?|named|wrote"
    r"|сказа\w{1,3}|розпові\w{1,4}|повідом\w{1,4}|заяви\w{1,3}|назва\w{1,3}|оціни\w{1,3}"
    r"|рассказа\w{1,3}|сообщи\w{1,3}|назвал\w{0,2}|оценил\w{0,2}|каж(?:е|уть)|говорят?)"
)
