"""Everything the reading desk shows of one article, loaded in bulk, as far as asked for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from apps.accounts.models import User
from apps.accounts.rules import Action, may
from apps.anchoring import Span, paragraphs
from apps.articles.models import Article, Capture, Tag, Version
from apps.articles.models.dockets import docket_address
from apps.comparison.models import Correction
from apps.desk.queries.marks import load_marks
from apps.desk.reading.cards import cards_html, one_each
from apps.desk.reading.marks import LAYERS, NAMES, Mark, MarkKind, css_word
from apps.desk.reading.repeats import repeated_paragraphs
from apps.desk.reading.text import text_html

# From here on paragraphs off the screen are left out of the browser's layout.
LONG_TEXT = 60_000


@dataclass(frozen=True)
class Layer:
    kind: MarkKind
    word: str
    label: str
    count: int
    key: int


# So many suggested spellings of one entity are named in the rail; the text shows them all.
SPELLINGS = 3


@dataclass(frozen=True)
class NamedHere:
    """An entity named in this article. `labels` are its mentions in order; `open` are suggested
    ones to be confirmed, the first of each spelling with how many are spelled so.
    """

    kind: MarkKind
    name: str
    address: str
    count: int
    labels: tuple[str, ...]
    open: tuple[tuple[Mark, int], ...]


class Reading:
    """One article on the desk, for one reader."""

    def __init__(self, article: Article, version: Version, reader: User) -> None:
        self.article, self.version, self.reader = article, version, reader

    @property
    def is_current(self) -> bool:
        return self.version.pk == self.article.current_version_id

    @cached_property
    def may_annotate(self) -> bool:
        return self.is_current and may(self.reader, Action.ANNOTATE)

    @cached_property
    def may_edit_article(self) -> bool:
        return may(self.reader, Action.EDIT_ARTICLE)

    @cached_property
    def may_correct(self) -> bool:
        return may(self.reader, Action.COMPARE)

    @cached_property
    def corrections(self) -> list[Correction]:
        """What its publisher corrected of this report."""
        return list(Correction.objects.filter(article=self.article).order_by("docket"))

    @cached_property
    def address(self) -> str:
        return self.article.get_absolute_url()

    @property
    def own_address(self) -> str:
        """The address of exactly this page, with the version if it is an older one."""
        return self.address if self.is_current else f"{self.address}?version={self.version.number}"

    # ------------------------------------------------------------- text and marks
    @cached_property
    def extents(self) -> list[Span]:
        return paragraphs(self.version.text)

    @cached_property
    def repeats(self) -> dict[int, int]:
        return repeated_paragraphs(self.version.text, self.extents)

    @property
    def first_repeats(self) -> list[tuple[int, int]]:
        return list(self.repeats.items())[:1]

    @cached_property
    def marks(self) -> list[Mark]:
        return load_marks(self.article, self.version, self.reader)

    @cached_property
    def placed(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.span is not None]

    @cached_property
    def lost(self) -> list[Mark]:
        """Marks whose words are gone from this text, or stand in it at several places."""
        return [mark for mark in self.marks if mark.span is None]

    @property
    def is_long(self) -> bool:
        return self.version.length >= LONG_TEXT

    @cached_property
    def text(self) -> SafeString:
        return text_html(self.version.text, self.extents, self.placed, repeats=self.repeats)

    def paragraphs_html(self, numbers: Iterable[int]) -> SafeString:
        """Some paragraphs, to be swapped in out of band."""
        return text_html(
            self.version.text,
            self.extents,
            self.placed,
            only=numbers,
            repeats=self.repeats,
            oob=True,
        )

    @cached_property
    def cards(self) -> SafeString:
        return self.cards_of(self.placed)

    @cached_property
    def card_order(self) -> list[str]:
        return [mark.label for mark in one_each(self.placed)]

    def cards_of(self, marks: Iterable[Mark]) -> SafeString:
        return cards_html(
            marks, base=self.address, may_decide=self.may_annotate, now=timezone.now()
        )

    def marks_of(self, label: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.label == label]

    def spans_of(self, label: str) -> list[Span]:
        """Where a mark stands in the text that is shown."""
        return [mark.span for mark in self.marks_of(label) if mark.span is not None]

    # ------------------------------------------------------------- what the rail counts
    @cached_property
    def suggestions(self) -> list[Mark]:
        """What waits for a decision, each once at its first place: a claim may have several."""
        first: dict[str, Mark] = {}
        for mark in self.placed:
            if mark.suggested:
                first.setdefault(mark.label, mark)
        return list(first.values())

    @property
    def open_claims(self) -> int:
        return sum(mark.kind == MarkKind.CLAIM for mark in self.suggestions)

    @property
    def open_names(self) -> int:
        return len(self.suggestions) - self.open_claims

    @cached_property
    def layers(self) -> list[Layer]:
        counts = Counter(mark.kind for mark in self.placed)
        return [
            Layer(kind, css_word(kind), label, counts[kind], key)
            for key, (kind, label) in enumerate(LAYERS.items(), start=1)
        ]

    @cached_property
    def named(self) -> list[NamedHere]:
        by_entity: dict[UUID, list[Mark]] = {}
        for mark in self.placed:
            if mark.kind in NAMES and mark.entity is not None:
                by_entity.setdefault(mark.entity, []).append(mark)
        order = {MarkKind.PERSON: 0, MarkKind.PLACE: 1, MarkKind.ORGANISATION: 2}
        named = [_named(marks) for marks in by_entity.values()]
        return sorted(named, key=lambda one: (order[one.kind], -one.count, one.name))

    @cached_property
    def tags(self) -> list[Tag]:
        return list(Tag.objects.filter(article_tags__article=self.article))

    # ------------------------------------------------------------- where it comes from
    @cached_property
    def versions(self) -> list[Any]:
        return list(
            self.article.versions.order_by("-number").values("number", "created_at", "length")
        )

    @cached_property
    def capture(self) -> Capture | None:
        """The first time this version was obtained."""
        return self.version.captures.select_related("by").first()

    @property
    def why_inferred(self) -> str:
        """What the importer said about what it worked out."""
        return self.capture.remarks if self.capture else ""

    @property
    def short_hash(self) -> str:
        return f"{self.version.sha256[:8]}…{self.version.sha256[-7:]}"

    @cached_property
    def language_name(self) -> str:
        return language_name(self.article.language)


def _named(marks: list[Mark]) -> NamedHere:
    first = next((mark for mark in marks if not mark.suggested), marks[0])
    confirmed = sum(not mark.suggested for mark in marks)
    spelled: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.suggested:
            spelled.setdefault(mark.quote, []).append(mark)
    return NamedHere(
        kind=first.kind,
        name=first.title,
        address=docket_address(f"desk:{first.kind}", first.docket),
        count=confirmed or len(marks),
        labels=tuple(mark.label for mark in marks if confirmed == 0 or not mark.suggested),
        open=tuple((alike[0], len(alike)) for alike in spelled.values())[:SPELLINGS],
    )


def language_name(code: str) -> str:
    """A language in English words, or its code where it has none here."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code


def open_article(docket: int, reader: User, *, version: int | None = None) -> Reading:
    """The article of that docket, on its newest version or the one numbered. Raises Http404."""
    article = (
        Article.objects.select_related("publisher", "current_version")
        .filter(docket=docket)
        .first()
    )
    if article is None:
        raise Http404(f"A-{docket} is not on file.")
    shown = article.current_version
    if version is not None and version != shown.number:
        older = article.versions.filter(number=version).first()
        if older is None:
            raise Http404(f"A-{docket} has no version {version}.")
        shown = older
    return Reading(article, shown, reader)
