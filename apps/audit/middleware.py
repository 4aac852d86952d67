from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse


class RecordWhoMiddleware:
    """History rows made by a request say who made it, even where no action names a reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = request.user
        who = {"user": user.pk, "who": str(user)} if user.is_authenticated else {}
        with pghistory.context(url=request.path, **who):
            return self.get_response(request)
