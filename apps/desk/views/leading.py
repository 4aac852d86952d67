"""The old address of a merged entity leads to the one that it was found to be."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from apps.entities.errors import MergedAway


def lead_on(request: HttpRequest, away: MergedAway) -> HttpResponse:
    gone, kept = away.entity, away.entity.merged_into
    assert kept is not None
    messages.info(
        request,
        f"{gone.docket_label} {gone.name} was merged into {kept.docket_label} {kept.name},"
        " whose page this is. It can be unmerged here.",
    )
    return redirect(f"{kept.get_absolute_url()}#merged")
