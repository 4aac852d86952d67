"""What the page of one claim shows, loaded in bulk."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404

from apps.accounts.rules import Action, may
from apps.articles.enums import SuggestionState
from apps.articles.models import Article, Tag
from apps.audit.queries import HistoryEntry, history
from apps.claims.enums import LinkKind
from apps.claims.models import (
    Assessment,
    Claim,
    ClaimEntity,
    ClaimLink,
    ClaimTag,
    Evidence,
    FieldWords,
    Relay,
)
from apps.claims.queries.evidence import EvidenceInContext, evidence_in_context
from apps.claims.queries.limits import Caveat, caveats_of
from apps.desk.queries.claim_assessment import Panel, panel_of
from apps.desk.queries.claim_chain import Chain, chain_of
from apps.desk.queries.claim_figure import Figure, figure_of
from apps.desk.queries.corrections.marks import CorrectionMark, marks_of
from apps.desk.queries.review_grades import Regrade, regrade_of
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from apps.notes.models import Note
from apps.ui.dates import number, written

if TYPE_CHECKING:
    from apps.accounts.models import User

HISTORY_SHOWN = 8
HISTORY_WHOLE = 200
NEARBY_SHOWN = 24
RELATED_SHOWN = 50
LOADED = (
    *("claimant", "created_by", "population", "place", "subject", "coming_from", "going_to"),
    *("share_of", "utterance__speaker"),
)
ATTACHED = (
    *((Evidence, "claim"), (ClaimEntity, "claim"), (ClaimTag, "claim"), (Relay, "claim")),
    *((Assessment, "claim"), (ClaimLink, "claim"), (ClaimLink, "other"), (FieldWords, "claim")),
)


@dataclass(frozen=True)
class ClaimPage:
    claim: Claim
    evidence: list[EvidenceInContext]
    notes: list[Note]
    history: list[HistoryEntry]
    history_is_cut: bool
    user: "User"
    chain: Chain
    panel: Panel
    figure: Figure | None
    caveats: list[Caveat]
    related: list["Related"]
    field_words: list[FieldWords]
    corrections: tuple[CorrectionMark, ...]
    regrade: Regrade | None

    @property
    def on_articles(self) -> list[Article]:
        return [way.article for way in self.chain.ways]

    @property
    def how_known(self) -> dict[str, FieldWords]:
        """How each field is known, by its name."""
        return {one.field: one for one in self.field_words}

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
    def may_correct(self) -> bool:
        return may(self.user, Action.COMPARE)

    @property
    def may_settle(self) -> bool:
        return may(self.user, Action.ADJUDICATE)

    @property
    def may_delete(self) -> bool:
        own = self.claim.made_by(self.user) and self.may_annotate
        return own or may(self.user, Action.DELETE_ANNOTATION)


@dataclass(frozen=True)
class Related:
    """Another claim, and how it is tied to this one, from this one's side."""

    link: ClaimLink
    claim: Claim
    how: str


_TIES = {
    (LinkKind.LIMITS, True): "Limits",
    (LinkKind.LIMITS, False): "Limited by",
    (LinkKind.SAME, True): "Same statement",
    (LinkKind.SAME, False): "Same statement",
    (LinkKind.PART, True): "Part of",
    (LinkKind.PART, False): "Whole of",
    (LinkKind.CHANGES, True): "Changes",
    (LinkKind.CHANGES, False): "Changed by",
}


def _related(claim: Claim) -> list[Related]:
    links = (
        ClaimLink.objects.filter(Q(claim=claim) | Q(other=claim))
        .exclude(claim__state=SuggestionState.REJECTED)
        .exclude(other__state=SuggestionState.REJECTED)
        .select_related("claim", "other")
        .order_by("kind", "claim__docket", "other__docket")
    )
    found = []
    for link in links[:RELATED_SHOWN]:
        ours = link.claim_id == claim.pk
        found.append(
            Related(link, link.other if ours else link.claim, _TIES[LinkKind(link.kind), ours])
        )
    return found


