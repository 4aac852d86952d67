"""Suggested claims as the product leaves them, put on file by hand."""

from collections.abc import Mapping
from typing import Any

from apps.articles.actions.anchoring import anchor_fields
from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.enums import ClaimField, FieldBasis
from apps.claims.models import Claim, Evidence, FieldWords

METHOD = "claims.read/1"


def span_of(article: Article, quote: str, nth: int = 1) -> tuple[int, int]:
    text, start = article.current_version.text, -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return start, start + len(quote)


def suggested_claim(
    article: Article,
    statement: str,
    *quotes: str,
    rests_on: Mapping[ClaimField, str] | None = None,
    basis: Mapping[ClaimField, FieldBasis] | None = None,
    **fields: Any,
) -> Claim:
    """A claim nobody has decided about, on these words; `rests_on` names the words of fields."""
    values = {"state": SuggestionState.SUGGESTED, "method": METHOD, **fields}
    claim = Claim.objects.create(statement=statement, created_by=None, **values)
    version = article.current_version
    for quote in quotes:
        start, end = span_of(article, quote)
        Evidence.objects.create(
            claim=claim, created_by=None, **anchor_fields(version, start, end, quote)
        )
    for field in {**(rests_on or {}), **(basis or {})}:
        quote = (rests_on or {}).get(field, "")
        place = dict(zip(("start", "end"), span_of(article, quote), strict=True)) if quote else {}
        FieldWords.objects.create(
            claim=claim,
            field=field,
            basis=(basis or {}).get(field, FieldBasis.STATED),
            version=version if quote else None,
            quote=quote,
            **place,
        )
    claim.refresh_from_db()
    return claim
