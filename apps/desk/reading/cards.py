"""The cards beside the text, closed: what each mark says, in one line or two.

Built as strings like the text, for an article with hundreds of marks. The open card, which one
person works in, is a template.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from apps.desk.reading.marks import Mark, MarkKind, css_word
from apps.desk.reading.text import escape
from apps.ui.components.intervals import ROOM, interval, round_up
from apps.ui.components.labels import status
from apps.ui.dates import ago, count
from apps.ui.icons import icon

SHOWN: Final = 280


def clipped(text: str, limit: int = SHOWN) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def card_html(mark: Mark, *, address: str, may_decide: bool, now: datetime) -> str:
    """One closed card. `address` is the page on which it stands open."""
    label = escape(mark.label)
    classes = f"mc mc--{css_word(mark.kind)}{' is-sug' if mark.suggested else ''}"
    facts = _facts(mark)
    decide = _decide(label, address) if mark.suggested and may_decide else ""
    title = escape(clipped(mark.title))
    if mark.kind == MarkKind.TAG:
        title = f'<span class="tag tag--dot tag--{escape(mark.status)}">{title}</span>'
    by = _drawn(mark) + _by(mark, now)
    return (
        f'<article class="{classes}" id="card-{label}" data-for="{label}"'
        f' aria-labelledby="t-{label}">'
        f'<header><span class="mc__k">{icon(mark.kind, "s")}</span>'
        f'<a class="docket docket--bare" href="{escape(address)}#{label}"'
        f' data-open="{label}">{label}</a>'
        f"{facts}{decide}</header>"
        f'<p class="mc__t" id="t-{label}" dir="auto">{title}</p>{by}</article>'
    )


@cache
def _status(value: str) -> str:
    return str(status(value))


def _facts(mark: Mark) -> str:
    if mark.suggested:
        return _status("suggested")
    if mark.kind == MarkKind.CLAIM:
        return _status(mark.status)
    if mark.called:
        return '<span class="st st--contested">Calls you</span>'
    return ""


def _drawn(mark: Mark) -> str:
    """The figure of a claim and what limits it, which is never left out."""
    drawn = mark.drawn
    if drawn is None:
        return _corrected(mark) + _caveat(mark)
    most = max(float(one) for one in (drawn.low, drawn.best, drawn.high) if one is not None)
    glyph = interval(
        drawn.low, drawn.best, drawn.high, scale=round_up(most * ROOM), label=drawn.words
    )
    return f'<p class="mc__iv">{glyph}</p>{_corrected(mark)}{_caveat(mark)}'


def _corrected(mark: Mark) -> str:
    """What was said since; the words of the article stay as they are."""
    if not mark.corrected:
        return ""
    said = escape(clipped(mark.corrected, 200))
    return f'<p class="mc__lim mc__lim--k" dir="auto">{icon("alert", "s")}<span>{said}</span></p>'


def _caveat(mark: Mark) -> str:
    if not mark.caveat:
        return ""
    caveat = escape(clipped(mark.caveat, 160))
    return f'<p class="mc__lim" dir="auto">{icon("alert", "s")}<span>{caveat}</span></p>'


def _by(mark: Mark, now: datetime) -> str:
    if mark.kind == MarkKind.TAG:
        return f'<p class="mc__by" dir="auto">“{escape(clipped(mark.quote, 90))}”</p>'
    parts = [escape(mark.by)]
    if mark.kind == MarkKind.NOTE:
        if mark.at is not None:
            parts.append(str(ago(mark.at, now)))
        if mark.comments:
            parts.append(count(mark.comments, "comment"))
    return f'<p class="mc__by">{", ".join(parts)}</p>'


def _decide(label: str, address: str) -> str:
    def button(state: str, word: str, glyph: str) -> str:
        return (
            '<button class="iconbtn iconbtn--s" form="decide"'
            f' formaction="{escape(address)}decide/"'
            f' hx-post="{escape(address)}decide/" hx-target="#live-card" hx-swap="innerHTML"'
            f' name="state" value="{state}" aria-label="{word} {label}">'
            f"{icon(glyph, 's')}</button>"
        )

    return (
        '<span class="mc__q">'
        + button("confirmed", "Accept", "check")
        + button("rejected", "Reject", "x")
        + "</span>"
    )


def cards_html(marks: Iterable[Mark], *, base: str, may_decide: bool, now: datetime) -> SafeString:
    """The closed cards of all marks that have one, each label once, in the order of the text."""
    return mark_safe(  # noqa: S308 - built from escaped pieces only
        "\n".join(
            card_html(mark, address=f"{base}{mark.label}/", may_decide=may_decide, now=now)
            for mark in one_each(marks)
        )
    )


def one_each(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that have a card and a place, each label at its first place."""
    found: dict[str, Mark] = {}
    for mark in marks:
        if mark.has_card and mark.span is not None:
            found.setdefault(mark.label, mark)
    return list(found.values())
