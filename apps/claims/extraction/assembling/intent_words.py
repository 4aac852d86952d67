"""Words of threats, plans and what is done by force, in all languages. All lower case."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.attributions import english
from apps.claims.extraction.attributions.closed_words import words_of

_BY_FORCE: Final = (
    "attack strike bomb bombard shell invade withdraw retreat redeploy deploy capture seize retake"
    " recapture liberate destroy retaliate annex blockade besiege mobilise mobilize storm advance"
    " surrender kill execute expel shoot sabotage encircle assassinate evacuate"
)
_WITH_MORE: Final = (
    "expand continue begin launch resume send supply close use open suspend halt stop step"
    " intensify fire pull"
)
_PAST: Final = {
    "strike": "struck",
    "withdraw": "withdrawn",
    "retake": "retaken",
    "shoot": "shot",
    "send": "sent",
    "expel": "expelled",
}
# Troops and what they do, in the cases that follow verbs of sending and leading.
TROOPS: Final = words_of(
    "men brigade brigades battalion battalions regiment regiments"
    " бійців бійцями військ війська військо полк полки бригаду бригади батальйон батальйони"
    " зброю сили загони наступ штурм удар удару операцію обстріли"
    " бойцов бойцами войск войска полк полки бригаду бригады батальон батальоны оружие силы"
    " отряды наступление операцию обстрелы"
)
# What these are done with or to, if they are done by force: "launch an attack".
ARMS: Final = TROOPS | words_of(
    "attack attacks offensive offensives counteroffensive strike strikes missile missiles rocket"
    " rockets operation operations troops forces soldiers army weapons tanks hostilities fighting"
    " fighters mercenaries units shelling assault assaults bombing bombings airstrikes invasion"
    " nuclear war ceasefire cease-fire truce drones arms ammunition border"
)
BY_FORCE: Final = words_of(_BY_FORCE) | words_of(
    "атакувати вдарити захопити звільнити вивести відвести відступити знищити окупувати"
    " перекинути застосувати атаковать ударить захватить освободить вывести отвести отступить"
    " уничтожить оккупировать перебросить применить"
    " відійти отойти обстріляти обстрелять бомбити бомбить штурмувати штурмовать"
)
# Nobody threatens to do these in peace.
FIERCE: Final = words_of(
    "bomb bombard shell invade besiege вдарити ударить обстріляти обстрелять атакувати атаковать"
    " бомбити бомбить штурмувати штурмовать окупувати оккупировать"
)
# What is said of a time to come, without a word for "will".
FUTURE: Final = words_of(
    "виведе виведемо виведуть відведе відведемо відведуть відступлять відступимо захопить"
    " захоплять захопимо вдарить вдаримо вдарять знищить знищимо звільнить звільнимо застосує"
    " застосуємо застосують перекине перекинемо атакуємо відійде відійдуть відійдемо"
    " выведет выведем выведут отведет отведёт отведем отведут отступит отступим отступят"
    " захватит захватим захватят ударит ударим ударят уничтожит уничтожим освободит освободим"
    " применит применим применят перебросит перебросим перебросят отойдет отойдёт отойдем отойдут"
)
# Forces that may be sent somewhere: "could be moved to".
MOVED: Final = words_of(
    "sent moved redeployed deployed transferred withdrawn pulled перекинути відправити вивести"
    " відвести перебросить отправить вывести отвести"
)
WITH_ARMS: Final = words_of(_WITH_MORE) | words_of(
    "відправити надіслати направити припинити зупинити почати розпочати продовжити"
    " отправить послать направить прекратить остановить начать продолжить"
)
DONE: Final = frozenset(
    _PAST.get(lemma, english.forms(lemma)[2])
    for lemma in (*_BY_FORCE.split(), "send", "move", "transfer")
)
# Saying this is itself the threat or promise.
THREATENING: Final = words_of(
    "threaten vow pledge promise swear погрожува погрожує угрожа угрожает пообіця обіця обіцяє"
    " пообеща обеща обещает пригрози погрожують угрожают обіцяють обещают"
)
WARNING: Final = words_of("warn threaten vow pledge promise swear попереди предупреди пригрози")
PLANNING: Final = words_of(
    "plan intend aim планує планують планува планирует планируют планирова намерен намерена"
    " намерены"
)
READY: Final = words_of("ready prepared preparing poised set готові готовий готовы готов готова")
WILL: Final = words_of("will would could may might 'll ’ll може можуть буде может могут будет")
WOULD: Final = words_of("will would 'll ’ll")
CONDITIONS: Final = words_of("if unless provided якщо если")
OWN: Final = words_of("i we he she they it він вона вони ми он она они мы я")
