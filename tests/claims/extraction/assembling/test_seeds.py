"""The claims of two reports of May 2023 as `seeds` retells them, written from reading."""

import datetime
from fractions import Fraction

import pytest

from apps.claims.extraction.assembling import Kind, Part
from tests.claims.extraction.assembling import seeds

KIRBY, WHITE_HOUSE, COUNCIL = "John Kirby", "White House", "National Security Council"
WAGNER = "Wagner’s private company of mercenaries"
HALF = Fraction(1, 2)
BAKHMUT_MONTHS = ("Bakhmut", "During the last five months")
DECEMBER = (None, "from early December last year")
# Statement: claimant, for whom, measure, who, where, when, low, high, best, whole, read from.
FIGURES_FIRST = {
    "More than 20,000 Russian troops killed in Bakhmut during the last five months.": (
        *(KIRBY, [WHITE_HOUSE], "killed", "Russian troops", *BAKHMUT_MONTHS),
        *(20_001, None, None, None, {"claimant": "elsewhere", "population": "inferred"}),
    ),
    "80,000 men injured in Bakhmut during the last five months.": (
        *(KIRBY, [COUNCIL], "injured", "men", *BAKHMUT_MONTHS),
        *(80_000, 80_000, 80_000, None, {"place": "elsewhere", "period": "elsewhere"}),
    ),
    f"Half of the dead in Bakhmut during the last five months: {WAGNER}.": (
        *("the U.S.", [], "killed", WAGNER, *BAKHMUT_MONTHS),
        *(HALF, HALF, HALF, 0, {"place": "elsewhere", "period": "elsewhere"}),
    ),
    "Over 100,000 Russian casualties from early December last year.": (
        *(KIRBY, [COUNCIL], "casualties", "Russian", *DECEMBER),
        *(100_001, None, None, None),
        {"claimant": "elsewhere", "population": "inferred", "period": "elsewhere"},
    ),
    "More than 20,000 killed (Russian) from early December last year.": (
        *(KIRBY, [COUNCIL], "killed", "Russian", *DECEMBER),
        *(20_001, None, None, 8),
        {"claimant": "elsewhere", "population": "inferred", "period": "elsewhere"},
    ),
}
ADMINISTRATION = "The Joe Biden-led administration"
COUNCIL_OF = "White House national security council"
FIGURES_SECOND = {
    "Around 100,000 casualties (Vladimir Putin's army) since December.": (
        *(ADMINISTRATION, [], "casualties", "Vladimir Putin's army", None, "since December"),
        *(90_000, 110_000, 100_000, None, {}),
    ),
    "Over 20,000 deaths (Vladimir Putin's army) since December.": (
        *(ADMINISTRATION, [], "killed", "Vladimir Putin's army", None, "since December"),
        *(20_001, None, None, 0, {}),
    ),
    "Almost half of those killed since December: the private group Wagner.": (
        *(KIRBY, [COUNCIL_OF, "the press", "The Hill"], "killed", "the private group Wagner"),
        *(None, "since December", Fraction(9, 20), HALF, HALF, 1, {"period": "elsewhere"}),
    ),
    "More than 100,000 casualties (Russia) since December.": (
        *(KIRBY, [COUNCIL_OF, "reporters"], "casualties", "Russia", None, "since December"),
        *(100_001, None, None, None, {"claimant": "elsewhere"}),
    ),
    "Over 20,000 killed (Russia) since December.": (
        *(KIRBY, [COUNCIL_OF, "reporters"], "killed", "Russia", None, "since December"),
        *(20_001, None, None, 4, {"claimant": "elsewhere"}),
    ),
}
# What else there is to be read in the articles: nothing stands beside it.
OTHERS_FIRST = [
    (Kind.CAVEAT, "freshly declassified intelligence"),
    (Kind.CONTROL, "Russia controls most of the town"),
    (Kind.CONTROL, "a few parts of the town’s west remain in the hands of Ukraine"),
    (Kind.CHARACTERISATION, "Bakhmut failed"),
    (Kind.CHARACTERISATION, "Russia has been unable to capture"),
    (Kind.CAVEAT, "from early December last year"),
    (Kind.CHARACTERISATION, "Russia’s attempted offensive backfired"),
    (Kind.CAVEAT, "would not estimate Ukrainian casualties"),
    (Kind.CAVEAT, "could not verify the figures"),
    (Kind.CAVEAT, "no comment from Moscow"),
    (Kind.INTENT, "threatened to pull troops out of Bakhmut"),
    (Kind.INTENT, "would pull the Wagner fighters out if the Russian Ministry of Defense left"),
    (Kind.INTENT, "could be sent to Mali"),
    (Kind.MOVEMENT, "Russian troops had been pushed out of some positions in Bakhmut"),
    (Kind.CHARACTERISATION, "the situation was still difficult"),
    (Kind.CHARACTERISATION, "“continue to be thrown into battle”"),
]
OTHERS_SECOND = [
    (Kind.CHARACTERISATION, "Russia has exhausted its military stockpiles"),
    (Kind.CAVEAT, "based on some downgraded intelligence"),
    (Kind.CAVEAT, "We've never talked about Ukrainian casualties"),
    (Kind.CHARACTERISATION, "The majority are ex-convicts"),
    (Kind.CHARACTERISATION, "The situation (in Bakhmut)"),
    (Kind.MOVEMENT, "driven Russian forces from several positions in Bakhmut"),
]
ARTICLES = [
    pytest.param(seeds.FIRST, seeds.first, FIGURES_FIRST, OTHERS_FIRST, id="first"),
    pytest.param(seeds.SECOND, seeds.second, FIGURES_SECOND, OTHERS_SECOND, id="second"),
]


