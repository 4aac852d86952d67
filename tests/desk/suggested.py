"""An article with suggested claims on it, and reading what the desk says of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, LinkKind, Measure, RelayHow
from apps.claims.models import Claim, ClaimLink, Relay
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.suggesting import suggested_claim

TEXT = (
    "More than 20,000 soldiers have been killed in Bakhmut since December, Kirby said.\n\n"
    "“Over 100,000 casualties, with more than 20,000 of them killed”, Kirby told reporters.\n\n"
    "The BBC could not verify the figures. Russia holds most of the city."
)
HTMX = {"HX-Request": "true", "HX-Target": "live-card"}


@dataclass
class World:
    article: Article
    killed: Claim
    both: Claim
    caveat: Claim
    bakhmut: Entity
    kirby: Entity

    def of(self, claim: Claim, what: str = "") -> str:
        return f"{self.article.get_absolute_url()}{claim.docket_label}/{what}"


def make_world(make_article: Callable[..., Article], analyst: User) -> World:
    article = make_article(
        TEXT,
        title="Losses",
        language="en",
        published_at=datetime(2023, 5, 2, tzinfo=UTC),
        published_precision="day",
    )
    kirby = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    bakhmut = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    killed = suggested_claim(
        article,
        "More than 20,000 killed in Bakhmut.",
        "More than 20,000 soldiers have been killed in Bakhmut",
        rests_on={ClaimField.FIGURE: "More than 20,000", ClaimField.PERIOD: "since December"},
        basis={
            ClaimField.POPULATION: FieldBasis.INFERRED,
            ClaimField.PERIOD: FieldBasis.ELSEWHERE,
        },
        rule="figure-said",
        score=0.85,
        explanation="“More than” makes it 20,001 or more.",
        claimant=kirby,
        measure=Measure.KILLED,
        figure_words="more than 20,000",
        qualifier="more than",
        low=Decimal(20001),
        population_words="Russian soldiers",
        period_words="since December",
        since=datetime(2022, 12, 1, tzinfo=UTC).date(),
        since_precision="month",
    )
    Relay.objects.create(claim=killed, how=RelayHow.TOLD, words="reporters", position=1)
    both = suggested_claim(
        article,
        "Over 100,000 casualties, more than 20,000 killed.",
        "Over 100,000 casualties, with more than 20,000 of them killed",
        measure=Measure.CASUALTIES,
        figure_words="over 100,000",
        low=Decimal(100_001),
    )
    caveat = suggested_claim(
        article, "The BBC could not verify it.", "could not verify", kind=ClaimKind.CAVEAT
    )
    ClaimLink.objects.create(claim=caveat, other=killed, kind=LinkKind.LIMITS)
    killed.refresh_from_db()
    return World(article, killed, both, caveat, bakhmut, kirby)


def tree(answer: Any) -> Any:
    return html.document_fromstring(answer.content.decode())


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def fields_shown(answer: Any) -> dict[str, str]:
    rows = tree(answer).xpath("//*[@data-field]")
    return {row.get("data-field"): text_of(row.xpath("./dd")[0]) for row in rows}


def selection(paragraph: int, words: str) -> dict[str, str]:
    """What the browser sends for words of a paragraph."""
    text = TEXT.split("\n\n")[paragraph - 1]
    start = text.index(words)
    return {
        "from": f"{paragraph}:{start}",
        "to": f"{paragraph}:{start + len(words)}",
        "head": words[:64],
        "tail": words[-64:],
    }
