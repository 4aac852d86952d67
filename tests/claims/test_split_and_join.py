"""Splitting a claim in two, and joining two that say the same; each is one step to undo."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.audit.undo import undo
from apps.claims.actions.chain import add_relay
from apps.claims.actions.joining import RELAYS, STATEMENT, join_claims
from apps.claims.actions.settling import assess
from apps.claims.actions.splitting import Half, Tie, split_claim
from apps.claims.enums import ClaimField, ClaimKind, ClaimStatus, LinkKind, Measure, RelayHow
from apps.claims.models import Claim, ClaimLink, Evidence
from apps.claims.queries.figures_here import figures_here
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.suggesting import suggested_claim

TEXT = (
    "Kirby told reporters: “over 100,000 casualties, with more than 20,000 of them killed”.\n\n"
    "The losses were heavy, Kirby said again.\n\n"
    "The BBC could not verify the figures."
)
BOTH = "over 100,000 casualties, with more than 20,000 of them killed"


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def kirby(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)


@pytest.fixture
def claim(article: Article, kirby: Entity, analyst: User) -> Claim:
    claim = suggested_claim(
        article,
        "Over 100,000 casualties, more than 20,000 killed.",
        BOTH,
        "The losses were heavy",
        rests_on={ClaimField.FIGURE: "over 100,000", ClaimField.CLAIMANT: "Kirby"},
        claimant=kirby,
        measure=Measure.CASUALTIES,
        figure_words="over 100,000",
        low=Decimal(100_001),
        place_words="Bakhmut",
    )
    add_relay(claim=claim, how=RelayHow.TOLD, words="reporters", by=analyst)
    caveat = suggested_claim(article, "Not verified.", "could not verify", kind=ClaimKind.CAVEAT)
    ClaimLink.objects.create(claim=caveat, other=claim, kind=LinkKind.LIMITS)
    claim.refresh_from_db()
    return claim


def state() -> list[tuple[Any, ...]]:
    """Everything about all claims that splitting and joining touch."""
    return [
        (
            one.statement,
            one.figure_words,
            one.measure,
            one.caveats_proposed,
            sorted(one.evidence.values_list("quote", flat=True)),
            sorted(one.field_words.values_list("field", "quote")),
            [str(relay) for relay in one.relays.all()],
        )
        for one in Claim.objects.order_by("docket")
    ]


def split(claim: Claim, by: User, **given: Any) -> tuple[Claim, Any]:
    both, heavy = claim.evidence.order_by("start").values_list("pk", flat=True)
    _whole, part = figures_here(claim.evidence.select_related("version").order_by("start"))
    return split_claim(
        claim=claim,
        first=Half("Over 100,000 casualties.", given.get("first", [both, heavy])),
        second=Half("More than 20,000 killed.", given.get("second", [both]), part),
        tie=Tie.SECOND,
        by=by,
        expected_revision=given.get("revision", claim.revision),
    )


def test_the_figures_of_a_claim_are_read_where_they_stand(claim: Claim) -> None:
    whole, part = figures_here(claim.evidence.select_related("version").order_by("start"))
    assert (whole.words, whole.figure.measure) == ("over 100,000", "casualties")
    assert (part.words, part.figure.measure) == ("more than 20,000", "killed")
    assert part.part_of == whole.key


def test_a_split_gives_each_its_figure_and_both_the_chain_the_scope_and_the_caveats(
    claim: Claim, kirby: Entity, analyst: User
) -> None:
    before = state()
    made, action = split(claim, analyst)
    claim.refresh_from_db()
    assert (claim.figure_words, claim.low, claim.measure) == (
        "over 100,000",
        100_001,
        "casualties",
    )
    assert (made.figure_words, made.low, made.measure) == ("more than 20,000", 20_001, "killed")
    for one in (claim, made):
        assert (one.claimant, one.place_words, one.caveats_proposed) == (kirby, "Bakhmut", 1)
        assert [str(relay) for relay in one.relays.all()] == ["told reporters"]
        assert one.state == "suggested"
    assert list(made.evidence.values_list("quote", flat=True)) == [BOTH]
    assert claim.evidence.count() == 2
    assert sorted(made.field_words.values_list("field", "quote")) == [
        ("claimant", "Kirby"),
        ("figure", "more than 20,000"),
    ]
    assert ClaimLink.objects.get(kind=LinkKind.PART).claim == made

    undo(action=action, by=analyst)
    assert state() == before


def test_each_half_rests_on_some_words(claim: Claim, analyst: User, viewer: User) -> None:
    both, heavy = claim.evidence.order_by("start").values_list("pk", flat=True)
    for first, second in (([], [both, heavy]), ([both], []), ([both], [both])):
        with pytest.raises(InvalidAnnotation):
            split(claim, analyst, first=first, second=second)
    with pytest.raises(EditConflict):
        split(claim, analyst, revision=7)
    with pytest.raises(NotPermitted):
        split(claim, viewer)
    assert Claim.objects.count() == 2


def test_a_join_unites_the_evidence_and_takes_what_was_chosen(
    claim: Claim, article: Article, analyst: User, curator: User
) -> None:
    other = suggested_claim(
        article,
        "More than 100,000 losses.",
        "The losses were heavy",
        "Kirby said again",
        rests_on={ClaimField.PLACE: "again"},
        measure=Measure.CASUALTIES,
        place_words="on all fronts",
        period_words="so far",
    )
    assess(
        claim=other,
        status=ClaimStatus.CONTESTED,
        reliability="B",
        credibility=None,
        reason="",
        by=curator,
    )
    caveat = Claim.objects.get(kind=ClaimKind.CAVEAT)
    ClaimLink.objects.create(claim=caveat, other=other, kind=LinkKind.LIMITS)
    before = state()
    kept, action = join_claims(
        kept=claim,
        joined=other,
        take=[STATEMENT, ClaimField.PLACE],
        by=analyst,
        kept_revision=claim.revision,
        joined_revision=other.revision,
    )
    assert (kept.statement, kept.place_words) == ("More than 100,000 losses.", "on all fronts")
    assert (kept.figure_words, kept.period_words) == ("over 100,000", "")
    assert sorted(Evidence.objects.filter(claim=kept).values_list("quote", flat=True)) == [
        "Kirby said again",
        "The losses were heavy",
        BOTH,
    ]
    assert dict(kept.field_words.values_list("field", "quote"))["place"] == "again"
    assert (kept.status, kept.caveats_proposed) == ("contested", 1)
    assert [str(relay) for relay in kept.relays.all()] == ["told reporters"]
    assert not Claim.objects.filter(pk=other.pk).exists()

    undo(action=action, by=analyst)
    assert state() == before


def test_the_chain_is_taken_whole(claim: Claim, article: Article, analyst: User) -> None:
    other = suggested_claim(article, "Other.", "Kirby said again")
    add_relay(claim=other, how=RelayHow.CITED, words="The Hill", by=analyst)
    kept, _ = join_claims(
        kept=claim,
        joined=other,
        take=[RELAYS],
        by=analyst,
        kept_revision=claim.revision,
        joined_revision=other.revision,
    )
    assert [str(relay) for relay in kept.relays.all()] == ["cited by The Hill"]


def test_only_two_of_one_kind_are_joined_by_those_who_saw_them_as_they_are(
    claim: Claim, article: Article, analyst: User, viewer: User
) -> None:
    other = suggested_claim(article, "Other.", "Kirby said again")
    caveat = Claim.objects.get(kind=ClaimKind.CAVEAT)

    def join(joined: Claim, by: User = analyst, revision: int = 1) -> None:
        join_claims(
            kept=claim,
            joined=joined,
            take=[],
            by=by,
            kept_revision=claim.revision,
            joined_revision=revision,
        )

    for joined in (caveat, claim):
        with pytest.raises(InvalidAnnotation):
            join(joined)
    with pytest.raises(EditConflict):
        join(other, revision=4)
    with pytest.raises(NotPermitted):
        join(other, by=viewer)
    assert Claim.objects.count() == 3
