"""Near-copies of one text."""

import random

from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.origins import likeness, near_copies, routes_of, shingles

TEXT = (
    "The mayor said on Monday that the bridge over the river was closed after the night's attack."
    " Nobody was hurt, he said, but repairs would take until the summer, and the road to the"
    " north would have to carry all of the traffic until then."
)


def test_copies_with_small_changes_are_one_route():
    texts = {
        "agency": shingles(TEXT),
        "paper": shingles(TEXT.replace("the summer", "the autumn").replace("'", "’").upper()),
        "other": shingles("The governor spoke of the bridge, too, and of what it would cost us."),
    }
    assert near_copies(texts) == {"agency": "agency", "paper": "agency", "other": "other"}
    assert routes_of(["paper", "agency", "other"], near_copies(texts)) == 2


def test_another_report_on_the_same_is_no_copy():
    other = TEXT.replace("said on Monday that the bridge", "told us a bridge").replace(
        "Nobody was hurt, he said, but repairs would take until", "It will be mended by"
    )
    assert 0 < likeness(shingles(TEXT), shingles(other)) < 0.5


def test_a_text_without_runs_is_nobodys_copy():
    texts = {"a": shingles("Too short."), "b": shingles("Too short."), "c": shingles("")}
    assert near_copies(texts) == {"a": "a", "b": "b", "c": "c"}


RUNS = st.frozensets(st.integers(0, 30), max_size=12)


@given(st.dictionaries(st.sampled_from("abcdef"), RUNS))
def test_a_text_is_like_the_one_that_stands_for_it(texts):
    stands_for = near_copies(texts)
    assert stands_for.keys() == texts.keys()
    for key, other in stands_for.items():
        assert stands_for[other] == other <= key
        assert other == key or likeness(texts[key], texts[other]) >= 0.5


@given(st.dictionaries(st.sampled_from("abcdef"), RUNS), st.randoms())
def test_the_order_plays_no_part(texts, chance):
    shuffled = list(texts.items())
    chance.shuffle(shuffled)
    assert near_copies(dict(shuffled)) == near_copies(texts)


def test_many_copies_and_many_others_are_told_apart():
    chance = random.Random(7)
    words = [f"word{number}" for number in range(3_000)]
    kinds = [" ".join(chance.choices(words, k=120)) for _ in range(40)]
    texts = {}
    for number in range(800):
        text = kinds[number % 40].split()
        text[number % 120] = "changed"
        texts[f"{number:03}"] = shingles(" ".join(text))
    assert {key: int(other) % 40 for key, other in near_copies(texts).items()} == {
        key: int(key) % 40 for key in texts
    }
