from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from apps.accounts.actions.preferences import set_preferences
from apps.accounts.enums import Density
from apps.desk.requests import person
from apps.ui.htmx import hx_refresh


@require_POST
def choose_density(request: HttpRequest) -> HttpResponse:
    """Rows of three lines or of one; remembered with the account."""
    user = person(request)
    density = request.POST.get("density")
    if density in Density.values:
        set_preferences(
            by=user,
            display_name=user.display_name,
            density=density,
            single_keys=user.single_keys,
        )
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/articles/"
    return hx_refresh(request, back)
