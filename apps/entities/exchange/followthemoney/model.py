"""Which of our words answers to which of the FollowTheMoney model's.

The model has no schema for a place as such; Address is the one with coordinates. What the model
has no property for (a spelling's kind and language, GeoNames, ISO 3166, geo-precision, the order
of names) stands beside the properties under OURS, where other tools leave it alone.
"""

from __future__ import annotations

from apps.entities.enums import EntityKind, NameKind

OURS = "fogline"

SCHEMA = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.PLACE: "Address",
}
KIND = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANISATION,
    "Company": EntityKind.ORGANISATION,
    "PublicBody": EntityKind.ORGANISATION,
    "LegalEntity": EntityKind.ORGANISATION,
    "Address": EntityKind.PLACE,
}
# The property for each kind of spelling.
PROPERTY = {
    NameKind.OFFICIAL: "name",
    NameKind.ALIAS: "alias",
    NameKind.TRANSLITERATION: "alias",
    NameKind.SHORT: "weakAlias",
    NameKind.MISSPELLING: "weakAlias",
    NameKind.FORMER: "previousName",
}
NAME_KIND = {
    "name": NameKind.OFFICIAL,
    "alias": NameKind.ALIAS,
    "weakAlias": NameKind.SHORT,
    "previousName": NameKind.FORMER,
}
