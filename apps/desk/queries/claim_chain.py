"""Who says so, as steps: the utterance, who passed it on, and the ways to each article."""

from dataclasses import dataclass

from apps.articles.models import Article
from apps.claims.models import Claim, Relay
from apps.claims.queries.evidence import EvidenceInContext


@dataclass(frozen=True)
class Way:
    """How the claim came to one article: its own relays, and where it stands there."""

    article: Article
    relays: tuple[Relay, ...]
    paragraphs: tuple[int, ...]
    fidelity: str


@dataclass(frozen=True)
class Chain:
    claim: Claim
    relays: tuple[Relay, ...]
    ways: tuple[Way, ...]

    @property
    def is_long(self) -> bool:
        """Whether there is somebody between the claimant and the article."""
        return bool(self.relays) or any(way.relays for way in self.ways)


def chain_of(claim: Claim, evidence: list[EvidenceInContext]) -> Chain:
    """One query. Ways come in the order of the evidence."""
    relays = list(
        Relay.objects.filter(claim=claim)
        .select_related("entity", "article")
        .order_by("position", "id")
    )
    ways = []
    for article in dict.fromkeys(found.article for found in evidence):
        found_here = [found for found in evidence if found.article == article]
        ways.append(
            Way(
                article=article,
                relays=tuple(one for one in relays if one.article_id == article.pk),
                paragraphs=tuple(dict.fromkeys(found.paragraph for found in found_here)),
                fidelity=str(found_here[0].evidence.get_fidelity_display()).lower(),
            )
        )
    return Chain(claim, tuple(one for one in relays if one.article_id is None), tuple(ways))
