"""A signed-in browser at a running desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from apps.accounts.enums import Role
from apps.accounts.models import User

PASSWORD = "correct horse battery"


@pytest.fixture
def sign_in(
    page: Page, live_server: Any, transactional_db: None, django_user_model: type[User]
) -> Callable[[User], Page]:
    """Sign a person in by a session of the server's own, without the form. Gives the page."""

    def enter(user: User) -> Page:
        client = Client()
        client.force_login(user, backend="apps.accounts.backends.RolesBackend")
        page.context.clear_cookies()
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        return page

    return enter


@pytest.fixture
def errors(page: Page) -> list[str]:
    """What the page complained about: exceptions, broken rules of the content policy."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text
            else None
        ),
    )
    return found


@pytest.fixture
def an_analyst(transactional_db: None) -> User:
    """transactional_db empties every table after a test, the groups with it."""
    from django.contrib.auth.models import Group

    user = User.objects.create_user("analyst", password=PASSWORD, display_name="Ana Lyst")
    user.groups.add(Group.objects.get_or_create(name=Role.ANALYST)[0])
    return user
