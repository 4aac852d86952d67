"""Claims of articles from outside, grouped by origin; and how well that went."""

import json
from pathlib import Path

import pytest

from apps.comparison.measuring.names import Names
from apps.comparison.measuring.origins import TASK, proposer_with
from apps.entities.matching.finding import GazetteerRecord
from apps.measuring import BadInput

PLACES = (
    GazetteerRecord("iso:UA", "country", "Ukraine", ("Ukraine",), "UA"),
    GazetteerRecord("iso:RU", "country", "Russia", ("Russia",), "RU"),
    GazetteerRecord("iso:UA-14", "region", "Donetsk region", ("Donetsk region",), "UA"),
    GazetteerRecord(
        "geonames:1", "settlement", "Bakhmut", ("Bakhmut",), "UA", "iso:UA-14", 48.6, 38.0, 70_000
    ),
)
WIRE = (
    "At least 340 soldiers of the brigade were killed, spokeswoman Olena Marchuk told reporters"
    " on Tuesday.\n\nTwo officials said that 500 had died."
)
HERALD = "No fewer than 340 soldiers have died, according to Olena Marchuk."
OTHER = "At least 340 soldiers were killed, mayor Andriy Koval said on Tuesday."


@pytest.fixture(scope="module")
def propose():
    return proposer_with(Names(lambda: PLACES))


def article(name, text, publisher="Wire", date="2024-03-12"):
    return {"id": name, "text": text, "publisher": publisher, "date": date, "language": "en"}


def told(answer):
    return [
        (origin["root"]["speaker"], [claim["article"] for claim in origin["claims"]])
        for origin in answer["origins"]
    ]


def test_two_articles_of_one_briefing_and_a_third_of_another_speaker(propose):
    texts = (("a", WIRE), ("b", HERALD), ("c", OTHER))
    answer = propose({"articles": [article(name, text) for name, text in texts]})
    assert told(answer) == [("Olena Marchuk", ["a", "b"]), ("Andriy Koval", ["c"])]
    first = answer["origins"][0]
    assert first["root"]["said_on"] == "2024-03-12"
    assert {each["rule"] for each in first["reasons"]} >= {"speaker-same", "figure-round"}
    places = [WIRE[one["start"] : one["end"]] for one in first["claims"] if one["article"] == "a"]
    assert places == ["At least 340 soldiers of the brigade were killed"]
    assert [len(each["claims"]) for each in answer["unresolved"]] == [1]
    assert answer["method"] == "comparison.origins/2"


def test_another_day_is_another_origin(propose):
    later = "No fewer than 340 soldiers have died, Olena Marchuk said on 26 March 2024."
    days = [article("a", WIRE), article("b", later, date="2024-03-26")]
    assert len(told(propose({"articles": days}))) == 2


def test_given_claims_keep_their_ids_and_need_few_fields(propose):
    claims = [
        {"id": "x", "text": "More than 300 were killed", "speaker": "John Kirby",
         "measure": "killed", "value": 300, "date": "2023-05-01", "article": "first"},
        {"id": "y", "speaker": "Kirby", "measure": "killed", "value": 300,
         "date": "2023-05-02", "article": "second", "via": "The Hill"},
        {"id": "z", "speaker": "a senior official", "measure": "killed", "value": 300,
         "date": "2023-05-02", "article": "third"},
    ]  # fmt: skip
    answer = propose({"claims": claims})
    (origin,) = answer["origins"]
    assert [claim["id"] for claim in origin["claims"]] == ["x", "y"]
    assert [route["via"] for route in origin["routes"]] == [[], ["The Hill"]]
    assert [[one["id"] for one in each["claims"]] for each in answer["unresolved"]] == [["z"]]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({}, "“articles” or “claims” is missing."),
        ({"articles": "text"}, "“articles” must be a list."),
        ({"articles": [{"id": 1}]}, "Article 1 has no “text”."),
        ({"articles": [{"id": 1, "text": "A"}, {"id": 1, "text": "B"}]}, "have one id"),
        ({"articles": [{"text": "A", "date": "May"}]}, "“date” must be a day"),
        ({"claims": ["killed"]}, "“claims” must be a list of objects."),
    ],
)
def test_a_line_that_cannot_be_used_says_why(propose, line, sentence):
    with pytest.raises(BadInput, match=sentence):
        propose(line)


def test_gold_is_met_by_place_by_words_or_by_id():
    gold = {
        "articles": [{"id": 1, "text": WIRE}, {"id": 2, "text": HERALD}],
        "origins": [
            {
                "claims": [
                    {"article": 1, "words": "340 soldiers"},
                    {"article": 2, "start": 3, "end": 30},
                ]
            }
        ],
        "unresolved": [{"article": 1, "words": "500 had died"}],
    }
    whole = {"article": 1, "start": 0, "end": 48}
    good = {"origins": [{"claims": [whole, {"article": 2, "start": 0, "end": 38}]}]}
    apart = {"origins": [{"claims": [whole]}, {"claims": [{"article": 2, "start": 0, "end": 38}]}]}
    for proposal, pairs, bcubed, right in ((good, 1.0, 1.0, 1.0), (apart, 0.0, 2 / 3, 0.0)):
        scorer = TASK.scorer()
        scorer.add(gold, proposal)
        (row,) = scorer.tables()[0].rows
        assert (row[2], row[5], row[7]) == (pairs, pytest.approx(bcubed), right)
    scorer = TASK.scorer()
    scorer.add(
        {"claims": [{"id": "x", "origin": "o"}, {"id": "y", "origin": "o"}]},
        {"origins": [{"claims": [{"id": "x"}, {"id": "y"}]}]},
    )
    assert scorer.tables()[0].rows[0][3] == 1.0


def test_the_sets_of_the_repository_can_be_judged():
    fixtures = Path(__file__).parents[3] / "fixtures/measuring"
    rows = [json.loads(line) for line in (fixtures / "origins.jsonl").open()]
    assert len(rows) == 30
    scorer = TASK.scorer()
    for row in rows:
        texts = {each["id"]: each["text"] for each in row["articles"]}
        for origin in row["origins"]:
            for claim in origin["claims"]:
                assert texts[claim["article"]][claim["start"] : claim["end"]].strip()
        scorer.add(row, {"origins": row["origins"], "unresolved": row["unresolved"]})
    assert scorer.tables()[0].rows[0][1:8] == (1.0,) * 7
