"""Refusals: a sentence for people, as a page or as a notice in the page they are on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import reswap

from apps.ui.htmx import htmx_of, toasts_only
from apps.ui.toasts import warn


def refusal(request: HttpRequest, *, status: int, sentence: str) -> HttpResponse:
    """Say why something was not done. For htmx nothing on the page is replaced, so that what
    was typed stays; without it the page says how to get back."""
    if htmx_of(request):
        warn(request, sentence)
        return reswap(toasts_only(request, status=status), "none")
    return render(
        request, "ui/refusal.html", {"status": status, "sentence": sentence}, status=status
    )
