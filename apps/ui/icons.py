"""Icons as inline SVG: by the product's own names, drawn by Lucide or by us."""

from functools import cache
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide

_LUCIDE: Final = {
    "alert": "triangle-alert",
    "article": "file-text",
    "check": "check",
    "clock": "clock",
    "comment": "message-square",
    "contrast": "contrast",
    "copy": "copy",
    "curate": "wrench",
    "dark": "moon",
    "delete": "trash-2",
    "down": "chevron-down",
    "download": "download",
    "duplicate": "layers-2",
    "edit": "pencil",
    "external": "external-link",
    "eye": "eye",
    "file": "file",
    "filter": "list-filter",
    "help": "circle-question-mark",
    "history": "history",
    "info": "info",
    "layers": "layers",
    "left": "chevron-left",
    "light": "sun",
    "link": "link",
    "lock": "lock",
    "map": "map",
    "menu": "menu",
    "merge": "merge",
    "note": "sticky-note",
    "org": "landmark",
    "organisation": "landmark",
    "paste": "clipboard-paste",
    "person": "user-round",
    "place": "map-pin",
    "plus": "plus",
    "point": "crosshair",
    "preferences": "sliders-horizontal",
    "print": "printer",
    "publisher": "newspaper",
    "rows": "rows-3",
    "right": "chevron-right",
    "save": "bookmark",
    "search": "search",
    "sign-out": "log-out",
    "sort": "arrow-down-up",
    "split": "split",
    "tag": "tag",
    "undo": "undo-2",
    "up": "chevron-up",
    "upload": "upload",
    "user": "user-round",
    "x": "x",
}

# Glyphs that no icon set has, in the same stroke, on a grid of 16.
_OWN: Final = {
    "claim": '<path d="M2.5 4h11M2.5 12h11"/><path d="M2.5 8h7" stroke-width="3"/>',
    "unverified": '<circle cx="8" cy="8" r="5.2"/>',
}


class UnknownIcon(KeyError):
    """A template asked for an icon that has no drawing."""


@cache
def icon(name: str, size: str = "") -> SafeString:
    """The SVG of an icon, hidden from screen readers: the word stands beside it.

    `size` is "" for 16 px or "s" for 13 px.
    """
    classes = f"i i--{size}" if size else "i"
    if name in _OWN:
        return format_html(
            '<svg class="{}" viewBox="0 0 16 16" stroke-width="1.5" aria-hidden="true">{}</svg>',
            classes,
            SafeString(_OWN[name]),
        )
    if name not in _LUCIDE:
        raise UnknownIcon(f"No icon is called {name!r}; see apps/ui/icons.py.")
    drawing = lucide(
        _LUCIDE[name], size=16, **{"class": classes, "stroke_width": "2", "aria_hidden": "true"}
    )
    return SafeString(" ".join(drawing.split()))


def names() -> list[str]:
    """Every name the tag knows, for the gallery."""
    return sorted({*_LUCIDE, *_OWN})
