"""What is read in texts becomes suggestions, beside what people have decided already."""

from collections.abc import Callable

import pytest

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.models import Claim, OpenClaims
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.reading import TEXT, by_key, kirbys, stands, suggest


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def kirby(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)


def test_what_is_read_is_kept_with_all_that_hangs_on_it(
    article: Article, kirby: Entity, bakhmut: Entity
) -> None:
    read = kirbys(kirby=kirby, bakhmut=bakhmut)
    outcome = suggest(article, *read.claims)
    assert (outcome.made, outcome.changed, outcome.withdrawn) == (3, 0, 0)
    figure, share, caveat = by_key("killed 20000"), by_key("half"), by_key("caveat")
    assert (figure.state, figure.rule, figure.score) == ("suggested", "figure-said", 0.8)
    assert (figure.claimant, figure.claimant_words, figure.place) == (kirby, "", bakhmut)
    assert (figure.low, figure.high, figure.measure, figure.period) == (
        20001,
        None,
        "killed",
        "since Dec 2022",
    )
    assert figure.population_words == "Russian soldiers"
    assert (share.share_of, share.share) == (figure, "0 % to 100 %")
    assert [str(one) for one in figure.relays.all()] == ["told reporters"]
    assert list(figure.entities.all()) == [bakhmut]
    words = figure.field_words.order_by("field").values_list("field", "basis", "quote")
    assert list(words) == [
        ("claimant", "stated", "John Kirby"),
        ("figure", "stated", "More than 20,000"),
        ("period", "stated", "since December"),
        ("place", "stated", "Bakhmut"),
        ("population", "stated", "Russian soldiers"),
    ]
    assert {(link.other_id, link.kind) for link in caveat.links.all()} == {
        (figure.pk, "limits"),
        (share.pk, "limits"),
    }
    assert [(link.other, link.kind) for link in share.links.all()] == [(figure, "part")]
    assert (figure.caveats, figure.caveats_proposed, caveat.caveat_kind) == (0, 1, "unverified")
    assert OpenClaims.objects.get().claims == 3
    assert Claim.objects.filter(created_by=None).count() == 3


def test_storing_twice_changes_nothing(article: Article, kirby: Entity) -> None:
    read = kirbys(kirby=kirby).claims
    suggest(article, *read)
    before = list(Claim.objects.order_by("docket").values())
    outcome = suggest(article, *read)
    assert (outcome.made, outcome.changed, outcome.withdrawn) == (0, 0, 0)
    assert list(Claim.objects.order_by("docket").values()) == before
    assert len(stands(article)) == 3
