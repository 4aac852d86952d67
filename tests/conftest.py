"""What every test may ask for: people of each role, and a small world to act on."""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.enums import CaptureMethod
from apps.articles.models import Article, Capture, Version
from tests.template_database import template_database

# The same examples every time: a change is judged by what it changed. Others are searched for by
# `make test ARGS=--hypothesis-profile=search`. A busy machine is no finding: no deadline.
hypothesis_settings.register_profile("same", deadline=None, derandomize=True)
hypothesis_settings.register_profile("search", deadline=None, max_examples=2_000)
hypothesis_settings.load_profile("same")

pytest_plugins = ["tests.chromium"]


@pytest.fixture(autouse=True)
def without_language_models(settings: Any) -> None:
    """What is found must not hang on an extra; the tests of the models ask for them by name."""
    settings.LANGUAGE_MODELS = False


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker
) -> None:
    """Test databases are copies of one that is migrated already."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database()


PASSWORD = "correct horse battery"


@cache
def _hashed_password() -> str:
    """Hashing is slow on purpose; once is enough for all the people of the tests."""
    return make_password(PASSWORD)


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    def make(role: Role | None, username: str | None = None) -> User:
        user = User.objects.create(
            username=username or str(role),
            password=_hashed_password(),
            is_staff=role in (Role.CURATOR, Role.ADMIN),
        )
        if role is not None:
            user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def viewer(make_user: Callable[..., User]) -> User:
    return make_user(Role.VIEWER)


@pytest.fixture
def analyst(make_user: Callable[..., User]) -> User:
    return make_user(Role.ANALYST)


@pytest.fixture
def curator(make_user: Callable[..., User]) -> User:
    return make_user(Role.CURATOR)


@pytest.fixture
def admin_person(make_user: Callable[..., User]) -> User:
    return make_user(Role.ADMIN)


@pytest.fixture
def make_article(db: None) -> Callable[..., Article]:
    """An article with one version of the given text."""

    def make(
        text: str = "Kirby spoke in Washington.", title: str = "A title", **fields: object
    ) -> Article:
        from django.db import transaction

        with transaction.atomic():
            article = Article(title=title, **fields)
            version = Version(
                article=article,
                number=1,
                text=text,
                length=len(text),
                sha256=hashlib.sha256(text.encode()).hexdigest(),
            )
            # The two rows point at each other; the constraint is checked when both are there.
            Version.objects.bulk_create([version])
            article.current_version = version
            article.save(force_insert=True)
            Capture.objects.create(
                version=version, captured_at=timezone.now(), method=CaptureMethod.PASTE
            )
        article.refresh_from_db()
        return article

    return make
