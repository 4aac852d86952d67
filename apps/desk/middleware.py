"""The one place where errors of the domain become answers over HTTP.

A view that shows a form catches what concerns its fields itself, so that nothing typed is lost;
whatever it lets through ends here, as a page or, for htmx, as a notice.
"""

from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse

from apps.accounts.errors import InvalidSavedView, NotPermitted
from apps.articles.errors import ImportRefused, InvalidAnnotation
from apps.audit.errors import EditConflict, UndoConflict
from apps.claims.queries.footing import NEEDS_TWO
from apps.claims.rules import is_refused_grade
from apps.comparison.errors import OriginRefused, QuestionClosed
from apps.entities.errors import MergedAway, MergeRefused
from apps.ui.errors import refusal

_STATUS: dict[type[Exception], int] = {
    NotPermitted: 403,
    EditConflict: 409,
    UndoConflict: 409,
    MergeRefused: 409,
    MergedAway: 409,
    OriginRefused: 409,
    QuestionClosed: 409,
    InvalidAnnotation: 422,
    InvalidSavedView: 422,
    ImportRefused: 409,
}


class DomainErrorsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError) and is_refused_grade(exception):
            return refusal(request, status=422, sentence=NEEDS_TWO)
        status = _STATUS.get(type(exception))
        return refusal(request, status=status, sentence=str(exception)) if status else None
