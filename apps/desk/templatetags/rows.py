"""The parts of a list row that stand on a page by the hundred, in Python for their speed.

Everything that comes from outside is escaped here, piece by piece.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from apps.articles.queries.snippets import Piece

register = template.Library()


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """Text with what was searched for in <mark>; everything in it is escaped."""
    return mark_safe(  # noqa: S308  # each piece is escaped
        "".join(
            f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text)
            for piece in pieces
        )
    )


@register.filter
def named(entities: Iterable[Any]) -> SafeString:
    """Names after the line of their kind; each has `css` and `name`."""
    return mark_safe(  # noqa: S308  # each piece is escaped
        "".join(
            f'<span class="ent ent--{escape(one.css)}">{escape(one.name)}</span>'
            for one in entities
        )
    )


@register.filter
def tagged(tags: Iterable[Any]) -> SafeString:
    """Tags in their colours; each has `colour` and `name`."""
    return mark_safe(  # noqa: S308  # each piece is escaped
        "".join(
            f'<span class="tag tag--dot tag--{escape(one.colour)}">{escape(one.name)}</span>'
            for one in tags
        )
    )
