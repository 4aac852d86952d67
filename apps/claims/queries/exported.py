"""Claims as rows of a file, for the admin."""

from django.db.models import QuerySet
from import_export.fields import Field
from import_export.resources import ModelResource

from apps.articles.enums import SuggestionState
from apps.claims.enums import LinkKind
from apps.claims.models import Claim
from apps.claims.queries.limits import Caveat


class ClaimResource(ModelResource):
    """Claims as a table. A claim never leaves without its caveats, nor without its evidence."""

    caveat = Field()
    evidence = Field()

    class Meta:
        model = Claim
        fields: tuple[str, ...] = (
            "docket",
            "statement",
            "caveat",
            "kind",
            "claimant__name",
            "status",
            "state",
            "evidence",
            "created_at",
        )
        export_order: tuple[str, ...] = fields

    def get_queryset(self) -> QuerySet[Claim]:
        return (
            super()
            .get_queryset()
            .select_related("claimant")
            .prefetch_related("evidence__article", "linked__claim")
        )

    def dehydrate_caveat(self, claim: Claim) -> str:
        limits = [
            link.claim
            for link in claim.linked.all()
            if link.kind == LinkKind.LIMITS and link.claim.state != SuggestionState.REJECTED
        ]
        said = [Caveat(one.statement, one).said for one in limits]
        return "; ".join([claim.caveat, *said] if claim.caveat else said)

    def dehydrate_evidence(self, claim: Claim) -> str:
        return "; ".join(
            f"{one.article.docket_label} “{one.quote}”" for one in claim.evidence.all()
        )
