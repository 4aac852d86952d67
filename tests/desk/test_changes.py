"""What people did: who, what and when, by day, of one kind or all, page by page."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from psycopg import sql

from apps.accounts.models import User, Visit
from apps.articles.models import Article
from apps.audit.queries import event_model
from apps.audit.undo import undo
from apps.claims.actions.claims import tag_claim
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimStatus
from apps.claims.models import Claim, Evidence
from apps.desk.queries.acts.reading import Key, acts
from apps.desk.queries.acts.telling import by_day, going_on
from apps.desk.queries.acts.tracked import KINDS, TRACKED
from apps.notes.actions.notes import write_note
from tests.desk.making import Desk


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


def later(days: int) -> None:
    """All that history holds moves back, so that what follows comes that much later."""
    back = sql.SQL("make_interval(days => {})").format(sql.Literal(days))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table in {event_model(one.model)._meta.db_table for one in TRACKED}:
            cursor.execute(
                sql.SQL("UPDATE {} SET pgh_created_at = pgh_created_at - {}").format(
                    sql.Identifier(table), back
                )
            )
        cursor.execute("SET session_replication_role = origin")


def contest(claim: Claim, analyst: User, status: ClaimStatus = ClaimStatus.CONTESTED) -> None:
    assess(
        claim=claim,
        status=status,
        reliability="",
        credibility=None,
        reason="It differs.",
        by=analyst,
    )


def note_on(claim: Claim, analyst: User) -> None:
    place = Evidence.objects.filter(claim=claim).first()
    assert place is not None
    write_note(
        version=place.version,
        start=place.start,
        end=place.end,
        quote=None,
        body="Is it so?",
        by=analyst,
    )


def page(client: Client, **query: str) -> Any:
    answer = client.get("/changes/", query)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def text(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split()).replace(" ,", ",")


def told(page: Any) -> list[str]:
    return [text(one) for one in page.xpath("//ol/li/p")]


# ------------------------------------------------------------------ reading


def test_every_history_that_is_read_is_read_through_an_index_of_what_people_did(
    db: None,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE '%\\_by\\_people'")
        held = {row[0] for row in cursor.fetchall()}
    assert held == {f"{event_model(one.model)._meta.db_table}_by_people" for one in TRACKED}
    assert {one.kind for one in TRACKED} == set(KINDS)


def test_pages_hold_every_action_once_and_in_order(desk: Desk, analyst: User) -> None:
    claims = [desk.claim(f"Claim {number}") for number in range(4)]
    later(1)
    for claim in claims:
        contest(claim, analyst)
    whole = acts(1000).rows
    assert [act.when for act in whole] == sorted((act.when for act in whole), reverse=True)
    with connection.cursor() as cursor:
        union = sql.SQL(" UNION ").join(
            sql.SQL(
                "SELECT pgh_context_id FROM {} WHERE pgh_context ->> 'user' IS NOT NULL"
            ).format(sql.Identifier(event_model(one.model)._meta.db_table))
            for one in TRACKED
        )
        cursor.execute(union)
        assert {row[0] for row in cursor.fetchall()} == {act.action for act in whole}
    seen, before = [], None
    while True:
        part = acts(3, before=before)
        seen += part.rows
        before = part.next
        if before is None:
            break
        assert Key.read(str(before)) == before
    assert seen == list(whole)


@pytest.mark.parametrize("typed", ["", "yesterday", "2023-05-01~", "2023-05-01T10:00:00~1"])
def test_what_is_no_key_is_the_first_page(typed: str) -> None:
    assert Key.read(typed) is None


def test_what_the_product_does_by_itself_is_not_told(desk: Desk, analyst: User) -> None:
    claim = desk.claim("One")
    before = len(acts(1000).rows)
    Claim.objects.filter(pk=claim.pk).update(caveat="Changed by nobody.")
    assert len(acts(1000).rows) == before


def test_an_action_is_told_of_what_it_is_mostly_about(desk: Desk, analyst: User) -> None:
    claim = desk.claim("One", tags=[desk.losses])
    later(1)
    contest(claim, analyst)
    (graded,) = acts(10, kind="grades").rows
    assert (graded.label, graded.href) == (claim.docket_label, claim.get_absolute_url())
    assert graded.sentence.startswith("Assessed as contested")
    assert [act.label for act in acts(10, kind="claims").rows] == [
        claim.docket_label,
        claim.docket_label,
    ]


def test_what_was_deleted_since_is_told_and_not_linked(desk: Desk, analyst: User) -> None:
    claim = desk.claim("One")
    contest(claim, analyst)
    Claim.objects.filter(pk=claim.pk).delete()
    (graded,) = acts(10, kind="grades").rows
    assert (graded.label, graded.href) == ("", "")


def test_an_undone_action_says_so(desk: Desk, analyst: User) -> None:
    action = tag_claim(claim=desk.claim("One"), tag=desk.losses, by=analyst)
    later(1)
    undo(action=action, by=analyst)
    (day,) = by_day(acts(1).rows)
    assert day.told[0].sentence == "undid what was done to"


# ------------------------------------------------------------------ telling


@pytest.mark.parametrize(
    ("alone", "on"),
    [
        ("Asked a question", "asked a question"),
        ("US figures changed", "US figures changed"),
        ("Undone", "undid what was done to"),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_from_a_name(alone: str, on: str) -> None:
    assert going_on(alone) == on


def test_what_somebody_did_several_times_on_a_day_is_told_once(
    reader: Client, desk: Desk, analyst: User
) -> None:
    first = desk.claim("First")
    later(2)
    others = [desk.claim(f"Claim {number}", first.evidence.get().article) for number in range(2)]
    shown = page(reader, since="ever", kind="claims")
    said, before = told(shown)
    took = f"{analyst} took a claim out of the text "
    assert before == f"{took}{first.docket_label}"
    assert said.startswith(took)
    assert set(said.removeprefix(took).split(", ")) == {one.docket_label for one in others}
    days = [text(one) for one in shown.xpath("//section/header/h2")]
    today = timezone.localdate()
    assert days == [f"{day:%-d %b %Y}" for day in (today, today - datetime.timedelta(days=2))]


# ------------------------------------------------------------------ the page


def test_without_an_address_it_goes_back_to_the_last_visit(
    reader: Client, desk: Desk, analyst: User
) -> None:
    old = desk.claim("Old")
    later(3)
    seen = timezone.now() - datetime.timedelta(days=2)
    Visit.objects.update_or_create(user=analyst, defaults={"seen_at": seen, "before": None})
    contest(old, analyst)
    shown = page(reader)
    assert len(told(shown)) == 1
    assert text(shown.xpath("//p[contains(@class, 'lede')]")[0]) == (
        "One article came in and one claim became contested ."
    )
    (ever,) = shown.xpath("//p[contains(@class, 'sub')]/a/@href")
    assert len(told(html.fromstring(reader.get(ever).content.decode()))) > 1
    over = html.fromstring(reader.get("/").content.decode())
    assert over.xpath("//p[@class='eyebrow']/a/@href") == ["/changes/"]


def test_the_list_is_narrowed_to_a_kind(reader: Client, desk: Desk, analyst: User) -> None:
    claim = desk.claim("One")
    contest(claim, analyst)
    note_on(claim, analyst)
    shown = page(reader, since="ever", kind="notes")
    assert [one.split()[-3:-1] for one in told(shown)] == [["a", "note"]]
    kinds = shown.xpath("//nav[@aria-label='Kinds of changes']/a")
    assert [text(one) for one in kinds] == ["All", *KINDS.values()]
    assert [text(one) for one in kinds if one.get("aria-current")] == ["Notes"]
    everything = page(reader, since="ever", kind="no such kind")
    assert len(told(everything)) > 2


def test_a_page_leads_to_the_next_and_back_to_the_newest(
    reader: Client, desk: Desk, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.desk.views.changes.PAGE_SIZE", 1)
    claim, other = desk.claim("One"), desk.claim("Other", desk.article(2))
    contest(claim, analyst)
    first = page(reader, since="ever", kind="grades")
    assert first.xpath("//nav[@class='pager noprint']") == []
    later(1)
    contest(other, analyst, ClaimStatus.REFUTED)
    first = page(reader, since="ever", kind="grades")
    (earlier,) = first.xpath("//a[@rel='next']/@href")
    second = html.fromstring(reader.get(earlier).content.decode())
    assert [told(one) for one in (first, second)] == [
        [f"{analyst} assessed as refuted: It differs. {other.docket_label}"],
        [f"{analyst} assessed as contested: It differs. {claim.docket_label}"],
    ]
    (newest,) = second.xpath("//nav[@class='pager noprint']/a/@href")
    assert told(html.fromstring(reader.get(newest).content.decode())) == told(first)


def test_what_is_no_moment_is_said(reader: Client, desk: Desk) -> None:
    shown = page(reader, since="yesterday")
    assert [text(one) for one in shown.xpath("//p[contains(@class, 'notice')]")] == [
        "“yesterday” is no moment; write it as 2023-05-01T14:05Z."
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"since": "ever"}, "Nobody has changed anything yet."),
        ({"since": "ever", "kind": "notes"}, "Nobody has changed anything of this kind yet."),
        ({"since": "2023-05-01"}, "Nobody has changed anything since then."),
    ],
)
def test_where_nothing_was_done_it_says_so(
    reader: Client, query: dict[str, str], said: str
) -> None:
    assert [text(one) for one in page(reader, **query).xpath("//p[@class='muted']")] == [said]


def test_the_queries_do_not_depend_on_the_rows(reader: Client, desk: Desk, analyst: User) -> None:
    def queries() -> int:
        reader.get("/changes/", {"since": "ever"})
        with CaptureQueriesContext(connection) as captured:
            reader.get("/changes/", {"since": "ever"})
        return len(captured)

    contest(desk.claim("One"), analyst)
    with_one = queries()
    for number in range(2):
        contest(desk.claim(f"Claim {number}", desk.article(Article.objects.count())), analyst)
    assert queries() == with_one
