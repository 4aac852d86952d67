"""Finding an annotation by what people call it: C-105, M-4, N-2, S-1."""

import re
from typing import Final

from django.db.models import QuerySet
from django.http import Http404

from apps.articles.models import Anchored, Article, SpanTag
from apps.claims.models import Claim, Evidence
from apps.desk.queries.claim import LOADED
from apps.entities.models import Mention
from apps.notes.models import Note

Annotation = Claim | Mention | Note | SpanTag

_LABEL: Final = re.compile(r"([CMNS])-([1-9][0-9]{0,17})")


def annotation_by_label(label: str) -> Annotation:
    """The annotation of that docket. Raises Http404."""
    match = _LABEL.fullmatch(label)
    if match is None:
        raise Http404(f"{label} is no annotation.")
    rows: dict[str, QuerySet[Annotation]] = {
        "C": Claim.objects.select_related(*LOADED),
        "M": Mention.objects.select_related(
            "entity", "created_by", "version", "article__publisher"
        ),
        "N": Note.objects.select_related("created_by", "version"),
        "S": SpanTag.objects.select_related("tag", "created_by", "version"),
    }
    found = rows[match[1]].filter(docket=int(match[2])).first()
    if found is None:
        raise Http404(f"{label} is not on file.")
    return found


def anchors_of(annotation: Annotation, article: Article | None = None) -> list[Anchored]:
    """The places of texts it stands on (in one article), in order. A claim may have several."""
    if isinstance(annotation, Claim):
        evidence = Evidence.objects.filter(claim=annotation).select_related("version", "claim")
        if article is not None:
            evidence = evidence.filter(article=article)
        return list(evidence.order_by("placed_start", "start", "id"))
    return [annotation] if article is None or annotation.article_id == article.pk else []
