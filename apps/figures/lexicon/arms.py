"""Words for the arms that are lost in war: vehicles, aircraft, guns, ships."""

from __future__ import annotations

import re

ARMS = re.compile(
    r"\b(?:tanks?|(?:armou?red|fighting|combat|military) (?:vehicles?|carriers?)|apcs?|ifvs?"
    r"|personnel carriers?|(?:war|military|combat|attack)?(?:planes?|jets?)|aircraft|bombers?"
    r"|helicopters?|gunships?|drones?|uavs?|missiles?|rockets?|launchers?|howitzers?|mortars?"
    r"|artillery|guns?|cannons?|rifles?|weapons?|warships?|frigates?|submarines?|vessels?"
    r"|air[- ]defen[cs]e|mlrs|systems?|танк\w*|бмп|бтр|ббм|рсзв|рсзо|бронемашин\w*|бронетехн\w*"
    r"|літак\w*|самол[её]т\w*|гелікоптер\w*|вертол[іеё]?т\w*|вертольот\w*|безпілотник\w*"
    r"|беспилотник\w*|бпла|дрон\w*|ракет\w*|корабл\w*|катер\w*|гармат\w*|гаубиц\w*|артсистем\w*"
    r"|артилер\w*|артиллер\w*|міномет\w*|миномет\w*)\b",
    re.IGNORECASE,
)
