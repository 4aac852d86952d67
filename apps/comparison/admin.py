"""Questions, origins, what lies within what, conflicts and corrections, for curators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field

from apps.accounts.rules import Action
from apps.articles.errors import InvalidAnnotation
from apps.audit.admin_base import ReasonedForm, RecordedAdmin
from apps.claims.models import Claim
from apps.claims.queries.exported import ClaimResource
from apps.comparison.actions.corrections import CorrectionSaid
from apps.comparison.admin_scopes import PartOfAdmin, TermAdmin, TermTieAdmin
from apps.comparison.models import (
    Answer,
    Conflict,
    Correction,
    OriginDecision,
    PartOf,
    Party,
    Question,
    QuestionClaim,
    Term,
    TermTie,
)
from apps.comparison.queries.corrections import corrections_of


class _Shown(admin.TabularInline):
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


class QuestionClaimInline(_Shown):
    """Which claims count is chosen on the desk, beside what they say."""

    model = QuestionClaim
    fields = readonly_fields = ("claim", "state", "reason", "added_by", "created_at")


class AnswerInline(_Shown):
    model = Answer
    fields = readonly_fields = ("words", "text", "by", "created_at", "withdrawn_at")


@admin.register(Question)
class QuestionAdmin(RecordedAdmin):
    may_add = None
    list_display = ("docket_label", "title", "kind", "created_by", "created_at", "closed_at")
    list_display_links = ("docket_label", "title")
    list_filter = ("kind", ("closed_at", admin.EmptyFieldListFilter))
    list_select_related = ("created_by",)
    search_fields = ("title", "description")
    inlines = (AnswerInline, QuestionClaimInline)
    history_with = ((Answer, "question"), (QuestionClaim, "question"))
    fields = ("title", "kind", "description", "filter", "closed_at", "created_by")
    readonly_fields = ("filter", "closed_at", "created_by")

    # Its page is the desk's, which says where it is.
    view_on_site = False

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, question: Question) -> str:
        return question.docket_label


@admin.register(OriginDecision)
class OriginDecisionAdmin(RecordedAdmin):
    """Decided on the desk, where claims are joined by it; here to be seen and taken back."""

    may_add = may_change = None
    may_delete = Action.CURATE
    list_display = ("claim", "other", "verdict", "state", "score", "method", "created_by")
    list_filter = ("verdict", "state", "method")
    list_select_related = ("claim", "other", "created_by")
    search_fields = ("claim__statement", "other__statement")


admin.site.register(PartOf, PartOfAdmin)
admin.site.register(Term, TermAdmin)
admin.site.register(TermTie, TermTieAdmin)


class PartyInline(admin.TabularInline):
    model = Party
    extra = 0
    fields = ("entity", "role", "side")
    autocomplete_fields = ("entity",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Conflict)
class ConflictAdmin(RecordedAdmin):
    list_display = ("name", "since", "until")
    search_fields = ("name", "about")
    inlines = (PartyInline,)
    history_with = ((Party, "conflict"),)
    fields = ("name", "since", "until", "about")


class CorrectionForm(ReasonedForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "utterance" in cleaned and bool(cleaned["utterance"]) == bool(cleaned.get("article")):
            raise forms.ValidationError("A correction is of one utterance or of one article.")
        if self.errors:
            return cleaned
        said = {name: cleaned[name] for name in CorrectionSaid.__dataclass_fields__}
        try:
            # Fills in what follows: bounds from the words, the article of the version.
            cleaned |= CorrectionSaid(**said).columns()
        except InvalidAnnotation as error:
            self.add_error(error.field if error.field in self.fields else None, str(error))
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(RecordedAdmin):
    form = CorrectionForm
    list_display = (
        *("docket_label", "words", "effect", "utterance", "article", "said_on", "created_by"),
    )
    list_display_links = ("docket_label", "words")
    list_filter = ("effect",)
    list_select_related = ("utterance__speaker", "article", "created_by")
    search_fields = ("words",)
    raw_id_fields = ("utterance", "source_version")
    autocomplete_fields = ("article", "source_article", "place", "population")
    fields = (
        *("utterance", "article", "effect", "words", ("said_on", "said_precision")),
        *("source_article", "source_version", "source_url"),
        *("measure", "place", "place_words", "population", "population_words"),
        *(("since", "since_precision"), ("until", "until_precision")),
        *("figure_words", ("low", "high"), "created_by"),
    )
    readonly_fields = ("created_by",)
    view_on_site = False

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, correction: Correction) -> str:
        return correction.docket_label


class CorrectedClaimResource(ClaimResource):
    """A claim leaves with what was corrected since, as with its caveats."""

    corrections = Field()

    class Meta(ClaimResource.Meta):
        fields = (*ClaimResource.Meta.fields, "corrections")
        export_order = fields

    def before_export(self, queryset: QuerySet[Claim], **kwargs: Any) -> None:
        super().before_export(queryset, **kwargs)
        self._marking = corrections_of(queryset.values_list("pk", flat=True))
        ids = {fact.key for facts in self._marking.values() for fact in facts}
        self._said = {
            str(row.pk): f"{row.docket_label} {' '.join(row.words.split())}"
            for row in Correction.objects.filter(pk__in=ids)
        }

    def dehydrate_corrections(self, claim: Claim) -> str:
        return "; ".join(self._said[fact.key] for fact in self._marking.get(claim.pk, ()))


# The admin of claims stands in apps/claims, which knows of no corrections.
_claims: Any = admin.site.get_model_admin(Claim)
_claims.resource_classes = (CorrectedClaimResource,)
