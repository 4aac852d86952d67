"""How a named speaker says that a fight goes; and what is too vague or nobody’s word."""

import pytest

from apps.claims.extraction.assembling import Fidelity, Kind
from tests.claims.extraction.assembling.kinds_read import OF_WAR, claimant_of, claims_of, words_of


def characters(text):
    return claims_of(OF_WAR + text, Kind.CHARACTERISATION, at=("Orlin",))


@pytest.mark.parametrize(
    ("text", "rule", "subject"),
    [
        (
            "“Russia’s attempt to take the valley failed,” Ana Dobre told reporters.",
            "character-outcome",
            "Russia’s attempt to take the valley",
        ),
        (
            "“The army has been unable to take any ground,” said Ana Dobre.",
            "character-outcome",
            "The army",
        ),
        (
            "“Russia has exhausted its stockpiles,” Ana Dobre said.",
            "character-outcome",
            "Russia",
        ),
        (
            "Ana Dobre said the situation in Orlin remains very difficult.",
            "character-state",
            "the situation in Orlin",
        ),
        (
            "Ana Dobre said that new Russian forces “continue to be thrown into battle”.",
            "character-state",
            "new Russian forces",
        ),
        (
            "“The majority are convicts,” Ana Dobre said.",
            "character-makeup",
            "The majority",
        ),
    ],
)
def test_what_a_named_speaker_says_of_a_fight_is_read(text, rule, subject):
    [claim] = characters(text)
    assert claim.rule == rule
    assert claimant_of(claim) == "Ana Dobre"
    assert words_of(claim)["subject"] == subject


def test_words_in_quotation_marks_are_verbatim_and_others_are_not():
    [quoted] = characters("“The situation is critical,” Ana Dobre said.")
    [told] = characters("Ana Dobre said the situation was critical.")
    assert [quoted.evidence[0].fidelity, told.evidence[0].fidelity] == [
        Fidelity.VERBATIM,
        Fidelity.PARAPHRASE,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The situation is difficult.",
        "Is the situation difficult, Ana Dobre asked?",
        "“The exam was difficult,” Ana Dobre said.",
        "“My car failed,” Ana Dobre said.",
        "“The offensive has not failed,” Ana Dobre said.",
        "“If the offensive failed, we would know,” Ana Dobre said.",
        "“The volunteers sing,” Ana Dobre said.",
        "“They failed to come,” Ana Dobre said.",
    ],
)
def test_what_is_nobodys_word_denied_or_about_no_fight_makes_no_claim(text):
    assert characters(text) == []


def test_the_same_words_about_no_war_make_no_claim():
    text = "“The situation in the league is difficult,” Ana Dobre said."
    assert claims_of(text, Kind.CHARACTERISATION) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ситуація на фронті залишається складною, повідомив генерал Петро Лугань.", "Ситуація"),
        ("«Российское наступление провалилось», — сказал Пётр Лугань.", "Российское наступление"),
    ],
)
def test_ukrainian_and_russian_words_of_state_and_outcome(text, subject):
    [claim] = characters(text)
    assert words_of(claim)["subject"].startswith(subject)
