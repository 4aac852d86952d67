from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.models.dockets import NextDocket, docket_address
from apps.articles.models.triggers import no_cycle
from apps.audit.tracking import tracked
from apps.entities.enums import DOCKET_LETTER, EntityKind, EntityStanding, GeoPrecision
from apps.entities.models.merged_away import counts_go_with_entity, follows_merges
from apps.entities.models.standing import proposed_is_confirmed_nowhere
from apps.entities.names import fold

NAME_LIMIT = 300


@tracked()
class Entity(models.Model):
    """Who or what a mention refers to: a person, a place or an organisation.

    One table for the three kinds, so that anything can point at any of them and a merge is the
    same for all; Person, Place and Organisation are its faces.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=12, choices=EntityKind.choices, editable=False)
    docket = models.BigIntegerField(editable=False)
    standing = models.CharField(
        max_length=8,
        choices=EntityStanding.choices,
        default=EntityStanding.ON_FILE,
        editable=False,
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="absorbed",
        help_text="The entity that this one was found to be.",
    )
    name = models.CharField(
        max_length=NAME_LIMIT, help_text="The preferred spelling, as lists show it."
    )
    sort_key = models.CharField(max_length=NAME_LIMIT * 2, editable=False)
    description = models.TextField(
        blank=True, help_text="One sentence that tells it from its namesakes."
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="What a place lies within, or a body belongs to.",
    )
    latitude = models.FloatField(null=True, blank=True, help_text="Degrees north, WGS 84.")
    longitude = models.FloatField(null=True, blank=True, help_text="Degrees east, WGS 84.")
    geo_precision = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=GeoPrecision.choices
    )
    wikidata = models.CharField("Wikidata", max_length=20, blank=True)
    geonames = models.CharField("GeoNames", max_length=20, blank=True)
    opensanctions = models.CharField("OpenSanctions", max_length=60, blank=True)
    iso = models.CharField(
        "ISO 3166", max_length=8, blank=True, help_text="Of a country or a region: UA, UA-14."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    fixed_kind: ClassVar[EntityKind | None] = None

    class Meta:
        ordering = ("sort_key", "id")
        verbose_name_plural = "entities"
        indexes = [
            models.Index("kind", "standing", "sort_key", "id", name="entity_by_name"),
            models.Index("geonames", condition=~Q(geonames=""), name="entity_by_geonames"),
            models.Index("iso", condition=~Q(iso=""), name="entity_by_iso"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "docket"], name="entity_docket_once"),
            models.CheckConstraint(
                condition=Q(kind__in=EntityKind.values), name="entity_kind_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="entity_has_a_name"),
            models.CheckConstraint(
                condition=Q(standing=EntityStanding.MERGED, merged_into__isnull=False)
                | Q(
                    standing__in=[EntityStanding.ON_FILE, EntityStanding.PROPOSED],
                    merged_into__isnull=True,
                ),
                name="entity_merged_into_one",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    kind=EntityKind.PLACE,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="entity_coordinates_of_a_place_in_range",
            ),
            models.CheckConstraint(
                condition=Q(geo_precision__isnull=True)
                | Q(kind=EntityKind.PLACE, geo_precision__range=(1, 7)),
                name="entity_geo_precision_of_a_place",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(kind=EntityKind.PERSON),
                name="entity_person_lies_within_nothing",
            ),
        ]
        triggers = [
            counts_go_with_entity(),
            *follows_merges("entities_entity", "parent_id"),
            no_cycle("entity_lies_not_within_itself", "entities_entity"),
            proposed_is_confirmed_nowhere(),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.fixed_kind:
            self.kind = self.fixed_kind
        if self.docket is None:
            self.docket = NextDocket(f"docket_{self.kind}")
        self.sort_key = fold(self.name)
        super().save(*args, **kwargs)
        if not isinstance(self.docket, int):
            self.refresh_from_db(fields=["docket"])

    def get_absolute_url(self) -> str:
        return docket_address(f"desk:{self.kind}", self.docket)

    @property
    def docket_label(self) -> str:
        return f"{DOCKET_LETTER[EntityKind(self.kind)]}-{self.docket}"


class KindManager(models.Manager["Entity"]):
    """Only the entities of one kind, for the proxies."""

    def __init__(self, kind: EntityKind) -> None:
        super().__init__()
        self.kind = kind

    def get_queryset(self) -> models.QuerySet["Entity"]:
        return super().get_queryset().filter(kind=self.kind)


class Person(Entity):
    fixed_kind: ClassVar[EntityKind | None] = EntityKind.PERSON
    objects: ClassVar[Any] = KindManager(EntityKind.PERSON)

    class Meta:
        proxy = True
        verbose_name_plural = "people"


class Place(Entity):
    fixed_kind: ClassVar[EntityKind | None] = EntityKind.PLACE
    objects: ClassVar[Any] = KindManager(EntityKind.PLACE)

    class Meta:
        proxy = True


class Organisation(Entity):
    fixed_kind: ClassVar[EntityKind | None] = EntityKind.ORGANISATION
    objects: ClassVar[Any] = KindManager(EntityKind.ORGANISATION)

    class Meta:
        proxy = True
