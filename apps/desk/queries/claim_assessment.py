"""The assessments of a claim, and the grades that are usual, to be taken or not."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from apps.articles.enums import Reliability
from apps.claims.enums import Credibility
from apps.claims.models import Assessment, Claim
from apps.claims.queries.evidence import EvidenceInContext

if TYPE_CHECKING:
    from apps.accounts.models import User

OFFERED = 3


@dataclass(frozen=True)
class Usual:
    """A grade that somebody usually has, and why that is said."""

    of: str
    reliability: str
    why: str

    @property
    def words(self) -> str:
        return str(Reliability(self.reliability).label).lower()


@dataclass(frozen=True)
class Panel:
    claim: Claim
    rows: tuple[Assessment, ...]
    own: Assessment | None
    usual: tuple[Usual, ...]

    @property
    def settled(self) -> Assessment | None:
        return next((one for one in self.rows if one.settles), None)

    @property
    def reliability_words(self) -> str:
        value = self.claim.reliability
        return str(Reliability(value).label) if value else ""

    @property
    def credibility_words(self) -> str:
        value = self.claim.credibility
        return str(Credibility(value).label).lower() if value else ""


def panel_of(claim: Claim, evidence: list[EvidenceInContext], user: "User") -> Panel:
    """Two queries: the assessments, and how the claimant's other claims were graded."""
    rows = tuple(
        Assessment.objects.filter(claim=claim)
        .select_related("analyst")
        .order_by("-settles", "created_at", "id")
    )
    own = next((one for one in rows if one.analyst_id == user.pk), None)
    return Panel(claim, rows, own, (*_of_claimant(claim), *_of_publishers(evidence)))


def _of_publishers(evidence: list[EvidenceInContext]) -> list[Usual]:
    publishers = dict.fromkeys(
        found.article.publisher for found in evidence if found.article.publisher
    )
    return [
        Usual(one.name, one.reliability, "grade of the publisher")
        for one in publishers
        if one.reliability
    ][:OFFERED]


def _of_claimant(claim: Claim) -> list[Usual]:
    if claim.claimant is None:
        return []
    graded = (
        Assessment.objects.filter(claim__claimant=claim.claimant)
        .exclude(reliability="")
        .exclude(claim=claim)
        .order_by()
        .values_list("reliability")
        .annotate(n=Count("pk"))
        .order_by("-n", "reliability")[:1]
    )
    return [
        Usual(claim.claimant.name, grade, f"given {n} times" if n > 1 else "given once")
        for grade, n in graded
    ]
