from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from apps.notes.actions.notes import CALL

register = template.Library()


@register.filter
def with_calls(body: str) -> SafeString:
    """A note's text, escaped, with each @name leading to what that person has written."""
    parts: list[str] = []
    at = 0
    for match in CALL.finditer(body):
        name = match[1].rstrip(".-+")
        if not name:
            continue
        parts.append(conditional_escape(body[at : match.start()]))
        address = f"{reverse('desk:notes')}?{urlencode({'author': name})}"
        parts.append(format_html('<a class="at" href="{}">@{}</a>', address, name))
        at = match.start() + 1 + len(name)
    parts.append(conditional_escape(body[at:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above
