"""What the open card of one mark shows, and what its reader may do with it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from apps.accounts.rules import Action, may
from apps.anchoring import Span
from apps.anchoring.resolve import resolve
from apps.anchoring.selectors import Selector
from apps.articles.enums import AnchorState, SuggestionState
from apps.articles.models import Anchored, SpanTag, Tag
from apps.claims.models import Claim
from apps.desk.queries.annotations import Annotation, anchors_of, annotation_by_label
from apps.desk.queries.claim_card import ClaimCard
from apps.desk.queries.reading import Reading
from apps.desk.queries.suggestion import Suggestion, open_roles
from apps.desk.reading.marks import MarkKind, css_word
from apps.entities.models import Entity, Mention, Role
from apps.notes.models import Comment, Note


@dataclass(frozen=True)
class Candidate:
    """A place where words that lost theirs may stand now."""

    start: int
    end: int
    words: str


class Card:
    """One mark, open. `anchors` are its places in this article."""

    def __init__(self, annotation: Annotation, anchors: list[Anchored], reading: Reading) -> None:
        self.annotation, self.anchors, self.reading = annotation, anchors, reading

    @property
    def label(self) -> str:
        return self.annotation.docket_label

    @property
    def kind(self) -> MarkKind:
        match self.annotation:
            case Claim():
                return MarkKind.CLAIM
            case Mention():
                return MarkKind(self.annotation.entity.kind)
            case Note():
                return MarkKind.NOTE
            case _:
                return MarkKind.TAG

    @property
    def word(self) -> str:
        return css_word(self.kind)

    @property
    def address(self) -> str:
        return f"{self.reading.address}{self.label}/"

    @property
    def page(self) -> str:
        """The page of what it is, or of what it points to."""
        if isinstance(self.annotation, Mention):
            return self.annotation.entity.get_absolute_url()
        if isinstance(self.annotation, SpanTag):
            return self.annotation.tag.get_absolute_url()
        return self.annotation.get_absolute_url()

    @property
    def suggested(self) -> bool:
        return getattr(self.annotation, "state", "") == SuggestionState.SUGGESTED

    @property
    def rejected(self) -> bool:
        return getattr(self.annotation, "state", "") == SuggestionState.REJECTED

    @cached_property
    def _own(self) -> bool:
        return self.annotation.made_by(self.reading.reader)

    @property
    def may_edit(self) -> bool:
        needed = Action.ANNOTATE if self._own else Action.EDIT_ANNOTATION
        return self.reading.is_current and may(self.reading.reader, needed)

    @property
    def may_delete(self) -> bool:
        reader = self.reading.reader
        return may(reader, Action.ANNOTATE) and (
            self._own or may(reader, Action.DELETE_ANNOTATION)
        )

    @property
    def may_comment(self) -> bool:
        return may(self.reading.reader, Action.COMMENT)

    @property
    def may_delete_any_comment(self) -> bool:
        return may(self.reading.reader, Action.DELETE_ANNOTATION)

    @property
    def is_lost(self) -> bool:
        return self.reading.is_current and any(each.placed_start is None for each in self.anchors)

    # ------------------------------------------------------------- names
    @cached_property
    def suggestion(self) -> Suggestion | None:
        """How it was found, for a name that was suggested and is not decided about."""
        if isinstance(self.annotation, Mention) and self.suggested:
            return Suggestion(self.annotation)
        return None

    @cached_property
    def open_roles(self) -> list[Role]:
        """Roles found beside a confirmed name, which wait for a decision of their own."""
        if isinstance(self.annotation, Mention) and not self.suggested and not self.rejected:
            return open_roles(self.annotation)
        return []

    # ------------------------------------------------------------- claims
    @cached_property
    def claim(self) -> ClaimCard | None:
        """What the claim says, field by field; None for other marks."""
        if isinstance(self.annotation, Claim):
            return ClaimCard(self.annotation, self.reading)
        return None

    @cached_property
    def concerns(self) -> list[Entity]:
        assert isinstance(self.annotation, Claim)
        return list(self.annotation.entities.order_by("kind", "sort_key", "id"))

    @cached_property
    def tags(self) -> list[Tag]:
        assert isinstance(self.annotation, Claim)
        return list(self.annotation.tags.order_by("name"))

    @cached_property
    def elsewhere(self) -> int:
        """How many further places carry the claim, in other articles."""
        assert isinstance(self.annotation, Claim)
        return self.annotation.evidence.exclude(article=self.reading.article).count()

    # ------------------------------------------------------------- notes
    @cached_property
    def comments(self) -> list[Comment]:
        assert isinstance(self.annotation, Note)
        return list(self.annotation.comments.select_related("by"))

    # ------------------------------------------------------------- lost marks
    @cached_property
    def candidates(self) -> list[tuple[Anchored, list[Candidate]]]:
        """For every anchor that lost its place, where it may stand now."""
        text = self.reading.version.text
        found = []
        for anchor in self.anchors:
            if anchor.anchor_state not in (AnchorState.AMBIGUOUS, AnchorState.ORPHAN):
                continue
            selector = Selector(
                anchor.quote, anchor.prefix, anchor.suffix, anchor.start, anchor.end
            )
            places = resolve(selector, anchor.version.text, text).candidates
            found.append((anchor, [_candidate(text, place) for place in places[:6]]))
        return found


def _candidate(text: str, place: Span) -> Candidate:
    around = Span(max(0, place.start - 40), min(len(text), place.end + 40))
    return Candidate(place.start, place.end, " ".join(around.of(text).split()))


def open_card(reading: Reading, label: str) -> Card:
    """The card of a mark of this article. Raises Http404 where it is not one."""
    annotation = annotation_by_label(label)
    anchors = anchors_of(annotation, reading.article)
    if not anchors:
        raise Http404(f"{label} does not stand in {reading.article.docket_label}.")
    return Card(annotation, anchors, reading)
