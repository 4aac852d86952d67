"""Writing suggested claims with all that hangs on them: only what differs, in few statements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from apps.articles.enums import SuggestionState
from apps.articles.models import Version
from apps.claims.actions.from_reading import Columns, Written
from apps.claims.enums import LinkKind
from apps.claims.models import Claim, ClaimEntity, ClaimLink, Evidence, FieldWords, Relay

_RELAY: Final = ("position", "how", "entity_id", "words", "article_id")
_WORDS: Final = ("basis", "version_id", "start", "end", "quote")


@dataclass(frozen=True)
class Kept:
    """A claim and what was read of it. Where `is_open` is false only its ties are looked at.

    `limits`, `part_of` and `share_of` name other claims by their ids.
    """

    claim: Claim
    written: Written
    version: Version
    is_new: bool
    is_open: bool
    limits: frozenset[UUID]
    part_of: frozenset[UUID]
    share_of: UUID | None

    @property
    def columns(self) -> Columns:
        return {
            **self.written.columns,
            "share_of_id": self.share_of,
            "found_in_id": self.version.article_id,
            "suggestion_key": self.written.read.key,
        }


def keep(several: Sequence[Kept]) -> tuple[int, int]:
    """Make and change suggestions. Returns how many were made, and how many changed."""
    new = [one for one in several if one.is_new]
    for one in new:
        for name, value in one.columns.items():
            setattr(one.claim, name, value)
    Claim.objects.bulk_create([one.claim for one in new])
    opened = [one for one in several if one.is_open]
    standing = [one for one in opened if not one.is_new]
    changed = _change_columns(standing)
    changed |= _evidence(opened, standing)
    changed |= _field_words(opened, standing)
    changed |= _relays(opened, standing)
    changed |= _about(opened, standing)
    changed |= _links(several)
    ours = changed & {one.claim.pk for one in standing}
    # A form that was opened before must not fit by accident.
    Claim.objects.filter(pk__in=ours).update(revision=F("revision") + 1)
    return len(new), len(ours)


def _change_columns(standing: Iterable[Kept]) -> set[UUID]:
    changed = set()
    for one in standing:
        differing = {
            name: value for name, value in one.columns.items() if getattr(one.claim, name) != value
        }
        if differing:
            Claim.objects.filter(pk=one.claim.pk).update(**differing)
            changed.add(one.claim.pk)
    return changed


def _held(model: Any, standing: Iterable[Kept], **also: Any) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    ids = [one.claim.pk for one in standing]
    if ids:
        for row in model._default_manager.filter(claim__in=ids, **also).order_by("pk"):
            found[row.claim_id].append(row)
    return found


def _replace(model: Any, gone: list[UUID], made: list[Any]) -> None:
    if gone:
        model._default_manager.filter(pk__in=gone).delete()
    model._default_manager.bulk_create(made)


def _evidence(opened: Iterable[Kept], standing: Iterable[Kept]) -> set[UUID]:
    held, changed = _held(Evidence, standing), set()
    gone, made = [], []
    for one in opened:
        rows = {(row.placed_start, row.placed_end): row for row in held[one.claim.pk]}
        for place, columns in one.written.pieces.items():
            row = rows.pop(place, None)
            if row is None:
                made.append(Evidence(claim=one.claim, **columns))
            elif row.fidelity != columns["fidelity"]:
                Evidence.objects.filter(pk=row.pk).update(
                    fidelity=columns["fidelity"], revision=F("revision") + 1
                )
            else:
                continue
            changed.add(one.claim.pk)
        gone += [row.pk for row in rows.values()]
        changed.update(row.claim_id for row in rows.values())
    _replace(Evidence, gone, made)
    return changed


def _field_words(opened: Iterable[Kept], standing: Iterable[Kept]) -> set[UUID]:
    held, changed = _held(FieldWords, standing), set()
    gone, made = [], []
    for one in opened:
        rows = {row.field: row for row in held[one.claim.pk]}
        for field, columns in one.written.known.items():
            row = rows.pop(field, None)
            if row is not None and all(getattr(row, name) == columns[name] for name in _WORDS):
                continue
            if row is not None:
                gone.append(row.pk)
            made.append(FieldWords(claim=one.claim, field=field, **columns))
            changed.add(one.claim.pk)
        gone += [row.pk for row in rows.values()]
        changed.update(row.claim_id for row in rows.values())
    _replace(FieldWords, gone, made)
    return changed


def _relays(opened: Iterable[Kept], standing: Iterable[Kept]) -> set[UUID]:
    held, changed = _held(Relay, standing), set()
    gone, made = [], []
    for one in opened:
        rows = sorted(held[one.claim.pk], key=lambda row: row.position)
        stands = tuple({name: getattr(row, name) for name in _RELAY} for row in rows)
        if stands != one.written.relays:
            gone += [row.pk for row in rows]
            made += [Relay(claim=one.claim, **columns) for columns in one.written.relays]
            changed.add(one.claim.pk)
    _replace(Relay, gone, made)
    return changed


def _about(opened: Iterable[Kept], standing: Iterable[Kept]) -> set[UUID]:
    held, changed = _held(ClaimEntity, standing), set()
    gone, made = [], []
    for one in opened:
        rows = {row.entity_id: row for row in held[one.claim.pk]}
        for entity in one.written.about - rows.keys():
            made.append(ClaimEntity(claim=one.claim, entity_id=entity))
            changed.add(one.claim.pk)
        for entity in rows.keys() - one.written.about:
            gone.append(rows[entity].pk)
            changed.add(one.claim.pk)
    _replace(ClaimEntity, gone, made)
    return changed


def _links(several: Sequence[Kept]) -> set[UUID]:
    """Ties between claims. What a person decided about is only tied to what is still open."""
    opened = {one.claim.pk for one in several if one.is_open}
    wanted = {
        (one.claim.pk, other, kind)
        for one in several
        for kind, others in ((LinkKind.LIMITS, one.limits), (LinkKind.PART, one.part_of))
        for other in others
        if other != one.claim.pk and (one.claim.pk in opened or other in opened)
    }
    rejected = {one.claim.pk for one in several if one.claim.state == SuggestionState.REJECTED}
    stands = {
        (row.claim_id, row.other_id, row.kind): row
        for row in ClaimLink.objects.filter(claim__in=[one.claim.pk for one in several])
    }
    gone = [
        row
        for link, row in stands.items()
        if link not in wanted and row.created_by_id is None and row.claim_id in opened
    ]
    # What was rejected is not tied anew; what it is tied to already is there if that is undone.
    made = sorted(link for link in wanted - stands.keys() if not rejected & {link[0], link[1]})
    _replace(
        ClaimLink,
        [row.pk for row in gone],
        [ClaimLink(claim_id=one, other_id=other, kind=kind) for one, other, kind in made],
    )
    return {row.claim_id for row in gone} | {link[0] for link in made}
