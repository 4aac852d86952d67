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
# What these are done with or to, if they are done by force: "launch an attack".
ARMS: Final = words_of(
    "attack attacks offensive offensives counteroffensive strike strikes missile missiles rocket"
    " rockets operation operations troops forces soldiers army weapons tanks hostilities fighting"
    " fighters mercenaries units shelling assault assaults bombing bombings airstrikes invasion"
    " nuclear war ceasefire cease-fire truce drones arms ammunition border"
)
BY_FORCE: Final = words_of(_BY_FORCE) | words_of(
    "атакувати вдарити захопити звільнити вивести відвести відступити знищити окупувати"
    " перекинути застосувати атаковать ударить захватить освободить вывести отвести отступить"
    " уничтожить оккупировать перебросить применить"
)
WITH_ARMS: Final = words_of(_WITH_MORE)
DONE: Final = frozenset(
    _PAST.get(lemma, english.forms(lemma)[2]) for lemma in f"{_BY_FORCE} send".split()
)
# Saying this is itself the threat or promise.
THREATENING: Final = words_of(
    "threaten vow pledge promise swear погрожува погрожує угрожа угрожает пообіця обіця обіцяє"
    " пообеща обеща обещает"
)
WARNING: Final = words_of("warn threaten vow pledge promise swear попереди предупреди")
PLANNING: Final = words_of("plan intend aim планує планирует")
READY: Final = words_of("ready prepared preparing poised set готові готовий готовы готов готова")
WILL: Final = words_of("will would could may might 'll ’ll може можуть буде может могут будет")
WOULD: Final = words_of("will would 'll ’ll")
CONDITIONS: Final = words_of("if unless provided якщо если")
OWN: Final = words_of("i we he she they it він вона вони ми он она они мы я")
