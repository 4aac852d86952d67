"""English words that attribute, by the act and by what may follow them.

Frames: q a quotation · c a clause, with "that" or without · h a clause with "that" or a question
word only · o an object · t "to" and a verb · a an addressee first · p a person first, who is then
told or accused of something.
"""

from __future__ import annotations

from apps.claims.extraction.attributions.closed_words import words_of
from apps.claims.extraction.attributions.cues import Cue, Form, Group
from apps.claims.extraction.attributions.records import Act

GROUPS = (
    Group(
        Act.SAYS,
        "qc",
        "say add note explain argue assert contend insist maintain declare allege complain"
        " emphasize emphasise stress warn reiterate repeat observe remark testify tweet joke"
        " lament boast caution counter proclaim quip recount signal reckon muse elaborate"
        " reply opine confess exclaim stipulate underline underscore theorize retort interject"
        " confide concur clarify affirm reaffirm aver posit",
    ),
    Group(Act.SAYS, "qh", "state"),
    Group(Act.SAYS, "qca", "tell inform assure remind notify"),
    Group(
        Act.SAYS,
        "qco",
        "announce admit concede acknowledge claim mention disclose confirm"
        " predict recall reveal report write post conclude suggest hint imply",
    ),
    Group(
        Act.SAYS,
        "q",
        "continue respond begin finish shout yell whisper cry scoff fume snap"
        " gush sigh scream chant read sing conclude",
    ),
    Group(Act.SAYS, "o", "cite reference discuss detail outline tout quote recite"),
    Group(Act.SHOWS, "ho", "show demonstrate prove"),
    Group(Act.SHOWS, "hco", "indicate"),
    Group(Act.SHOWS, "h", "highlight illustrate document"),
    Group(Act.BELIEVES, "qc", "think believe guess suppose"),
    Group(Act.BELIEVES, "h", "feel assume presume imagine figure consider speculate"),
    Group(Act.BELIEVES, "ho", "fear doubt suspect regret estimate"),
    Group(Act.BELIEVES, "h", "worry"),
    Group(
        Act.KNOWS,
        "h",
        "know understand realize realise learn discover find hear recognize"
        " recognise notice remember forget determine calculate see decide",
    ),
    Group(Act.EXPECTS, "cot", "expect anticipate foresee forecast project"),
    Group(Act.EXPECTS, "ct", "hope wish"),
    Group(Act.INTENDS, "qht", "promise pledge vow swear threaten"),
    Group(Act.INTENDS, "t", "plan intend seek offer prefer volunteer aim"),
    Group(Act.INTENDS, "to", "want"),
    Group(Act.INTENDS, "qcto", "agree propose"),
    Group(Act.ASKS, "qhap", "ask"),
    Group(Act.ASKS, "qhp", "urge advise"),
    Group(Act.ASKS, "qho", "demand request recommend"),
    Group(Act.ASKS, "hp", "instruct encourage implore beg"),
    Group(Act.ASKS, "qh", "wonder inquire"),
    Group(Act.DENIES, "qco", "deny"),
    Group(Act.DENIES, "ho", "reject dispute refute dismiss question contradict"),
    Group(Act.REFUSES, "t", "refuse decline"),
    Group(
        Act.JUDGES,
        "qp",
        "accuse blame criticize criticise condemn denounce praise laud slam"
        " mock ridicule thank hail deride decry lambast rebuke scold applaud commend deplore"
        " champion",
    ),
    Group(Act.JUDGES, "o", "advocate welcome protest"),
    Group(
        Act.JUDGES,
        "qp",
        "call describe label brand dub characterize characterise portray depict liken",
    ),
)

