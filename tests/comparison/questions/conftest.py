from collections.abc import Callable

import pytest

from apps.accounts.models import User
from apps.articles.models import Article
from tests.comparison.questions.making import World


@pytest.fixture
def world(make_article: Callable[..., Article], analyst: User) -> World:
    return World(make_article, analyst)
