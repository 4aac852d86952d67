"""The task of `manage.py suggest figures` and `manage.py evaluate figures`."""

import pytest

from apps.figures.measuring import TASK
from apps.measuring import BadInput

TEXT = "More than 2,000 civilians were killed and 30 wounded; the area is 20 km."


def test_the_answer_follows_the_format():
    answer = TASK.proposer()({"text": TEXT})
    wanted = ("start", "end", "value", "low", "high", "qualifier", "measure", "population")
    assert [{name: figure[name] for name in wanted} for figure in answer["figures"]] == [
        {
            "start": 10,
            "end": 15,
            "value": 2000,
            "low": 2001,
            "high": None,
            "qualifier": "More than",
            "measure": "killed",
            "population": "civilians",
        },
        {
            "start": 42,
            "end": 44,
            "value": 30,
            "low": 30,
            "high": 30,
            "qualifier": None,
            "measure": "injured",
            "population": "civilians",
        },
        {
            "start": 66,
            "end": 71,
            "value": 20,
            "low": 20,
            "high": 20,
            "qualifier": None,
            "measure": "quantity",
            "population": None,
        },
    ]


def rows(scorer, table):
    return {row[0]: row[1:] for row in scorer.tables()[table].rows}


def test_casualty_numbers_are_found_by_value_and_effect():
    scorer = TASK.scorer()
    gold = {
        "kind": "sentence",
        "gold": [
            {"effect": "killed", "number": 2000},
            {"effect": "killed", "number": 30},
            {"effect": "killed or injured", "number": 30},
        ],
    }
    scorer.add(gold, TASK.proposer()({"text": TEXT}))
    assert rows(scorer, 0) == {"sentence": (2 / 3, 0, 2, 3)}


def test_a_bulletin_counts_only_what_it_states():
    scorer = TASK.scorer()
    gold = {
        "gold": {
            "killed_cum": {"value": 2000, "stated": True},
            "injured": {"value": 31, "stated": False},
        }
    }
    scorer.add(gold, TASK.proposer()({"text": TEXT}))
    assert rows(scorer, 0) == {"all": (1.0, 1, 2, 1)}


def test_units_are_judged_to_the_character():
    scorer = TASK.scorer()
    gold = {"figures": [{"start": 66, "end": 71, "measure": "quantity"}]}
    scorer.add(gold, TASK.proposer()({"text": TEXT}))
    assert rows(scorer, 1)["all"] == (1.0, 1.0, 1.0, 1)


@pytest.mark.parametrize("line", [{}, {"text": 5}])
def test_a_line_without_a_text_is_refused(line):
    with pytest.raises(BadInput):
        TASK.proposer()(line)
