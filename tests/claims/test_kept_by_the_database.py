"""What the database refuses by itself, whoever writes: claims, evidence, versions, words."""

from collections.abc import Callable

import pytest
from django.db import Error, connection, transaction

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.claims import add_evidence, edit_claim, make_claim, remove_evidence
from apps.claims.models import Claim, ClaimWords
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from tests.claims.making import TEXT, words

QUOTE = "over 100,000"


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def claim(article: Article, analyst: User) -> Claim:
    return make_claim(**words(article, QUOTE), statement="Casualties", by=analyst)


def refused(sql: str, *values: object) -> str:
    """What the database says to a statement; the test fails if it says nothing."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except Error as error:
        return str(error)
    pytest.fail("the database let it pass")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("quote = 'over 200,000'", "the quote is not what stands at"),
        ("start = start + 1, placed_start = placed_start + 1", "the quote is not what stands at"),
        ("\"end\" = start, quote = ''", "evidence_start_before_end"),
        ('"end" = 100000', "the quote is not what stands at"),
        ("start = -1", "the quote is not what stands at"),
        ("fidelity = 'exact'", "evidence_fidelity_known"),
        ("anchor_state = 'orphan'", "evidence_placed_where_it_stands"),
        ("placed_end = placed_start", "evidence_placed_where_it_stands"),
    ],
)
def test_evidence_is_the_words_at_its_place(claim: Claim, change: str, why: str) -> None:
    said = refused("UPDATE claims_evidence SET " + change + " WHERE claim_id = %s", claim.pk)  # noqa: S608
    assert why in said


def test_evidence_stands_in_a_version_of_its_own_article(
    claim: Claim, make_article: Callable[..., Article]
) -> None:
    other = make_article("Another text, over 100,000 words.")
    said = refused(
        "UPDATE claims_evidence SET article_id = %s WHERE claim_id = %s", other.pk, claim.pk
    )
    assert "the quote is not what stands at" in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("statement = ''", "claim_says_something"),
        ("kind = 'rumour'", "claim_kind_known"),
        ("status = 'true'", "claim_status_known"),
        ("state = 'maybe'", "claim_state_known"),
    ],
)
def test_a_claim_holds_only_known_values(claim: Claim, change: str, why: str) -> None:
    assert why in refused("UPDATE claims_claim SET " + change + " WHERE id = %s", claim.pk)  # noqa: S608


def test_a_claimant_is_no_place(claim: Claim, analyst: User) -> None:
    place = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    said = refused("UPDATE claims_claim SET claimant_id = %s", place.pk)
    assert "a place makes no claims" in said


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles_version SET text = text || '.'",
        "UPDATE articles_version SET number = 2",
        "DELETE FROM articles_version",
        "UPDATE articles_capture SET source = 'elsewhere'",
        "DELETE FROM articles_capture",
    ],
)
def test_versions_and_captures_never_change(article: Article, sql: str) -> None:
    assert "Cannot" in refused(sql)


def test_history_never_changes(claim: Claim) -> None:
    assert "Cannot" in refused("UPDATE claims_claimevent SET statement = 'other'")
    assert "Cannot" in refused("DELETE FROM claims_claimevent")


def found(word: str) -> list[Claim]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT claim_id FROM claims_claimwords WHERE vector @@ to_tsquery('fogline', %s)",
            [word],
        )
        return list(Claim.objects.filter(pk__in=[pk for (pk,) in cursor.fetchall()]))


def test_the_words_of_statement_caveat_and_quotes_find_the_claim_and_follow_them(
    article: Article, claim: Claim, analyst: User
) -> None:
    assert found("casualties") == found("100,000") == [claim]
    assert found("verify") == []
    evidence = add_evidence(
        claim=claim, **words(article, "could not independently verify"), by=analyst
    )
    assert found("verify") == [claim]
    remove_evidence(evidence=evidence, by=analyst)
    assert found("verify") == []
    edit_claim(
        claim=claim,
        by=analyst,
        expected_revision=claim.revision,
        statement="Losses",
        kind=claim.kind,
        claimant=None,
        status=claim.status,
        caveat="Denied by Moscow",
        entities=[],
        tags=[],
    )
    assert found("casualties") == []
    assert found("losses") == found("denied") == [claim]
    claim.delete()
    assert ClaimWords.objects.count() == 0


def test_a_caveat_of_any_length_can_be_indexed(claim: Claim) -> None:
    Claim.objects.update(caveat=" ".join(f"word{n}" for n in range(200_000)))
    assert found("word1") == [claim]
