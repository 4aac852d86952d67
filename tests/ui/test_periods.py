from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from apps.ui.components.periods import Scale, period, scale_of, stretch

SCALE = Scale(date(2023, 1, 1), date(2023, 12, 31))
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def test_what_nobody_stated_is_fog_on_that_side_alone():
    drawn = stretch(SCALE, since=date(2023, 3, 1), until=None, seen=[date(2023, 5, 1)])
    assert drawn is not None
    assert (drawn.fog_left, drawn.fog_right) == (False, True)
    assert drawn.label == "shown on 1 May 2023, since 1 Mar 2023, end not stated"


def test_without_a_day_there_is_nothing_to_draw_and_words_say_so():
    assert stretch(SCALE, since=None, until=None, seen=[]) is None
    assert scale_of([]) is None
    assert "no date stated" in period(None)


def test_the_days_of_texts_bound_what_is_shown():
    drawn = stretch(SCALE, since=None, until=None, seen=[date(2023, 5, 9), date(2023, 2, 1)])
    assert drawn is not None
    assert (drawn.start, drawn.end) == (SCALE.at(date(2023, 2, 1)), SCALE.at(date(2023, 5, 9)))
    assert drawn.label.startswith("shown from 1 Feb 2023 to 9 May 2023")


@given(st.lists(DAYS, min_size=1, max_size=6), st.none() | DAYS, st.none() | DAYS)
def test_everything_drawn_lies_within_the_width(seen, since, until):
    if since and until and since > until:
        since, until = until, since
    scale = scale_of([day for day in (*seen, since, until) if day])
    assert scale is not None
    drawn = stretch(scale, since=since, until=until, seen=seen)
    assert drawn is not None
    assert 0 <= drawn.fog_start <= drawn.start
    assert drawn.fog_right_start + drawn.fog_right_width <= 100.01
    assert all(0 <= at <= 100 for at in drawn.seen)
