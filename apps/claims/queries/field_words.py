"""Words that a field of a claim may rest on, looked up in the texts of its evidence."""

from apps.articles.models import Version
from apps.claims.models import Claim


def words_near_evidence(claim: Claim, words: str) -> tuple[Version, int, int] | None:
    """Where these words stand nearest to the evidence: version, start and end in code points."""
    best: tuple[int, Version, int] | None = None
    for one in claim.evidence.select_related("version").order_by("created_at", "id"):
        at = one.version.text.find(words)
        while at >= 0:
            away = max(one.start - at, at - one.end, 0)
            if best is None or away < best[0]:
                best = (away, one.version, at)
            at = one.version.text.find(words, at + 1)
    return (best[1], best[2], best[2] + len(words)) if best else None
