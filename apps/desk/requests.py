from typing import cast

from django.http import HttpRequest

from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation


def person(request: HttpRequest) -> User:
    """Who is asking. Every page of the desk is behind the sign-in, so there is somebody."""
    return cast("User", request.user)


def posted_number(request: HttpRequest, name: str) -> int:
    """A whole number that the page itself put into its form."""
    try:
        return int(request.POST.get(name, ""))
    except ValueError as error:
        raise InvalidAnnotation(
            "This page is not what the desk sent. Reload it and repeat."
        ) from error
