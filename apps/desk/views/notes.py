"""The list of notes, and how many of them call the reader."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as plain
from django.views.decorators.http import require_GET

from apps.accounts.models import User
from apps.desk.queries.notes import NoteFilters, note_list, unseen_calls
from apps.desk.requests import person
from apps.ui.htmx import render

PARTS = {"notes": "notes"}
PEOPLE_OFFERED = 200


@require_GET
def notes(request: HttpRequest) -> HttpResponse:
    filters = NoteFilters.read(request.GET)
    page = note_list(filters, person(request))
    context = {
        "filters": filters,
        "page": page,
        "next": filters.following(page.next) if page.next else "",
        "people": User.objects.filter(is_active=True).order_by("username")[:PEOPLE_OFFERED],
    }
    return render(request, "desk/notes.html", context, partials=PARTS)


@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """The count beside "Notes" in the masthead, asked for once the page stands."""
    return plain(request, "desk/notes/calls.html", {"unseen": unseen_calls(person(request))})
