"""Words that say what was done to those who are counted, and how a number stands to them."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from apps.figures.lexicon import words


class Role(Enum):
    """VERB: done by somebody to those counted. DONE: said of those counted, before or after them.
    GERUND: those counted follow. ACT: a noun with "of". COUNTED: a noun for those counted."""

    VERB = auto()
    DONE = auto()
    GERUND = auto()
    ACT = auto()
    COUNTED = auto()


_ENGLISH: tuple[tuple[str, Role, str], ...] = (
    (
        "killed",
        Role.VERB,
        r"kill(?:ed)?|murdered|assassinated?|slew|slain|massacred|slaughtered|executed?"
        r"|beheaded|lynched|hanged|strangled|gunned|shot|machinegunned|liquidated|eliminated"
        r"|neutrali[sz]ed|drowned|claimed|claims|butchered|hacked|stabbed",
    ),
    (
        "killed",
        Role.GERUND,
        r"kills|murders|killing|murdering|assassinating|slaughtering|massacring|executing|claiming"
        r"|eliminating|neutrali[sz]ing|beheading",
    ),
    ("killed", Role.DONE, r"die[ds]?|dying|dead|perish(?:ed)?|deceased|succumbed"),
    (
        "killed",
        Role.ACT,
        r"murders?|assassinations?|killings?|massacres?|slaughter|deaths?|executions?|slayings?"
        r"|slayers?|killers?|murderers?|assassins?|funerals?|burials?|bod(?:y|ies)|corpses?"
        r"|remains"
        r"|lives|loss|toll|beheadings?",
    ),
    (
        "killed",
        Role.COUNTED,
        r"deaths?|fatalit(?:y|ies)|martyrs?|bodies|body|corpses?|dead|fallen|killed|lives|toll"
        r"|kia"
        r"|murders|killings|assassinations",
    ),
    ("injured", Role.VERB, r"wound(?:ed|s)?|injure[ds]?|hurt|maimed|hospitali[sz]ed"),
    ("injured", Role.GERUND, r"injures|wounding|injuring|hurting|maiming"),
    ("injured", Role.DONE, r"wounds|burns|injuries"),
    ("injured", Role.ACT, r"wounding|injury|injuries"),
    ("injured", Role.COUNTED, r"wounded|injured|wia|injur(?:y|ies)|hurt|woundings?"),
    ("casualties", Role.COUNTED, r"casualt(?:y|ies)|losses"),
    ("casualties", Role.GERUND, r"lost|loses?|losing"),
    ("missing", Role.DONE, r"missing|disappeared|unaccounted|vanished"),
    ("missing", Role.ACT, r"disappearances?"),
    ("missing", Role.COUNTED, r"missing|disappearances|disappeared|mia"),
    ("captured", Role.VERB, r"captured?"),
    ("captured", Role.GERUND, r"capturing|captures"),
    ("captured", Role.DONE, r"surrendered|surrender"),
    ("captured", Role.ACT, r"capture"),
    ("captured", Role.COUNTED, r"prisoners?|pows?|captives?|captured"),
    ("abducted", Role.VERB, r"kidnap(?:p?ed)?|abducted|kidnaps"),
    ("abducted", Role.GERUND, r"kidnap?ping|abducting"),
    ("abducted", Role.ACT, r"kidnap?pings?|abductions?"),
    ("abducted", Role.COUNTED, r"hostages?|kidnap?pings|abductions|kidnapped"),
    ("detained", Role.VERB, r"arrested|detain(?:ed|s)?|jailed|imprisoned|prosecuted?"),
    ("detained", Role.GERUND, r"arresting|detaining"),
    ("detained", Role.ACT, r"arrests?|detentions?"),
    ("detained", Role.COUNTED, r"arrests|detainees?|detentions"),
    ("displaced", Role.VERB, r"displaced?|displaces|evacuated?"),
    ("displaced", Role.GERUND, r"displacing|evacuating"),
    ("displaced", Role.DONE, r"fled|homeless|flee"),
    ("displaced", Role.ACT, r"displacement|evacuation"),
    ("displaced", Role.COUNTED, r"refugees?|idps?|displaced|evacuees"),
    ("released", Role.VERB, r"released?|freed|rescued"),
    ("released", Role.GERUND, r"releasing|freeing|rescuing"),
    ("released", Role.ACT, r"release"),
    ("destroyed", Role.VERB, r"destroy(?:ed|s)?|downed|sank|sunk|demolished"),
    ("destroyed", Role.GERUND, r"destroying|downing|sinking|demolishing"),
    ("destroyed", Role.ACT, r"destruction"),
    ("damaged", Role.VERB, r"damage[ds]?"),
    ("damaged", Role.GERUND, r"damaging"),
    ("damaged", Role.ACT, r"damage"),
)

_SLAVIC: tuple[tuple[str, Role, str], ...] = (
    (
        "killed",
        Role.DONE,
        r"загину\w{0,4}|гин(?:е|уть|ули)|вбит[оаіи]|вбито|вби(?:в|ла|ли|ває|вають)|вбивши"
        r"|убит[оаыі]"
        r"|уби(?:л|ла|ли|то|вает|вают)|убив|погиб(?:ло|ли|ла|нут)?|помер(?:ло|ли|ла)?"
        r"|умер(?:ло|ли|ла)?"
        r"|ліквідова\w{1,3}|ліквідували|ликвидирова\w{1,3}|полягл[оиа]|полегл[оиа]"
        r"|розстріля\w{1,4}|расстреля\w{1,4}"
        r"|страчен[оіа]|казнен[оыа]|скончал\w{2,4}|умертв\w{2,4}|знешкод\w{2,6}|нейтрал\w{4,9}"
        r"|мертві|мертвы"
        r"|забрал[аио]|обірвал[аио]|уничтожили|استشهد|قتل|مقتل|استشهاد|ارتقى|ارتقاء",
    ),
    (
        "killed",
        Role.COUNTED,
        r"загибл\w{1,3}|вбит(?:их|ими|им)|убит(?:ых|ыми|их|ими)|погибш\w{1,3}|мертв(?:их|ых"
        r"|ими|ыми)"
        r"|померлих|умерших|смерт(?:ей|і|и|ь)|життів|життя|жизней|жизни|тіл|тіла|тел|тела"
        r"|трупів|трупов|полеглих"
        r"|жертв\w{0,3}|летальних|летальных"
        r"|(?:و|ف)?(?:ب|ل)?(?:ال|لل)?(?:شهيد|شهيدا|شهيدة|شهداء|شهيدًا|قتيل|قتيلا|قتلى|شهداءه"
        r"|وفيات|وفاة|ضحايا)",
    ),
    (
        "killed",
        Role.ACT,
        r"загибел\w{1,3}|гибел\w{1,2}|вбивств\w{1,3}|убийств\w{1,3}|смерт(?:і|и|ь|ю)",
    ),
    (
        "injured",
        Role.DONE,
        r"поранен[оіаи]|поранили|поранило|ранен[оыаі]|ранил[иоа]|травмован[оіа]"
        r"|травмирован[оыа]|постражда\w{1,3}"
        r"|пострада\w{1,3}|зазнал[иао]|контужен[оіыа]|أصيب|إصابة|جرح|дістал[иао]|ушкоджень",
    ),
    (
        "injured",
        Role.COUNTED,
        r"поранен(?:их|ими|ь|ня)|ранен(?:ых|ыми|их|ий|ия)|травмован(?:их|ими)|травмирован(?:ых"
        r"|ными)"
        r"|постраждал(?:их|ими)|пострадавш\w{2,3}|контужен(?:их|ых)"
        r"|(?:و|ف)?(?:ب|ل)?(?:ال|لل)?(?:إصابة|إصابات|اصابة|اصابات|جريح|جريحا|جرحى|مصاب|مصابا"
        r"|مصابين|مصابون)",
    ),
    ("casualties", Role.COUNTED, r"втрат\w{0,3}|потер(?:и|ь|ям|ями|ях|я)"),
    ("casualties", Role.DONE, r"[ву]трати(?:в|ла|ли|ло)|потеря(?:л|ла|ли|ло)"),
    ("missing", Role.DONE, r"зник(?:ло|ли|ла|лі)|безвісти|пропал[оиа]|пропали"),
    (
        "missing",
        Role.COUNTED,
        r"зниклих|пропавш(?:их|ими)|(?:ال|لل)?(?:مفقود|مفقودا|مفقودين|مفقودون)",
    ),
    (
        "captured",
        Role.DONE,
        r"полонен[оіа]|полонили|полон[уі]?|плену?|взят[оыіа]|захопи\w{1,3}|захопленo|захоплен[оіа]|захватили"
        r"|захвачен[оыа]|плен[её]?н[оы]",
    ),
    (
        "captured",
        Role.COUNTED,
        r"полонених|військовополонен\w{2}|пленн(?:ых|ыми)|військовополоненими|военнопленн\w{2}"
        r"|أسير|أسرى",
    ),
    (
        "displaced",
        Role.DONE,
        r"евакуйова\w{1,3}|евакуювали|эвакуирова\w{1,3}|переміщен[оіа]|покинул[иао]"
        r"|виїхал[иао]|выехал[иао]",
    ),
    (
        "displaced",
        Role.COUNTED,
        r"переселенц\w{1,3}|біженц\w{1,3}|беженц\w{1,3}|переміщених|перемещенн\w{2}|вимушених"
        r"|(?:ال)?(?:نازح|نازحين|نازحا)",
    ),
    ("detained", Role.DONE, r"затрима\w{1,3}|задержа\w{1,3}|заарештова\w{1,3}|арестова\w{1,3}"),
    (
        "released",
        Role.DONE,
        r"звільнен[оіа]|освобожд\w{2,4}|повернул\w{1,2}|врятова\w{1,3}|спас(?:ли|ено|ены)",
    ),
    (
        "destroyed",
        Role.DONE,
        r"знищ(?:ен[оіа]|ил[иаo]|или|ив|ено)|уничтожен[оыа]|збит[оіа]|збил[иа]|сбит[оыа]|сбили"
        r"|зруйнован[оіа]|разрушен[оыа]",
    ),
    ("damaged", Role.DONE, r"пошкоджен[оіа]|поврежден[оыа]|пошкодил[иа]"),
)

_COMPILED = tuple(
    (measure, role, re.compile(pattern)) for measure, role, pattern in (*_ENGLISH, *_SLAVIC)
)

# Most words say nothing of the kind: one look at all the patterns together tells.
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, _, pattern in _COMPILED))


@lru_cache(maxsize=20_000)
def roles_of(word: str) -> tuple[tuple[str, Role], ...]:
    """What a folded word may say of those counted, and how; nothing for most words."""
    if len(word) > 24 or _ANY.fullmatch(word) is None:
        return ()
    return tuple(
        (measure, role) for measure, role, pattern in _COMPILED if pattern.fullmatch(word)
    )


# Between a noun for those counted and its number: "casualties to be over 100,000".
LABEL_LINKS = words(""": = is are was were be to at of stands stood reached reach rose risen
    rises has have hit exceed
    exceeds exceeded topped surpassed surpasses fallen fell dropped
    total totals totalled totaled includes include including number numbered
    numbers
    climbed - – — the now least at about up from become became left been stand as сягнула становить
    становила становлять складає склала склали сягає досягла зросла зросло зросли до вже до
    дорівнює
    составили составляет составляют составила достигло достигла выросло выросла возросло возросла
    уже
    перевищила перевищив перевищило перевищили перевищує перевищують превысила превысил превысило
    превысили превышает превышают сягнули досягли достигли числятся числится значаться вважаються
    считаются насчитали нарахували налічується
    є было были было باتت بلغ بلغت إلى ارتفع ارتفعت حتى""")

# A label that goes up to its number, or stands at it, may have more words before that.
RISES = words("""fallen fell dropped
    rose risen rises rising climbed climbs grew grown stands stood jumped increased
    went зросла зросло зросли збільшилася збільшилось піднялася выросло выросла возросло возросла
    увеличилось увеличилась поднялось""")
# "The larger one, over 100,000, is for casualties": the number first, then what it is for.
SAYS_FOR_WHAT = words("is are was were covers cover counts count includes include means refers")
BEHIND_FOR_WHAT = words("for of to the all those only")

BE = words("was were been be being is are am got get gets 's 're left also not since")
ADVERBS = re.compile(
    r"\w+ly|also|all|either|both|since|now|already|just|later|then|both|badly|too"
)
PARTS = words("""including include includes included among them whom which incl серед них зокрема
    включно включая
    среди числе тому числі том""")
# "To murder six": the noun is a verb after these.
VERBAL_AFTER = words("to will would could can did may might must and")
# "Claimed lives" and "lost their lives" lie on either side of the number.
OWNERS = words("their his her its")
# A verb with a thing done to right behind it: "injured a passer-by".
DETERMINERS = words("a an the his her their its our many several all some people him them himself")
# Numbers have fallen to or by something; men have fallen in or for something.
FALLEN_TO = words("to from by below under short")
# "Lost" tells of losses only before a number of people or of arms.
LOSING = words("lost lose loses losing")
# "Shot at" hurts nobody yet.
SHOT_PAST = words("at in into from up over")
NOBODY = words("nobody no none nobody's ніхто никто")
RELATIVES = words("who that which")
LISTED = words(", and or & + plus і та й и а або или و as well another along with also while")
OF_THEM = words("them whom these those which us you той них яких которых них")
BLOCKS = frozenset(";")
