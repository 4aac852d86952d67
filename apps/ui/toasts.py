"""Toasts: short messages at the foot of the page, kept across a redirect, some with Undo."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest


@dataclass(frozen=True)
class Toast:
    """`undo` is the address that undoes it by POST; `target` the id of the part it gives back."""

    text: str
    bad: bool = False
    undo: str = ""
    target: str = ""


def toast(request: HttpRequest, text: str, *, undo: str = "", target: str = "") -> None:
    """Say that something was done; with `undo`, offer to take it back."""
    extra = urlencode({k: v for k, v in {"undo": undo, "target": target}.items() if v})
    messages.success(request, text, extra_tags=extra, fail_silently=True)


def warn(request: HttpRequest, text: str) -> None:
    """Say that something was not done. It stays until it is dismissed."""
    messages.error(request, text, fail_silently=True)


def _read(message: Message) -> Toast:
    extra = parse_qs(message.extra_tags or "")
    return Toast(
        text=str(message.message),
        bad=message.level >= messages.WARNING,
        undo=extra.get("undo", [""])[0],
        target=extra.get("target", [""])[0],
    )


def pending(request: HttpRequest) -> list[Toast]:
    """The messages not shown yet; reading marks them as shown."""
    return [_read(message) for message in messages.get_messages(request)]
