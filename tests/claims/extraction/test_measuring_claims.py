"""How stated casualties become claims: figures that can be counted by hand."""

import pytest

from apps.claims.measuring.claims import TASK, ClaimScorer
from apps.measuring import BadInput

TEXT = "More than 20 soldiers were killed, Koval said. Six were wounded. Nobody was captured."
GOLD = [
    {"effect": "killed", "number": 20},
    {"effect": "injured", "number": 6},
    {"effect": "killed", "number": 99, "number_stated_in_evidence": False},
]


def judged(gold, proposal):
    scorer = ClaimScorer()
    scorer.add(gold, proposal)
    stated, by_rule = scorer.tables()
    return stated.rows, by_rule.rows


def propose(**line):
    return TASK.proposer()({"text": TEXT, **line})


def test_what_the_method_proposes_is_judged_right():
    stated, by_rule = judged({"gold": GOLD, "kind": "report"}, propose())
    assert stated == (("report", 1.0, 0, 2, 2),)
    assert by_rule == (("figure-said", 1.0, 1), ("figure-told", 1.0, 1))


def test_a_claim_of_another_measure_or_number_does_not_count():
    gold = [{"effect": "killed", "number": 6}, {"effect": "injured", "number": 21}]
    [(_, recall, false, _, expected)], _ = judged({"gold": gold}, propose())
    assert (recall, expected) == (0.0, 2)
    # The numbers are in the gold, if for something else.
    assert false == 0


def test_the_answer_says_where_each_field_comes_from():
    first = propose(date="2024-05-20")["claims"][0]
    assert TEXT[first["start"] : first["end"]] == "More than 20 soldiers were killed"
    assert (first["claimant"], first["measure"], first["population"]) == (
        *("Koval", "killed"),
        "soldiers",
    )
    assert first["figure"] == {
        "words": "More than 20",
        "qualifier": "more than",
        "low": 21,
        "high": None,
        "best": None,
        "share": False,
        "share_of": None,
    }
    where = first["fields"]["claimant"]
    assert (where["basis"], TEXT[where["start"] : where["end"]]) == ("stated", "Koval")


@pytest.mark.parametrize(
    "line", [{"text": None}, {"text": 7}, {"text": "x", "date": "May"}, {"text": "x", "title": 1}]
)
def test_what_cannot_be_read_is_told(line):
    with pytest.raises(BadInput):
        TASK.proposer()(line)


@pytest.mark.parametrize(
    ("gold", "proposal"), [({"gold": "six"}, {"claims": []}), ({"gold": []}, {"claims": "none"})]
)
def test_a_gold_or_an_answer_of_another_form_is_told(gold, proposal):
    with pytest.raises(BadInput):
        ClaimScorer().add(gold, proposal)
