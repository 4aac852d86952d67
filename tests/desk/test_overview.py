"""The overview: every figure is true, and its link shows as many rows."""

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html
from psycopg import sql

from apps.accounts.actions.visits import note_visit
from apps.accounts.models import User, Visit
from apps.articles.actions.anchoring import anchor_fields
from apps.articles.enums import SuggestionState
from apps.articles.models import Article, Version
from apps.audit.queries import event_model
from apps.claims.actions.deciding import decide_claims
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim, Evidence
from apps.desk.queries.acts.reading import acts
from apps.entities.models import Mention
from tests.claims.suggesting import span_of, suggested_claim
from tests.comparison.questions.making import World
from tests.desk.making import Desk

WINTER: dict[str, Any] = {
    "since": datetime.date(2022, 12, 1),
    "until": datetime.date(2023, 5, 1),
}


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def asking(make_article: Callable[..., Article], analyst: User) -> World:
    return World(make_article, analyst)


def away_for(user: User, **period: int) -> datetime.datetime:
    """Somebody's last visit lies so far back; what is on file by now was before it."""
    seen = timezone.now() - datetime.timedelta(**period)
    Visit.objects.update_or_create(user=user, defaults={"seen_at": seen, "before": None})
    return seen


def grow_old() -> None:
    """All that is on file becomes a month older, in its tables and in its history."""
    month = sql.SQL("interval '30 days'")
    columns = [
        ("articles_article", "created_at"),
        ("articles_version", "created_at"),
        (event_model(Claim)._meta.db_table, "pgh_created_at"),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for table, column in columns:
            cursor.execute(
                sql.SQL("UPDATE {} SET {column} = {column} - {}").format(
                    sql.Identifier(table), month, column=sql.Identifier(column)
                )
            )
        cursor.execute("SET session_replication_role = origin")


def seen(client: Client) -> Any:
    answer = client.get("/")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def text(node: Any) -> str:
    return " ".join(node.text_content().split())


def pieces(node: Any) -> str:
    """The words of a row whose parts stand in columns of their own."""
    return " ".join(" ".join(node.itertext()).split()).replace(" ,", ",")


def tiles(page: Any) -> list[str]:
    return [text(one) for one in page.xpath("//*[@class='delta']/li")]


def rows_behind(client: Client, link: Any) -> int:
    """How many rows the list behind a link has in all, as that list itself counts them."""
    address = link.get("href")
    listed = html.fromstring(client.get(address).content.decode())
    rows = len(listed.xpath("//li[@data-row]"))
    if address.startswith(("/articles/", "/claims/")):
        joint = "&" if "?" in address else "?"
        counted = html.fromstring(client.get(f"{address}{joint}counts=1").content.decode())
        assert int(counted.xpath("//*[@id='count']/b/@data-total")[0]) == rows
    return rows


def leading_number(node: Any) -> int:
    return int(text(node).split()[0].replace("+", "").replace(",", ""))


# ------------------------------------------------------------------ when somebody was here last


def test_a_visit_begins_after_hours_away_and_is_noted_once_an_hour(analyst: User) -> None:
    assert note_visit(by=analyst) is None
    first = Visit.objects.get(user=analyst).seen_at
    assert note_visit(by=analyst) is None
    assert Visit.objects.get(user=analyst).seen_at == first

    seen_at = away_for(analyst, minutes=90)
    assert note_visit(by=analyst) is None
    assert Visit.objects.get(user=analyst).seen_at > seen_at

    seen_at = away_for(analyst, hours=5)
    assert note_visit(by=analyst) == seen_at
    assert note_visit(by=analyst) == seen_at


def test_within_the_hour_looking_again_writes_nothing(reader: Client) -> None:
    reader.get("/")
    with CaptureQueriesContext(connection) as queries:
        reader.get("/")
    written = [one["sql"] for one in queries if one["sql"].startswith(("UPDATE", "INSERT"))]
    assert written == []


# ------------------------------------------------------------------ what changed


def test_an_empty_desk_says_how_to_fill_it(reader: Client) -> None:
    page = seen(reader)
    assert text(page.xpath("//h1")[0]) == "Nothing on the desk yet"
    assert [link.get("href") for link in page.xpath("//main//a")] == ["/imports/"]


def test_a_first_visit_says_what_there_is(reader: Client, desk: Desk) -> None:
    desk.claim("One")
    page = seen(reader)
    assert text(page.xpath("//h1")[0]) == "One article and one claim on file."
    assert tiles(page) == ["1 article", "1 claim", "0 to review: 0 names, 0 claims"]


def test_every_figure_since_the_last_visit_is_true_and_its_list_as_long(
    reader: Client, desk: Desk, analyst: User
) -> None:
    old = [desk.claim("Old"), desk.claim("Contested since"), desk.claim("Contested before")]
    waiting = waits_in(desk.article(1), "Accepted since.", "We estimate casualties")
    contest(old[2], analyst)
    grow_old()
    away_for(analyst, days=2)
    contest(old[1], analyst)
    decide_claims(claims=[waiting.pk], state=SuggestionState.CONFIRMED, by=analyst)
    desk.claim("New", desk.article(2))
    desk.article(3)
    revise(old[0].evidence.get().article)
    waits_in(desk.article(4), "Waits.", "We estimate casualties")

    page = seen(reader)
    assert tiles(page) == [
        "+3 articles 7 in all",
        "+2 claims 5 in all",
        "1 claim became contested",
        "1 revised source",
        "1 to review: 0 names, 1 claim",
    ]
    assert text(page.xpath("//h1")[0]) == (
        "Three articles came in, two claims came on file, one claim became contested"
        " and one source was revised."
    )
    for link in page.xpath("//*[@class='delta']//a"):
        assert rows_behind(reader, link) == leading_number(link), text(link)
    for link, number in zip(page.xpath("//h1/a"), (3, 2, 1, 1), strict=True):
        assert rows_behind(reader, link) == number


def test_where_nothing_changed_it_says_so(reader: Client, desk: Desk, analyst: User) -> None:
    desk.claim("Old")
    grow_old()
    away_for(analyst, days=2)
    page = seen(reader)
    assert text(page.xpath("//h1")[0]) == "Nothing came in and nothing became contested."
    assert tiles(page)[:2] == ["0 articles 1 in all", "0 claims 1 in all"]
    for link in page.xpath("//*[@class='delta']//a"):
        assert rows_behind(reader, link) == leading_number(link), text(link)


def waits_in(article: Article, statement: str, quote: str) -> Claim:
    return suggested_claim(article, statement, quote, found_in=article)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/articles/", "added"),
        ("/articles/", "revised"),
        ("/claims/", "filed"),
        ("/claims/", "contested"),
    ],
)
def test_such_a_list_says_since_when_and_keeps_it_in_its_form(
    reader: Client, desk: Desk, address: str, name: str
) -> None:
    desk.claim("One")
    moment = "2023-05-01T14:05:00+00:00"
    page = html.fromstring(reader.get(address, {name: moment}).content.decode())
    (chip,) = page.xpath("//li[@class='chip']")
    assert pieces(chip).endswith("since 1 May 2023, 14:05 UTC")
    assert chip.xpath("./a/@href") == [address]
    assert page.xpath(f"//form[@id='filters']/input[@name='{name}']/@value") == [moment]
    broken = html.fromstring(reader.get(address, {name: "yesterday"}).content.decode())
    assert [text(one) for one in broken.xpath("//p[contains(@class, 'notice')]")] == [
        "“yesterday” is no moment; write it as 2023-05-01T14:05Z."
    ]


