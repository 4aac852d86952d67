"""Answering htmx: the server chooses the fragment, from HX-Target and a list the view gives."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.messages.api import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh
from django_htmx.middleware import HtmxDetails

PARTS_OF = Mapping[str, str | Sequence[str]]


def htmx_of(request: HttpRequest) -> HtmxDetails:
    """What htmx said about this request; false where htmx did not send it."""
    return request.htmx  # type: ignore[attr-defined]  # set by its middleware


def wanted_parts(request: HttpRequest, partials: PARTS_OF) -> tuple[str, ...]:
    """The partials for the element this request will replace; none means the whole page.

    Only targets the view has listed give a fragment. A restored history entry and a boosted
    link replace the page, so they get the page.
    """
    htmx = htmx_of(request)
    if not htmx or htmx.boosted or htmx.history_restore_request:
        return ()
    parts = partials.get(htmx.target or "", ())
    return (parts,) if isinstance(parts, str) else tuple(parts)


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    partials: PARTS_OF | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, or the part of it that htmx asked for.

    `partials` maps the id of an element to the partial that draws it, or to several: the first
    fills the element, the others go to their own places out of band. They are rendered with
    `oob` true, and mark themselves with `{% oob %}` on their outermost element. Messages that
    wait are sent along as toasts.
    """
    parts = wanted_parts(request, partials or {})
    values = dict(context or {})
    if not parts:
        response = HttpResponse(render_to_string(template, values, request), status=status)
    else:
        pieces = [
            render_to_string(f"{template}#{part}", {**values, "oob": place > 0}, request)
            for place, part in enumerate(parts)
        ]
        if len(get_messages(request)):
            pieces.append(render_to_string("ui/toasts.html", {"oob": True}, request))
        response = HttpResponse("\n".join(pieces), status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def toasts_only(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    """Only the waiting messages, for a request that replaces nothing (hx-swap="none")."""
    body = render_to_string("ui/toasts.html", {"oob": True}, request)
    return HttpResponse(body, status=status)


def hx_redirect(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Go to another page: by redirect, or by HX-Redirect where htmx asked."""
    response = redirect(to, *args, **kwargs)
    return HttpResponseClientRedirect(response.url) if htmx_of(request) else response


def hx_refresh(request: HttpRequest, to: str) -> HttpResponse:
    """Load the page anew: `to` is where a request without script goes."""
    return HttpResponseClientRefresh() if htmx_of(request) else redirect(to)