def load_claim(docket: int) -> Claim:
    return get_object_or_404(
        Claim.objects.select_related(*LOADED).prefetch_related(
            Prefetch("entities", Entity.objects.order_by("sort_key")), "tags"
        ),
        docket=docket,
    )


def claim_page(docket: int, *, user: "User", whole_history: bool = False) -> ClaimPage:
    claim = load_claim(docket)
    limit = HISTORY_WHOLE if whole_history else HISTORY_SHOWN
    entries = history(claim, limit + 1, attached=ATTACHED)
    evidence = evidence_in_context(claim)
    return ClaimPage(
        claim=claim,
        evidence=evidence,
        notes=list(claim.notes.select_related("created_by", "article").order_by("docket")[:50]),
        history=entries[:limit],
        history_is_cut=len(entries) > limit,
        user=user,
        chain=chain_of(claim, evidence),
        panel=panel_of(claim, evidence, user),
        figure=figure_of(claim),
        caveats=caveats_of([claim])[claim.pk],
        related=_related(claim),
        field_words=list(
            FieldWords.objects.filter(claim=claim)
            .select_related("version__article")
            .defer("version__text")
            .order_by("field")
        ),
        corrections=marks_of([claim.pk]).get(claim.pk, ()),
        regrade=regrade_of(claim, user),
    )


def nearby_entities(claim: Claim) -> list[Entity]:
    """Who and what the claim concerns already, then what its articles name, most named first."""
    held = list(claim.entities.all())
    named = Mention.objects.filter(
        article__in=claim.evidence.values("article"), state=SuggestionState.CONFIRMED
    ).values("entity")
    further = Entity.objects.filter(pk__in=named).exclude(pk__in=[one.pk for one in held])
    return held + list(further.order_by("sort_key")[:NEARBY_SHOWN])


def citation(page: ClaimPage, address: str) -> str:
    """A claim as plain text for a footnote: never without its caveats, what was said since,
    its words and their hashes.

    `address` is the root of this desk, such as "https://desk.example/", without what follows.
    """
    root, claim = address.rstrip("/"), page.claim
    lines = [f"{claim.docket_label}. {claim.statement}"]
    lines.append(f"Claimant: {claim.speaker or 'the article’s own voice'}")
    if claim.utterance:
        lines.append(f"Utterance: {claim.utterance}")
    if page.chain.relays:
        lines.append(f"Passed on: {', '.join(str(one) for one in page.chain.relays)}")
    if claim.has_share:
        lines.append(f"Share: {_share_cited(claim)}")
    elif claim.has_figure:
        lines.append(f"Figure: {_figure_cited(claim)}")
    lines.append(f"Status: {claim.get_status_display().lower()}")
    if claim.reliability or claim.credibility:
        lines.append(f"Grade: {claim.reliability or '–'}{claim.credibility or '–'}")
    lines += [f"Corrected since: {one.said}" for one in page.corrections]
    if claim.utterance and claim.utterance.withdrawn_at:
        why = claim.utterance.withdrawn_reason
        lines.append(f"Origin withdrawn{f': {why}' if why else ''}")
    caveats = [one.said for one in page.caveats] or ["none on file"]
    lines += [f"Caveat: {one}" for one in caveats]
    for found in page.evidence:
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


def _figure_cited(claim: Claim) -> str:
    bounds = (claim.low_stated, claim.best_stated, claim.high_stated)
    low, best, high = (number(one) or "not stated" for one in bounds)
    return f"{claim.figure}; low {low}, best {best}, high {high}"


def _share_cited(claim: Claim) -> str:
    of = claim.share_of_words
    if claim.share_of:
        of = f"of {claim.share_of.figure} ({claim.share_of.docket_label})"
    written_so = f", written “{claim.figure_words}”" if claim.figure_words else ""
    return f"{claim.share} {of or 'of a figure not stated'}{written_so}"
