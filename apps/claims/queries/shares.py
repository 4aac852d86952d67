"""What a share of a claim's figure comes to: worked out each time it is shown, never stored."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim


@dataclass(frozen=True)
class Derived:
    """Bounds that follow from a share and the figure it is a share of; None: no bound follows."""

    low: int | None
    high: int | None
    working: str


def derived_from_share(claim: Claim) -> Derived | None:
    """The share of the figure that the claim names, if both have bounds to reckon with.

    Whole people and things: bounds move outward, so that nothing possible is left out.
    """
    whole = claim.share_of
    if whole is None or whole.state == SuggestionState.REJECTED or not claim.has_share:
        return None
    low = _product(claim.share_low, whole.low, math.floor)
    high = _product(claim.share_high, whole.high, math.ceil)
    if low is None and high is None:
        return None
    working = f"{claim.share} of {whole.figure}, {whole.docket_label}"
    if whole.state == SuggestionState.SUGGESTED:
        working += ", which is only suggested"
    return Derived(low, high, working)


def _product(
    share: Decimal | None, bound: Decimal | None, rounded: Callable[[Decimal], int]
) -> int | None:
    if share is None or bound is None:
        return None
    return rounded(share * bound)