# Verbs whose second word makes the attribution.
PARTICLES: dict[tuple[str, str], tuple[Act, str]] = {
    ("point", "out"): (Act.SAYS, "qc"),
    ("rule", "out"): (Act.DENIES, "o"),
    ("point", "to"): (Act.SAYS, "o"),
    ("call", "for"): (Act.ASKS, "o"),
    ("call", "on"): (Act.ASKS, "p"),
    ("refer", "to"): (Act.SAYS, "o"),
    ("allude", "to"): (Act.SAYS, "o"),
    ("speak", "about"): (Act.SAYS, "o"),
    ("speak", "of"): (Act.SAYS, "o"),
    ("talk", "about"): (Act.SAYS, "o"),
    ("talk", "of"): (Act.SAYS, "o"),
    ("complain", "about"): (Act.SAYS, "o"),
    ("complain", "of"): (Act.SAYS, "o"),
    ("comment", "on"): (Act.SAYS, "o"),
    ("warn", "of"): (Act.SAYS, "o"),
    ("warn", "about"): (Act.SAYS, "o"),
    ("warn", "against"): (Act.SAYS, "o"),
    ("object", "to"): (Act.DENIES, "o"),
    ("argue", "for"): (Act.SAYS, "o"),
    ("argue", "against"): (Act.SAYS, "o"),
    ("insist", "on"): (Act.SAYS, "o"),
    ("apologize", "for"): (Act.SAYS, "o"),
    ("boast", "about"): (Act.SAYS, "o"),
    ("boast", "of"): (Act.SAYS, "o"),
    ("worry", "about"): (Act.BELIEVES, "o"),
    ("think", "of"): (Act.BELIEVES, "o"),
    ("think", "about"): (Act.BELIEVES, "o"),
    ("know", "about"): (Act.KNOWS, "o"),
    ("hope", "for"): (Act.EXPECTS, "o"),
    ("disagree", "with"): (Act.DENIES, "o"),
    ("agree", "with"): (Act.SAYS, "o"),
    ("rail", "against"): (Act.JUDGES, "o"),
    ("push", "for"): (Act.ASKS, "o"),
    ("press", "for"): (Act.ASKS, "o"),
    ("joke", "about"): (Act.SAYS, "o"),
    ("inquire", "about"): (Act.ASKS, "o"),
    ("ask", "about"): (Act.ASKS, "o"),
    ("ask", "for"): (Act.ASKS, "o"),
    ("write", "about"): (Act.SAYS, "o"),
    ("report", "on"): (Act.SAYS, "o"),
    ("dream", "of"): (Act.EXPECTS, "o"),
    ("believe", "in"): (Act.BELIEVES, "o"),
}

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "write": ("writes", "wrote", "written", "writing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "read": ("reads", "read", "read", "reading"),
    "sing": ("sings", "sang", "sung", "singing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "know": ("knows", "knew", "known", "knowing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "find": ("finds", "found", "found", "finding"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "see": ("sees", "saw", "seen", "seeing"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "beg": ("begs", "begged", "begged", "begging"),
    "plan": ("plans", "planned", "planned", "planning"),
    "prefer": ("prefers", "preferred", "preferred", "preferring"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "concur": ("concurs", "concurred", "concurred", "concurring"),
    "aver": ("avers", "averred", "averred", "averring"),
    "dream": ("dreams", "dreamed", "dreamt", "dreaming"),
}
# Base or -s forms that are as often nouns: they need a subject that fits before them.
ALSO_NOUNS = words_of(
    "claim report state note comment plan hope fear doubt wish promise pledge vow threat call"
    " question challenge demand request offer support attack praise blame quote post remark"
    " joke protest boast counter project estimate forecast signal reply stress mention hint"
    " lament tweet label brand document figure back guess fume cry sigh scream shout yell chant"
    " favor favour champion show read see dispute answer welcome reference detail outline doubt"
    " regret worry aim want value view target tout find slam blast"
)


def forms(lemma: str) -> tuple[str, str, str, str]:
    """The -s form, past, participle and -ing form of an English verb."""
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma.endswith(("s", "sh", "ch", "x")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    if lemma.endswith("e"):
        return (
            third,
            lemma + "d",
            lemma + "d",
            (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing",
        )
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return third, lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def verb_cues() -> dict[str, Cue]:
    """All forms of all English verbs above, by the form."""
    found: dict[str, Cue] = {}
    acts: dict[str, tuple[Act, str]] = {}
    for group in GROUPS:
        for lemma in group.lemmas.split():
            act, frames = acts.get(lemma, (group.act, ""))
            acts[lemma] = (act, frames + group.frames)
    for lemma, _ in PARTICLES:
        acts.setdefault(lemma, (Act.SAYS, ""))
    for lemma, (act, frames) in acts.items():
        third, past, participle, gerund = forms(lemma)
        noun = lemma in ALSO_NOUNS
        for word, form in (
            (lemma, Form.BASE),
            (third, Form.THIRD),
            (participle, Form.PARTICIPLE),
            (past, Form.PAST),
            (gerund, Form.GERUND),
        ):
            also_noun = noun and form in (Form.BASE, Form.THIRD)
            found.setdefault(word, Cue(lemma, act, frozenset(frames), form, also_noun))
            if form is Form.PAST:
                found[word] = Cue(lemma, act, frozenset(frames), form, also_noun)
    return found


# Nouns that are followed by "that" and what is said: by act.
NOUNS: dict[str, Act] = {
    **dict.fromkeys(
        words_of(
            "claim claims statement statements assertion assertions allegation allegations"
            " announcement admission assurance assurances warning warnings suggestion suggestions"
            " contention remark remarks comment comments report reports rumor rumors rumour"
            " rumours argument"
            " accusation accusations insistence complaint complaints declaration message reminder"
            " explanation testimony prediction predictions"
        ),
        Act.SAYS,
    ),
    **dict.fromkeys(
        words_of(
            "belief beliefs view opinion assumption conviction feeling sense suspicion suspicions"
            " concern concerns fear fears worry worries doubt doubts impression perception"
            " theory"
        ),
        Act.BELIEVES,
    ),
    **dict.fromkeys(words_of("hope hopes expectation expectations confidence"), Act.EXPECTS),
    **dict.fromkeys(words_of("promise promises pledge vow threat"), Act.INTENDS),
    **dict.fromkeys(words_of("conclusion finding findings evidence proof"), Act.SHOWS),
    **dict.fromkeys(words_of("denial denials"), Act.DENIES),
}
