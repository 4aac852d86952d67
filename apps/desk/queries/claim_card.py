"""What the open card of a claim shows: its fields with the words they rest on, and what belongs
to it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from apps.anchoring import Resolver, Span, describe
from apps.articles.enums import SuggestionState
from apps.articles.models import Version
from apps.claims.actions.fields import fields_of, own_field
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, LinkKind
from apps.claims.models import Claim, ClaimLink, Evidence, FieldWords, Relay
from apps.claims.queries.explaining import rule_sentence
from apps.claims.queries.limits import Caveat, caveats_of
from apps.desk.queries.claim_figure import Figure, figure_of
from apps.desk.queries.claim_joining import field_said
from apps.desk.queries.corrections.marks import CorrectionMark, marks_of
from apps.desk.queries.suggestion import sureness
from apps.desk.reading.places import paragraph_numbers, place_of
from apps.entities.models import Entity

if TYPE_CHECKING:
    from apps.desk.queries.reading import Reading

_ENTITY: Final = {
    *(ClaimField.CLAIMANT, ClaimField.POPULATION, ClaimField.PLACE, ClaimField.SUBJECT),
    *(ClaimField.COMING_FROM, ClaimField.GOING_TO),
}
_LABELS: Final = {
    ClaimField.CLAIMANT: "Who says so",
    ClaimField.MEASURE: "What is counted",
    ClaimField.SHARE: "Share",
}


@dataclass(frozen=True)
class Row:
    """One field. `value` is empty where nobody stated it; `known` how it came to be known.

    `words` is where its words stand in the text that is shown, as "1:4-1:20" for the browser, and
    `paragraph` the number of the paragraph; empty and 0 where they do not stand in it.
    """

    field: ClaimField
    label: str
    value: str
    entity: Entity | None
    known: FieldWords | None
    words: str
    paragraph: int

    @property
    def name(self) -> str:
        """What the field is called in addresses: a share is the figure's other form."""
        return ClaimField.FIGURE if self.field == ClaimField.SHARE else self.field

    @property
    def quote(self) -> str:
        return " ".join(self.known.quote.split()) if self.known else ""

    @property
    def is_elsewhere(self) -> bool:
        return self.known is not None and self.known.basis == FieldBasis.ELSEWHERE

    @property
    def is_inferred(self) -> bool:
        return self.known is not None and self.known.basis == FieldBasis.INFERRED

    @property
    def is_wide(self) -> bool:
        return len(self.value) + len(self.quote) > 90


@dataclass(frozen=True)
class Belonging:
    """Another claim that is tied to this one, from this one's side."""

    claim: Claim
    how: str


def labels_beside(claim: Claim, reading: "Reading") -> list[str]:
    """The claims tied to a claim that have a card beside the text: they say so, or show it."""
    tied = Claim.objects.filter(Q(links__other=claim) | Q(linked__claim=claim))
    labels = {f"C-{docket}" for docket in tied.values_list("docket", flat=True)}
    return [label for label in reading.card_order if label in labels]


def words_read(claim: Claim, reading: "Reading") -> list[Span]:
    """Where the fields of a claim, and of what belongs to it, rest on words of the shown text:
    accepting it confirms the names in them."""
    belonging = Q(claim__links__other=claim) | Q(claim=claim)
    places = FieldWords.objects.filter(belonging, version=reading.version).distinct()
    pieces = Evidence.objects.filter(claim__links__other=claim, version=reading.version)
    return [
        Span(start, end)
        for start, end in [
            *places.values_list("start", "end"),
            *pieces.values_list("start", "end"),
        ]
        if start is not None and end is not None
    ]


class ClaimCard:
    """A claim as its open card shows it, in a fixed number of queries."""

    def __init__(self, claim: Claim, reading: "Reading") -> None:
        self.claim, self.reading = claim, reading

    @property
    def is_open(self) -> bool:
        return self.claim.state == SuggestionState.SUGGESTED

    @property
    def rule(self) -> str:
        """The rule that proposed it, in a sentence."""
        return rule_sentence(self.claim.rule)

    @property
    def sure(self) -> str:
        return sureness(self.claim.score)

    @cached_property
    def figure(self) -> Figure | None:
        return figure_of(self.claim)

    @cached_property
    def corrections(self) -> tuple[CorrectionMark, ...]:
        return marks_of([self.claim.pk]).get(self.claim.pk, ())

    @cached_property
    def caveats(self) -> list[Caveat]:
        return caveats_of([self.claim])[self.claim.pk]

    @cached_property
    def _known(self) -> dict[str, FieldWords]:
        rows = FieldWords.objects.filter(claim=self.claim).select_related("version")
        return {row.field: row for row in rows.defer("version__text")}

    @cached_property
    def rows(self) -> list[Row]:
        return [self.row(field) for field in fields_of(ClaimKind(self.claim.kind))]

    def row(self, field: ClaimField) -> Row:
        own = own_field(self.claim, field)
        known = self._known.get(own)
        span = self._stands(known)
        words, paragraph = "", 0
        if span is not None:
            text, extents = self.reading.version.text, self.reading.extents
            words = "-".join(place_of(text, extents, at) for at in (span.start, span.end))
            paragraph = paragraph_numbers(extents, span)[0]
        return Row(
            field=own,
            label=self._label(own),
            value=field_said(self.claim, field),
            entity=getattr(self.claim, own.value) if own in _ENTITY else None,
            known=known,
            words=words,
            paragraph=paragraph,
        )

    def _label(self, field: ClaimField) -> str:
        if field == ClaimField.SUBJECT:
            return self.claim.subject_label
        return _LABELS.get(field, str(field.label))

    def _stands(self, known: FieldWords | None) -> Span | None:
        """Where the words stand in the shown text; found again if it is another version's."""
        if known is None or known.version is None or known.start is None or known.end is None:
            return None
        shown, span = self.reading.version, Span(known.start, known.end)
        if known.version_id == shown.pk:
            return span
        if known.version.article_id != shown.article_id:
            return None
        before = Version.objects.values_list("text", flat=True).get(pk=known.version.pk)
        return Resolver(before, shown.text).resolve(describe(before, span)).span

    # ------------------------------------------------------------- who says so
    @cached_property
    def relays(self) -> list[Relay]:
        rows = Relay.objects.filter(claim=self.claim).select_related("entity")
        return list(rows.filter(Q(article=None) | Q(article=self.reading.article)))

    # ------------------------------------------------------------- what belongs to it
    @cached_property
    def _links(self) -> list[ClaimLink]:
        rows = ClaimLink.objects.filter(Q(claim=self.claim) | Q(other=self.claim))
        gone = Q(claim__state=SuggestionState.REJECTED) | Q(other__state=SuggestionState.REJECTED)
        return list(rows.exclude(gone).select_related("claim", "other").order_by("pk"))

    @cached_property
    def tied(self) -> list[Belonging]:
        """What it limits, what it is part of, and its parts; caveats stand beside the figure."""
        found = []
        for link in self._links:
            ours = link.claim_id == self.claim.pk
            if link.kind == LinkKind.LIMITS and ours:
                found.append(Belonging(link.other, "Limits"))
            elif link.kind == LinkKind.PART:
                found.append(
                    Belonging(link.other, "Part of") if ours else Belonging(link.claim, "Whole of")
                )
        return found

    @cached_property
    def belonging(self) -> int:
        """How many suggestions are accepted along with it: its parts and what limits it."""
        return sum(
            link.other_id == self.claim.pk
            and link.kind in (LinkKind.PART, LinkKind.LIMITS)
            and link.claim.state == SuggestionState.SUGGESTED
            for link in self._links
        )