def contest(claim: Claim, analyst: User) -> None:
    assess(
        claim=claim,
        status=ClaimStatus.CONTESTED,
        reliability="",
        credibility=None,
        reason="The reports differ.",
        by=analyst,
    )


def revise(article: Article) -> None:
    words = f"{article.current_version.text} Revised."
    Version.objects.create(
        article=article,
        number=2,
        text=words,
        length=len(words),
        sha256=hashlib.sha256(words.encode()).hexdigest(),
    )


# ------------------------------------------------------------------ what waits, and when


def test_the_queue_counts_what_waits_in_each_article(
    reader: Client, desk: Desk, analyst: User
) -> None:
    much, little = desk.article(1), desk.article(2)
    waits_in(much, "One.", "We estimate casualties")
    waits_in(much, "Two.", "More than 20,000 soldiers")
    propose(much, "Kirby", desk)
    propose(little, "Kirby", desk)
    page = seen(reader)
    queue = [pieces(one) for one in page.xpath("//ol[@class='waits']/li")]
    assert queue == [
        f"{much.docket_label} Article 1 2 claims, 1 mention 3 open",
        f"{little.docket_label} Article 2 1 mention 1 open",
    ]
    assert tiles(page)[-1] == "3 to review: 1 name, 2 claims"
    for link in page.xpath("//*[@class='delta']/li[last()]/a"):
        assert rows_behind(reader, link) == leading_number(link)


def propose(article: Article, quote: str, desk: Desk) -> None:
    start, end = span_of(article, quote)
    Mention.objects.create(
        entity=desk.kirby,
        name_key=quote.casefold(),
        method="names/1",
        state=SuggestionState.SUGGESTED,
        **anchor_fields(article.current_version, start, end, quote),
    )


def test_claims_over_time_count_each_claim_once(reader: Client, desk: Desk, analyst: User) -> None:
    days = [datetime.datetime(2023, 5, day, tzinfo=datetime.UTC) for day in (1, 3)]
    first, later = (desk.article(n, published_at=day) for n, day in enumerate(days))
    claim = desk.claim("In both", first)
    desk.claim("Later", later)
    quote = "More than 20,000 soldiers"
    place = anchor_fields(later.current_version, *span_of(later, quote), quote)
    Evidence.objects.create(claim=claim, created_by=analyst, **place)
    desk.claim("Undated", desk.article(7))
    page = seen(reader)
    section = page.xpath("//section[@aria-labelledby='over-time']")[0]
    assert section.xpath(".//svg/@aria-label") == [
        "Claims per day of publication, 1 May 2023 to 3 May 2023"
    ]
    assert [text(one) for one in section.xpath(".//svg//title")] == [
        "1 May 2023: 1 (figures 1)",
        "2 May 2023: 0",
        "3 May 2023: 1 (figures 1)",
    ]
    (link,) = section.xpath("./header/a")
    assert rows_behind(reader, link) == leading_number(link) == 2


