"""Splitting a claim in two: which words and which figure go where; both keep chain and scope."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.claims import clean_statement
from apps.claims.actions.correcting import as_corrected
from apps.claims.actions.fields import COLUMNS, blank
from apps.claims.actions.reading_figures import is_share, measure_of, with_figure
from apps.claims.actions.setting_fields import Pointed
from apps.claims.actions.typed_fields import TypedFields, checked
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, LinkKind
from apps.claims.models import (
    Claim,
    ClaimEntity,
    ClaimLink,
    ClaimTag,
    Evidence,
    FieldWords,
    Relay,
)
from apps.claims.models.scoped import WORDS_LIMIT
from apps.claims.queries.figures_here import FigureHere

if TYPE_CHECKING:
    from apps.accounts.models import User

_OF_FIGURES = (ClaimField.FIGURE, ClaimField.SHARE, ClaimField.MEASURE)


class Tie(StrEnum):
    """Which of the two is part of the other."""

    NONE = ""
    SECOND = "second"
    FIRST = "first"


@dataclass(frozen=True)
class Half:
    """What one of the two says and rests on. `figure` None: the figure stays as it is."""

    statement: str
    evidence: Collection[UUID]
    figure: FigureHere | None = None


def split_claim(
    *,
    claim: Claim,
    first: Half,
    second: Half,
    by: "User",
    expected_revision: int,
    tie: Tie = Tie.NONE,
) -> tuple[Claim, UUID]:
    """Make two of a claim: `first` remains it, `second` is new. Returns the new one.

    A piece of evidence may go to either or to both; each keeps one at least. `tie` says which is
    part of the other, if one is. What limits the claim limits both from now on.
    """
    check_may(by, Action.ANNOTATE if claim.made_by(by) else Action.EDIT_ANNOTATION)
    pieces = list(claim.evidence.select_related("version"))
    _check_pieces(pieces, first, second)
    with recorded(by=by, reason=f"Split {claim.docket_label} in two") as action:
        made = _copy(claim, second, by)
        _copy_evidence(pieces, second.evidence, made, by)
        claim = change(
            claim,
            expected_revision=expected_revision,
            statement=clean_statement(first.statement),
            **_columns(claim, first),
            **as_corrected(claim),
        )
        claim.evidence.exclude(pk__in=first.evidence).delete()
        _point_at_figure(claim, first)
        _point_at_figure(made, second)
        if tie:
            part, whole = (made, claim) if tie == Tie.SECOND else (claim, made)
            ClaimLink.objects.create(claim=part, other=whole, kind=LinkKind.PART, created_by=by)
    made.refresh_from_db()
    return made, action


def _check_pieces(pieces: Iterable[Evidence], first: Half, second: Half) -> None:
    held = {piece.pk for piece in pieces}
    for half, name in ((first, "first_evidence"), (second, "second_evidence")):
        if not held.intersection(half.evidence):
            raise InvalidAnnotation("Each of the two rests on some of the words.", field=name)
    if held - set(first.evidence) - set(second.evidence):
        raise InvalidAnnotation("Each piece goes to one of the two.", field="second_evidence")


def _columns(claim: Claim, half: Half) -> dict[str, Any]:
    """The typed fields of a half: those of the claim, with its own figure where it has one."""
    typed = TypedFields.of(claim)
    if half.figure is not None:
        values = {column: blank(column) for column in COLUMNS[ClaimField.FIGURE]}
        values["figure_words"] = half.figure.words[:WORDS_LIMIT]
        typed = replace(typed, **values)
        if measure := measure_of(half.figure.figure):
            typed = replace(typed, measure=measure, measure_word="")
        typed = with_figure(typed, half.figure.figure)
    return checked(typed, ClaimKind(claim.kind)).columns()


def _copy(claim: Claim, half: Half, by: "User") -> Claim:
    made = Claim.objects.create(
        statement=clean_statement(half.statement),
        kind=claim.kind,
        claimant=claim.claimant,
        utterance=claim.utterance,
        caveat=claim.caveat,
        state=claim.state,
        explanation=f"Split off {claim.docket_label}.",
        created_by=by,
        **_columns(claim, half),
    )
    entities = claim.claim_entities.values_list("entity_id", flat=True)
    ClaimEntity.objects.bulk_create([ClaimEntity(claim=made, entity_id=pk) for pk in entities])
    tags = claim.claim_tags.values_list("tag_id", flat=True)
    ClaimTag.objects.bulk_create([ClaimTag(claim=made, tag_id=pk) for pk in tags])
    for relay in claim.relays.all():
        copied = ("article_id", "position", "how", "entity_id", "words")
        Relay.objects.create(
            claim=made, created_by=by, **{name: getattr(relay, name) for name in copied}
        )
    for known in claim.field_words.all():
        held = ("field", "basis", "version_id", "start", "end", "quote")
        FieldWords.objects.create(claim=made, **{name: getattr(known, name) for name in held})
    for link in claim.linked.filter(kind=LinkKind.LIMITS):
        ClaimLink.objects.create(
            claim_id=link.claim_id, other=made, kind=LinkKind.LIMITS, created_by=by
        )
    return made


def _copy_evidence(
    pieces: Iterable[Evidence], wanted: Collection[UUID], made: Claim, by: "User"
) -> None:
    copied = (
        *("article_id", "version_id", "start", "end", "quote", "prefix", "suffix", "fidelity"),
        *("placed_start", "placed_end", "anchor_state"),
    )
    for piece in pieces:
        if piece.pk in wanted:
            Evidence.objects.create(
                claim=made, created_by=by, **{name: getattr(piece, name) for name in copied}
            )


def _point_at_figure(claim: Claim, half: Half) -> None:
    """The words of the figure, and of what is counted, are now those of this figure."""
    if half.figure is None:
        return
    FieldWords.objects.filter(claim=claim, field__in=_OF_FIGURES).delete()
    here = half.figure
    own = ClaimField.SHARE if is_share(here.figure) else ClaimField.FIGURE
    FieldWords.objects.create(
        claim=claim,
        field=own,
        basis=FieldBasis.STATED,
        **Pointed(here.version, here.start, here.end).columns(),
    )
