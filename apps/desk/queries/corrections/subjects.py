"""What a correction may be of: the origin behind a claim, or the articles that report it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from apps.articles.models import Article
from apps.claims.models import Claim, Utterance

OFFERED: Final = 30


@dataclass(frozen=True)
class Subject:
    """One thing that may be corrected. `key`: how the form and the address name it."""

    utterance: Utterance | None = None
    article: Article | None = None

    @property
    def key(self) -> str:
        return str(self.utterance.pk) if self.utterance else self._article.docket_label

    @property
    def label(self) -> str:
        if self.utterance is not None:
            return f"What was said: {self.utterance}"
        publisher = self._article.publisher
        by = f" by {publisher}" if publisher else ""
        return f"The report{by}: {self._article.docket_label} {self._article.title}"

    @property
    def _article(self) -> Article:
        assert self.article is not None
        return self.article


@dataclass(frozen=True)
class Begun:
    """Where a correction was begun, and what it may be of. `claim`: where one led here."""

    subjects: tuple[Subject, ...]
    query: str
    claim: Claim | None = None

    def chosen(self, key: str) -> Subject | None:
        return next((one for one in self.subjects if one.key == key), None)


def begun(query: Mapping[str, Any]) -> Begun:
    """From `?claim=C-1`, `?article=A-1` or `?origin=` and an id. Raises Http404 for others."""
    if docket := _docket(query.get("claim", ""), "C"):
        return _from_claim(docket)
    if docket := _docket(query.get("article", ""), "A"):
        return _from_article(docket)
    try:
        pk = UUID(query.get("origin", ""))
    except ValueError as error:
        raise Http404("A correction is of an origin or of an article.") from error
    said = get_object_or_404(Utterance.objects.select_related("speaker"), pk=pk)
    return Begun((Subject(utterance=said),), f"?origin={pk}")


def _from_claim(docket: int) -> Begun:
    claim = get_object_or_404(Claim.objects.select_related("utterance__speaker"), docket=docket)
    found = [Subject(utterance=claim.utterance)] if claim.utterance else []
    carrying = (
        Article.objects.filter(pk__in=claim.evidence.values("article"))
        .select_related("publisher")
        .order_by("docket")
    )
    found += [Subject(article=article) for article in carrying[:OFFERED]]
    return Begun(tuple(found), f"?claim={claim.docket_label}", claim)


def _from_article(docket: int) -> Begun:
    article = get_object_or_404(Article.objects.select_related("publisher"), docket=docket)
    told = Claim.objects.filter(evidence__article=article).values("utterance")
    said = (
        Utterance.objects.filter(pk__in=told).select_related("speaker").order_by("said_on", "pk")
    )
    found = [Subject(article=article), *(Subject(utterance=one) for one in said[:OFFERED])]
    return Begun(tuple(found), f"?article={article.docket_label}")


def _docket(text: str, letter: str) -> int | None:
    digits = text.strip().upper().removeprefix(f"{letter}-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None
