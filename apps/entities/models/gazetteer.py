from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from apps.entities.enums import GazetteerKind


class GazetteerPlace(models.Model):
    """A place of the world as the gazetteer has it. Not on file until a person confirms it.

    From GeoNames (CC BY 4.0), countries and regions from ISO 3166; replaced as a whole by
    `manage.py load_gazetteer`, so nothing points at its rows: an entity carries the code.
    """

    # "geonames:709932" for what GeoNames numbers, "iso:UA-14" for regions of ISO 3166.
    code = models.CharField(primary_key=True, max_length=24)
    kind = models.CharField(max_length=10, choices=GazetteerKind.choices)
    name = models.CharField(max_length=200)
    names = ArrayField(models.CharField(max_length=300), help_text="Every spelling, as it is.")
    keys = ArrayField(models.CharField(max_length=600), help_text="The keys of the spellings.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1, two letters.")
    region = models.CharField(max_length=24, blank=True, help_text="Code of the region around it.")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    population = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            GinIndex("keys", name="gazetteer_by_key"),
            models.Index(
                "latitude",
                "longitude",
                condition=Q(kind=GazetteerKind.SETTLEMENT),
                name="gazetteer_by_position",
            ),
        ]

    def __str__(self) -> str:
        return self.name
