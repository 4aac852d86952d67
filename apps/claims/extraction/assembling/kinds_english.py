"""English verbs of holding, taking, losing and leaving places, and of going to them."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.kind_verbs import (
    Does,
    KindVerb,
    Pattern,
    with_longest_first,
)
from apps.claims.extraction.attributions import english
from apps.claims.extraction.attributions.cues import Form

# A verb, or a verb and the words behind it; those before "!" are said of much else.
_VERBS: Final = {
    Does.HOLDS: (
        "control | occupy | hold ! | have control of | have control over | maintain control of"
        " | maintain control over | retain control of | retain control over | keep control of"
    ),
    Does.TAKES: (
        "capture | seize | liberate | recapture | retake | conquer | overrun | regain !"
        " | reclaim ! | take ! | take control of | take full control of | take over"
        " | gain control of"
        " | regain control of | regain control over | seize control of | establish control over"
        " | wrest control of | win control of | reoccupy"
    ),
    Does.LOSES: "lose control of | lose control over | lose ! | cede | surrender ! | abandon !",
    Does.FALLS: (
        "fall to | fall into the hands of | pass into the hands of | come under the control of"
    ),
    Does.LEAVES: (
        "withdraw | retreat | pull back | pull out | fall back | leave ! | flee ! | evacuate !"
    ),
    Does.GOES: (
        "advance | march | redeploy | return | arrive | push into | move into | cross into"
        " | roll into | storm into | move towards | move toward | push towards | push toward"
        " | break through | land"
    ),
    Does.ENTERS: "enter | reach | storm | invade",
    Does.DRIVES: "push | oust | drive | expel | dislodge | force | eject | flush",
    Does.SENDS: "deploy | redeploy | send | transfer | move | dispatch | relocate | rush",
}
_IRREGULAR: Final = {
    "hold": ("holds", "held", "held", "holding"),
    "have": ("has", "had", "had", "having"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "retake": ("retakes", "retook", "retaken", "retaking"),
    "overrun": ("overruns", "overran", "overrun", "overrunning"),
    "take": ("takes", "took", "taken", "taking"),
    "win": ("wins", "won", "won", "winning"),
    "lose": ("loses", "lost", "lost", "losing"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "come": ("comes", "came", "come", "coming"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "leave": ("leaves", "left", "left", "leaving"),
    "flee": ("flees", "fled", "fled", "fleeing"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "drive": ("drives", "drove", "driven", "driving"),
    "send": ("sends", "sent", "sent", "sending"),
    "control": ("controls", "controlled", "controlled", "controlling"),
    "expel": ("expels", "expelled", "expelled", "expelling"),
    "transfer": ("transfers", "transferred", "transferred", "transferring"),
}


def verbs() -> dict[str, KindVerb]:
    """All forms of the verbs above, by the form."""
    patterns: dict[str, list[Pattern]] = {}
    for does, listed in _VERBS.items():
        for entry in listed.split("|"):
            lemma, *then = entry.split()
            strict = then == ["!"]
            known = patterns.setdefault(lemma, [])
            known.append(Pattern(does, () if strict else tuple(then), strict))
    found: dict[str, KindVerb] = {}
    for lemma, listed_patterns in patterns.items():
        third, past, participle, gerund = _IRREGULAR.get(lemma) or english.forms(lemma)
        forms: dict[str, set[Form]] = {}
        for word, form in (
            (lemma, Form.BASE),
            (third, Form.THIRD),
            (past, Form.PAST),
            (participle, Form.PARTICIPLE),
            (gerund, Form.GERUND),
        ):
            forms.setdefault(word, set()).add(form)
        for word, can_be in forms.items():
            found[word] = KindVerb(lemma, frozenset(can_be), with_longest_first(listed_patterns))
    return found
