"""Claims as a table and as a file, and the filters of typed claims."""

import csv
import datetime
import io
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.claims.actions.linking import link_claims
from apps.claims.actions.settling import assess
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimKind, ClaimStatus, LinkKind, Measure
from apps.claims.models import Claim
from tests.desk.making import Desk

# Session, person; the keys; the claims; their caveats, articles, and who has a stake in them.
TABLE_BUDGET = 8


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


def figure(desk: Desk, statement: str, words: str, **fields: Any) -> Claim:
    typed = TypedFields(figure_words=words, **fields.pop("typed", {}))
    return desk.claim(statement, typed=typed, **fields)


def limit(desk: Desk, claim: Claim, statement: str) -> Claim:
    caveat = desk.claim(
        statement,
        quote="The BBC could not independently verify the figures",
        kind=ClaimKind.CAVEAT,
    )
    link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=desk.analyst)
    return caveat


def exported(reader: Client, query: str = "") -> list[dict[str, str]]:
    response = reader.get(f"/claims/claims.csv{query}")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_holds_what_the_table_shows_and_every_caveat(reader: Client, desk: Desk) -> None:
    killed = figure(
        desk,
        "Killed",
        "more than 20,000",
        caveat="Placed elsewhere at first.",
        claimant=desk.kirby,
        typed={"measure": Measure.KILLED, "place": desk.bakhmut},
    )
    caveat = limit(desk, killed, "Nobody could verify it")
    [_caveat, row] = exported(reader)
    assert row == {
        "Claim": killed.docket_label,
        "Statement": "Killed",
        "Corrections": "",
        "Caveats": f"Placed elsewhere at first.; Nobody could verify it ({caveat.docket_label})",
        "Kind": "Figure",
        "Claimant": "John Kirby",
        "Interested party": "",
        "Origin": "unresolved",
        "Articles": "1",
        "Measure": "killed",
        "Who is counted or acts": "",
        "Place": "Bakhmut",
        "Since": "",
        "Until": "",
        "Figure as written": "more than 20,000",
        "Low": "20001",
        "Best": "",
        "High": "",
        "Share": "",
        "Status": "Unverified",
        "Reliability": "",
        "Credibility": "",
        "State": "Confirmed",
    }
    [shown] = reader.get("/claims/table/?kind=figure").context["rows"]
    assert list(shown.cells) == list(row.values())


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula(reader: Client, desk: Desk, start: str) -> None:
    desk.claim(f"{start}SUM(A1:A9)", caveat=f"{start}1")
    [row] = exported(reader)
    assert (row["Statement"], row["Caveats"]) == (f"'{start}SUM(A1:A9)", f"'{start}1")


def test_the_file_goes_on_beyond_its_first_part(
    reader: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.desk.queries.claims.table.EXPORTED_AT_ONCE", 2)
    for number in range(5):
        desk.claim(f"Claim {number}")
    named = [row["Statement"] for row in exported(reader)]
    assert named == [f"Claim {number}" for number in reversed(range(5))]
    assert [row["Statement"] for row in exported(reader, "?sort=oldest")] == named[::-1]


def test_the_table_asks_as_much_for_one_claim_as_for_three(
    reader: Client, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        limit(desk, figure(desk, "Killed", "5", claimant=desk.kirby), "No comment")
        with django_assert_num_queries(TABLE_BUDGET):
            reader.get("/claims/table/?kind=figure")


def listed(reader: Client, query: str) -> set[str]:
    response = reader.get(f"/claims/?{query}")
    assert response.context["page"].problems == []
    return {row.claim.statement for row in response.context["page"].rows}


def test_claims_are_found_by_what_they_say(reader: Client, desk: Desk) -> None:
    at = {"place": desk.bakhmut}
    since = {"since": datetime.date(2022, 12, 1)}
    figure(desk, "Many", "more than 20,000", typed={"measure": Measure.KILLED, **at, **since})
    few = figure(desk, "Few", "up to 500", typed={"population": desk.wagner})
    desk.claim("None", kind=ClaimKind.INTENT)
    assess(
        claim=few,
        status=ClaimStatus.CONTESTED,
        reliability="C",
        credibility=3,
        reason="",
        by=desk.analyst,
    )
    assert listed(reader, "measure=killed") == {"Many"}
    assert listed(reader, f"at={desk.bakhmut.docket_label}") == {"Many"}
    assert listed(reader, f"population={desk.wagner.docket_label}") == {"Few"}
    assert listed(reader, "population=none") == {"Many", "None"}
    assert listed(reader, "reliability=C&credibility=3") == {"Few"}
    assert listed(reader, "least=600") == {"Many"}
    assert listed(reader, "most=20000") == {"Few"}
    assert listed(reader, "least=0&most=99999") == {"Many", "Few"}
    assert listed(reader, "since=2023-01-01") == {"Many"}
    assert listed(reader, "until=2022-01-01") == set()
    facets = reader.get(
        "/claims/?counts=1", headers={"HX-Request": "true", "HX-Target": "facets"}
    ).context["facets"]
    counts = {
        one.name: {option.label: option.count for option in one.options if option.count}
        for one in facets
    }
    assert counts["measure"] == {"Killed": 1}
    assert counts["population"] == {"Wagner": 1}
    assert counts["at"] == {"Bakhmut": 1}
    assert counts["reliability"] == {"C Fairly reliable": 1}
    assert counts["credibility"] == {"3 Possibly true": 1}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("least=many", "“many” is no number; write it in digits, such as 20000."),
        ("since=May", "“May” is no date; write it as 2023-05-01."),
        ("measure=souls", "“souls” is no measure that can be filtered by."),
        ("reliability=G", "“G” is no reliability that can be filtered by."),
        ("at=L-999", "L-999 is not on this desk, so it was left out of the filter."),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(
    reader: Client, desk: Desk, query: str, said: str
) -> None:
    assert reader.get(f"/claims/?{query}").context["page"].problems == [said]
