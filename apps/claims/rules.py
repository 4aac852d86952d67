"""When a claim may be graded. Who may is for apps/accounts/rules.py to say."""

from apps.articles.errors import InvalidAnnotation
from apps.claims.enums import Credibility
from apps.claims.models import Claim
from apps.claims.queries.footing import footing


def check_may_be_graded(claim: Claim, credibility: int | None) -> None:
    """Raise InvalidAnnotation with the reason: credibility 1 needs two independent origins.

    The database refuses it too, whichever way it comes (apps/claims/models/footing.py).
    """
    if credibility == Credibility.CONFIRMED and (why := footing(claim).why):
        raise InvalidAnnotation(why, field="credibility")
