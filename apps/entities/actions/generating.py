"""Spellings that nobody gave: a Cyrillic name in Latin letters, by each named scheme.

They serve finding and searching, and are shown as generated until a text is confirmed to hold
them or a person files them.
"""

from collections.abc import Iterable

from apps.entities.enums import NameKind
from apps.entities.matching.comparing import variants
from apps.entities.models import Name
from apps.entities.models.entity import NAME_LIMIT
from apps.entities.names import fold, script_of

CYRILLIC = "Cyrl"


def generate_spellings(names: Iterable[Name]) -> int:
    """File what the schemes make of these names, beside what is on file. Inside an action.

    Returns how many spellings there were to file.
    """
    made = [
        Name(
            entity_id=name.entity_id,
            text=one.text,
            key=fold(one.text),
            script=script_of(one.text),
            kind=NameKind.TRANSLITERATION,
            scheme=one.scheme,
            seen=False,
        )
        for name in names
        if name.script == CYRILLIC and name.seen
        for one in variants(name.text, name.language)
        if len(one.text) <= NAME_LIMIT
    ]
    # A spelling that is on file already stays as it is, whoever put it there.
    Name.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)


def drop_generated(name: Name) -> None:
    """Let go of what was generated from a name alone that is taken away. Inside an action."""
    if name.script != CYRILLIC:
        return
    theirs = {one.text for one in variants(name.text, name.language)}
    others = Name.objects.filter(entity=name.entity_id, script=CYRILLIC, seen=True)
    for other in others.exclude(pk=name.pk):
        theirs -= {one.text for one in variants(other.text, other.language)}
    Name.objects.filter(
        entity=name.entity_id, kind=NameKind.TRANSLITERATION, seen=False, text__in=theirs
    ).exclude(scheme="").delete()
