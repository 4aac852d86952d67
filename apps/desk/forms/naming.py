"""Names as people type them into forms: in any spelling, or as a docket."""

from django import forms

from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.entities.queries.spelled import spelled


def entity_called(text: str, kinds: tuple[EntityKind, ...] = tuple(EntityKind)) -> Entity:
    """The one entity meant by a spelling or docket, or a sentence about why there is not one."""
    found = spelled(text, kinds)
    if len(found) == 1:
        return found[0]
    if not found:
        raise forms.ValidationError(
            f"Nobody and nothing on file is spelled “{text}”. Check the spelling, or mark the name"
            " in its article first."
        )
    which = ", ".join(f"{entity.docket_label} {entity.name}" for entity in found[:5])
    raise forms.ValidationError(
        f"“{text}” is the name of more than one: {which}. Give the docket instead."
    )
