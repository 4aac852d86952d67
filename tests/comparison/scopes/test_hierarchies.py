"""What lies within what: converse, transitive, and never in a circle."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.scopes import (
    MEASURES,
    CycleError,
    Entry,
    Field,
    Hierarchy,
    HierarchyError,
    Known,
    Relation,
    Scope,
    Stated,
    Why,
    relate,
)


@st.composite
def hierarchies(draw, most=9):
    """Entries that lie within earlier ones only: no circle is possible."""
    count = draw(st.integers(1, most))
    return Hierarchy(
        tuple(
            Entry(
                str(number),
                f"entry {number}",
                tuple(map(str, sorted(draw(st.sets(st.integers(0, number - 1), max_size=3)))))
                if number
                else (),
            )
            for number in range(count)
        )
    )


@given(hierarchies())
def test_changing_sides_gives_the_converse(hierarchy):
    keys = [entry.key for entry in hierarchy.entries]
    for one, other in product(keys, keys):
        relation, rule = hierarchy.relation(one, other)
        assert hierarchy.relation(other, one) == (relation.converse, rule)
        assert (relation is Relation.SAME) == (one == other)


@given(hierarchies())
def test_what_lies_within_what_lies_within_lies_within(hierarchy):
    keys = [entry.key for entry in hierarchy.entries]
    within = {
        pair for pair in product(keys, keys) if hierarchy.relation(*pair)[0] is Relation.NARROWER
    }
    assert {(one, far) for one, near in within for other, far in within if near == other} <= within


@given(hierarchies())
def test_overlapping_are_those_with_a_part_in_common(hierarchy):
    keys = [entry.key for entry in hierarchy.entries]
    for one, other in product(keys, keys):
        relation, _ = hierarchy.relation(one, other)
        common = any(
            hierarchy.relation(each, one)[0] is Relation.NARROWER
            and hierarchy.relation(each, other)[0] is Relation.NARROWER
            for each in keys
        )
        if relation is Relation.OVERLAPPING:
            assert common
        if relation is Relation.DIFFERENT:
            assert not common


@given(hierarchies(), st.data())
def test_the_order_of_entries_plays_no_part(hierarchy, data):
    shuffled = Hierarchy(tuple(data.draw(st.permutations(hierarchy.entries))))
    keys = [entry.key for entry in hierarchy.entries]
    for pair in product(keys, keys):
        assert shuffled.relation(*pair) == hierarchy.relation(*pair)


@given(hierarchies(), st.data())
def test_a_circle_is_refused_however_it_is_written(hierarchy, data):
    keys = [entry.key for entry in hierarchy.entries]
    top = data.draw(st.sampled_from(keys))
    low = data.draw(st.sampled_from(sorted(hierarchy.below(top))))
    entries = [
        Entry(entry.key, entry.name, (*entry.within, low)) if entry.key == top else entry
        for entry in hierarchy.entries
    ]
    with pytest.raises(CycleError):
        Hierarchy(tuple(data.draw(st.permutations(entries))))


def test_a_circle_is_named():
    entries = (
        Entry("r", "region", ("c",)),
        Entry("c", "country", ("t",)),
        Entry("t", "town", ("r",)),
        Entry("v", "village", ("t",)),
    )
    with pytest.raises(CycleError) as refused:
        Hierarchy(entries)
    assert refused.value.names == ("country", "town", "region")
    assert str(refused.value) == (
        "“country” would lie within itself: it lies within “town”, which lies within “region”,"
        " which lies within “country”."
    )


def test_an_entry_within_itself_is_named():
    with pytest.raises(CycleError, match="“Wagner” would lie within itself: it lies within “W"):
        Hierarchy((Entry("w", "Wagner", ("w",)),))


@pytest.mark.parametrize(
    ("entries", "apart", "said"),
    [
        ([Entry("a", "A", ("b",))], (), "“A” lies within an entry that is not there: b."),
        ([Entry("a", "A"), Entry("a", "B")], (), "“B” has a key that is taken: a."),
        ([Entry("a", "A")], (("a", "b"),), "Said to be apart is an entry that is not there: b."),
        (
            [Entry("a", "A"), Entry("b", "B"), Entry("c", "C", ("a", "b"))],
            (("a", "b"),),
            "“A” and “B” are said to be apart, and “C” lies within both.",
        ),
    ],
)
def test_entries_that_cannot_stand_together_are_refused(entries, apart, said):
    with pytest.raises(HierarchyError, match=f"^{said}$"):
        Hierarchy(tuple(entries), apart)


def test_a_part_common_to_two_makes_them_overlap():
    hierarchy = Hierarchy(
        (Entry("a", "volunteers"), Entry("b", "convicts"), Entry("c", "Storm Z", ("a", "b")))
    )
    assert hierarchy.relation("a", "b") == (Relation.OVERLAPPING, "part-of-both")


def test_what_is_apart_is_apart_all_the_way_down():
    assert MEASURES.relation("killed", "wounded") == (Relation.DIFFERENT, "apart")
    assert MEASURES.relation("killed", "equipment") == (Relation.DIFFERENT, "apart")
    assert MEASURES.relation("killed", "displaced") == (Relation.DIFFERENT, "unrelated")


def _placed(words, ref=None):
    return Scope(place=Stated(words, ref))


def test_what_is_not_on_file_is_unknown_and_its_own_words_are_the_same():
    known = Known(places=Hierarchy((Entry("b", "Bakhmut"), Entry("x", "Ivanivka"))))
    only = {"fields": (Field.PLACE,)}
    unknown = relate(_placed("Bakhmut"), _placed("the eastern sector"), known, **only)
    assert [(each.rule, each.why) for each in unknown.fields] == [("not-on-file", Why.UNKNOWN)]
    assert unknown.relation is Relation.NOT_COMPARABLE
    same = relate(_placed("the Eastern sector"), _placed("eastern  sector"), known, **only)
    assert [(each.rule, each.relation) for each in same.fields] == [("same-words", Relation.SAME)]
    ref = relate(_placed("here", "far"), _placed("there", "far"), known, **only)
    assert [(each.rule, each.relation) for each in ref.fields] == [("same-entry", Relation.SAME)]


def test_words_for_several_entries_are_nobodys():
    known = Known(places=Hierarchy((Entry("1", "Ivanivka"), Entry("2", "Ivanivka"))))
    compared = relate(_placed("Ivanivka"), _placed("Ivanivka"), known, fields=(Field.PLACE,))
    assert [(each.rule, each.relation) for each in compared.fields] == [
        ("more-than-one-entry", Relation.NOT_COMPARABLE)
    ]


def test_a_deep_and_a_wide_hierarchy_are_no_trouble():
    deep = Hierarchy(
        tuple(Entry(str(at), str(at), (str(at - 1),) if at else ()) for at in range(20_000))
    )
    assert deep.relation("19999", "0")[0] is Relation.NARROWER
    wide = Hierarchy(
        (Entry("top", "top"), *(Entry(str(at), str(at), ("top",)) for at in range(20_000)))
    )
    assert wide.relation("7", "8") == (Relation.DIFFERENT, "unrelated")
