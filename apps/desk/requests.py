from typing import cast

from django.http import HttpRequest

from apps.accounts.models import User


def person(request: HttpRequest) -> User:
    """Who is asking. Every page of the desk is behind the sign-in, so there is somebody."""
    return cast(User, request.user)
