"""Who went, was driven or sent where; and what is no movement of forces."""

import pytest

from apps.claims.extraction.assembling import Kind
from tests.claims.extraction.assembling.kinds_read import OF_WAR, claimant_of, claims_of, words_of


def movements(text, *at):
    return claims_of(text, Kind.MOVEMENT, at=at or ("Orlin", "Halvek", "Mirosk"))


@pytest.mark.parametrize(
    ("text", "rule", "fields"),
    [
        (
            "Government troops withdrew from Orlin.",
            "movement-own",
            {"subject": "Government troops", "coming_from": "Orlin", "place": "Orlin"},
        ),
        (
            "Rebel units retreated from Orlin to Halvek.",
            "movement-own",
            {
                "subject": "Rebel units",
                "coming_from": "Orlin",
                "going_to": "Halvek",
                "place": "Orlin",
            },
        ),
        (
            "Militia fighters entered the town of Mirosk.",
            "movement-own",
            {"subject": "Militia fighters", "going_to": "the town of Mirosk", "place": "Mirosk"},
        ),
        (
            "Counterattacks have pushed enemy troops out of some positions in Orlin.",
            "movement-driven",
            {
                "subject": "enemy troops",
                "coming_from": "some positions in Orlin",
                "place": "Orlin",
            },
        ),
        (
            "Local units have ousted rebel forces from some positions near Halvek.",
            "movement-driven",
            {
                "subject": "rebel forces",
                "coming_from": "some positions near Halvek",
                "place": "Halvek",
            },
        ),
        (
            "The ministry deployed two brigades to Mirosk.",
            "movement-sent",
            {"subject": "two brigades", "going_to": "Mirosk", "place": "Mirosk"},
        ),
        (
            "Paratroopers were redeployed from Halvek to Mirosk.",
            "movement-sent",
            {
                "subject": "Paratroopers",
                "coming_from": "Halvek",
                "going_to": "Mirosk",
                "place": "Halvek",
            },
        ),
        (
            "The army’s tanks pushed deeper into Mirosk overnight.",
            "movement-own",
            {"subject": "The army’s tanks", "going_to": "Mirosk", "place": "Mirosk"},
        ),
        (
            "Tanks are advancing towards Halvek.",
            "movement-own",
            {"subject": "Tanks", "going_to": "Halvek", "place": "Halvek"},
        ),
    ],
)
def test_who_moves_where_is_read(text, rule, fields):
    [claim] = movements(text)
    assert claim.rule == rule
    assert words_of(claim) == fields


def test_what_is_added_belongs_to_the_speaker_before():
    text = (
        "General Petro Luhan said, “The situation is difficult.”\n\n"
        "However, local units have ousted rebel forces from some positions in Orlin, he added."
    )
    [claim] = movements(text)
    assert claimant_of(claim) == "Petro Luhan"


@pytest.mark.parametrize(
    "text",
    [
        "Government troops did not withdraw from Orlin.",
        "Government troops may withdraw from Orlin.",
        "Government troops tried to advance towards Orlin.",
        "When will government troops withdraw from Orlin?",
        "If government troops withdrew from Orlin, the road would be open.",
        "Rebel units retreated from Orlin in 1994.",
        "The team advanced to the final in Orlin.",
        "The candidate withdrew from the race in Orlin.",
        "The minister entered the room.",
        "Russia withdrew from the treaty.",
        "The president left office.",
        "Government troops entered a third year of war.",
        "The army moved to calm fears.",
        "Police pushed the crowd out of the square.",
    ],
)
def test_what_is_denied_wished_old_or_no_force_makes_no_claim(text):
    assert movements(OF_WAR + text) == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Російські війська відступили з Орлиного.",
            {"subject": "Російські війська", "coming_from": "Орлиного", "place": "Орлиного"},
        ),
        (
            "Українські сили вибили ворога з околиць Орлиного.",
            {"subject": "ворога", "coming_from": "околиць Орлиного", "place": "Орлиного"},
        ),
        (
            "Українські військові увійшли в Орлине.",
            {"subject": "Українські військові", "going_to": "Орлине", "place": "Орлине"},
        ),
        (
            "Российские войска отошли из Орлиного.",
            {"subject": "Российские войска", "coming_from": "Орлиного", "place": "Орлиного"},
        ),
        (
            "Украинские военные вошли в Орлиное.",
            {"subject": "Украинские военные", "going_to": "Орлиное", "place": "Орлиное"},
        ),
    ],
)
def test_ukrainian_and_russian_verbs_of_movement(text, fields):
    [claim] = movements(text, "Орлиного", "Орлине", "Орлиное")
    assert words_of(claim) == fields


@pytest.mark.parametrize(
    "text", ["Противник залишив деякі позиції.", "Боевики оставили высоту у реки."]
)
def test_ground_that_forces_leave_needs_no_name(text):
    [claim] = claims_of(text, Kind.MOVEMENT)
    assert claim.rule == "movement-own"
