"""Template tags of the reading desk."""

import re
from typing import Final

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_CALL: Final = re.compile(r"((?<![\w@])@[\w.+-]{1,150})")


@register.simple_tag
def called(body: str) -> SafeString:
    """The text of a note with the names it calls set off. Everything is escaped."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html_join("", '<span class="at">{}</span>', [(part,)]) if place % 2 else part,)
            for place, part in enumerate(_CALL.split(body))
        ),
    )
