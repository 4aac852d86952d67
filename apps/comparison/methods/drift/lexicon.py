"""Words whose change does harm, casefolded, all languages together."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    """not no never none nobody nothing nowhere neither nor without cannot n't denied denies deny
    не ні нет немає ніколи никогда ніхто никто без жоден жодного ни нічого ничего"""
)
# "don't" comes apart into three tokens; its first tells it from "Don".
CONTRACTED = _words(
    """don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn can mustn needn
    ain mightn"""
)

EXTENTS = _words(
    """all most majority many few several every entire almost nearly partly fully completely mostly
    may might could likely unlikely possibly probably perhaps maybe certainly must will would
    confirmed unconfirmed suspected estimated
    всі все більшість багато мало майже повністю частково може можливо ймовірно напевно
    большинство много почти полностью частично может возможно вероятно наверное"""
)

ATTRIBUTIONS = _words(
    """said says say told tells claimed claims claim stated states announced reported reports
    reportedly allegedly alleged according citing cited quoted insisted insists argued
    suggested estimate estimates believe believes assess assesses warned acknowledged
    admitted officials official sources source
    сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили нібито стверджує
    сказал сказала заявил заявила заявили сообщил сообщила сообщили якобы утверждает"""
)
