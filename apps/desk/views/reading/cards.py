from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.desk.queries.cards import open_card
from apps.desk.queries.reading import open_article
from apps.desk.requests import person
from apps.desk.views.reading.answer import show
from apps.desk.views.reading.page import asked_version
from apps.notes.actions.notes import mark_calls_seen
from apps.notes.models import Note


@require_safe
def card(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    """The article with one mark open; for htmx only its card."""
    user = person(request)
    reading = open_article(docket, user, version=asked_version(request))
    shown = open_card(reading, label)
    response = show(request, reading, card=shown)
    if isinstance(shown.annotation, Note):
        # After the page was made, so that it still says what is new.
        mark_calls_seen(by=user, note=shown.annotation)
    return response
