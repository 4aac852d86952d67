"""The text of an article as HTML: numbered paragraphs, with every mark on exactly its words.

Built as strings rather than by templates, because a long article has thousands of pieces. All
text passes through `escape`; nothing else reaches the page.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe

from apps.anchoring import Segment, Span, paragraph_segments
from apps.desk.reading.marks import Mark, MarkKind, css_word


def escape(text: str) -> str:
    """Text as it may stand in the content or in a quoted attribute of HTML.

    A carriage return is written as a reference: the HTML parser would turn it into a line feed,
    and every offset behind it would be wrong.
    """
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#39;")
        .replace("\r", "&#13;")
    )


class _Pieces:
    """Nested <span> pieces for segments: each mark is closed and opened again where it must be.

    Marks are given the longer first, so nested marks nest in the page and only crossing ones
    are cut into pieces.
    """

    def __init__(self, marks: Sequence[Mark], first: Collection[UUID]) -> None:
        self._marks, self._first = marks, first
        self._tags: dict[int, str] = {}
        self._out: list[str] = []
        self._stack: list[tuple[int, int]] = []

    def html(self, text: str, row: Iterable[Segment[int]]) -> str:
        for segment in row:
            keys = segment.keys
            common = 0
            for (held, _), key in zip(self._stack, keys, strict=False):
                if held != key:
                    break
                common += 1
            self._close_to(common, ended=())
            for key in keys[common:]:
                self._stack.append((key, len(self._out)))
                self._out.append(self._opening(key, key in segment.starts))
            self._out.append(escape(segment.span.of(text)))
            if segment.ends:
                # From the first that ends inwards everything must close; what goes on reopens.
                first = next(
                    place for place, (key, _) in enumerate(self._stack) if key in segment.ends
                )
                self._close_to(first, ended=segment.ends)
        self._close_to(0, ended=())
        made, self._out = "".join(self._out), []
        return made

    def _close_to(self, depth: int, ended: tuple[int, ...]) -> None:
        while len(self._stack) > depth:
            key, opened_at = self._stack.pop()
            self._out.append("</span>")
            mark = self._marks[key]
            if key in ended and mark.kind == MarkKind.CLAIM:
                number = mark.label.partition("-")[2]
                self._out[opened_at] = f'{self._out[opened_at][:-1]} data-ref="{number}">'

    def _opening(self, key: int, starts: bool) -> str:
        tag = self._tags.get(key)
        if tag is None:
            mark = self._marks[key]
            state = " is-sug" if mark.suggested else ""
            state += " is-corr" if mark.corrected else ""
            label = escape(mark.label)
            tag = f'<span class="mk mk-{css_word(mark.kind)}{state}" data-m="{label}"'
            self._tags[key] = tag
        if starts and self._marks[key].pk in self._first:
            # A claim may rest on several places here; a link to it leads to the first.
            return f'{tag} id="{escape(self._marks[key].label)}" tabindex="-1">'
        return f"{tag}>"


def paragraph_html(number: int, inner: str, *, repeats: int = 0, oob: bool = False) -> str:
    """One paragraph with its number. `repeats` is the paragraph whose words it says again."""
    classes = ' class="is-rep"' if repeats else ""
    swap = ' hx-swap-oob="true"' if oob else ""
    note = f' data-rep="Repeats ¶{repeats}"' if repeats else ""
    return (
        f'<p id="p{number}"{classes} dir="auto"{note}{swap}><a class="pn" href="#p{number}"'
        f' data-n="{number}" aria-label="Paragraph {number}"></a>{inner}</p>'
    )


def text_html(
    text: str,
    extents: Sequence[Span],
    marks: Sequence[Mark],
    *,
    only: Iterable[int] | None = None,
    repeats: Mapping[int, int] | None = None,
    oob: bool = False,
) -> SafeString:
    """All paragraphs, or those with the numbers in `only` (from 1), as HTML.

    `marks` are those with a span, in their order (`Mark.sort_key`). Visible text is the stored
    text, paragraph by paragraph, with nothing added or lost.
    """
    numbers = range(1, len(extents) + 1) if only is None else sorted(set(only))
    first = {mark.label: mark.pk for mark in reversed(marks)}.values()
    if only is not None:
        chosen = [extents[number - 1] for number in numbers]
        marks = [
            mark
            for mark in marks
            if mark.span and any(mark.span.overlaps(extent) for extent in chosen)
        ]
    rows = paragraph_segments(
        extents, [(place, mark.span) for place, mark in enumerate(marks) if mark.span]
    )
    pieces = _Pieces(marks, set(first))
    again = repeats or {}
    return mark_safe(  # noqa: S308 - built from escaped pieces only
        "\n".join(
            paragraph_html(
                number,
                pieces.html(text, rows[number - 1]),
                repeats=again.get(number, 0),
                oob=oob,
            )
            for number in numbers
        )
    )