def row(claim):
    """One row of the tables above."""

    def words(part):
        return claim.known[part].words if part in claim.known else None

    interval, quantity = claim.quantity.interval, claim.quantity
    return (
        words(Part.CLAIMANT),
        [step.words for step in claim.chain],
        claim.measure,
        words(Part.POPULATION),
        words(Part.PLACE),
        words(Part.PERIOD),
        interval.low and interval.low.value,
        interval.high and interval.high.value,
        quantity.best,
        quantity.share_of if quantity.is_share else claim.part_of,
        {
            part.value: known.basis.value
            for part, known in claim.known.items()
            if known.basis != "stated"
        },
    )


@pytest.mark.parametrize(("text", "read", "figures", "others"), ARTICLES)
def test_the_figures_of_an_article_are_read_whole(text, read, figures, others):
    found = {each.statement: row(each) for each in read().claims if each.kind is Kind.FIGURE}
    assert found == figures


@pytest.mark.parametrize(("text", "read", "figures", "others"), ARTICLES)
def test_nothing_is_claimed_beside_what_an_article_says(text, read, figures, others):
    found = [each for each in read().claims if each.kind is not Kind.FIGURE]
    said = [(each.kind, text[each.start : each.end]) for each in found]
    assert len(said) == len(others)
    for (kind, words), (expected, part) in zip(said, others, strict=True):
        assert (kind, part in words) == (expected, True), words


def test_periods_are_reckoned_from_the_day_of_publication():
    first = [each.period for each in seeds.first().claims if each.kind is Kind.FIGURE]
    assert {(each.since, each.until) for each in first[:3]} == {
        (datetime.date(2022, 12, 2), datetime.date(2023, 5, 2))
    }
    assert {(each.since, each.since_precision, each.until) for each in first[3:]} == {
        (datetime.date(2022, 12, 1), "month", datetime.date(2023, 5, 2))
    }


def test_caveats_limit_the_figures_that_they_speak_of():
    claims = seeds.first().claims
    limited = {
        each.limit: [claims[at].statement.split(",")[0] for at in each.limits]
        for each in claims
        if each.limits
    }
    figures = ["More than 20", "80", "Over 100", "More than 20"]
    assert limited["unverified"] == limited["no_comment"] == figures


def test_a_paragraph_given_twice_is_one_claim_with_both_places():
    [claim] = [each for each in seeds.first().claims if "backfired" in each.statement]
    words = [seeds.FIRST[piece.span.start : piece.span.end] for piece in claim.evidence]
    assert words == [
        "Russia’s attempted offensive backfired",
        "Russia's attempted offensive backfired",
    ]


def test_quotations_are_verbatim_and_reports_are_not():
    fidelity = {
        each.statement: each.evidence[0].fidelity.value
        for each in seeds.first().claims
        if each.kind is Kind.FIGURE
    }
    assert list(fidelity.values()) == ["paraphrase"] * 3 + ["verbatim"] * 2
