import re
from bisect import bisect_right
from dataclasses import dataclass

from django.db.models import QuerySet

from apps.anchoring import Span, context, paragraphs
from apps.articles.enums import AnchorState
from apps.articles.models import Article, Version
from apps.claims.models import Claim, Evidence

WORDS_AROUND = 22
_OPENING = re.compile(r"[“„«\"‘‚‹(]+$")
_CLOSING = re.compile(r"^[”“»\"’›).,;:!?…]+")


@dataclass(frozen=True)
class EvidenceInContext:
    """One place that carries a claim, with the words around it and where it stands."""

    evidence: Evidence
    before: str
    quote: str
    after: str
    paragraph: int
    # Quotation marks and stops that stand against the quote; they end `before` and begin `after`.
    opening: str
    closing: str
    begins_text: bool
    ends_text: bool

    @property
    def lead(self) -> str:
        return self.before.removesuffix(self.opening).rstrip()

    @property
    def trail(self) -> str:
        return self.after.removeprefix(self.closing).lstrip()

    @property
    def article(self) -> Article:
        return self.evidence.article

    @property
    def version(self) -> Version:
        return self.evidence.version

    @property
    def is_newest(self) -> bool:
        return self.article.current_version_id == self.version.pk

    @property
    def has_moved(self) -> bool:
        """Whether there is something to say about where it stands on the newest version."""
        return self.evidence.anchor_state != AnchorState.EXACT


def of_claim(claim: Claim) -> "QuerySet[Evidence]":
    return (
        claim.evidence.select_related("article__publisher", "version", "created_by")
        .order_by("article__sort_at", "article__docket", "start", "id")
        .all()
    )


def evidence_in_context(claim: Claim) -> list[EvidenceInContext]:
    """The evidence of a claim, oldest publication first; one query, each text cut up once."""
    cut: dict[object, list[int]] = {}
    found = []
    for evidence in of_claim(claim):
        text = evidence.version.text
        if evidence.version_id not in cut:
            cut[evidence.version_id] = [paragraph.start for paragraph in paragraphs(text)]
        before, quote, after = context(text, Span(evidence.start, evidence.end), WORDS_AROUND)
        opening, closing = _OPENING.search(before), _CLOSING.match(after)
        found.append(
            EvidenceInContext(
                evidence=evidence,
                before=before,
                quote=quote,
                after=after,
                paragraph=max(1, bisect_right(cut[evidence.version_id], evidence.start)),
                opening=opening[0] if opening else "",
                closing=closing[0] if closing else "",
                begins_text=not text[: evidence.start].removesuffix(before).strip(),
                ends_text=not text[evidence.end :].removeprefix(after).strip(),
            )
        )
    return found
