"""One field of a claim at a time: set, emptied, read anew from words, and undone."""

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.audit.undo import undo
from apps.claims.actions.rereading import reread
from apps.claims.actions.setting_fields import Pointed, set_field
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, Measure
from apps.claims.models import Claim, FieldWords
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.making import TEXT
from tests.claims.suggesting import span_of, suggested_claim

PUBLISHED = datetime.date(2023, 5, 2)


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)


@pytest.fixture
def claim(article: Article) -> Claim:
    return suggested_claim(
        article,
        "Killed in Bakhmut.",
        "More than 20,000 soldiers were killed in Bakhmut",
        rests_on={ClaimField.FIGURE: "More than 20,000"},
        measure=Measure.KILLED,
        figure_words="more than 20,000",
        low=Decimal(20001),
    )


def known(claim: Claim) -> dict[str, tuple[str, str]]:
    return {one.field: (one.basis, one.quote) for one in claim.field_words.all()}


def test_a_field_is_set_with_the_words_it_rests_on_and_the_others_stay(
    article: Article, claim: Claim, bakhmut: Entity, analyst: User
) -> None:
    start, end = span_of(article, "in Bakhmut")
    changed, action = set_field(
        claim=claim,
        field=ClaimField.PLACE,
        values={"place": bakhmut},
        basis=FieldBasis.STATED,
        words=Pointed(article.current_version, start, end),
        by=analyst,
        expected_revision=claim.revision,
    )
    assert (changed.place, changed.low, changed.measure) == (bakhmut, 20001, "killed")
    assert known(claim) == {
        "figure": ("stated", "More than 20,000"),
        "place": ("stated", "in Bakhmut"),
    }
    undo(action=action, by=analyst)
    claim.refresh_from_db()
    assert claim.place is None
    assert list(known(claim)) == ["figure"]


def test_an_emptied_field_rests_on_nothing(claim: Claim, analyst: User) -> None:
    changed, _ = set_field(
        claim=claim,
        field=ClaimField.FIGURE,
        values={},
        by=analyst,
        expected_revision=claim.revision,
    )
    assert (changed.figure_words, changed.low) == ("", None)
    assert known(claim) == {}


def test_a_figure_that_becomes_a_share_takes_its_words_along(claim: Claim, analyst: User) -> None:
    read = reread(ClaimField.FIGURE, "half of the dead")
    assert read.understood
    changed, _ = set_field(
        claim=claim,
        field=ClaimField.FIGURE,
        values=read.values,
        by=analyst,
        expected_revision=claim.revision,
    )
    assert (changed.low, changed.share_low, changed.share_high) == (
        None,
        Decimal("0.5"),
        Decimal("0.5"),
    )
    assert known(claim) == {"share": ("stated", "More than 20,000")}


def test_who_saw_an_older_state_changes_nothing(claim: Claim, analyst: User) -> None:
    values = {"place_words": "all fronts"}
    set_field(claim=claim, field=ClaimField.PLACE, values=values, by=analyst, expected_revision=1)
    with pytest.raises(EditConflict):
        set_field(claim=claim, field=ClaimField.PLACE, values={}, by=analyst, expected_revision=1)
    claim.refresh_from_db()
    assert claim.place_words == "all fronts"


def test_only_fields_of_the_kind_are_set_and_only_by_those_who_may(
    claim: Claim, analyst: User, viewer: User
) -> None:
    with pytest.raises(InvalidAnnotation):
        set_field(
            claim=claim,
            field=ClaimField.EXTENT,
            values={"extent_words": "most"},
            by=analyst,
            expected_revision=1,
        )
    with pytest.raises(NotPermitted):
        set_field(claim=claim, field=ClaimField.PLACE, values={}, by=viewer, expected_revision=1)
    Claim.objects.filter(pk=claim.pk).update(
        kind=ClaimKind.CONTROL, measure="", figure_words="", low=None
    )
    claim.refresh_from_db()
    changed, _ = set_field(
        claim=claim,
        field=ClaimField.EXTENT,
        values={"extent_words": "most of the city"},
        by=analyst,
        expected_revision=1,
    )
    assert changed.extent_words == "most of the city"
    assert FieldWords.objects.filter(claim=claim, field=ClaimField.EXTENT).count() == 0


@pytest.mark.parametrize(
    ("field", "words", "said", "columns"),
    [
        (ClaimField.FIGURE, "more than 20,000", "Read as 20,001 or more.", {"low": 20001}),
        (ClaimField.FIGURE, "many", "No figure was read", {"figure_words": "many", "low": None}),
        (ClaimField.SHARE, "half of the dead", "Read as 50 %.", {"share_low": Decimal("0.5")}),
        (
            ClaimField.PERIOD,
            "since December",
            "Read as since Dec 2022.",
            {"since": datetime.date(2022, 12, 1), "since_precision": "month", "until": None},
        ),
        (ClaimField.PERIOD, "of late", "No period was read", {"period_words": "of late"}),
        (ClaimField.MEASURE, "wounded", "Read as wounded.", {"measure": "wounded"}),
        (ClaimField.MEASURE, "killed", "Read as killed.", {"measure": "killed"}),
        (
            ClaimField.MEASURE,
            "sorties",
            "No measure",
            {"measure": "other", "measure_word": "sorties"},
        ),
        (ClaimField.PLACE, "Bakhmut", "Means L-", {"place_words": ""}),
        (ClaimField.PLACE, "the east", "Nobody on file", {"place_words": "the east"}),
        (ClaimField.EXTENT, "most  of it", "Kept as written", {"extent_words": "most of it"}),
    ],
)
def test_words_are_read_anew_for_their_field(
    bakhmut: Entity, field: ClaimField, words: str, said: str, columns: dict[str, object]
) -> None:
    read = reread(field, words, published=PUBLISHED)
    assert read.said.startswith(said)
    assert {name: read.values[name] for name in columns} == columns


def test_a_name_known_to_stand_in_the_words_is_meant_and_the_words_are_kept(
    bakhmut: Entity,
) -> None:
    read = reread(ClaimField.PLACE, "під Бахмутом", named=[bakhmut])
    assert read.values == {"place": bakhmut, "place_words": "під Бахмутом"}
