"""What a reading might find in a text, made by hand."""

import datetime
from typing import Any

from apps.anchoring.spans import Span
from apps.articles.models import Article, Version
from apps.claims.actions.suggesting import Outcome, suggest_claims
from apps.claims.extraction.assembling.records import (
    Basis,
    ClaimsRead,
    Fidelity,
    How,
    Kind,
    Known,
    Limit,
    Part,
    Passed,
    Period,
    Piece,
    Quantity,
    ReadClaim,
)
from apps.claims.models import Claim, Evidence
from apps.entities.models import Entity
from apps.figures import Interval

TEXT = (
    "More than 20,000 Russian soldiers were killed in Bakhmut since December, John Kirby told"
    " reporters. About half of the dead fought for Wagner. The BBC could not verify the figures."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim_read(text: str, words: str, **of: Any) -> ReadClaim:
    """A claim whose evidence is these words; its key is the words too, unless another is given."""
    given: dict[str, Any] = {
        "kind": Kind.CHARACTERISATION,
        "statement": words,
        "evidence": (Piece(span(text, words), Fidelity.PARAPHRASE),),
        "key": words.casefold(),
        "rule": "figure-said",
        "score": 0.8,
        "explanation": "Somebody says so.",
    }
    return ReadClaim(**(given | of))


def known(text: str, words: str, ref: Entity | None = None, **of: Any) -> Known:
    said = of.pop("said", words)
    return Known(
        said,
        of.get("basis", Basis.STATED),
        span(text, words),
        str(ref.pk) if ref else None,
    )


def more_than(number: int, words: str) -> Quantity:
    return Quantity(words, "more than", Interval.at_least(number + 1), None, False, "people")


def kirbys(
    text: str = TEXT,
    *,
    kirby: Entity | None = None,
    bakhmut: Entity | None = None,
    wagner: Entity | None = None,
    number: int = 20_000,
) -> ClaimsRead:
    """Three claims of the text: a figure, a share of it, and a caveat that limits both."""
    figure = claim_read(
        text,
        f"More than {number:,} Russian soldiers were killed in Bakhmut",
        key=f"killed {number}",
        kind=Kind.FIGURE,
        measure="killed",
        quantity=more_than(number, f"More than {number:,}"),
        period=Period(datetime.date(2022, 12, 1), None, "month"),
        known={
            Part.CLAIMANT: known(text, "John Kirby", kirby),
            Part.PLACE: known(text, "Bakhmut", bakhmut),
            Part.POPULATION: known(text, "Russian soldiers"),
            Part.FIGURE: known(text, f"More than {number:,}"),
            Part.PERIOD: known(text, "since December"),
        },
        chain=(Passed(How.TOLD, "reporters", span(text, "reporters")),),
    )
    share = claim_read(
        text,
        "About half of the dead fought for Wagner",
        key="half",
        kind=Kind.FIGURE,
        measure="killed",
        quantity=Quantity(
            *("About half", "about", Interval.between(0, 1), None, False, "people", True, 0),
            "of the dead",
        ),
        known={Part.POPULATION: known(text, "Wagner", wagner)},
        part_of=0,
    )
    caveat = claim_read(
        text,
        "The BBC could not verify the figures",
        key="caveat",
        kind=Kind.CAVEAT,
        rule="figure-told",
        limit=Limit.UNVERIFIED,
        limits=(0, 1),
    )
    return ClaimsRead((figure, share, caveat))


def suggest(article: Article, *read: ReadClaim) -> Outcome:
    article.refresh_from_db()
    version = Version.objects.select_related("article__publisher").get(
        pk=article.current_version_id
    )
    return suggest_claims(read=[(version, ClaimsRead(read))])


def stands(article: Article) -> list[tuple[str, str]]:
    """What stands in an article: the words of each claim, and its state."""
    rows = Evidence.objects.filter(article=article).order_by("placed_start", "claim__docket")
    return list(rows.values_list("quote", "claim__state"))


def by_key(key: str) -> Claim:
    return Claim.objects.get(suggestion_key=key)
