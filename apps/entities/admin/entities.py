from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from apps.accounts.rules import Action
from apps.audit.admin_base import ReasonedForm, RecordedAdmin
from apps.entities.admin.merging import merge_selected
from apps.entities.enums import EntityStanding, NameKind
from apps.entities.models import Entity, Name, Organisation, Person, Place
from apps.entities.names import fold


class NameInline(admin.TabularInline):
    model = Name
    extra = 0
    fields = ("text", "language", "kind", "script")
    readonly_fields = ("script",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class EntityForm(ReasonedForm):
    def clean_parent(self) -> Entity | None:
        parent: Entity | None = self.cleaned_data.get("parent")
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError("It cannot lie within itself.")
            above = above.parent
        return parent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        latitude, longitude = cleaned.get("latitude"), cleaned.get("longitude")
        if (latitude is None) != (longitude is None):
            self.add_error(
                "longitude" if longitude is None else "latitude",
                "Give both latitude and longitude, or neither.",
            )
        for field, value, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            if value is not None and not -limit <= value <= limit:
                self.add_error(field, f"Must be between -{limit} and {limit} degrees.")
        return cleaned


class EntityResource(ModelResource):
    """Entities as a table: by docket, so that what was exported finds its row again."""

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        Name.objects.get_or_create(
            entity_id=instance.pk, text=instance.name, defaults={"kind": NameKind.OFFICIAL}
        )


class PersonResource(EntityResource):
    class Meta:
        model = Person
        import_id_fields = ("docket",)
        fields = export_order = ("docket", "name", "description", "wikidata", "geonames")
        skip_unchanged = report_skipped = True


class PlaceResource(EntityResource):
    parent = Field("parent", "parent", ForeignKeyWidget(Place, "name"))

    class Meta:
        model = Place
        import_id_fields = ("docket",)
        fields = export_order = (
            "docket",
            "name",
            "description",
            "parent",
            "latitude",
            "longitude",
            "geo_precision",
            "wikidata",
            "geonames",
        )
        skip_unchanged = report_skipped = True


class OrganisationResource(EntityResource):
    parent = Field("parent", "parent", ForeignKeyWidget(Organisation, "name"))

    class Meta:
        model = Organisation
        import_id_fields = ("docket",)
        fields = export_order = ("docket", "name", "description", "parent", "wikidata")
        skip_unchanged = report_skipped = True


class EntityAdmin(ImportExportModelAdmin, RecordedAdmin):
    form = EntityForm
    may_delete: Action | None = Action.DELETE_ENTITY
    list_display: Any = ("docket_label", "name", "description", "mention_number")
    list_display_links = ("docket_label", "name")
    search_fields = ("name",)
    search_help_text = "Any spelling on file, in any script, or a docket number."
    ordering = ("sort_key", "id")
    inlines = (NameInline,)
    history_with = ((Name, "entity"),)
    readonly_fields: ClassVar[Any] = ("docket", "standing", "merged_into")
    actions: Any = (merge_selected,)
    list_filter: ClassVar[Any] = ("standing",)

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, entity: Entity) -> str:
        return entity.docket_label

    @admin.display(description="mentions")
    def mention_number(self, entity: Entity) -> int:
        tally = getattr(entity, "tally", None)
        return tally.mentions if tally else 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Entity]:
        return super().get_queryset(request).select_related("tally", "parent", "merged_into")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(standing=EntityStanding.ON_FILE)
        term = search_term.strip()
        if not term:
            return queryset, False
        letter, _, number = term.upper().partition("-")
        if len(letter) == 1 and number.isdecimal():
            return queryset.filter(docket=int(number)), False
        spelled = Name.objects.filter(key__startswith=fold(term)).values("entity")
        return queryset.filter(pk__in=spelled), False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        Name.objects.get_or_create(
            entity_id=form.instance.pk,
            text=form.instance.name,
            defaults={"kind": NameKind.OFFICIAL},
        )


@admin.register(Person)
class PersonAdmin(EntityAdmin):
    resource_classes = (PersonResource,)
    fields = (
        "docket",
        "standing",
        "merged_into",
        "name",
        "description",
        "wikidata",
        "opensanctions",
    )


@admin.register(Place)
class PlaceAdmin(EntityAdmin):
    resource_classes = (PlaceResource,)
    list_display = ("docket_label", "name", "description", "parent", "geo_precision")
    list_filter = ("standing", "geo_precision")
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    fields = (
        "docket",
        "standing",
        "merged_into",
        "name",
        "description",
        "parent",
        "latitude",
        "longitude",
        "geo_precision",
        "wikidata",
        "geonames",
        "iso",
    )

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "parent":
            kwargs["queryset"] = Place.objects.all()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Organisation)
class OrganisationAdmin(EntityAdmin):
    resource_classes = (OrganisationResource,)
    list_display = ("docket_label", "name", "description", "parent")
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)
    fields = (
        "docket",
        "standing",
        "merged_into",
        "name",
        "description",
        "parent",
        "wikidata",
        "opensanctions",
    )


@admin.register(Entity)
class AnyEntityAdmin(EntityAdmin):
    """For the pickers that take any kind; left out of the menu."""

    may_add = may_change = may_delete = None
    search_fields = ("name",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False
