import itertools

from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import Segment, Span, paragraph_segments, segments

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda p: Span(p[0], p[0] + p[1]))


def test_crossing_and_nested_marks_become_a_row():
    row = segments(Span(0, 20), [("a", Span(2, 10)), ("b", Span(6, 14)), ("c", Span(7, 9))])
    assert row == [
        Segment(Span(0, 2)),
        Segment(Span(2, 6), ("a",), ("a",), ()),
        Segment(Span(6, 7), ("a", "b"), ("b",), ()),
        Segment(Span(7, 9), ("a", "b", "c"), ("c",), ("c",)),
        Segment(Span(9, 10), ("a", "b"), (), ("a",)),
        Segment(Span(10, 14), ("b",), (), ("b",)),
        Segment(Span(14, 20)),
    ]


def test_a_mark_across_paragraphs_starts_and_ends_once():
    rows = paragraph_segments([Span(0, 5), Span(7, 12)], [("a", Span(3, 9)), ("gap", Span(5, 7))])
    assert rows == [
        [Segment(Span(0, 3)), Segment(Span(3, 5), ("a",), ("a",), ())],
        [Segment(Span(7, 9), ("a",), (), ("a",)), Segment(Span(9, 12))],
    ]


@given(
    st.lists(SPANS, max_size=12), st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True)
)
def test_segments_partition_each_extent_and_cover_exactly_the_marks(spans, cuts):
    cuts.sort()
    extents = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    rows = paragraph_segments(extents, enumerate(spans))
    for extent, row in zip(extents, rows, strict=True):
        assert row[0].span.start == extent.start
        assert row[-1].span.end == extent.end
        assert all(a.span.end == b.span.start for a, b in itertools.pairwise(row))
        assert all(a.keys != b.keys or b.starts or a.ends for a, b in itertools.pairwise(row))
    flat = [segment for row in rows for segment in row]
    for segment in flat:
        for at in range(segment.span.start, segment.span.end):
            assert set(segment.keys) == {n for n, span in enumerate(spans) if span.contains(at)}
    for number in range(len(spans)):
        shown = [segment for segment in flat if number in segment.keys]
        assert [s for s in flat if number in s.starts] == shown[:1]
        assert [s for s in flat if number in s.ends] == shown[-1:]


def test_five_hundred_marks_over_a_long_article_make_few_pieces():
    extents = [Span(n * 400, n * 400 + 390) for n in range(1000)]
    marks = [(n, Span(n * 790, n * 790 + 900)) for n in range(500)]
    pieces = sum(map(len, paragraph_segments(extents, marks)))
    # A mark cuts where it starts and where it ends, and nowhere else.
    assert pieces <= len(extents) + 2 * len(marks)
