"""Running tasks: every line is answered, a bad one is told by its number."""

import json

import pytest

from apps.measuring import (
    BadInput,
    Outcome,
    Task,
    evaluated,
    lines_of,
    proposals_of,
    suggested,
)


class Sums:
    def __init__(self):
        self.lines = []

    def add(self, gold, proposal):
        if "total" not in gold:
            raise BadInput("“total” is missing.")
        self.lines.append((gold["total"], proposal["total"]))

    def tables(self):
        return ()


def add_up(line):
    if "numbers" not in line:
        raise BadInput("“numbers” is missing.")
    return {"total": sum(line["numbers"]), "saw": sorted(line)}


TASK = Task("sum", "adds up", ("numbers",), lambda: add_up, {"total": 0}, Sums)


def run(*lines):
    told, outcome = [], Outcome()
    source = lines_of(lines)
    answers = list(suggested(TASK, add_up, source, lambda *each: told.append(each), outcome))
    return answers, told, outcome


def test_each_line_has_one_answer_that_never_saw_more_than_the_input():
    answers, told, outcome = run(b'{"id": "a", "numbers": [1, 2], "total": 3}\n', b"\n")
    assert answers == [{"id": "a", "total": 3, "saw": ["numbers"]}]
    assert (told, outcome.lines, outcome.refused) == ([], 1, 0)


@pytest.mark.parametrize(
    ("raw", "who", "sentence"),
    [
        (b'{"id": 1', None, "not JSON: Expecting ',' delimiter at character 9."),
        (b"[1]", None, "not an object in braces."),
        (b'{"numbers": []}', None, "“id” is missing, or neither a text nor a whole number."),
        (b'{"id": true}', True, "“id” is missing, or neither a text nor a whole number."),
        (b'{"id": "\xff"}', None, "not UTF-8 at byte 9."),
        (b'{"id": 7}', 7, "“numbers” is missing."),
    ],
)
def test_a_line_that_cannot_be_used_is_told_by_its_number_and_stops_nobody(raw, who, sentence):
    answers, told, outcome = run(b"\n", raw, b'{"id": 2, "numbers": [4]}')
    assert told == [(2, sentence)]
    assert answers[0] == {"id": None if who is True else who, "total": 0, "error": sentence}
    assert answers[1]["total"] == 4
    assert (outcome.lines, outcome.refused) == (2, 1)


def test_deep_nesting_is_a_bad_line_too():
    answers, told, _ = run(b'{"id": 1, "numbers": ' + b"[" * 100_000)
    assert [number for number, _ in told] == [1]
    assert answers[0]["total"] == 0


def test_gold_is_compared_with_proposals_or_with_a_file_of_them():
    gold = [b'{"id": 1, "numbers": [1], "total": 1}', b'{"id": 2, "numbers": [1]}']
    told, outcome = [], Outcome()
    scorer = evaluated(TASK, add_up, lines_of(gold), lambda *each: told.append(each), outcome)
    assert scorer.lines == [(1, 1)]
    assert told == [(2, "“total” is missing.")]
    written = [json.dumps({"id": 1, "total": 5}).encode()]
    look_up = proposals_of(lines_of(written), lambda *each: None)
    scorer = evaluated(TASK, look_up, lines_of(gold), lambda *each: told.append(each), outcome)
    assert scorer.lines == [(1, 5)]
    assert told[-1] == (2, "no proposal has the id “2”.")
