"""What the fields suggest while somebody types: people, places, organisations, tags, callers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.rules import Action, may
from apps.desk.queries.options import callable_people, entity_options, tag_options
from apps.desk.requests import person
from apps.entities.enums import EntityKind

_TEMPLATE = "desk/reading/options.html"
_GROUPS = {
    "claimant": (EntityKind.PERSON, EntityKind.ORGANISATION),
    "": tuple(EntityKind),
}


@require_safe
def entities(request: HttpRequest) -> HttpResponse:
    kind, query = request.GET.get("kind", ""), request.GET.get("q", "")[:300].strip()
    kinds = (EntityKind(kind),) if kind in EntityKind.values else _GROUPS.get(kind, _GROUPS[""])
    found = entity_options(query, kinds)
    makes = kinds if query and may(person(request), Action.ANNOTATE) else ()
    return render(request, _TEMPLATE, {"entities": found, "query": query, "makes": makes})


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:100].strip().lstrip("#")
    found = tag_options(query)
    is_new = bool(query) and all(tag.name.casefold() != query.casefold() for tag in found)
    return render(
        request,
        _TEMPLATE,
        {
            "tags": found,
            "query": query,
            "new_tag": query if is_new and may(person(request), Action.EDIT_TAG) else "",
        },
    )


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    found = callable_people(request.GET.get("q", "")[:150].strip().lstrip("@"))
    return render(request, _TEMPLATE, {"people": found})
