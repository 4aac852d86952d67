"""When and how a claim was said, by the words around it: offered to who names the utterance."""

from collections.abc import Sequence

from django.db.models.functions import Substr
from django.utils import timezone

from apps.anchoring.spans import Span
from apps.articles.enums import DatePrecision
from apps.articles.models import Version
from apps.claims.extraction.telling import Telling, telling_of, tellings
from apps.claims.models import Claim
from apps.claims.queries.evidence import EvidenceInContext

# The page waits for the reading: of a longer text only so much is read.
LONGEST = 100_000


def telling_beside(claim: Claim, evidence: Sequence[EvidenceInContext]) -> Telling | None:
    """What the article of the first evidence shows; None where an utterance is named already."""
    if claim.utterance_id is not None or not evidence:
        return None
    first, article = evidence[0].evidence, evidence[0].article
    text = (
        Version.objects.filter(pk=first.version_id)
        .values_list(Substr("text", 1, LONGEST), flat=True)
        .get()
    )
    sharp = article.published_at and article.published_precision == DatePrecision.DAY
    published = timezone.localtime(article.published_at).date() if sharp else None
    return telling_of(Span(first.start, first.end), tellings(text, published))
