"""Who could not verify, would not say, did not comment or denies; and which claims it limits."""

import pytest

from apps.claims.extraction.assembling import Kind, Limit
from apps.claims.extraction.assembling.reading import read_claims
from tests.claims.extraction.assembling.kinds_read import PUBLISHED, claimant_of, claims_of

FIGURE = "More than 20,000 soldiers were killed in the fighting, spokeswoman Ana Dobre said.\n\n"


def caveats(text):
    return [(claim.limit, claimant_of(claim)) for claim in claims_of(text, Kind.CAVEAT)]


@pytest.mark.parametrize(
    ("text", "limit", "claimant"),
    [
        ("The BBC could not verify the figure independently.", Limit.UNVERIFIED, "The BBC"),
        ("Reuters was unable to confirm the reports.", Limit.UNVERIFIED, "Reuters"),
        ("The claims could not be independently verified.", Limit.UNVERIFIED, ""),
        ("It was not possible to verify the claim.", Limit.UNVERIFIED, ""),
        ("Neither side’s claims could be independently confirmed.", Limit.UNVERIFIED, ""),
        ("There was no independent confirmation of the toll.", Limit.UNVERIFIED, ""),
        ("Moscow has not commented.", Limit.NO_COMMENT, "Moscow"),
        ("The ministry declined to comment.", Limit.NO_COMMENT, "The ministry"),
        (
            "The army did not immediately respond to a request for comment.",
            Limit.NO_COMMENT,
            "The army",
        ),
        ("The governor could not be reached for comment.", Limit.NO_COMMENT, "The governor"),
        ("There was no immediate comment from Minsk.", Limit.NO_COMMENT, "Minsk"),
        ("The ministry refused to give a figure.", Limit.REFUSAL, "The ministry"),
        ("The army would not estimate its losses.", Limit.REFUSAL, "The army"),
        ("Kyiv declined to say how many soldiers had died.", Limit.REFUSAL, "Kyiv"),
        ("The embassy would neither confirm nor deny it.", Limit.REFUSAL, "The embassy"),
        ("Ukraine does not disclose its own losses.", Limit.REFUSAL, "Ukraine"),
        ("The port had not answered a request for comment.", Limit.NO_COMMENT, "The port"),
        ("The base has not yet replied to a request.", Limit.NO_COMMENT, "The base"),
        ("The garrison did not answer questions.", Limit.NO_COMMENT, "The garrison"),
        ("The governor did not respond.", Limit.NO_COMMENT, "The governor"),
        ("Asked how many had died, Ana Dobre declined again.", Limit.REFUSAL, "Ana Dobre"),
        ("Ana Dobre said she would leave such figures to Riga.", Limit.REFUSAL, "Ana Dobre"),
        ("The ministry referred all questions to the army.", Limit.REFUSAL, "The ministry"),
        ("The major would not be drawn on losses.", Limit.REFUSAL, "The major"),
        ("The marshal declined to answer.", Limit.REFUSAL, "The marshal"),
        ("There is no independent evidence of the claim.", Limit.UNVERIFIED, ""),
        ("Moscow denied the report.", Limit.DENIAL, "Moscow"),
        ("The rebels have denied any responsibility for the attack.", Limit.DENIAL, "The rebels"),
        ("The ministry rejected the figures.", Limit.DENIAL, "The ministry"),
    ],
)
def test_a_caveat_is_read_with_who_makes_it(text, limit, claimant):
    assert caveats(text) == [(limit, claimant)]


