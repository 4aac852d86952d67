"""The archives that are measured hold what the product would have made of the same articles."""

from typing import Any

import pytest
from django.db import connection, transaction

from tools.bench.archive import load, load_bare, put_world
from tools.bench.derived import WRITTEN, derive
from tools.bench.rows import COLUMNS, Ids, Rows, rows_of
from tools.bench.writing import LONG_ARTICLE, RARE_WORD, Writer

# What differs from one writing to the next, and is nobody's content.
_PASSING = "array['pgh_id', 'pgh_created_at', 'pgh_context_id', 'docket', 'due_at']"
# Counted by a sequence of their own, which goes on whatever becomes of the rows.
_NUMBERED = ("entities_opentally",)


@pytest.fixture(scope="module")
def writer() -> Writer:
    return Writer(200)


def _rows(writer: Writer, count: int) -> Rows:
    drafts = [writer.write(number) for number in range(count)]
    return rows_of(drafts, writer, put_world(writer.world), Ids("articles"))


def _held() -> dict[str, list[Any]]:
    held = {}
    with connection.cursor() as cursor:
        for table in (*COLUMNS, *WRITTEN):
            passing = f"{_PASSING} || 'id'::text" if table in _NUMBERED else _PASSING
            cursor.execute(
                f"SELECT (to_jsonb(t) - ({passing}))::text FROM {table} AS t ORDER BY 1"  # noqa: S608
            )
            held[table] = [row[0] for row in cursor.fetchall()]
    return held


@pytest.mark.django_db
def test_filling_at_once_leaves_what_the_triggers_would_have_left(writer: Writer) -> None:
    rows = _rows(writer, 12)
    with transaction.atomic():
        load(rows)
        one_by_one = _held()
        transaction.set_rollback(True)
    load_bare(rows)
    derive("Made up for measuring")
    at_once = _held()
    assert one_by_one["articles_articleevent"]
    for table, held in one_by_one.items():
        assert at_once[table] == held, table


def test_an_article_is_the_same_every_time(writer: Writer) -> None:
    assert Writer(200).write(17) == writer.write(17)
    assert writer.write(17).text != writer.write(18).text


def test_articles_have_ten_marks_each_and_one_has_five_hundred(writer: Writer) -> None:
    drafts = [writer.write(number) for number in range(12)]
    marks = [len(d.mentions) + len(d.claims) + len(d.notes) + len(d.span_tags) for d in drafts]
    assert marks == [500 if number == LONG_ARTICLE else 10 for number in range(12)]


def test_the_rare_word_is_in_as_many_articles_at_every_size() -> None:
    for size in (200, 400):
        writer = Writer(size)
        held = sum(RARE_WORD in writer.write(number).text for number in range(size))
        assert held == 40
