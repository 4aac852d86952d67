"""The claims as a table, and the file that holds what it shows."""

import datetime
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from apps.desk.queries.claims.asked import ask
from apps.desk.queries.claims.page import claims_page
from apps.desk.queries.claims.table import HEADINGS, ROWS, exported, loaded, table_rows
from apps.ui.htmx import render
from apps.ui.spreadsheets import MARK, csv_line


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """A hundred claims a page, under the same filters as the list."""
    page = claims_page(request.GET, size=ROWS, with_rows=False)
    filters = page.asked.filters

    def address(name: str, **more: str) -> str:
        query = filters.query(**more)
        return f"{reverse(name)}?{query}" if query else reverse(name)

    keys = page.keys
    context = {
        "headings": HEADINGS,
        "rows": table_rows(loaded(keys.ids)),
        "problems": page.problems,
        "list": address("desk:claims"),
        "file": address("desk:claims-file"),
        "before": address("desk:claims-table", before=str(keys.before)) if keys.before else "",
        "after": address("desk:claims-table", after=str(keys.after)) if keys.after else "",
    }
    return render(request, "desk/claims_table.html", context, partials={"table": "table"})


@require_GET
def file(request: HttpRequest) -> StreamingHttpResponse:
    """All claims that the filters find, as CSV, while they are read."""
    asked, _problems = ask(request.GET)

    def lines() -> Iterator[str]:
        yield MARK
        for cells in exported(asked):
            yield csv_line(cells)

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    name = f"claims-{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
