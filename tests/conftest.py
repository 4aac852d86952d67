"""What every test may ask for: people of each role, and a small world to act on."""

import hashlib
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.enums import CaptureMethod
from apps.articles.models import Article, Capture, Version

pytest_plugins = ["tests.chromium"]


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    def make(role: Role | None, username: str | None = None) -> User:
        user = User.objects.create_user(username or str(role), password="correct horse battery")
        if role is not None:
            user.groups.add(Group.objects.get(name=role))
            user.is_staff = role in (Role.CURATOR, Role.ADMIN)
            user.save()
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
