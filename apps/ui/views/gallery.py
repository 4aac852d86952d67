"""The component gallery: each sample beside its own source."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from apps.ui import icons
from apps.ui.views.samples import sample_context

_FOLDER: Final = Path(__file__).resolve().parents[3] / "templates" / "ui" / "samples"


@dataclass(frozen=True)
class Sample:
    """A template under templates/ui/samples whose first line is its title, as a comment."""

    title: str
    path: str
    source: str


@cache
def samples() -> tuple[Sample, ...]:
    found = []
    for file in sorted(_FOLDER.glob("*.html")):
        first, _, source = file.read_text(encoding="utf-8").partition("\n")
        found.append(
            Sample(
                first.removeprefix("{#").removesuffix("#}").strip(),
                f"ui/samples/{file.name}",
                source.strip(),
            )
        )
    return tuple(found)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = sample_context()
    shown = [
        {"sample": sample, "html": get_template(sample.path).render(context, request)}
        for sample in samples()
    ]
    return render(request, "ui/gallery.html", {"shown": shown, "icon_names": icons.names()})
