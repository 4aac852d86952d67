from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from apps.accounts.actions.preferences import set_preferences
from apps.accounts.forms import PreferencesForm
from apps.accounts.models import User
from apps.ui.preferences import Preferences, keep_theme
from apps.ui.toasts import toast


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    theme = Preferences.of(request).theme or "system"
    form = PreferencesForm(request.POST or None, instance=user, initial={"theme": theme})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        set_preferences(
            by=user,
            display_name=chosen["display_name"],
            density=chosen["density"],
            single_keys=chosen["single_keys"],
        )
        toast(request, "Your preferences are kept.")
        return keep_theme(redirect("accounts:preferences"), chosen["theme"])
    status = 422 if form.is_bound else 200
    return render(request, "accounts/preferences.html", {"form": form}, status=status)
