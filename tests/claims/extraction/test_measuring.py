"""How well attributions are found: figures that can be counted by hand."""

import pytest

from apps.claims.measuring.attributions import TASK, AttributionScorer, kind_of
from apps.measuring import BadInput

TEXT = "“The bridge is gone,” Koval said. Hnat said the “old” road was open. Rain fell all night."


def place(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def attribution(speaker: str | None, *content: str) -> dict[str, object]:
    return {
        "speaker": place(speaker) if speaker else None,
        "cue": None,
        "content": [place(words) for words in content],
    }


def figures(gold: list[dict[str, object]], given: list[dict[str, object]]) -> tuple[object, ...]:
    scorer = AttributionScorer()
    scorer.add({"text": TEXT, "attributions": gold}, {"attributions": given})
    content, speakers, _ = scorer.tables()
    return [row[1:3] for row in content.rows], speakers.rows[0][1:]


def test_what_the_method_proposes_is_judged_right():
    proposed = TASK.proposer()({"text": TEXT})["attributions"]
    gold = [
        attribution("Koval", "“The bridge is gone,”"),
        attribution("Hnat", "the “old” road was open"),
    ]
    rows, speakers = figures(gold, proposed)
    assert rows == [(1.0, 1.0), (1.0, 1.0), (1.0, 1.0), (None, None)]
    assert speakers == (1.0, 2)


def test_half_of_the_words_make_the_same_content_and_each_counts_once():
    gold = [attribution("Koval", "Rain fell all night")]
    given = [attribution("Hnat", "fell all night"), attribution("Hnat", "Rain fell all")]
    rows, speakers = figures(gold, given)
    assert rows[0] == (0.5, 1.0)
    assert speakers == (0.0, 1)


def test_no_speaker_is_right_only_where_there_is_none():
    gold = [attribution(None, "Rain fell all night")]
    assert figures(gold, [attribution(None, "Rain fell all night")])[1] == (1.0, 1)
    assert figures(gold, [attribution("Hnat", "Rain fell all night")])[1] == (0.0, 1)


def test_the_kind_of_content_is_told_from_its_marks():
    spans = {
        words: (place(words)["start"], place(words)["end"])
        for words in ("“The bridge is gone,”", "the “old” road was open", "Rain fell all night")
    }
    assert [kind_of(TEXT, [span]) for span in spans.values()] == ["direct", "mixed", "indirect"]


@pytest.mark.parametrize(
    "gold",
    [
        {"text": TEXT},
        {"text": TEXT, "attributions": ["no object"]},
        {"text": TEXT, "attributions": [{"content": [{"start": "0", "end": 3}]}]},
    ],
)
def test_gold_that_cannot_be_used_gets_a_sentence(gold):
    with pytest.raises(BadInput, match=r"\.$"):
        AttributionScorer().add(gold, {"attributions": []})
