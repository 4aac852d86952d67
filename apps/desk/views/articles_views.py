from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from apps.accounts.actions.saved_views import change_view, delete_view, save_view
from apps.accounts.errors import InvalidSavedView
from apps.accounts.models import SavedView
from apps.desk.queries.articles.filters import parse
from apps.desk.requests import person
from apps.desk.views.articles import address
from apps.ui.htmx import hx_redirect
from apps.ui.toasts import toast, warn


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the address under a name."""
    filters, _problems = parse(QueryDict(request.POST.get("query", "")))
    try:
        view = save_view(
            by=person(request),
            page=SavedView.Page.ARTICLES,
            name=request.POST.get("name", ""),
            query=filters.query(),
            shared=request.POST.get("shared") == "1",
        )
    except InvalidSavedView as error:
        warn(request, str(error))
    else:
        toast(request, f"“{view.name}” is saved.")
    return hx_redirect(request, address(filters.query()))


@require_POST
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rename, share or delete a view."""
    view = get_object_or_404(SavedView, pk=pk, page=SavedView.Page.ARTICLES)
    by = person(request)
    if request.POST.get("do") == "delete":
        delete_view(view=view, by=by)
        toast(request, f"The view “{view.name}” is deleted. Its filters are still on this page.")
        return hx_redirect(request, address(view.query))
    try:
        view = change_view(
            view=view,
            by=by,
            name=request.POST.get("name", ""),
            shared=request.POST.get("shared") == "1",
        )
    except InvalidSavedView as error:
        warn(request, str(error))
    else:
        toast(request, f"“{view.name}” is changed.")
    return hx_redirect(request, address(view.query))
