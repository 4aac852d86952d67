"""Who holds, has taken or has lost which place; and what is no claim of that."""

import pytest

from apps.claims.extraction.assembling import Basis, Kind, Part
from tests.claims.extraction.assembling.kinds_read import OF_WAR, claimant_of, claims_of, words_of


def control(text, *at):
    return claims_of(text, Kind.CONTROL, at=at)


@pytest.mark.parametrize(
    ("text", "rule", "fields"),
    [
        (
            "Rebel forces control most of Halvek.",
            "control-held",
            {"subject": "Rebel forces", "extent": "most of Halvek", "place": "Halvek"},
        ),
        (
            "The battle of Orlin goes on. Rebel forces hold half of the town.",
            "control-held",
            {"subject": "Rebel forces", "extent": "half of the town", "place": "Orlin"},
        ),
        (
            "Government troops have captured the town of Orlin.",
            "control-taken",
            {"subject": "Government troops", "place": "Orlin"},
        ),
        (
            "On Friday the militia seized control of Halvek airport.",
            "control-taken",
            {"subject": "the militia", "place": "Halvek"},
        ),
        (
            "Ukraine’s army liberated three villages near Orlin.",
            "control-taken",
            {
                "subject": "Ukraine’s army",
                "extent": "three villages",
                "place": "Orlin",
            },
        ),
        (
            "Orlin fell to rebel fighters.",
            "control-passed",
            {"subject": "rebel fighters", "place": "Orlin"},
        ),
        (
            "The bridge in Orlin was seized by separatist fighters.",
            "control-passed",
            {"subject": "separatist fighters", "place": "Orlin"},
        ),
        (
            "Halvek is under government control again.",
            "control-held",
            {"subject": "government", "place": "Halvek"},
        ),
        (
            "Most of Orlin remains in the hands of rebel forces.",
            "control-held",
            {"subject": "rebel forces", "extent": "Most of Orlin", "place": "Orlin"},
        ),
        (
            "Rebel forces now control about 1,000 square kilometres of the Halvek region.",
            "control-held",
            {
                "subject": "Rebel forces",
                "extent": "about 1,000 square kilometres of the Halvek region",
                "place": "Halvek",
            },
        ),
        (
            "The army has lost control of Halvek.",
            "control-lost",
            {"subject": "The army", "place": "Halvek"},
        ),
    ],
)
def test_who_controls_what_is_read_with_its_extent(text, rule, fields):
    [claim] = control(text, "Orlin", "Halvek")
    assert claim.rule == rule
    fields_read = words_of(claim)
    fields_read.pop("period", None)
    assert fields_read == fields


def test_two_parties_in_one_sentence_make_two_claims():
    text = (
        "Fighting goes on in Orlin. By now Russia controls most of the city, while Ukraine still"
        " keeps control of some parts of the city’s west."
    )
    one, two = control(text, "Orlin")
    assert words_of(one) == {"subject": "Russia", "extent": "most of the city", "place": "Orlin"}
    assert words_of(two) == {
        "subject": "Ukraine",
        "extent": "some parts of the city’s west",
        "place": "Orlin",
    }
    assert one.known[Part.PLACE].basis is Basis.ELSEWHERE
    assert one.known[Part.SUBJECT].basis is Basis.STATED
    assert [claimant_of(one), claimant_of(two)] == ["", ""]
    assert one.statement == "Russia controls most of the city."


def test_whoever_says_it_is_the_claimant():
    [claim] = control("Colonel Ana Dobre said her troops had captured Orlin.", "Orlin")
    assert claimant_of(claim) == "Ana Dobre"


@pytest.mark.parametrize(
    "text",
    [
        "Russia has been trying to capture Orlin since last year.",
        "Rebel forces failed to capture Orlin.",
        "Rebel forces have not captured Orlin.",
        "Rebel forces never controlled the town of Orlin.",
        "Government troops could capture Orlin within days.",
        "If rebel forces captured Orlin, the road would be cut.",
        "Have rebel forces captured Orlin?",
        "Capturing Orlin would bring the army closer to its goal.",
        "The minister denied that rebel forces had captured Orlin.",
        "Analysts fear that rebel forces control the town of Orlin.",
        "Rebel forces captured Orlin in 1994.",
        "Two years ago rebel forces captured Orlin.",
        "The region was annexed by Russia after a vote last September.",
        "Government troops captured twelve rebels and a tank.",
        "Rebel forces captured the imagination of the young.",
        "The army took a break.",
        "Halvek is no longer under government control.",
        "The mayor of Orlin is in the hands of rebel forces.",
        "The fire in Orlin is under control.",
        "The senator holds most of the delegates in Orlin.",
        "The company took control of its rival.",
        "Shoppers hold half of the town.",
        "Spain seized the initiative and held the lead in Orlin.",
        "The Rangers captured the title in Orlin.",
        "Orlin fell to third in the league.",
    ],
)
def test_what_is_wished_denied_old_or_no_place_is_no_claim(text):
    assert control(text, "Orlin") == []


