from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from apps.audit.undo import undo
from apps.desk.requests import person
from apps.entities.actions.merging import undo_identity
from apps.entities.actions.searching import wake_search
from apps.entities.models import SearchAgain
from apps.ui.htmx import htmx_of, toasts_only


@require_POST
def undo_action(request: HttpRequest, action: UUID) -> HttpResponse:
    """Undo an action as a whole; the parts of the page that show it reload themselves."""
    by = person(request)
    rows = [] if undo_identity(action=action, by=by) else undo(action=action, by=by)
    if SearchAgain.objects.exists():
        # Names came or went with it.
        wake_search()
    messages.success(request, "Undone.")
    if htmx_of(request):
        labels = [row.docket_label for row in rows if hasattr(row, "docket_label")]
        return trigger_client_event(toasts_only(request), "desk:changed", {"restored": labels[:1]})
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    return redirect(back)
