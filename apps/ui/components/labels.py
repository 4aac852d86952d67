"""Small labels: status, grade, docket, entity name, chip, "not stated"."""

from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.ui.icons import icon

_LINE = 'fill="none" stroke="currentColor" stroke-width="1.6"'
_KNOCKED_OUT = 'class="knock"'
_RING = f'<circle cx="6.5" cy="6.5" r="5" {_LINE}/>'

# Shape and word: colour is never the only difference between two of them.
_SHAPES: Final = {
    "unverified": ("Unverified", _RING),
    "corroborated": (
        "Corroborated",
        '<circle cx="6.5" cy="6.5" r="5.8" fill="currentColor"/>'
        f'<path d="m3.8 6.7 1.9 1.9 3.5-3.9" {_KNOCKED_OUT}/>',
    ),
    "contested": (
        "Contested",
        f'{_RING}<path d="M6.5 1.5v10a5 5 0 0 1 0-10z" fill="currentColor"/>',
    ),
    "refuted": (
        "Refuted",
        '<rect x=".7" y=".7" width="11.6" height="11.6" fill="currentColor"/>'
        f'<path d="m3.8 3.8 5.4 5.4M9.2 3.8 3.8 9.2" {_KNOCKED_OUT}/>',
    ),
    "superseded": (
        "Superseded",
        f'<path d="M1.5 6.5h8M6.5 3l3.5 3.5L6.5 10M12 1.5v10" {_LINE}/>',
    ),
    "retracted": (
        "Retracted",
        f'<circle cx="6.5" cy="6.5" r="5" {_LINE} stroke-dasharray="2 2"/>'
        '<path d="M1 12 12 1" stroke="currentColor" stroke-width="1.6"/>',
    ),
    "suggested": (
        "Suggested",
        f'<circle cx="6.5" cy="6.5" r="5" {_LINE} stroke-dasharray="2.2 1.9"/>',
    ),
    "confirmed": (
        "Confirmed",
        '<path d="m2.5 7 3 3 5-6.5" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    ),
    "rejected": (
        "Rejected",
        '<path d="m3 3 7 7M10 3l-7 7" stroke="currentColor" stroke-width="1.8"/>',
    ),
    "new": ("Not yet read", _RING),
    "in_review": (
        "In review",
        f'{_RING}<path d="M6.5 6.5v-5a5 5 0 0 1 5 5z" fill="currentColor"/>',
    ),
    "read": (
        "Read",
        '<circle cx="6.5" cy="6.5" r="5.8" fill="currentColor"/>'
        f'<path d="m3.8 6.7 1.9 1.9 3.5-3.9" {_KNOCKED_OUT}/>',
    ),
}

# Words of the Admiralty code (STANAG 2511).
_RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY: Final = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
_CLASS_OF_KIND: Final = {"organisation": "org"}


def kind_class(kind: str) -> str:
    """The class word of an entity kind: marks, cards and names share it."""
    return _CLASS_OF_KIND.get(str(kind), str(kind))


def status(value: str, word: str = "") -> SafeString:
    """Status as shape and word. `word` replaces the usual word, never the shape."""
    usual, shape = _SHAPES[str(value)]
    return format_html(
        '<span class="st st--{}"><svg viewBox="0 0 13 13" aria-hidden="true">{}</svg>{}</span>',
        value,
        SafeString(shape),
        word or usual,
    )


def grade(reliability: str, credibility: str | int = "") -> SafeString:
    """The Admiralty grade as cells, with its words for the pointer and the screen reader."""
    cells = [(str(reliability), _RELIABILITY[str(reliability)])]
    if credibility:
        cells.append((str(credibility), _CREDIBILITY[str(credibility)]))
    words = "; ".join(words for _, words in cells)
    boxes = SafeString("".join(f'<span aria-hidden="true">{cell}</span>' for cell, _ in cells))
    return format_html(
        '<span class="grade" title="{}">{}<span class="vh">Grade {}: {}</span></span>',
        words,
        boxes,
        "".join(cell for cell, _ in cells),
        words,
    )


def docket(obj: Any, *, link: bool = True, bare: bool = False) -> SafeString:
    """The docket of an object (it has `docket_label`) or of a ready label such as "C-105"."""
    label = getattr(obj, "docket_label", obj)
    classes = "docket docket--bare" if bare else "docket"
    if link and hasattr(obj, "get_absolute_url"):
        return format_html(
            '<a class="{}" href="{}">{}</a>', classes, obj.get_absolute_url(), label
        )
    return format_html('<span class="{}">{}</span>', classes, label)


def entity(obj: Any, *, link: bool = True, name: str = "") -> SafeString:
    """An entity's name after the line of its kind. `name` shows another of its spellings."""
    shown = name or getattr(obj, "name", "") or str(obj)
    kind = kind_class(obj.kind)
    if link:
        return format_html(
            '<a class="ent ent--{}" href="{}">{}</a>', kind, obj.get_absolute_url(), shown
        )
    return format_html('<span class="ent ent--{}">{}</span>', kind, shown)


def tag(obj: Any, *, link: bool = True) -> SafeString:
    """A tag in its colour. The colour is a dot: the word carries the meaning."""
    if link:
        return format_html(
            '<a class="tag tag--dot tag--{}" href="{}">{}</a>',
            obj.colour,
            obj.get_absolute_url(),
            obj.name,
        )
    return format_html('<span class="tag tag--dot tag--{}">{}</span>', obj.colour, obj.name)


def stated(value: Any, basis: str = "stated", *, why: str = "") -> SafeString:
    """A value as known: itself, with "inferred" behind it, or "not stated"."""
    if value is None or value == "":
        return SafeString('<span class="none">not stated</span>')
    if str(basis) != "inferred":
        return format_html("{}", value)
    title = format_html(' title="{}"', why) if why else ""
    return format_html('{} <span class="infer"{}>inferred</span>', value, title)


def chip(label: str, value: Any, href: str = "") -> SafeString:
    """An active filter. `href` is the address without it; htmx on the form around may swap it."""
    away = (
        format_html(
            '<a href="{}" aria-label="Remove {} {}">{}</a>', href, label, value, icon("x", "s")
        )
        if href
        else ""
    )
    return format_html('<span class="chip"><b>{}</b><span>{}</span>{}</span>', label, value, away)


def key(*keys: str) -> SafeString:
    """Keys as printed on a keyboard."""
    return SafeString("".join(format_html('<kbd class="kbd">{}</kbd>', name) for name in keys))
