from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.actions.anchoring import anchor_fields
from apps.articles.actions.tagging import check_may_delete
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Tag, Version
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.actions.correcting import as_corrected, note_corrected
from apps.claims.actions.reading_figures import with_figure_read
from apps.claims.actions.settling import set_status
from apps.claims.actions.typed_fields import TypedFields, checked
from apps.claims.enums import ClaimKind, ClaimStatus, Fidelity, LinkKind
from apps.claims.models import Claim, ClaimEntity, ClaimTag, Evidence
from apps.claims.models.claim import STATEMENT_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

if TYPE_CHECKING:
    from apps.accounts.models import User

_QUOTATION_MARKS = "“”„‟«»\"'‘’‚‹›「」"


def clean_statement(statement: str) -> str:
    statement = " ".join(statement.split())
    if not statement:
        raise InvalidAnnotation("Say what is claimed, in one sentence.", field="statement")
    if len(statement) > STATEMENT_LIMIT:
        raise InvalidAnnotation(
            f"The statement has {len(statement):,} letters; at most {STATEMENT_LIMIT:,} can be"
            " kept. The words themselves stay in the evidence.",
            field="statement",
        )
    return statement


def check_claimant(claimant: Entity | None) -> None:
    if claimant is not None and claimant.kind == EntityKind.PLACE:
        raise InvalidAnnotation(
            f"{claimant.name} is a place. A claimant is a person or an organisation.",
            field="claimant",
        )


def fidelity_in(version: Version, start: int, end: int) -> Fidelity:
    """Words between quotation marks are taken as verbatim, all others as paraphrase."""
    before = version.text[:start].rstrip()[-1:]
    after = version.text[end:].lstrip(" .,!?…")[:1]
    quoted = before in _QUOTATION_MARKS and after in _QUOTATION_MARKS
    return Fidelity.VERBATIM if before and after and quoted else Fidelity.PARAPHRASE


def make_claim(
    *,
    version: Version,
    start: int,
    end: int,
    quote: str | None,
    statement: str,
    by: "User",
    kind: ClaimKind = ClaimKind.FIGURE,
    claimant: Entity | None = None,
    entities: Iterable[Entity] = (),
    tags: Iterable[Tag] = (),
    status: ClaimStatus = ClaimStatus.UNVERIFIED,
    caveat: str = "",
    typed: TypedFields | None = None,
) -> Claim:
    """A claim with the words that carry it as its first evidence.

    A status other than unverified is kept as the assessment of who makes the claim.
    """
    check_may(by, Action.ANNOTATE)
    check_claimant(claimant)
    fields = anchor_fields(version, start, end, quote)
    columns = checked(with_figure_read(typed), kind).columns() if typed else {}
    with recorded(by=by, reason="Took a claim out of the text"):
        claim = Claim.objects.create(
            statement=clean_statement(statement),
            kind=kind,
            claimant=claimant,
            caveat=caveat.strip(),
            created_by=by,
            **columns,
        )
        Evidence.objects.create(
            claim=claim,
            fidelity=fidelity_in(version, start, end),
            created_by=by,
            **fields,
        )
        ClaimEntity.objects.bulk_create(
            [ClaimEntity(claim=claim, entity=entity) for entity in dict.fromkeys(entities)]
        )
        ClaimTag.objects.bulk_create(
            [ClaimTag(claim=claim, tag=tag) for tag in dict.fromkeys(tags)]
        )
        if status != ClaimStatus.UNVERIFIED:
            set_status(claim=claim, status=status, by=by)
            claim.status = status
    return claim


def edit_claim(
    *,
    claim: Claim,
    by: "User",
    expected_revision: int,
    statement: str,
    kind: ClaimKind,
    claimant: Entity | None,
    status: ClaimStatus,
    caveat: str,
    entities: Iterable[Entity],
    tags: Iterable[Tag],
    typed: TypedFields | None = None,
) -> Claim:
    """Change a claim. Typed fields that are not given stay, as far as they fit the kind.

    A status other than the one shown becomes the assessment of who changes the claim.
    """
    check_may(by, Action.ANNOTATE if claim.made_by(by) else Action.EDIT_ANNOTATION)
    check_claimant(claimant)
    _check_limits_nothing(claim, kind)
    columns: dict[str, Any] = {
        "statement": clean_statement(statement),
        "kind": kind,
        "claimant": claimant,
        "caveat": caveat.strip(),
        **checked(with_figure_read(typed) if typed else TypedFields.of(claim), kind).columns(),
    }
    if any(getattr(claim, name) != value for name, value in columns.items()):
        columns |= as_corrected(claim)
    with recorded(by=by, reason="Changed a claim"):
        claim = change(claim, expected_revision=expected_revision, **columns)
        if status != claim.status:
            set_status(claim=claim, status=status, by=by)
            claim.refresh_from_db(fields=["status"])
        _set_links(ClaimEntity, claim, "entity_id", {entity.pk for entity in entities})
        _set_links(ClaimTag, claim, "tag_id", {tag.pk for tag in tags})
    return claim


def _check_limits_nothing(claim: Claim, kind: ClaimKind) -> None:
    """What limits others stays a caveat; it is untied first."""
    if kind != ClaimKind.CAVEAT and claim.links.filter(kind=LinkKind.LIMITS).exists():
        raise InvalidAnnotation(
            "It limits other claims, so it stays a caveat. Untie it from them first.", field="kind"
        )


def _set_links(model: Any, claim: Claim, column: str, wanted: set[UUID]) -> None:
    links = model._default_manager.filter(claim=claim)
    held = set(links.values_list(column, flat=True))
    links.filter(**{f"{column}__in": held - wanted}).delete()
    model._default_manager.bulk_create(
        [model(claim=claim, **{column: pk}) for pk in wanted - held]
    )


def tag_claim(*, claim: Claim, tag: Tag, by: "User") -> UUID:
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=f"Tagged a claim with {tag.name}") as action:
        ClaimTag.objects.get_or_create(claim=claim, tag=tag)
    return action


def untag_claim(*, claim: Claim, tag: Tag, by: "User") -> UUID:
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=f"Took the tag {tag.name} off a claim") as action:
        ClaimTag.objects.filter(claim=claim, tag=tag).delete()
    return action


def add_evidence(
    *, claim: Claim, version: Version, start: int, end: int, quote: str | None, by: "User"
) -> Evidence:
    """One more place in a text that carries the claim."""
    check_may(by, Action.ANNOTATE if claim.made_by(by) else Action.EDIT_ANNOTATION)
    fields = anchor_fields(version, start, end, quote)
    with recorded(by=by, reason="Added evidence to a claim"):
        evidence, _made = Evidence.objects.get_or_create(
            claim=claim,
            version=version,
            start=start,
            end=end,
            defaults={
                **fields,
                "fidelity": fidelity_in(version, start, end),
                "created_by": by,
            },
        )
        note_corrected(claim)
    return evidence


def remove_evidence(*, evidence: Evidence, by: "User") -> UUID:
    check_may_delete(evidence, by)
    if not evidence.claim.evidence.exclude(pk=evidence.pk).exists():
        raise InvalidAnnotation(
            "A claim rests on at least one place in a text. Delete the claim instead."
        )
    with recorded(by=by, reason="Removed evidence from a claim") as action:
        evidence.delete()
        note_corrected(evidence.claim)
    return action


def delete_claim(*, claim: Claim, by: "User") -> UUID:
    check_may_delete(claim, by)
    with recorded(by=by, reason="Deleted a claim") as action:
        claim.delete()
    return action
