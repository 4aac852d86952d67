"""Find anything: as a page, and as what the palette lists while somebody types."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.models import User
from apps.accounts.rules import Action, may
from apps.desk.queries.search import PAGE_LIMIT, PALETTE_LIMIT, search
from apps.desk.requests import person
from apps.ui.htmx import render, wanted_parts
from apps.ui.navigation import address
from apps.ui.preferences import THEMES

PARTS = {"palette-results": "palette", "found": "found"}


@dataclass(frozen=True)
class Command:
    """Something to do or a place to go: it has either an address or a theme."""

    label: str
    icon: str
    url: str = ""
    theme: str = ""


_PLACES = (
    ("Go to articles", "article", "desk:articles", Action.READ),
    ("Go to imports", "upload", "desk:imports", Action.IMPORT),
    ("Go to claims", "claim", "desk:claims", Action.READ),
    ("Go to people", "person", "desk:people", Action.READ),
    ("Go to places", "place", "desk:places", Action.READ),
    ("Go to organisations", "organisation", "desk:organisations", Action.READ),
    ("Go to tags", "tag", "desk:tags", Action.READ),
    ("Go to notes", "note", "desk:notes", Action.READ),
    ("New person", "person", "desk:new-person", Action.ANNOTATE),
    ("New place", "place", "desk:new-place", Action.ANNOTATE),
    ("New organisation", "organisation", "desk:new-organisation", Action.ANNOTATE),
    ("Preferences", "preferences", "accounts:preferences", Action.READ),
    ("Curate in the admin", "curate", "admin:index", Action.CURATE),
)
_THEMES = {"system": "Theme: as the system", "light": "Theme: light", "dark": "Theme: dark"}


def commands(asked: str, user: User) -> list[Command]:
    """The commands whose words begin with those that were typed, as far as this person may."""
    known = [
        Command(label, icon, url=address(name))
        for label, icon, name, action in _PLACES
        if address(name) and may(user, action)
    ]
    known += [
        Command(_THEMES[theme], "contrast" if theme == "system" else theme, theme=theme)
        for theme in THEMES
    ]
    wanted = asked.casefold().split()
    return [
        command
        for command in known
        if all(
            any(word.startswith(begun) for word in command.label.casefold().split())
            for begun in wanted
        )
    ]


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "").strip()
    in_palette = wanted_parts(request, PARTS) == ("palette",)
    context: dict[str, object] = {"q": typed}
    if typed.startswith(">") or (in_palette and not typed):
        context["commands"] = commands(typed.removeprefix(">"), person(request))
    elif typed:
        context["found"] = search(typed, limit=PALETTE_LIMIT if in_palette else PAGE_LIMIT)
    return render(request, "desk/search.html", context, partials=PARTS)
