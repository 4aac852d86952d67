"""Words that say how an effort ended, how things stand and who a group are. All lower case."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.attributions.closed_words import words_of

# An effort, an attack or a body that fights: what can fail or be exhausted.
EFFORTS: Final = words_of(
    "offensive offensives counteroffensive counter-offensive attack attacks assault assaults"
    " attempt attempts operation operations invasion advance advances counterattack"
    " counterattacks campaign push siege defence defense defences defenses"
    " наступ наступу штурм атака атаки спроба спроби операція оборона контрнаступ"
    " наступление штурм атаки попытка попытки операция оборона контрнаступление"
)
OUTCOMES: Final = words_of(
    "failed backfired stalled collapsed faltered fizzled"
    " провалився провалилася провалилась провалилися захлинувся захлинулася захлинулась"
    " провалился провалилась провалились провалилось захлебнулось захлебнулась захлебнулся"
)
# These take an object: "has exhausted its stockpiles".
EXHAUSTED: Final = words_of("exhausted depleted вичерпала вичерпали исчерпала исчерпали")
STORES: Final = words_of(
    "stockpile stockpiles reserves ammunition forces resources missiles supplies munitions shells"
    " запаси резерви запасы резервы"
)
SUFFERED: Final = words_of("suffered suffering sustained зазнав зазнала понес понесла понесли")
HEAVY: Final = words_of("heavy huge significant severe massive serious enormous great large")
LOSSES: Final = words_of("losses casualties втрат втрати потери")
SITUATIONS: Final = words_of(
    "situation conditions fighting battles clashes ситуація обстановка бої ситуация обстановка бои"
)
STANDS: Final = words_of(
    "difficult tense critical dire desperate stable unstable catastrophic severe complicated"
    " tough dangerous grave volatile fierce heavy intense uncertain deteriorating worsening"
    " важка важкою складна складною напружена напруженою критична критичною стабільна стабільною"
    " важкі тяжелая тяжелой сложная сложной сложна напряженная напряженной напряжённая"
    " критическая критической стабильная тяжелые"
)
COPULAS: Final = words_of(
    "is are was were remains remain remained became becomes stays залишається лишається остается"
    " остаётся є"
)
# Between a copula and what it says.
DEGREES: Final = words_of(
    "very quite extremely really still now particularly especially so more most increasingly"
    " rather fairly currently дуже досить доволі вкрай надзвичайно очень довольно крайне"
)
MOST: Final = words_of("majority most bulk більшість большинство")
# Who the members of a fighting group are.
ORIGINS: Final = words_of(
    "convicts ex-convicts prisoners inmates mercenaries conscripts volunteers recruits foreigners"
    " civilians criminals reservists contractors teenagers veterans ув'язнені засуджені"
    " найманці мобілізовані заключенные зеки наемники мобилизованные"
)
GOES_ON: Final = words_of("continue continues продовжує продовжують продолжает продолжают")
# What goes on in a fight: "continue to be thrown into battle".
FIGHTING: Final = words_of(
    "thrown attack attacking shell shelling bombard advance storm assault fight suffer deploy"
    " deployed push regroup resist hold атакувати обстрілювати штурмувати атаковать обстреливать"
    " штурмовать"
)
