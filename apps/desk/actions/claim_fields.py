"""Saving one field of a claim from the desk; somebody who is not on file yet is put there too."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from apps.audit.recording import recorded
from apps.claims.actions.setting_fields import Pointed, set_field
from apps.claims.enums import ClaimField, FieldBasis
from apps.claims.models import Claim
from apps.desk.actions.marking import NewEntity, on_file

if TYPE_CHECKING:
    from apps.accounts.models import User


def save_field(
    *,
    claim: Claim,
    field: ClaimField,
    values: Mapping[str, Any],
    by: "User",
    expected_revision: int,
    basis: FieldBasis | None,
    words: Pointed | None,
) -> tuple[Claim, UUID]:
    """`values` may hold somebody new, who is put on file in the same step."""
    with recorded(by=by, reason=f"Changed a field: {field.label.lower()}") as action:
        known = {
            name: on_file(value, by) if isinstance(value, NewEntity) else value
            for name, value in values.items()
        }
        claim, _ = set_field(
            claim=claim,
            field=field,
            values=known,
            by=by,
            expected_revision=expected_revision,
            basis=basis,
            words=words,
        )
    return claim, action
