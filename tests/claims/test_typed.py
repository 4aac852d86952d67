"""The typed fields of a claim: what is kept, what is refused, by the actions and the database."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.recording import recorded
from apps.audit.undo import undo
from apps.claims.actions.claims import edit_claim, make_claim
from apps.claims.actions.linking import point_field
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, Measure, Qualifier
from apps.claims.models import Claim, FieldWords
from apps.entities.actions.entities import create_entity
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.making import TEXT, words

QUOTE = "More than 20,000 soldiers were killed in Bakhmut"
KILLED = TypedFields(
    measure=Measure.KILLED,
    unit=" people ",
    population_words="Russian  soldiers",
    figure_words="more than 20,000",
    qualifier=Qualifier.MORE_THAN,
    low=20001,
    since=datetime.date(2022, 12, 1),
    since_precision="month",
)


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)


@pytest.fixture
def claim(article: Article, analyst: User) -> Claim:
    return make_claim(**words(article, QUOTE), statement="Killed", typed=KILLED, by=analyst)


def changes(claim: Claim, **changed: Any) -> dict[str, Any]:
    return {
        "claim": claim,
        "expected_revision": claim.revision,
        "statement": claim.statement,
        "kind": ClaimKind(claim.kind),
        "claimant": claim.claimant,
        "status": claim.status,
        "caveat": claim.caveat,
        "entities": [],
        "tags": [],
        **changed,
    }


def test_a_figure_is_kept_with_its_words_and_only_the_bounds_they_state(claim: Claim) -> None:
    claim.refresh_from_db()
    assert (claim.low_stated, claim.best_stated, claim.high_stated) == (20001, None, None)
    assert (claim.figure, claim.measured, claim.unit) == ("more than 20,000", "killed", "people")
    assert (claim.population_named, claim.period) == ("Russian soldiers", "since Dec 2022")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (TypedFields(low=5, high=4), "high"),
        (TypedFields(low=5, best=4), "best"),
        (TypedFields(best=5, high=4), "high"),
        (TypedFields(low=-1), "low"),
        (TypedFields(best=Decimal(10) ** 18), "best"),
        (TypedFields(low_is_soft=True), "low"),
        (TypedFields(high_is_soft=True), "high"),
        (TypedFields(is_round=True), "best"),
        (TypedFields(share_low=Decimal("0.5"), low=1), "share_low"),
        (TypedFields(share_low=Decimal("1.5")), "share_low"),
        (TypedFields(share_low=Decimal("0.5"), share_high=Decimal("0.4")), "share_high"),
        (TypedFields(share_of_words="of the dead"), "share_low"),
        (TypedFields(measure=Measure.OTHER), "measure_word"),
        (
            TypedFields(since=datetime.date(2023, 1, 2), until=datetime.date(2023, 1, 1)),
            "until",
        ),
        (TypedFields(figure_words="x" * 301), "figure_words"),
    ],
)
def test_fields_that_contradict_one_another_are_refused_at_their_field(
    article: Article, analyst: User, typed: TypedFields, field: str
) -> None:
    with pytest.raises(InvalidAnnotation) as refused:
        make_claim(**words(article, QUOTE), statement="A", typed=typed, by=analyst)
    assert refused.value.field == field
    assert Claim.objects.count() == 0


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"low": 5, "high": 4}, "claim_low_best_high_in_order"),
        ({"low": 5, "best": 4}, "claim_low_best_high_in_order"),
        ({"low": -1}, "claim_counts_from_nought"),
        ({"low": None, "low_is_soft": True}, "claim_soft_only_where_bound"),
        ({"is_round": True}, "claim_soft_only_where_bound"),
        ({"kind": "control"}, "claim_figure_only_of_figures"),
        ({"share_low": "0.5"}, "claim_share_is_no_figure"),
        ({"low": None, "share_low": "1.5"}, "claim_share_between_0_and_1"),
        ({"share_of_words": "of the dead"}, "claim_share_of_something_shared"),
        ({"until": datetime.date(2022, 1, 1)}, "claim_since_before_until"),
        ({"measure": "other"}, "claim_measure_known_or_named"),
        ({"measure": "injured"}, "claim_measure_known_or_named"),
        ({"measure_word": "horses"}, "claim_measure_known_or_named"),
        ({"qualifier": "maybe"}, "claim_qualifier_known"),
        ({"subject_words": "Wagner"}, "claim_subject_only_without_figure"),
        ({"extent_words": "most"}, "claim_extent_only_of_control"),
        ({"going_to_words": "Mali"}, "claim_way_only_of_movements"),
        ({"condition_words": "unless"}, "claim_condition_only_of_intent"),
        ({"caveat_kind": "denial"}, "claim_caveat_kind_only_of_caveats"),
    ],
)
def test_the_database_refuses_what_no_claim_says(
    claim: Claim, columns: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**columns)


@pytest.mark.parametrize(
    ("words_of_it", "qualifier", "low", "best", "high", "soft"),
    [
        ("more than 20,000", "more than", 20001, None, None, (False, False)),
        ("about 100,000", "about", 90000, 100000, 110000, (True, True)),
        ("up to 500", "up to", 0, None, 500, (False, False)),
        ("100,000", "", 100000, 100000, 100000, (False, False)),
    ],
)
def test_words_alone_are_read_as_bounds(
    article: Article,
    analyst: User,
    words_of_it: str,
    qualifier: str,
    low: int,
    best: int,
    high: int,
    soft: tuple[bool, bool],
) -> None:
    made = make_claim(
        **words(article, QUOTE),
        statement="A",
        typed=TypedFields(figure_words=words_of_it),
        by=analyst,
    )
    made.refresh_from_db()
    assert (made.qualifier, made.low, made.best, made.high) == (qualifier, low, best, high)
    assert (made.low_is_soft, made.high_is_soft) == soft
    assert made.low_stated == (None if qualifier == "up to" else low)


def test_what_a_person_gave_is_not_read_over(article: Article, analyst: User) -> None:
    typed = TypedFields(figure_words="more than 20,000", low=20000)
    made = make_claim(**words(article, QUOTE), statement="A", typed=typed, by=analyst)
    assert (made.low, made.qualifier) == (20000, "")


def test_half_of_the_dead_is_a_share_and_no_figure(article: Article, analyst: User) -> None:
    typed = TypedFields(figure_words="half of the dead")
    made = make_claim(**words(article, QUOTE), statement="A", typed=typed, by=analyst)
    assert (made.low, made.best, made.share_low) == (None, None, Decimal("0.5"))


def test_a_claim_stands_at_places_only(
    claim: Claim, article: Article, analyst: User, bakhmut: Entity
) -> None:
    kirby = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    with pytest.raises(InvalidAnnotation) as refused:
        make_claim(
            **words(article, QUOTE), statement="A", typed=TypedFields(place=kirby), by=analyst
        )
    assert refused.value.field == "place"
    with pytest.raises(IntegrityError, match="is a place"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(place=kirby)
    Claim.objects.filter(pk=claim.pk).update(place=bakhmut)


def test_another_kind_leaves_out_what_it_does_not_have_and_undo_brings_it_back(
    claim: Claim, analyst: User
) -> None:
    with recorded(by=analyst, reason="Changed") as action:
        edit_claim(**changes(claim, kind=ClaimKind.CONTROL), by=analyst)
    changed = Claim.objects.get()
    assert (changed.kind, changed.measure, changed.low, changed.since) == (
        "control",
        "",
        None,
        datetime.date(2022, 12, 1),
    )
    undo(action=action, by=analyst)
    assert Claim.objects.get().low == 20001


def test_what_an_editor_does_not_touch_stays(claim: Claim, analyst: User) -> None:
    edit_claim(**changes(Claim.objects.get(), statement="Anew"), by=analyst)
    again = Claim.objects.get()
    assert (again.statement, again.low, again.figure_words) == (
        "Anew",
        20001,
        "more than 20,000",
    )


def test_a_field_points_at_its_words_and_nowhere_else(
    claim: Claim, article: Article, analyst: User
) -> None:
    version = article.current_version
    point_field(
        claim=claim,
        field=ClaimField.FIGURE,
        basis=FieldBasis.STATED,
        version=version,
        start=0,
        end=16,
        by=analyst,
    )
    action = point_field(
        claim=claim, field=ClaimField.PERIOD, basis=FieldBasis.INFERRED, by=analyst
    )
    assert list(FieldWords.objects.order_by("field").values_list("field", "basis", "quote")) == [
        ("figure", "stated", "More than 20,000"),
        ("period", "inferred", ""),
    ]
    with pytest.raises(InvalidAnnotation):
        point_field(
            claim=claim,
            field=ClaimField.PLACE,
            basis=FieldBasis.STATED,
            version=version,
            start=5,
            end=version.length + 1,
            by=analyst,
        )
    with pytest.raises(IntegrityError, match="not what stands there"), transaction.atomic():
        FieldWords.objects.filter(field="figure").update(quote="Less than 20,000")
    undo(action=action, by=analyst)
    assert FieldWords.objects.get().field == "figure"


def test_merging_moves_who_is_counted_and_where(
    claim: Claim, analyst: User, bakhmut: Entity
) -> None:
    twin = create_entity(kind=EntityKind.PLACE, name="Artemivsk", by=analyst)
    Claim.objects.filter(pk=claim.pk).update(place=twin, population=twin)
    merge(kept=bakhmut, absorbed=twin, by=analyst)
    claim.refresh_from_db()
    assert (claim.place, claim.population) == (bakhmut, bakhmut)
    Claim.objects.filter(pk=claim.pk).update(place=twin)
    claim.refresh_from_db()
    assert claim.place == bakhmut


@pytest.mark.parametrize(
    ("words", "said"),
    [("of the dead", "the dead"), ("the dead", "the dead"), ("", "another figure")],
)
def test_what_a_share_is_taken_of_is_said_once(words: str, said: str) -> None:
    assert Claim(share_of_words=words).shared == said
