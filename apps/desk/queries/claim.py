"""What the page of one claim shows, loaded in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from apps.accounts.rules import Action, may
from apps.articles.enums import SuggestionState
from apps.articles.models import Tag
from apps.audit.queries import HistoryEntry, history
from apps.claims.models import Claim, ClaimEntity, ClaimTag, Evidence
from apps.claims.queries.evidence import EvidenceInContext, evidence_in_context
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from apps.notes.models import Note
from apps.ui.dates import written

if TYPE_CHECKING:
    from apps.accounts.models import User

HISTORY_SHOWN = 8
HISTORY_WHOLE = 200
NEARBY_SHOWN = 24


@dataclass(frozen=True)
class ClaimPage:
    claim: Claim
    evidence: list[EvidenceInContext]
    notes: list[Note]
    history: list[HistoryEntry]
    history_is_cut: bool
    user: "User"

    @cached_property
    def entities(self) -> list[Entity]:
        return sorted(self.claim.entities.all(), key=lambda entity: entity.sort_key)

    @property
    def people(self) -> list[Entity]:
        return self._of(EntityKind.PERSON)

    @property
    def places(self) -> list[Entity]:
        return self._of(EntityKind.PLACE)

    @property
    def organisations(self) -> list[Entity]:
        return self._of(EntityKind.ORGANISATION)

    def _of(self, kind: EntityKind) -> list[Entity]:
        return [entity for entity in self.entities if entity.kind == kind]

    @cached_property
    def tags(self) -> list[Tag]:
        return sorted(self.claim.tags.all(), key=lambda tag: tag.name)

    @property
    def articles(self) -> int:
        return len({found.article.pk for found in self.evidence})

    @property
    def is_open(self) -> bool:
        return self.claim.state == SuggestionState.SUGGESTED

    @property
    def may_edit(self) -> bool:
        own = self.claim.made_by(self.user)
        return may(self.user, Action.ANNOTATE if own else Action.EDIT_ANNOTATION)

    @property
    def may_annotate(self) -> bool:
        return may(self.user, Action.ANNOTATE)

    @property
    def may_delete(self) -> bool:
        own = self.claim.made_by(self.user) and self.may_annotate
        return own or may(self.user, Action.DELETE_ANNOTATION)


def load_claim(docket: int) -> Claim:
    return get_object_or_404(
        Claim.objects.select_related("claimant", "created_by").prefetch_related(
            Prefetch("entities", Entity.objects.order_by("sort_key")), "tags"
        ),
        docket=docket,
    )


def claim_page(docket: int, *, user: "User", whole_history: bool = False) -> ClaimPage:
    claim = load_claim(docket)
    limit = HISTORY_WHOLE if whole_history else HISTORY_SHOWN
    entries = history(
        claim,
        limit + 1,
        attached=[(Evidence, "claim"), (ClaimEntity, "claim"), (ClaimTag, "claim")],
    )
    return ClaimPage(
        claim=claim,
        evidence=evidence_in_context(claim),
        notes=list(claim.notes.select_related("created_by", "article").order_by("docket")[:50]),
        history=entries[:limit],
        history_is_cut=len(entries) > limit,
        user=user,
    )


def nearby_entities(claim: Claim) -> list[Entity]:
    """Who and what the claim concerns already, then what its articles name, most named first."""
    held = list(claim.entities.all())
    named = Mention.objects.filter(
        article__in=claim.evidence.values("article"), state=SuggestionState.CONFIRMED
    ).values("entity")
    further = Entity.objects.filter(pk__in=named).exclude(pk__in=[one.pk for one in held])
    return held + list(further.order_by("sort_key")[:NEARBY_SHOWN])


def citation(claim: Claim, evidence: Iterable[EvidenceInContext], address: str) -> str:
    """A claim as plain text for a footnote: never without its caveat, its words and their hashes.

    `address` is the root of this desk, such as "https://desk.example/", without what follows.
    """
    root = address.rstrip("/")
    lines = [f"{claim.docket_label}. {claim.statement}"]
    lines.append(f"Claimant: {claim.claimant or 'the article’s own voice'}")
    lines.append(f"Status: {claim.get_status_display().lower()}")
    lines.append(f"Caveat: {claim.caveat or 'none on file'}")
    for found in evidence:
        article, version = found.article, found.version
        published = (
            written(article.published_at, article.published_precision)
            if article.published_at
            else "date not stated"
        )
        publisher = str(article.publisher) if article.publisher else "publisher not stated"
        fidelity = found.evidence.get_fidelity_display().lower()
        lines += [
            "",
            f"“{found.quote}” ({fidelity})",
            f"{publisher}, “{article.title}”, {published}. {article.docket_label}, paragraph"
            f" {found.paragraph}, version {version.number}.",
            f"SHA-256 {version.sha256}",
            f"{root}{article.get_absolute_url()}#{claim.docket_label}",
        ]
    lines += ["", f"{root}{claim.get_absolute_url()}"]
    return "\n".join(lines)
