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


@pytest.mark.parametrize(
    ("text", "rule", "fields"),
    [
        (
            "General Marek Ilan vowed to send another brigade to the Orlin front.",
            "intent-cue",
            {"subject": "Marek Ilan", "place": "Orlin"},
        ),
        (
            "General Marek Ilan promised to hand over the town to the militia.",
            "intent-cue",
            {"subject": "Marek Ilan"},
        ),
        (
            "His troops could be moved to Halvek, General Marek Ilan said.",
            "intent-warned",
            {"subject": "His troops", "place": "Halvek"},
        ),
        (
            "Генерал Петро Лугань пригрозив відправити полк до міста, якщо не буде перемир'я.",
            "intent-cue",
            {"subject": "Петро Лугань", "condition": "якщо не буде перемир'я"},
        ),
        (
            "Бригада готова відійти, якщо надійде наказ, сказав генерал Петро Лугань.",
            "intent-cue",
            {"subject": "Бригада", "condition": "якщо надійде наказ"},
        ),
        (
            "Генерал Пётр Лугань сказал, что отведёт полк, если не дадут снарядов.",
            "intent-condition",
            {"subject": "Пётр Лугань", "condition": "если не дадут снарядов"},
        ),
        (
            "По словам генерала Петра Луганя, бойцов могут перебросить в Галвек.",
            "intent-warned",
            {"subject": "бойцов", "place": "Галвек"},
        ),
    ],
)
def test_threats_and_plans_in_their_other_forms(text, rule, fields):
    [claim] = intents(text)
    assert claim.rule == rule
    assert words_of(claim) == fields


def test_who_threatens_by_the_verb_alone_stands_before_it():
    text = "Генерал Пётр Лугань сказал, что отведёт полк, если не дадут снарядов."
    [claim] = intents(text)
    assert claim.statement == "Пётр Лугань отведёт полк, если не дадут снарядов."


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said that the troops could be moved to Halvek.",
        "Генерал Пётр Лугань сказал, что не отведёт полк, если дадут приказ.",
        "Поезд отойдёт от станции, если дадут сигнал, сказал машинист.",
        "Вчителька обіцяє вивести клас на подвір'я.",
        "Мэр пообещал отправить письмо в Орлин.",
    ],
)
def test_what_is_foreseen_or_peaceful_makes_no_claim(text):
    assert [claim.statement for claim in claims_of(text, Kind.INTENT)] == []
