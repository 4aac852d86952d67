"""English words of caveats: not verified, no comment, refused, denied, resting on. Lower case."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.attributions import english
from apps.claims.extraction.attributions.closed_words import words_of


def _forms(lemmas: str) -> frozenset[str]:
    """All forms of some verbs."""
    return frozenset(form for lemma in lemmas.split() for form in (lemma, *english.forms(lemma)))


VERIFY: Final = _forms("verify corroborate authenticate substantiate")
CONFIRM: Final = _forms("confirm")
VERIFICATION: Final = words_of("verification confirmation corroboration evidence proof")
INDEPENDENT: Final = words_of("independently independent separately immediately")
# What can be verified, denied or rested on: words for what somebody claimed.
CLAIMED: Final = words_of(
    "claim claims report reports figure figures number numbers toll account accounts"
    " information allegation allegations statement statements assertion assertions video"
    " footage videos authenticity veracity accuracy details detail story estimate estimates"
    " count data accusation accusations charge charges it this that these those them"
    " accuracy truth rumor rumors rumour rumours losses casualties death deaths"
)
SAID: Final = words_of(
    "claim claims report reports figure figures number numbers toll account accounts allegation"
    " allegations statement statements assertion assertions accusation accusations charge"
    " charges estimate estimates rumor rumors rumour rumours"
)
COMMENT: Final = words_of("comment comments commented commenting")
RESPOND: Final = _forms("respond reply answer") | words_of("return returned")
REQUESTS: Final = words_of(
    "request requests question questions message messages call calls email emails e-mail inquiry"
    " inquiries enquiry enquiries"
)
REACHED: Final = words_of("reached available unavailable contacted")
DECLINE: Final = _forms("decline refuse")
# To say one of these, or to decline to, is about what is told.
TELL_ALL: Final = words_of("estimate specify elaborate speculate quantify answer")
TELL_WHAT: Final = words_of("say comment")
TELL_INFO: Final = words_of(
    "give provide release publish disclose discuss reveal offer share confirm identify state"
)
TOLD: Final = words_of("disclosed released published revealed disclose release publish reveal")
# "Leaves such numbers to the ministry", "referred questions to the army".
LEAVE: Final = _forms("refer") | words_of("leave leaves left leaving")
LEFT_THINGS: Final = words_of(
    "figure figures number numbers detail details estimate estimates casualties losses toll"
    " count statistics question questions inquiries enquiries"
)
NEVER_TALKED: Final = TOLD | words_of("talked spoken commented talk speak")
WH_WORDS: Final = words_of("how what where when who whom why which whether if more anything")
INFORMATION: Final = words_of(
    "figure figures number numbers detail details estimate estimates casualties casualty losses"
    " loss toll information breakdown data how where when many further more deaths count"
    " identities identity statistics names"
)
DENY: Final = _forms("deny")
REJECT: Final = _forms("reject dismiss refute dispute") | words_of("rebuffed")
# Denying these is to keep somebody from something.
NOT_TOLD: Final = words_of(
    "access entry visa visas bail request requests permission right rights aid opportunity"
    " parole care coverage asylum him her them us me services treatment appeal motion food"
    " water chance"
)
DENIED: Final = words_of("that any it this these having being all both")
# "Denied the killings", "their role in": denying these is to say that it is not so.
DENIED_THINGS: Final = SAID | words_of(
    "responsibility involvement wrongdoing knowledge incident incidents attack attacks link links"
    " connection connections role existence authenticity truth presence participation"
    " accuracy killing killings bombing shelling abuses abuse strike losses plans plan"
)
EVIDENCE: Final = words_of(
    "intelligence data statistics report reports document documents imagery footage figures"
    " records estimates information analysis assessment assessments survey surveys interviews"
    " evidence photographs photos images intercepts testimony testimonies"
)
MEASURED: Final = words_of(
    "information statistics figure figures number numbers data estimate estimates count toll"
    " assessment assessments analysis claim claims tally calculation calculations findings"
)
COMES: Final = words_of("come comes came")
RESTS: Final = _forms("rest rely")
DEFER: Final = words_of("deferring deferred defers defer")
