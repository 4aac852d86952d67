"""What holds for every text, friendly or not: true spans, no error, time linear in the length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.claims.extraction.assembling import RULES, Kind, Limit, Part
from apps.claims.extraction.assembling.caveats import read_caveats
from apps.claims.extraction.assembling.kinds import read_kinds
from apps.claims.extraction.assembling.scene import scene_of

_MARKS = "“ ” „ \" ' ’ « » , . ? : ; — – - ( ) [ ]"
_WORDS = (
    "Rebel forces troops control captured have been the town of Orlin withdrew from to would if"
    " not could verify figure Moscow commented denied report said Ana Dobre that he threatened"
    " attack citing intelligence data come based on most were by failed offensive situation is"
    " difficult majority convicts deferring never talked about casualties 20,000 killed війська"
    " захопили місто не може перевірити заперечує войска освободили город отказался назвать"
)
PIECES = (*_MARKS.split(), *_WORDS.split(), "\n\n", "\n")
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
_PARTS_OF = {
    Kind.CONTROL: {Part.SUBJECT, Part.EXTENT},
    Kind.MOVEMENT: {Part.SUBJECT, Part.COMING_FROM, Part.GOING_TO},
    Kind.INTENT: {Part.SUBJECT, Part.CONDITION},
    Kind.CHARACTERISATION: {Part.SUBJECT},
    Kind.CAVEAT: set(),
}
_OF_ALL = {Part.CLAIMANT, Part.PLACE, Part.PERIOD}


def read(text):
    scene = scene_of(text)
    kinds = read_kinds(scene)
    return [*kinds, *read_caveats(scene, kinds)]


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_claim_stands_in_the_text_and_has_only_what_its_kind_can_hold(text):
    for draft in read(text):
        assert draft.rule in RULES
        assert draft.statement.strip()
        assert draft.explanation.startswith(RULES[draft.rule].sentence)
        assert set(draft.known) <= _PARTS_OF[draft.kind] | _OF_ALL
        assert (draft.limit is not None) == (draft.kind is Kind.CAVEAT)
        spans = [draft.core, *(piece.span for piece in draft.evidence)]
        spans += [known.span for known in draft.known.values() if known.span is not None]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(known.words.strip() for known in draft.known.values())


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_caveat_limits_only_claims_that_stand_before_it_or_in_its_sentence(text):
    scene = scene_of(text)
    kinds = read_kinds(scene)
    for caveat in read_caveats(scene, kinds):
        assert all(any(limited is claim for claim in kinds) for limited in caveat.limits)
        if caveat.limit is not Limit.BASIS:
            assert all(limited.core.start < caveat.core.start for limited in caveat.limits)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_claims(text):
    one, other = read(text), read(text)
    assert [(each.core, each.rule, each.fingerprint) for each in one] == [
        (each.core, each.rule, each.fingerprint) for each in other
    ]


_HOSTILE = {
    "digits": "7" * 8_000,
    "one word": "a" * 8_000,
    "quotation marks": "“" * 2_000 + "The army captured Orlin" + "”" * 2_000,
    "verbs": "captured " * 200,
    "forces": "the army controls " * 600,
    "caveats": "could not verify and denied that and has not commented " * 250,
    "adjuncts": "The army withdrew " + "from Orlin to Halvek " * 500,
    "conditions": "he would withdraw if " * 500,
    "quoted speech": "“We would withdraw if the army did,” he said. " * 200,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_time_grows_no_faster_than_the_text(name):
    part = _HOSTILE[name]

    def seconds(text):
        scene = scene_of(text)
        best = float("inf")
        for _ in range(2):
            begun = time.perf_counter()
            read_caveats(scene, read_kinds(scene))
            best = min(best, time.perf_counter() - begun)
        return best

    assert seconds(part * 4) < 9 * seconds(part) + 0.1
