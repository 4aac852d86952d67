"""The text as HTML: nothing added, nothing lost, every mark on exactly its words."""

import uuid

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from apps.anchoring import Span, paragraphs
from apps.desk.reading.marks import Mark, MarkKind
from apps.desk.reading.repeats import repeated_paragraphs
from apps.desk.reading.text import escape, text_html

LETTERS = st.sampled_from(
    [
        *"<>&\"'`={}%",
        "a",
        "B",
        "é",
        "e\u0301",
        "ж",
        "ق",
        "中",
        "👩‍👩‍👧",
        "🇺🇦",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "<script>alert(1)</script>",
        "&amp;",
        "]]>",
        "<!--",
        "\u202e",
        "\ufeff",
        "\u00a0",
        "{{ x }}",
    ]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=60).map("".join).filter(lambda text: text.strip())


def mark(number: int, start: int, end: int, kind: MarkKind = MarkKind.CLAIM) -> Mark:
    return Mark(
        pk=uuid.uuid4(),
        kind=kind,
        label=f"C-{number}",
        span=Span(start, end),
        quote="",
        title="",
    )


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    marks = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(mark(number + 1, start, end, draw(st.sampled_from(list(MarkKind)))))
    return text, sorted(marks, key=lambda one: one.sort_key)


def read(rendered: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each paragraph's text, and its marked pieces in order, by a real HTML parser."""
    found = []
    for paragraph in html.fragments_fromstring(rendered):
        pieces = [(span.get("data-m"), span.text_content()) for span in paragraph.iter("span")]
        found.append((paragraph.text_content(), pieces))
    return found


@settings(max_examples=300, deadline=None)
@given(marked_texts())
def test_what_is_shown_is_what_is_stored(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    extents = paragraphs(text)
    shown = read(text_html(text, extents, marks))
    assert [one for one, _ in shown] == [extent.of(text) for extent in extents]


@settings(max_examples=300, deadline=None)
@given(marked_texts())
def test_a_mark_covers_exactly_its_words(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    extents = paragraphs(text)
    shown = read(text_html(text, extents, marks))
    for one in marks:
        assert one.span is not None
        wanted = "".join(
            shared.of(text) for extent in extents if (shared := extent.intersection(one.span))
        )
        pieces = [piece for _, found in shown for label, piece in found if label == one.label]
        assert "".join(pieces) == wanted


@settings(max_examples=150, deadline=None)
@given(marked_texts(), st.data())
def test_a_paragraph_alone_is_the_same_as_in_the_whole(
    case: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = case
    extents = paragraphs(text)
    number = data.draw(st.integers(1, len(extents)))
    whole = text_html(text, extents, marks)
    assert text_html(text, extents, marks, only=[number]) in whole


def test_hostile_text_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)> & \"quoted\" 'single' </p></div><script>1</script>"
    rendered = text_html(hostile, paragraphs(hostile), [mark(1, 0, 10)])
    assert "<img" not in rendered
    assert "<script" not in rendered
    assert read(rendered)[0][0] == hostile


def test_a_carriage_return_survives_the_parser() -> None:
    assert escape("a\rb") == "a&#13;b"


def test_nested_marks_nest_and_crossing_marks_are_cut() -> None:
    text = "one two three four"
    note, claim = mark(1, 0, 13, MarkKind.NOTE), mark(2, 4, 18)
    name = mark(3, 4, 7, MarkKind.PLACE)
    marks = sorted([note, claim, name], key=lambda one: one.sort_key)
    (_, pieces), *_ = read(text_html(text, paragraphs(text), marks))
    assert pieces == [
        ("C-1", "one two three"),
        ("C-2", "two three"),
        ("C-3", "two"),
        ("C-2", " four"),
    ]


def test_the_number_of_a_claim_stands_once_at_its_end() -> None:
    text = "one two\n\nthree four"
    rendered = text_html(text, paragraphs(text), [mark(7, 4, 14)])
    assert rendered.count('data-ref="7"') == 1
    assert rendered.index('data-ref="7"') > rendered.index('id="p2"')
    assert rendered.count('id="C-7"') == 1


def test_a_paragraph_that_repeats_another_is_known() -> None:
    said = "“Ultimately, after months of fighting, the offensive backfired,” he said."
    again = said.replace("“", '"').replace("”", '"')
    text = f"{said}\n\nSomething else that is long enough to be told apart.\n\n{again}"
    assert repeated_paragraphs(text, paragraphs(text)) == {3: 1}
