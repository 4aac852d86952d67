"""When a claim may be graded. Who may is for apps/accounts/rules.py to say."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import IntegrityError

from apps.articles.errors import InvalidAnnotation
from apps.claims.enums import Credibility
from apps.claims.models import Claim
from apps.claims.queries.footing import NEEDS_TWO, footing

_LOCK: Final = "credibility_1_needs_two_origins"


def check_may_be_graded(claim: Claim, credibility: int | None) -> None:
    """Raise InvalidAnnotation with the reason: credibility 1 needs two independent origins.

    The database refuses it too, whichever way it comes (apps/claims/models/footing.py).
    """
    if credibility == Credibility.CONFIRMED and (why := footing(claim).why):
        raise InvalidAnnotation(why, field="credibility")


def is_refused_grade(error: IntegrityError) -> bool:
    """Whether the database refused credibility 1 for want of two independent origins."""
    said = getattr(error.__cause__, "diag", None)
    return getattr(said, "constraint_name", None) == _LOCK


@contextmanager
def refused_in_words() -> Iterator[None]:
    """Around a whole transaction: somebody may take an origin away while it is under way."""
    try:
        yield
    except IntegrityError as error:
        if not is_refused_grade(error):
            raise
        raise InvalidAnnotation(
            f"An origin was lost just now. {NEEDS_TWO}", field="credibility"
        ) from error
