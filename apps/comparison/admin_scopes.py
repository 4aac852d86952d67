"""The pages of the admin for what stands within what; apps/comparison/admin.py registers them."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse

from apps.audit.admin_base import ReasonedForm, RecordedAdmin
from apps.comparison.actions.terms import refusal
from apps.comparison.enums import TermField
from apps.comparison.models import PartOf, Term, TermTie
from apps.comparison.queries.terms import term_tree
from apps.comparison.queries.whole_tree import whole_tree


class _WrittenError(Exception):
    """It can be written: only to take it back."""


def _check_can_be_written(tried: models.Model, refused: Callable[[IntegrityError], str]) -> None:
    """Raise ValidationError with what the database says, unless the row can be written.

    Written and taken back: only the database sees every way round.
    """
    try:
        with transaction.atomic():
            tried.save(force_insert=tried._state.adding)
            raise _WrittenError
    except _WrittenError:
        pass
    except IntegrityError as error:
        raise ValidationError(refused(error)) from error


class PartOfForm(ReasonedForm):
    """Says in words what the database refuses."""

    class Meta:
        model = PartOf
        fields = ("part", "whole", "state")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        tried = PartOf(
            part=cleaned.get("part") or self.instance.part,
            whole=cleaned.get("whole") or self.instance.whole,
            state=cleaned["state"],
            pk=self.instance.pk,
        )
        tried._state.adding = self.instance._state.adding
        others = PartOf.objects.filter(part=tried.part, whole=tried.whole).exclude(pk=tried.pk)
        # Of two alike the form says so itself.
        if not others.exists():
            _check_can_be_written(tried, refusal)
        return cleaned


class PartOfAdmin(RecordedAdmin):
    form = PartOfForm
    change_list_template = "admin/comparison/wholes.html"
    list_display = ("part", "whole", "state", "reason", "created_by", "created_at")
    list_filter = ("state", "part__kind")
    list_select_related = ("part", "whole", "created_by")
    search_fields = ("part__name", "whole__name", "reason")
    autocomplete_fields = ("part", "whole")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What lies within what is said or unsaid, never pointed elsewhere."""
        return ("part", "whole") if obj else ()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"tree": whole_tree(), **(extra_context or {})}
        return super().changelist_view(request, more)


class TermForm(ReasonedForm):
    class Meta:
        model = Term
        fields = ("field", "key", "name", "also", "parts_make_all", "is_general")


class TermAdmin(RecordedAdmin):
    """What is counted and kinds of people, as a tree; how they stand is tied beside."""

    form = TermForm
    change_list_template = "admin/comparison/terms.html"
    list_display = ("name", "field", "key", "parts_make_all", "is_general")
    list_filter = ("field",)
    search_fields = ("name", "key")
    history_with = ((TermTie, "one"), (TermTie, "other"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Claims know it by its key."""
        return ("field", "key") if obj else ()

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        trees = [(field.label, term_tree(field)) for field in TermField]
        return super().changelist_view(request, {"trees": trees, **(extra_context or {})})


class TermTieForm(ReasonedForm):
    """Says in words what the database refuses."""

    class Meta:
        model = TermTie
        fields = ("one", "kind", "other", "position")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        tried = TermTie(
            one=cleaned.get("one") or self.instance.one,
            other=cleaned.get("other") or self.instance.other,
            kind=cleaned["kind"],
            position=cleaned["position"],
            pk=self.instance.pk,
        )
        tried._state.adding = self.instance._state.adding
        _check_can_be_written(tried, refusal)
        return cleaned


class TermTieAdmin(RecordedAdmin):
    form = TermTieForm
    list_display = ("one", "kind", "other", "position", "reason", "created_by")
    list_display_links = ("one",)
    list_filter = ("kind", "one__field")
    list_select_related = ("one", "other", "created_by")
    search_fields = ("one__name", "other__name", "reason")
    autocomplete_fields = ("one", "other")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """How two stand is said or unsaid, never pointed elsewhere."""
        return ("one", "other") if obj else ()
