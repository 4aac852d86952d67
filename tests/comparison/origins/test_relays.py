"""Relays: back to the roots, and an end where they run in a circle."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.origins import Relays, Step

NAMES = st.sampled_from("abcdefg")
STEPS = st.lists(st.builds(Step, NAMES, NAMES), max_size=14)


def reached(steps, start):
    found, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        for step in steps:
            if step.taker == at and step.source not in found:
                found.add(step.source)
                waiting.append(step.source)
    return found


@given(STEPS, NAMES)
def test_roots_are_those_reached_who_have_it_from_nobody(steps, start):
    takers = {step.taker for step in steps}
    found = Relays(steps).roots(start)
    assert list(found.roots) == sorted(reached(steps, start) - takers)


@given(STEPS, NAMES)
def test_circles_are_those_who_have_it_only_from_one_another(steps, start):
    expected = set()
    for each in reached(steps, start):
        circle = reached(steps, each)
        has_source = any(step.taker == each for step in steps)
        if has_source and all(reached(steps, other) == circle for other in circle):
            expected.add(tuple(sorted(circle)))
    assert list(Relays(steps).roots(start).circles) == sorted(expected)


@given(STEPS, st.data())
def test_the_order_of_steps_plays_no_part(steps, data):
    shuffled = Relays(data.draw(st.permutations(steps)))
    for name in "abcdefg":
        assert shuffled.roots(name) == Relays(steps).roots(name)
        assert shuffled.circle(name) == Relays(steps).circle(name)


@given(STEPS, NAMES)
def test_there_is_a_way_to_every_root(steps, start):
    relays = Relays(steps)
    known = {(step.taker, step.source) for step in steps}
    for root in relays.roots(start).roots:
        way = relays.way(start, root)
        assert (way[0], way[-1]) == (start, root)
        assert set(pairwise(way)) <= known


def test_a_circle_is_no_root_and_is_named():
    relays = Relays([Step("a", "b"), Step("b", "c"), Step("c", "a"), Step("d", "a")])
    assert not relays.roots("d").is_resolved
    assert relays.roots("d").circles == (("a", "b", "c"),)
    assert relays.circle("b") == ("a", "b", "c")
    assert relays.circle("d") == ()
    assert relays.way("a", "d") == ()


def test_a_circle_with_a_way_out_ends_there():
    relays = Relays([Step("a", "b"), Step("b", "a"), Step("b", "ministry")], {"ministry": "ally"})
    assert relays.roots("a").roots == ("ministry",)
    assert relays.roots("a").circles == ()
    assert relays.roots("a").interested == (("ministry", "ally"),)


def test_one_that_cites_itself_is_no_root():
    assert Relays([Step("a", "a")]).roots("a").circles == (("a",),)


def test_who_is_on_no_way_is_a_root():
    assert Relays([]).roots("a").roots == ("a",)


def test_a_long_chain_and_a_long_circle_end():
    chain = [Step(str(at), str(at + 1)) for at in range(30_000)]
    assert Relays(chain).roots("0").roots == ("30000",)
    circle = Relays([*chain, Step("30000", "0")])
    assert len(circle.circle("7")) == 30_001
