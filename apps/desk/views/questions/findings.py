"""All findings of a question, page by page, and what it holds as files."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from apps.comparison.queries.caveats import caveats_of
from apps.desk.queries.questions.files import claims_file, findings_file
from apps.desk.queries.questions.findings_shown import findings_page
from apps.desk.queries.questions.page import compared_on, languages_of, question_of
from apps.desk.views.questions.showing import asked_day
from apps.ui.htmx import render
from apps.ui.spreadsheets import MARK, csv_line

PARTS = {"findings": "findings"}


@require_GET
def findings(request: HttpRequest, docket: int) -> HttpResponse:
    """Forty at a time, in the order in which they are told."""
    question = question_of(docket)
    day, problem = asked_day(request)
    facts, compared = compared_on(question, day)
    page = findings_page(
        facts,
        compared,
        languages_of(facts),
        kind=request.GET.get("kind", ""),
        start=request.GET.get("from", ""),
    )

    def address(**more: str | None) -> str:
        if None in more.values():
            return ""
        query = request.GET.copy()
        query.clear()
        for name, value in {"as_of": str(day or ""), "kind": page.kind, **more}.items():
            if value:
                query[name] = value
        return f"{request.path}?{query.urlencode()}" if query else request.path

    context = {
        "question": question,
        "facts": facts,
        "page": page,
        "day": day,
        "problem": problem,
        "as_of": f"?as_of={day}" if day else "",
        "here": address(**{"from": request.GET.get("from", "")}),
        "kinds": [(key, label, number, address(kind=key)) for key, label, number in page.kinds],
        "all": address(kind=""),
        "before": address(**{"from": page.window.before}),
        "after": address(**{"from": page.window.after}),
    }
    return render(request, "desk/question_findings.html", context, partials=PARTS)


@require_GET
def claims_csv(request: HttpRequest, docket: int) -> HttpResponse:
    """Every claim with all that bears on it, as CSV; of the day that is asked for."""
    question = question_of(docket)
    day, _problem = asked_day(request)
    facts, compared = compared_on(question, day)
    lines = claims_file(facts, compared, caveats_of(facts), request.build_absolute_uri)
    return _file(f"{question.docket_label}{f'-{day}' if day else ''}.csv", lines)


@require_GET
def findings_csv(request: HttpRequest, docket: int) -> HttpResponse:
    """Every finding with its working, as CSV; of the day that is asked for."""
    question = question_of(docket)
    day, _problem = asked_day(request)
    lines = findings_file(*compared_on(question, day))
    return _file(f"{question.docket_label}-findings{f'-{day}' if day else ''}.csv", lines)


def _file(name: str, lines: Iterator[tuple[str, ...]]) -> HttpResponse:
    content = "".join([MARK, *(csv_line(cells) for cells in lines)])
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