def test_a_pronoun_is_the_party_that_speaks():
    [claim] = control("The army said it had captured Orlin.", "Orlin")
    assert words_of(claim) == {"subject": "The army", "place": "Orlin"}
    assert claim.statement == "The army had captured Orlin."
    assert control("The mayor said it had captured Orlin.", "Orlin") == []


def test_a_rule_that_is_off_makes_no_claim():
    text = "Rebel forces control most of Halvek."
    assert claims_of(text, Kind.CONTROL, at=("Halvek",), off=["control-held"]) == []


def test_a_state_takes_towns_only_where_the_text_is_about_a_war():
    text = "Georgia took Orlin."
    assert control(text, "Orlin") == []
    assert len(control(OF_WAR + text, "Orlin")) == 1


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Російські війська захопили село Орлине.",
            {"subject": "Російські війська", "place": "Орлине"},
        ),
        (
            "ЗСУ контролюють більшу частину міста.",
            {"subject": "ЗСУ", "extent": "більшу частину міста"},
        ),
        (
            "Місто перебуває під контролем російських військ.",
            {"subject": "російських військ", "place": "Місто"},
        ),
        (
            "Українські війська взяли під контроль Орлине.",
            {"subject": "Українські війська", "place": "Орлине"},
        ),
        (
            "Украинские войска освободили посёлок Орлиное.",
            {"subject": "Украинские войска", "place": "Орлиное"},
        ),
        (
            "Российские военные удерживают западные окраины города.",
            {"subject": "Российские военные", "extent": "западные окраины города"},
        ),
    ],
)
def test_ukrainian_and_russian_verbs_of_holding_and_taking(text, fields):
    [claim] = control(text, "Орлине", "Орлиное")
    assert words_of(claim) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Російські війська не захопили Орлине.",
        "Якщо російські війська захопили б Орлине, дорогу було б перерізано.",
        "Украинские войска освободили пленных.",
        "Захопили дух глядачів.",
        "Сборная захватила лидерство в группе.",
        "Він узяв участь у змаганнях.",
    ],
)
def test_ukrainian_and_russian_negations_and_figures_of_speech(text):
    assert control(text, "Орлине") == []


@pytest.mark.parametrize(
    ("text", "rule", "subject"),
    [
        ("Rebels stormed Orlin. They left.\n\nBelarus still holds the island.", "held", "Belarus"),
        ("Село Галвек перейшло під контроль ЗСУ.", "passed", "ЗСУ"),
        ("Город почти полностью перешёл под контроль России.", "passed", "России"),
        ("Морпіхи тримають висоту біля річки.", "held", "Морпіхи"),
        ("Батальон держит высоту у реки.", "held", "Батальон"),
    ],
)
def test_what_is_held_or_has_passed_in_further_words(text, rule, subject):
    [claim] = claims_of(text, Kind.CONTROL)
    assert claim.rule == f"control-{rule}"
    assert claim.known[Part.SUBJECT].words == subject


def test_it_is_the_party_of_the_sentence_before_and_the_place_named_there():
    text = "For weeks Belarus has tried to take Orlin. It now holds most of it."
    [claim] = claims_of(text, Kind.CONTROL, at=("Orlin",))
    assert claim.statement == "Belarus now holds most of it."
    assert claim.known[Part.SUBJECT].basis is Basis.ELSEWHERE
    assert claim.known[Part.PLACE].words == "Orlin"


@pytest.mark.parametrize(
    "text",
    [
        "The museum opened in Orlin. It now holds most of the coins.",
        "Село Галвек перейшло під опіку школи.",
        "Учитель держит доску.",
        "Belarus held Peru to a draw.",
    ],
)
def test_what_else_is_held_is_no_control(text):
    assert claims_of(text, Kind.CONTROL, at=("Orlin",)) == []
