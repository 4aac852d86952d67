"""The list of corrections."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from apps.accounts.rules import Action, may
from apps.comparison.enums import CorrectionEffect
from apps.desk.queries.corrections.listing import OF, correction_list
from apps.desk.requests import person
from apps.ui.htmx import render


@require_GET
def corrections(request: HttpRequest) -> HttpResponse:
    context = {
        "page": correction_list(request.GET),
        "effects": CorrectionEffect.choices,
        "ofs": OF.items(),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_record": may(person(request), Action.COMPARE),
    }
    return render(
        request,
        "desk/corrections/list.html",
        context,
        partials={"corrections": "corrections"},
    )