def test_claims_over_time_are_told_apart_by_kind_each_with_its_list(
    reader: Client, desk: Desk
) -> None:
    day = datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC)
    kinds = [ClaimKind.FIGURE, ClaimKind.FIGURE, ClaimKind.CONTROL, ClaimKind.INTENT]
    for number, kind in enumerate(kinds):
        desk.claim(f"Claim {number}", desk.article(number, published_at=day), kind=kind)
    desk.claim("Undated", desk.article(9))
    (section,) = seen(reader).xpath("//section[@aria-labelledby='over-time']")
    assert [text(one) for one in section.xpath(".//svg//title")] == [
        "1 May 2023: 4 (figures 2, control and movement 1, other statements 1)"
    ]
    links = section.xpath(".//ul[@class='sorts']//a")
    assert [text(link) for link in links] == [
        "2 figures",
        "1 control and movement",
        "1 other statements",
    ]
    for link in links:
        assert rows_behind(reader, link) == leading_number(link)


# ------------------------------------------------------------------ questions, grades, activity


def test_a_question_is_drawn_with_its_verdict_the_disputed_first(
    reader: Client, asking: World
) -> None:
    town = asking.entity("Bakhmut", "place")
    same: dict[str, Any] = {"place": town, "population_words": "soldiers", **WINTER}
    low = asking.claim("More than 20,000", low=20001, **same)
    high = asking.claim("fewer than 10,000", high=9999, **same)
    disputed = asking.question(low, high, title="How many?")
    asking.question(low, title="At least how many?")
    page = seen(reader)
    rows = page.xpath("//ul[@class='qs']/li")
    assert [text(row.xpath(".//a")[0]) for row in rows] == ["How many?", "At least how many?"]
    assert pieces(rows[0].xpath(".//p")[0]) == (
        f"{disputed.docket_label} 2 claims 2 articles, 0 origins, 2 unresolved inconsistent"
    )
    assert rows[0].xpath(".//svg[@role='img']/@aria-label") == [
        "More than 20,000",
        "fewer than 10,000",
    ]
    assert rows[0].xpath(".//div[@class='qs__t']/a/@href") == [disputed.get_absolute_url()]


def test_what_people_did_is_told_with_who_and_what(desk: Desk, analyst: User) -> None:
    claim = desk.claim("More than 20,000 killed.")
    grow_old()
    contest(claim, analyst)
    (first,) = acts(10, kind="grades").rows
    assert (first.who, first.label, first.href) == (
        str(analyst),
        claim.docket_label,
        claim.get_absolute_url(),
    )


def test_a_sentence_that_names_what_it_was_done_to_names_it_once(
    asking: World,
) -> None:
    claim = asking.claim()
    question = asking.question(claim, title="How many?")
    included = [
        (act.sentence, act.label, act.rest)
        for act in acts(10).rows
        if act.sentence.startswith("Included")
    ]
    assert included == [(f"Included {claim.docket_label} in ", question.docket_label, "")]


def test_only_those_who_may_grade_see_what_wants_a_grade(
    client: Client, desk: Desk, analyst: User, viewer: User
) -> None:
    claim = desk.claim("Lost its second origin")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_regradeneeded (id, claim_id, why, since)"
            " VALUES (gen_random_uuid(), %s, 'withdrawn', now())",
            [claim.pk],
        )
    for user, shown in ((analyst, ["1 claim lost the second origin"]), (viewer, [])):
        client.force_login(user)
        page = seen(client)
        found = page.xpath("//section[@aria-labelledby='regrade']/header/span")
        assert [text(one) for one in found] == shown
        told = [one for one in page.xpath("//h1/a") if "/grades/" in one.get("href")]
        assert [text(one) for one in told] == ["1 claim"] * len(shown)
        ending = "1 claim lost its second origin." if shown else "on file."
        assert text(page.xpath("//h1")[0]).endswith(ending)


# ------------------------------------------------------------------ what it costs


def test_the_queries_do_not_depend_on_the_rows(
    reader: Client, desk: Desk, asking: World, analyst: User
) -> None:
    def fill(times: int) -> None:
        for nth in range(times):
            article = desk.article(Article.objects.count())
            waits_in(article, f"Waits {nth}.", "We estimate casualties")
            propose(article, "Kirby", desk)
            one = asking.claim("More than 20,000", low=20001, speaker=desk.kirby, day=2)
            asking.question(one, asking.claim("around 100,000", low=90000, speaker=desk.kirby))
            contest(one, analyst)
            revise(one.evidence.get().article)

    def queries() -> int:
        reader.get("/")
        with CaptureQueriesContext(connection) as counted:
            reader.get("/")
        return len(counted)

    away_for(analyst, days=2)
    fill(1)
    with_one = queries()
    fill(2)
    assert queries() == with_one
