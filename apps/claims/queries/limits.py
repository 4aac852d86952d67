"""What limits claims: the caveats that are claims of their own, and those that the desk wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Concat

from apps.articles.enums import SuggestionState
from apps.claims.enums import CaveatKind, LinkKind
from apps.claims.models import Claim, ClaimLink


@dataclass(frozen=True)
class Caveat:
    """One caveat beside a claim. `claim` is None where the desk wrote it without a claim."""

    text: str
    claim: Claim | None = None

    @property
    def nature(self) -> str:
        kind = self.claim.caveat_kind if self.claim else ""
        return str(CaveatKind(kind).label) if kind else ""

    @property
    def is_suggested(self) -> bool:
        return self.claim is not None and self.claim.state == SuggestionState.SUGGESTED

    @property
    def said(self) -> str:
        """With its number, for places that hold no links; what is only suggested says so."""
        if self.claim is None:
            return self.text
        open_still = ", suggested" if self.is_suggested else ""
        return f"{self.text} ({self.claim.docket_label}{open_still})"


def first_limit(claim: str) -> Subquery:
    """The statement of the first caveat that limits the claim in that column, for annotating.

    One that is accepted goes before one that is only suggested, which says so.
    """
    links = ClaimLink.objects.filter(other=OuterRef(claim), kind=LinkKind.LIMITS)
    kept = links.exclude(claim__state=SuggestionState.REJECTED)
    said = Case(
        When(
            claim__state=SuggestionState.SUGGESTED,
            then=Concat("claim__statement", Value(" (suggested)")),
        ),
        default="claim__statement",
        output_field=TextField(),
    )
    return Subquery(kept.order_by("claim__state", "claim__docket").values(said=said)[:1])


def caveats_of(claims: Iterable[Claim]) -> dict[UUID, list[Caveat]]:
    """For each claim what limits it, oldest first; what was rejected limits nothing, and what is
    only suggested says so. One query, and none where no claim has a caveat of its own."""
    rows = list(claims)
    found = {row.pk: [Caveat(row.caveat)] if row.caveat else [] for row in rows}
    limited = [row.pk for row in rows if row.caveats or row.caveats_proposed]
    if not limited:
        return found
    links = (
        ClaimLink.objects.filter(other__in=limited, kind=LinkKind.LIMITS)
        .exclude(claim__state=SuggestionState.REJECTED)
        .select_related("claim")
        .order_by("claim__docket")
    )
    for link in links:
        found[link.other_id].append(Caveat(link.claim.statement, link.claim))
    return found
