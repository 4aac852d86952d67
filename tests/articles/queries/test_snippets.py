"""The marked words in titles and snippets."""

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring.boundaries import is_character_boundary
from apps.articles.queries.lexemes import Run
from apps.articles.queries.snippets import Marker, Piece, window


def stems(words: Collection[str]) -> dict[str, frozenset[str]]:
    """A stemmer of our own, for these few words."""
    plural = {"losses": "loss", "houses": "house"}
    return {word: frozenset({plural.get(word, word)}) for word in words}


def marker(*runs: Run, over: str) -> Marker:
    made = Marker(runs, stems)
    made.learn([over])
    return made


def word(lexeme: str) -> Run:
    return Run((lexeme,), (0,))


def marked(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


def test_every_form_is_marked_and_nothing_else() -> None:
    text = "Casualties? Losses: a loss is not a lossy Loss."
    assert marked(marker(word("loss"), over=text).title(text)) == ["Losses", "loss", "Loss"]


def test_a_phrase_is_marked_as_one() -> None:
    text = "The White House said the house was white. White\nHouses stood."
    found = marker(Run(("white", "house"), (0, 1)), over=text).title(text)
    assert marked(found) == ["White House", "White Houses"]


def test_offsets_are_code_points() -> None:
    text = "😀😀 e\u0301té 🇺🇦 flag — שלום loss, loss\u0301 loss"
    found = marker(word("loss"), over=text).found(text)
    assert [text[start:end] for start, end in found] == ["loss", "loss"]


def test_accents_do_not_hide_a_word() -> None:
    text = "Évian and evian"
    made = Marker([word("evian")], lambda words: {one: frozenset({"evian"}) for one in words})
    made.learn([text])
    assert marked(made.title(text)) == ["Évian", "evian"]


def test_a_snippet_surrounds_what_was_found() -> None:
    text = "first " * 100 + "the loss was great " + "last " * 100
    pieces = marker(word("loss"), over=text).snippet(text)
    assert marked(pieces) == ["loss"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert 120 < sum(len(piece.text) for piece in pieces) < 260


@given(st.text(alphabet="ab \u0301😀\u200d👩🇺🇦ש", max_size=600), st.integers(0, 599))
def test_no_character_is_cut(text: str, at: int) -> None:
    found = (
        [(at, at + 1)]
        if at < len(text)
        and is_character_boundary(text, at)
        and (is_character_boundary(text, at + 1))
        else []
    )
    start, end = window(text, found)
    assert is_character_boundary(text, start)
    assert is_character_boundary(text, end)
    assert all(start <= first and last <= end for first, last in found)
