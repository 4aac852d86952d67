"""Changing one field of a claim: what it says, how it is known, and the words it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Version
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.claims import check_claimant
from apps.claims.actions.correcting import as_corrected
from apps.claims.actions.fields import COLUMNS, blank, fields_of, is_empty, own_field
from apps.claims.actions.typed_fields import TypedFields, checked
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis
from apps.claims.models import Claim, FieldWords

if TYPE_CHECKING:
    from apps.accounts.models import User


@dataclass(frozen=True)
class Pointed:
    """Words of a version that a field rests on, in code points [start, end)."""

    version: Version
    start: int
    end: int

    def columns(self) -> dict[str, Any]:
        if not 0 <= self.start < self.end <= self.version.length:
            raise InvalidAnnotation("Those words are not in the text.", field="words")
        return {
            "version": self.version,
            "start": self.start,
            "end": self.end,
            "quote": self.version.text[self.start : self.end],
        }


def set_field(
    *,
    claim: Claim,
    field: ClaimField,
    values: Mapping[str, Any],
    by: "User",
    expected_revision: int,
    basis: FieldBasis | None = None,
    words: Pointed | None = None,
) -> tuple[Claim, UUID]:
    """Set the columns of one field; those that are not given become empty, other fields stay.

    `words`: what the field rests on from now on; None keeps what it rested on. `basis` None: as
    it was. A field that is emptied rests on nothing. Raises EditConflict where the claim has been
    changed since the revision, InvalidAnnotation for what contradicts itself.
    """
    check_may(by, Action.ANNOTATE if claim.made_by(by) else Action.EDIT_ANNOTATION)
    kind = ClaimKind(claim.kind)
    if (ClaimField.FIGURE if field == ClaimField.SHARE else field) not in fields_of(kind):
        raise InvalidAnnotation(f"A claim of this kind has no field “{field.label}”.")
    wanted = {column: values.get(column, blank(column)) for column in COLUMNS[field]}
    claimant = wanted.pop("claimant", claim.claimant)
    check_claimant(claimant)
    columns = checked(replace(TypedFields.of(claim), **wanted), kind).columns()
    with recorded(by=by, reason=f"Changed a field: {field.label.lower()}") as action:
        columns |= {"claimant": claimant, **as_corrected(claim)}
        claim = change(claim, expected_revision=expected_revision, **columns)
        _set_words(claim, field, basis, words)
    return claim, action


def _set_words(
    claim: Claim, field: ClaimField, basis: FieldBasis | None, words: Pointed | None
) -> None:
    kept = own_field(claim, field)
    rows = FieldWords.objects.filter(claim=claim)
    if kept != field or field in (ClaimField.FIGURE, ClaimField.SHARE):
        other = ClaimField.FIGURE if kept == ClaimField.SHARE else ClaimField.SHARE
        moved = rows.filter(field=other).first()
        if moved is not None:
            words = words or (
                Pointed(moved.version, moved.start or 0, moved.end or 0) if moved.version else None
            )
            basis = basis or FieldBasis(moved.basis)
            moved.delete()
    if is_empty({column: getattr(claim, column) for column in COLUMNS[field]}):
        rows.filter(field=kept).delete()
        return
    changes: dict[str, Any] = {} if words is None else words.columns()
    if basis is not None:
        changes["basis"] = basis
    if changes:
        FieldWords.objects.update_or_create(claim=claim, field=kept, defaults=changes)