@pytest.mark.parametrize(
    "text",
    [
        "The BBC verified the figure.",
        "Could the BBC not verify the figure?",
        "If Reuters could not verify the claim, it would say so.",
        "He could not confirm his seat on the flight.",
        "Moscow has commented.",
        "The comments were not kind.",
        "She declined the offer.",
        "Asked for his seat, the major declined it with thanks.",
        "He left the numbers on the door to rust.",
        "The lot was not drawn on Monday.",
        "The army would not give up the town.",
        "You wouldn’t say that to a friend.",
        "The prisoners were denied access to lawyers.",
        "The court denied the request.",
        "The clerk denied him a visa.",
        "Parliament rejected the budget.",
        "He asked us not to reveal the names.",
        "The film is based on a novel.",
        "The decision was based on a report.",
    ],
)
def test_what_limits_nothing_is_no_caveat(text):
    assert caveats(text) == []


def limited(text):
    """The caveats of a text, each with the statements of the claims it limits."""
    read = read_claims(text, published=PUBLISHED).claims
    return [
        (claim.limit.value, [read[place].quantity.words for place in claim.limits])
        for claim in read
        if claim.limit is not None
    ]


def test_two_caveats_of_one_sentence_limit_the_figures_of_the_last_origin():
    text = (
        "The mayor of Orlin, Petro Luhan, said 300 people were injured.\n\n"
        + FIGURE
        + "“We estimate that 80,000 soldiers were wounded,” Dobre said.\n\n"
        "The BBC was not able to verify the figure, and there was no comment from Moscow."
    )
    assert limited(text) == [
        ("unverified", ["More than 20,000", "80,000"]),
        ("no_comment", ["More than 20,000", "80,000"]),
    ]


def test_a_refusal_about_some_people_limits_no_figure_of_others():
    text = FIGURE + "Dobre said she would not estimate Ukrainian casualties."
    assert limited(text) == [("refusal", [])]


def test_what_a_figure_rests_on_limits_it():
    text = (
        "Another 80,000 men were wounded, said spokeswoman Ana Dobre, citing intelligence that was"
        " declassified."
    )
    assert limited(text) == [("basis", ["80,000"])]
    text = FIGURE + "The estimate is based on downgraded intelligence, according to Dobre."
    assert limited(text) == [("basis", ["More than 20,000"])]


def test_a_count_may_rest_on_data():
    assert limited(FIGURE + "The count rests on hospital records.") == [
        ("basis", ["More than 20,000"])
    ]
    assert limited(FIGURE + "The wounded rest on the hospital steps.") == []


def test_a_basis_with_no_figure_is_no_caveat():
    assert caveats("The town lies in ruins, Ana Dobre said, citing satellite imagery.") == []


def test_what_was_said_after_a_caveat_is_not_limited():
    text = "Reuters could not verify the claim.\n\n" + FIGURE
    assert limited(text) == [("unverified", [])]


def test_the_rules_can_be_switched_off():
    text = "The figure could not be verified, and Moscow has not commented."
    found = claims_of(text, Kind.CAVEAT, off=["caveat-unverified"])
    assert [claim.limit for claim in found] == [Limit.NO_COMMENT]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Агентство не змогло незалежно перевірити ці дані.", Limit.UNVERIFIED),
        ("Міністерство поки не прокоментувало цю заяву.", Limit.NO_COMMENT),
        ("Москва цього не коментувала.", Limit.NO_COMMENT),
        ("Речник відмовився назвати втрати.", Limit.REFUSAL),
        ("Київ заперечує ці повідомлення.", Limit.DENIAL),
        ("Агентство не смогло независимо проверить эти данные.", Limit.UNVERIFIED),
        ("Подтвердить эти сведения не удалось.", Limit.UNVERIFIED),
        ("Минобороны отказалось от комментариев.", Limit.NO_COMMENT),
        ("Представитель отказался назвать потери.", Limit.REFUSAL),
        ("Москва отрицает эти сообщения.", Limit.DENIAL),
        ("Агентство перевірило ці дані.", None),
        ("Москва этого не отрицает.", None),
    ],
)
def test_ukrainian_and_russian_caveats(text, limit):
    assert [claim.limit for claim in claims_of(text, Kind.CAVEAT)] == ([limit] if limit else [])
