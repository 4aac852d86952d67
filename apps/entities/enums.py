from django.db import models


class EntityKind(models.TextChoices):
    PERSON = "person", "Person"
    PLACE = "place", "Place"
    ORGANISATION = "organisation", "Organisation"


DOCKET_LETTER = {
    EntityKind.PERSON: "P",
    EntityKind.PLACE: "L",
    EntityKind.ORGANISATION: "O",
}


class EntityStanding(models.TextChoices):
    """Whether an entity counts. The product only proposes; a person puts on file."""

    ON_FILE = "on_file", "On file"
    PROPOSED = "proposed", "Proposed"
    MERGED = "merged", "Merged into another"


class Verdict(models.TextChoices):
    """What a person decided about a name once and for all."""

    ACCEPT = "accept", "Names this one"
    REJECT = "reject", "Does not name this one"


class NameKind(models.TextChoices):
    OFFICIAL = "official", "Official"
    ALIAS = "alias", "Alias"
    SHORT = "short", "Short form"
    TRANSLITERATION = "transliteration", "Transliteration"
    MISSPELLING = "misspelling", "Misspelling"
    FORMER = "former", "Former name"


class GeoPrecision(models.IntegerChoices):
    """How exactly a place is known, in the seven steps of the UCDP codebook."""

    EXACT = 1, "Exact location"
    NEAR = 2, "Within about 25 km"
    DISTRICT = 3, "Second-order division (district)"
    PROVINCE = 4, "First-order division (region)"
    LINE = 5, "Along a line or in an area without a name"
    COUNTRY = 6, "Country only"
    SEA_OR_AIR = 7, "International waters or airspace"


class GazetteerKind(models.TextChoices):
    COUNTRY = "country", "Country"
    REGION = "region", "Region"
    SETTLEMENT = "settlement", "Settlement"
