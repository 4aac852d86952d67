"""What somebody threatens, vows or plans to do by force, on what condition; and what is none."""

import pytest

from apps.claims.extraction.assembling import Basis, Kind, Part
from tests.claims.extraction.assembling.kinds_read import OF_WAR, claimant_of, claims_of, words_of


def intents(text):
    return claims_of(OF_WAR + text, Kind.INTENT, at=("Orlin", "Mali", "Halvek"))


@pytest.mark.parametrize(
    ("text", "rule", "claimant", "fields"),
    [
        (
            "General Marek Ilan threatened to withdraw his troops from Orlin.",
            "intent-cue",
            "Marek Ilan",
            {"subject": "Marek Ilan", "place": "Orlin"},
        ),
        (
            "General Marek Ilan said he would let his fighters withdraw if the ministry did not"
            " send ammunition.",
            "intent-condition",
            "Marek Ilan",
            {
                "subject": "Marek Ilan",
                "condition": "if the ministry did not send ammunition",
            },
        ),
        (
            "General Marek Ilan vowed to pull his troops out of Orlin.",
            "intent-cue",
            "Marek Ilan",
            {"subject": "Marek Ilan", "place": "Orlin"},
        ),
        (
            "General Marek Ilan said that if the ministry sent no ammunition he would withdraw.",
            "intent-condition",
            "Marek Ilan",
            {"subject": "Marek Ilan", "condition": "if the ministry sent no ammunition"},
        ),
        (
            "General Marek Ilan warned that his fighters could be redeployed to Mali.",
            "intent-warned",
            "Marek Ilan",
            {"subject": "his fighters", "place": "Mali"},
        ),
        (
            "The rebels vowed to attack Halvek unless the siege is lifted.",
            "intent-cue",
            "The rebels",
            {
                "subject": "The rebels",
                "place": "Halvek",
                "condition": "unless the siege is lifted",
            },
        ),
        (
            "Rebel forces are preparing to storm Orlin.",
            "intent-cue",
            "",
            {"subject": "Rebel forces", "place": "Orlin"},
        ),
    ],
)
def test_what_is_threatened_is_read_with_its_condition(text, rule, claimant, fields):
    [claim] = intents(text)
    assert claim.rule == rule
    assert claimant_of(claim) == claimant
    assert words_of(claim) == fields


def test_a_pronoun_is_whoever_was_named_before():
    text = (
        "General Marek Ilan staked his name on Orlin.\n\nYet he lately threatened to withdraw"
        " troops from Orlin."
    )
    [claim] = intents(text)
    assert claim.statement == "Marek Ilan lately threatened to withdraw troops from Orlin."
    assert claim.known[Part.SUBJECT].basis is Basis.ELSEWHERE


@pytest.mark.parametrize(
    "text",
    [
        "General Marek Ilan did not threaten to withdraw his troops.",
        "Will the rebels vow to attack Halvek?",
        "The senator vowed to build a school in Orlin.",
        "The team is preparing to attack the title.",
        "If the rebels threatened to attack Halvek, nobody heard.",
        "The minister said the army could withdraw.",
        "Mayor Ana Dobre threatened to pull the plug on the festival.",
        "The weather could strike at any time if the wind turns.",
    ],
)
def test_what_is_no_threat_of_force_makes_no_claim(text):
    assert [claim.statement for claim in intents(text)] == []


def test_plans_in_a_text_about_no_war_make_no_claim():
    text = "Mayor Ana Dobre threatened to close the bridge and to attack the deficit."
    assert claims_of(text, Kind.INTENT) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Генерал Петро Лугань погрожує вивести війська з міста.", "Петро Лугань"),
        ("Генерал Пётр Лугань угрожает вывести войска из города.", "Пётр Лугань"),
    ],
)
def test_ukrainian_and_russian_threats(text, subject):
    [claim] = intents(text)
    assert words_of(claim)["subject"] == subject
