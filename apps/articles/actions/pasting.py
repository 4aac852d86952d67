"""One article, pasted or typed into a form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from apps.accounts.rules import Action, check_may
from apps.articles.actions.storing import Outcome, sha256_of, store_batch
from apps.articles.enums import CaptureMethod
from apps.articles.errors import ImportRefused
from apps.articles.intake import Place, RejectionCode
from apps.articles.intake.fields import Options, build_record
from apps.articles.intake.records import Refusal
from apps.articles.models import Article

if TYPE_CHECKING:
    from apps.accounts.models import User

_FIELD_OF = {
    RejectionCode.TITLE_TOO_LONG: "title",
    RejectionCode.BAD_URL: "url",
    RejectionCode.PUBLISHER_TOO_LONG: "publisher",
    RejectionCode.BAD_DATE: "published_at",
    RejectionCode.BAD_LANGUAGE: "language",
}


@dataclass(frozen=True)
class Pasted:
    outcome: Outcome
    article: Article


def paste_article(
    *,
    by: "User",
    text: str,
    title: str = "",
    url: str = "",
    publisher: str = "",
    published_at: str = "",
    language: str = "",
) -> Pasted:
    """Store one article from a form. Raises ImportRefused, naming the field."""
    check_may(by, Action.IMPORT)
    values = {
        "text": text,
        "title": title,
        "url": url,
        "publisher": publisher,
        "published_at": published_at,
        "language": language,
    }
    try:
        record = build_record(values, Place("", 1, 1, 1), Options(today=timezone.localdate()))
    except Refusal as refusal:
        field = _FIELD_OF.get(refusal.code, "text")
        raise ImportRefused(refusal.sentence, field=field) from refusal
    [stored] = store_batch(
        records=[record], method=CaptureMethod.PASTE, by=by, reason="Pasted an article"
    )
    if stored.article is None:
        article = Article.objects.get(versions__sha256=sha256_of(record.text))
    else:
        article = Article.objects.get(pk=stored.article)
    return Pasted(stored.outcome, article)
