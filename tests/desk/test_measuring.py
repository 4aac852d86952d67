"""`manage.py suggest` and `manage.py evaluate`, as they are called."""

import gzip
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apps.desk.measuring import TASKS

TEXT = "The town is quiet. Shelling went on all night near the river bank."
ANCHOR = {
    "id": "k1",
    "old": TEXT,
    "new": "Today. " + TEXT,
    "selector": {"exact": "Shelling", "prefix": "", "suffix": "", "start": 19, "end": 27},
}


def lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_suggest_writes_one_answer_a_line_and_says_how_long_it_took(tmp_path):
    source, target, told = lines(tmp_path / "in.jsonl", [ANCHOR]), tmp_path / "out.gz", StringIO()
    call_command("suggest", "anchors", source, str(target), stderr=told)
    answer = json.loads(gzip.decompress(target.read_bytes()))
    assert (answer["id"], answer["state"], answer["start"], answer["end"]) == (
        "k1",
        "moved",
        26,
        34,
    )
    assert told.getvalue().startswith("1 lines in ")


def test_evaluate_prints_figures(tmp_path):
    gold = [
        {**ANCHOR, "kind": "shifted", "state": "moved", "start": 26, "end": 34},
        {**ANCHOR, "id": "k2", "kind": "gone", "state": "orphan"},
    ]
    out = StringIO()
    call_command("evaluate", "anchors", lines(tmp_path / "gold.jsonl", gold), stdout=out)
    assert out.getvalue().splitlines()[:3] == [
        "Anchors",
        "       accuracy  wrong_place_rate  anchors",
        "  all     0.500             0.500        2",
    ]


def test_names_are_judged_by_source_with_and_without_the_gazetteer(tmp_path):
    pair = {"kind": "person", "source": "desk"}
    gold = [
        {"id": 1, "a": "Yevgeny Prigozhin", "b": "Prigojine, Evgueni", "relation": "same", **pair},
        {"id": 2, "a": "Yevgeny Prigozhin", "b": "John Kirby", "relation": "different", **pair},
    ]
    out = StringIO()
    call_command("evaluate", "names", lines(tmp_path / "gold.jsonl", gold), stdout=out)
    words = [line.split() for line in out.getvalue().splitlines()]
    rows = {line[0]: line[1:] for line in words if line}
    assert rows["macro_over_sources"] == ["1.000", "1.000", "1.000", "1.000", "2"]
    assert rows["macro_without_GeoNames"] == rows["macro_over_sources"]


def test_bad_lines_are_told_and_the_rest_is_written(tmp_path):
    source, told = tmp_path / "in.jsonl", StringIO()
    source.write_text('{"id": 1, "kind": "ship", "a": "A", "b": "B"}\nno\n')
    target = tmp_path / "out.jsonl"
    with pytest.raises(CommandError, match="2 of 2 lines could not be used"):
        call_command("suggest", "names", str(source), str(target), stderr=told)
    assert f"{source}, line 1: “kind” is “ship”, but must be one of: person" in told.getvalue()
    assert [json.loads(line)["id"] for line in target.open()] == [1, None]


def test_a_file_that_is_not_there_or_not_packed_is_told(tmp_path):
    with pytest.raises(CommandError, match="is not there"):
        call_command("suggest", "names", str(tmp_path / "none"), str(tmp_path / "out"))
    broken = tmp_path / "broken.gz"
    broken.write_text("not packed")
    with pytest.raises(CommandError, match="cannot be unpacked"):
        call_command("evaluate", "names", str(broken))


def test_every_task_answers_with_what_it_says_is_nothing():
    for name, task in TASKS.items():
        assert task.name == name
        assert task.scorer().tables()
