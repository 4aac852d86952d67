"""Requests that are too large are refused before they are read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from apps.ui.dates import size
from apps.ui.errors import refusal

# What a form puts around a file.
_AROUND = 1024 * 1024


class RequestSizeMiddleware:
    """Answers 413 with a sentence where Content-Length says that a request is over the limit.

    Stands behind the middleware for htmx, whose answer it gives, and before anything that reads
    the body, which for a form is the check of its token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        has_files = (request.content_type or "") == "multipart/form-data"
        most = settings.UPLOAD_LIMIT if has_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if length <= most + (_AROUND if has_files else 0):
            return self.get_response(request)
        way = (
            "Send fewer files at once, or have an admin import them from the command line."
            if has_files
            else "Save a long text as a file and import that."
        )
        sentence = f"This is {size(length)}; {size(most)} is the most that can be sent. {way}"
        return refusal(request, status=413, sentence=sentence)
