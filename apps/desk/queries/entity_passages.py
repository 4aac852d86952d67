"""Where an entity stands: the words around each of its mentions, and numbers of paragraphs."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.db.models import Q

from apps.anchoring import Span, context, paragraphs
from apps.articles.enums import SuggestionState
from apps.articles.models import Anchored, Version
from apps.entities.models import Entity, Mention

PAGE = 20
WORDS_AROUND = 14


@dataclass(frozen=True)
class Places:
    """Texts by version, cut into paragraphs once each."""

    texts: dict[UUID, str]
    starts: dict[UUID, list[int]]

    @classmethod
    def of(cls, anchored: Iterable[Anchored], *, known: "Places | None" = None) -> Self:
        """Load the texts that these stand in; those already known are not loaded again."""
        texts = dict(known.texts) if known else {}
        starts = dict(known.starts) if known else {}
        missing = {version_shown(one) for one in anchored} - texts.keys()
        if missing:
            for pk, text in Version.objects.filter(pk__in=missing).values_list("pk", "text"):
                texts[pk] = text
                starts[pk] = [paragraph.start for paragraph in paragraphs(text)]
        return cls(texts, starts)

    def paragraph(self, one: Anchored) -> int:
        return max(1, bisect_right(self.starts[version_shown(one)], span_shown(one).start))

    def around(self, one: Anchored) -> tuple[str, str, str, bool, bool]:
        """The words before, its own, those after, and whether they reach to the text's ends."""
        text, span = self.texts[version_shown(one)], span_shown(one)
        before, quote, after = context(text, span, WORDS_AROUND)
        begins = not text[: span.start].removesuffix(before).strip()
        ends = not text[span.end :].removeprefix(after).strip()
        return before, quote, after, begins, ends


def version_shown(one: Anchored) -> UUID:
    """The newest version where it has a place there, otherwise the one it was attached to."""
    return one.version_id if one.placed_start is None else one.article.current_version_id


def span_shown(one: Anchored) -> Span:
    if one.placed_start is None or one.placed_end is None:
        return Span(one.start, one.end)
    return Span(one.placed_start, one.placed_end)


@dataclass(frozen=True)
class Passage:
    mention: Mention
    before: str
    quote: str
    after: str
    paragraph: int
    begins: bool
    ends: bool

    @property
    def suggested(self) -> bool:
        return self.mention.state == SuggestionState.SUGGESTED

    @property
    def lost(self) -> bool:
        """It has no place on the newest version of its article."""
        return self.mention.placed_start is None


@dataclass(frozen=True)
class Passages:
    shown: tuple[Passage, ...]
    next_after: int | None
    begun: bool
    places: Places


def passages(entity: Entity, *, after: int | None = None) -> Passages:
    """One page of mentions, in the articles brought in last first, without rejected ones."""
    mentions = Mention.objects.filter(entity=entity).exclude(state=SuggestionState.REJECTED)
    last = Mention.objects.filter(entity=entity, docket=after).first() if after else None
    if last is not None:
        mentions = mentions.filter(
            Q(article__lt=last.article_id)
            | Q(article=last.article_id, start__gt=last.start)
            | Q(article=last.article_id, start=last.start, pk__gt=last.pk),
            article__lte=last.article_id,
        )
    page = list(
        mentions.select_related("article__publisher").order_by("-article_id", "start", "pk")[
            : PAGE + 1
        ]
    )
    shown = page[:PAGE]
    places = Places.of(shown)
    return Passages(
        shown=tuple(passage(mention, places) for mention in shown),
        next_after=shown[-1].docket if len(page) > PAGE else None,
        begun=last is not None,
        places=places,
    )


def passage(mention: Mention, places: Places) -> Passage:
    """A mention with the words around it; `places` holds its text."""
    before, quote, after, begins, ends = places.around(mention)
    return Passage(
        mention=mention,
        before=before,
        quote=quote,
        after=after,
        paragraph=places.paragraph(mention),
        begins=begins,
        ends=ends,
    )
