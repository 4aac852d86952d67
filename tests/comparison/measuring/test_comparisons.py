"""Two claims from outside: whether both can be true, and how their scopes stand."""

import pytest

from apps.comparison.measuring.comparisons import TASK, proposer_with
from apps.comparison.measuring.names import Names
from apps.measuring import BadInput
from tests.comparison.measuring.test_origins import PLACES

WINTER = {"since": "2022-12-01", "until": "2023-05-01"}
HERE = {"population": "Russian forces", "place": "Ukraine", **WINTER}


@pytest.fixture(scope="module")
def propose():
    return proposer_with(Names(lambda: PLACES))


def said(qualifier="", value=None, measure="killed", **more):
    return {**HERE, "measure": measure, "qualifier": qualifier, "value": value, **more}


@pytest.mark.parametrize(
    ("a", "b", "verdict", "relation", "agree"),
    [
        # A town and a whole front: part of it, and no agreement.
        (said("more than", 20_000, place="Bakhmut"), said("more than", 20_000),
         "consistent", "narrower", False),
        (said("around", 100_000), said("more than", 100_000), "consistent", "same", True),
        (said("fewer than", 500), said("at least", 540), "inconsistent", "same", False),
        (said("", 120_000), said("", 100_000, "casualties"), "inconsistent", "narrower", False),
        (said("", 700, "captured"), said("", 700), "consistent", "different", False),
        # No period stated: it depends.
        (said("", 94, "casualties", since=None, until=None), said("more than", 10_000),
         "undecidable", "not comparable", False),
    ],
)  # fmt: skip
def test_pairs_in_fields(propose, a, b, verdict, relation, agree):
    found = propose({"a": a, "b": b})
    assert (found["verdict"], found["relation"], found["agree"]) == (verdict, relation, agree)
    assert found["steps"]


def test_a_line_may_say_what_lies_within_what(propose):
    some, all_of_it = said("", 30_000, population="Storm unit"), said("", 20_000)
    assert propose({"a": some, "b": all_of_it})["verdict"] != "inconsistent"
    within = propose({"a": some, "b": all_of_it, "within": [["Storm unit", "Russian forces"]]})
    assert (within["verdict"], within["scope"]["population"]) == ("inconsistent", "narrower")
    with pytest.raises(BadInput, match="lies within"):
        propose({"a": some, "b": all_of_it, "within": [["X", "Y"], ["Y", "X"]]})


def test_texts_are_read_and_one_origin_is_told(propose):
    told = "More than 20,000 Russian soldiers were killed in Bakhmut since December, {}."
    found = propose(
        {
            "a": {"text": told.format("John Kirby said"), "date": "2023-05-01"},
            "b": {"text": told.format("according to John Kirby"), "date": "2023-05-02"},
        }
    )
    assert (found["verdict"], found["same_origin"]) == ("consistent", True)
    assert found["claims"]["a"]["low"] == 20_001
    assert found["scope"]["place"] == "same"
    other = propose(
        {
            side: {"text": told.format(f"{who} said"), "date": "2023-05-01"}
            for side, who in (("a", "John Kirby"), ("b", "James Hartwell"))
        }
    )
    assert (other["agree"], other["same_origin"]) == (True, False)


def test_two_sides_that_lose_as_many_do_not_agree(propose):
    pair = {
        side: f"{who} lost 300 soldiers at Bakhmut in April 2023, the ministry said."
        for side, who in (("a", "Ukraine"), ("b", "Russia"))
    }
    found = propose(pair)
    assert (found["agree"], found["scope"]["population"]) == (False, "different")


def test_what_makes_no_claim_is_undecidable(propose):
    found = propose({"a": "Good morning.", "b": said("", 5)})
    assert (found["verdict"], found["reasons"]) == ("undecidable", ["No claim was read of “a”."])
    with pytest.raises(BadInput, match="“b” is missing"):
        propose({"a": said("", 5)})


def test_what_the_gold_gives_is_judged_and_nothing_else():
    scorer = TASK.scorer()
    scorer.add(
        {"verdict": "consistent", "scope": {"place": "narrower"}, "kind": "town"},
        {"verdict": "consistent", "scope": {"place": "wider"}, "agree": True},
    )
    accuracy, verdicts = scorer.tables()
    shown = dict(zip(accuracy.columns, accuracy.rows[0], strict=True))
    assert (shown["verdict"], shown["place"], shown["agree"], shown["pairs"]) == (
        1.0,
        0.0,
        None,
        1,
    )
    assert verdicts.rows[0] == ("consistent", 1, 0, 0)
