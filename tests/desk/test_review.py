"""The review queue: by name, opened in place, decided about once."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article, Publisher
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import (
    Entity,
    JobTrouble,
    Mention,
    NameDecision,
    NameSearch,
    OpenTally,
    SwitchedOffRule,
)
from tests.entities.suggesting import finding, suggest
from tests.ui.swap import assert_swap_equals_reload


@dataclass
class Queue:
    make_article: Callable[..., Article]
    by: User

    def entity(self, name: str, kind: EntityKind = EntityKind.PLACE) -> Entity:
        return create_entity(kind=kind, name=name, by=self.by)

    def found(self, words: str, *meant: Entity, articles: int = 1, **of: object) -> None:
        """Articles in which the words were found, each holding them twice."""
        publisher = of.pop("publisher", None)
        for _ in range(articles):
            text = f"No. {Article.objects.count()}. {words} stood. Later {words} fell."
            article = self.make_article(text, publisher=publisher)
            suggest(article, *(finding(text, words, *meant, nth=n, **of) for n in (1, 2)))

    def pk(self, name_key: str) -> int:
        return OpenTally.objects.get(name_key=name_key).pk


@pytest.fixture
def queue(client: Client, make_article: Callable[..., Article], analyst: User) -> Queue:
    client.force_login(analyst)
    return Queue(make_article, analyst)


def rows(client: Client, query: str = "") -> list[str]:
    page = html.document_fromstring(client.get(f"/review/{query}").content.decode())
    found = page.xpath("//li[@data-row]")
    return [" ".join(" ".join(row[0].itertext()).split()) for row in found]


def states() -> list[str]:
    return [one.state for one in Mention.objects.order_by("docket")]


def test_names_wait_in_the_order_of_how_often_they_stand(client: Client, queue: Queue) -> None:
    bakhmut = queue.entity("Bakhmut")
    queue.found("Bachmut", bakhmut, articles=2)
    queue.found("Бахмут", bakhmut, name_key="bakhmut")
    assert rows(client) == [
        "Bachmut 4 times in 2 articles probably Bakhmut likely, 0.90 Accept Reject",
        "Бахмут 2 times in 1 article probably Bakhmut likely, 0.90 Accept Reject",
    ]


def test_the_queue_is_narrowed(client: Client, queue: Queue) -> None:
    wire = Publisher.objects.create(name="Sample Wire")
    bakhmut, raion = queue.entity("Bakhmut"), queue.entity("Bakhmut raion")
    kirby = queue.entity("John Kirby", EntityKind.PERSON)
    queue.found("Бахмут", bakhmut, name_key="bakhmut")
    queue.found("Kirby", kirby, publisher=wire)
    queue.found("Artemivsk", bakhmut, raion, undecided=True)

    def names(query: str) -> list[str]:
        return sorted(row.split(" ")[0] for row in rows(client, query))

    assert names("?kind=person") == ["Kirby"]
    assert names("?script=Cyrl") == ["Бахмут"]
    assert names("?undecided=1") == ["Artemivsk"]
    assert names(f"?publisher={wire.pk}") == ["Kirby"]
    assert names("?kind=spaceship&after=x-y&publisher=nobody&name=-1") == [
        "Artemivsk",
        "Kirby",
        "Бахмут",
    ]


def test_the_queue_is_paged_by_key(
    client: Client, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.desk.queries.review.PAGE", 2)
    for name in ("Alpha", "Beta", "Gamma"):
        queue.found(name, queue.entity(name))
    page = html.document_fromstring(client.get("/review/").content.decode())
    [following] = page.xpath("//a[@rel='next']/@href")
    first = [row.split(" ")[0] for row in rows(client)]
    second = [row.split(" ")[0] for row in rows(client, following.removeprefix("/review/"))]
    assert (first, second) == (["Gamma", "Beta"], ["Alpha"])


@pytest.mark.parametrize(
    ("do", "expected", "decisions"),
    [("accept", "confirmed", 1), ("reject", "rejected", 1), ("reject-for-ever", "rejected", 1)],
)
def test_a_name_is_decided_about_once_and_undone_once(
    client: Client, queue: Queue, do: str, expected: str, decisions: int
) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"), articles=2)
    answer = client.post(f"/review/{queue.pk('bachmut')}/?kind=place", {"do": do})
    assert (answer.status_code, answer.url) == (302, "/review/?kind=place")
    assert (states(), NameDecision.objects.count()) == ([expected] * 4, decisions)
    page = html.document_fromstring(client.get(answer.url).content.decode())
    assert page.xpath("//li[@data-row]") == []
    [undo] = page.xpath("//form[starts-with(@action, '/undo/')]/@action")
    client.post(undo, {"next": "/review/"})
    assert (states(), NameDecision.objects.count()) == (["suggested"] * 4, 0)


def test_some_places_are_split_off_the_rest(client: Client, queue: Queue) -> None:
    bakhmut, raion = queue.entity("Bakhmut"), queue.entity("Bakhmut raion")
    queue.found("Bachmut", bakhmut, articles=2)
    name = queue.pk("bachmut")
    page = html.document_fromstring(client.get(f"/review/?name={name}").content.decode())
    ticks = page.xpath("//input[@name='mention']/@value")
    assert len(ticks) == 4
    address = f"/review/{name}/?name={name}"
    client.post(address, {"do": "accept-ticked", "mention": ticks[0]})
    client.post(address, {"do": "reject-ticked", "mention": ticks[1]})
    client.post(address, {"do": "point-ticked", "mention": ticks[2], "entity": raion.docket_label})
    assert states() == ["confirmed", "rejected", "confirmed", "suggested"]
    pointed = Mention.objects.get(pk=ticks[2])
    assert (pointed.entity, pointed.corrected) == (raion, True)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"do": "accept-ticked"},
        {"do": "accept-ticked", "mention": "x"},
        {"do": "point-ticked", "mention": "first", "entity": "nobody at all"},
        {"do": "point-ticked", "mention": "first", "entity": ""},
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    client: Client, queue: Queue, fields: dict[str, str]
) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"))
    if fields.get("mention") == "first":
        fields = {**fields, "mention": str(Mention.objects.order_by("docket")[0].pk)}
    answer = client.post(f"/review/{queue.pk('bachmut')}/", fields)
    assert (answer.status_code, states()) == (422, ["suggested"] * 2)


def test_swaps_equal_reloads(client: Client, queue: Queue) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"), articles=2)
    queue.found("Kirby", queue.entity("John Kirby", EntityKind.PERSON))
    name = queue.pk("bachmut")
    NameSearch.objects.update(waiting=False)
    opened = f"/review/?name={name}"
    assert_swap_equals_reload(client, "/review/", opened, target="queue")
    assert_swap_equals_reload(
        client,
        "/review/",
        f"/review/{name}/",
        target="queue",
        method="post",
        data={"do": "accept"},
    )


def test_the_number_of_queries_does_not_grow_with_the_names(
    client: Client, queue: Queue, curator: User
) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    queue.found("Alpha", queue.entity("Alpha"))
    addresses = ["/review/", f"/review/?name={queue.pk('alpha')}", "/review/precision/"]
    client.force_login(curator)
    for address in addresses:
        client.get(address)
    before = [queries(address) for address in addresses]
    for name in ("Beta", "Gamma"):
        queue.found(name, queue.entity(name), articles=2)
    queue.found("Alpha", Entity.objects.get(name="Alpha"), articles=2)
    assert [queries(address) for address in addresses] == before
    assert before[0] <= 20


def test_viewers_look_and_decide_nothing(client: Client, queue: Queue, viewer: User) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"))
    client.force_login(viewer)
    assert rows(client) == ["Bachmut 2 times in 1 article probably Bakhmut likely, 0.90"]
    assert client.post(f"/review/{queue.pk('bachmut')}/", {"do": "accept"}).status_code == 403
    assert client.get("/review/precision/").status_code == 403
    assert client.get("/review/failures/").status_code == 403


def test_precision_tells_right_from_changed_and_rejected(
    client: Client, queue: Queue, curator: User
) -> None:
    bakhmut, raion = queue.entity("Bakhmut"), queue.entity("Bakhmut raion")
    queue.found("Bachmut", bakhmut, articles=2)
    name = queue.pk("bachmut")
    ticks = [str(one.pk) for one in Mention.objects.order_by("docket")]
    client.post(f"/review/{name}/", {"do": "accept-ticked", "mention": ticks[:1]})
    client.post(f"/review/{name}/", {"do": "reject-ticked", "mention": ticks[1:2]})
    fields = {"do": "point-ticked", "mention": ticks[2:3], "entity": raion.docket_label}
    client.post(f"/review/{name}/", fields)
    client.force_login(curator)
    page = html.document_fromstring(client.get("/review/precision/").content.decode())
    tables = [
        [[" ".join(cell.itertext()).strip() for cell in row] for row in table.xpath(".//tbody/tr")]
        for table in page.xpath("//table")
    ]
    assert tables[0][0][1:7] == ["4", "1", "1", "1", "1", "33% 6% to 79%"]
    assert tables[2] == [["bachmut", "3", "1", "1", "1", "33%"]]


def test_a_rule_is_switched_off_with_a_reason_and_on_again(
    client: Client, queue: Queue, curator: User
) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"))
    NameSearch.objects.update(waiting=False)
    client.force_login(curator)
    client.post("/review/precision/rule/", {"rule": "name on file", "reason": "Too keen."})
    off = SwitchedOffRule.objects.get()
    assert (off.rule, off.reason, off.created_by) == ("name on file", "Too keen.", curator)
    assert NameSearch.objects.filter(waiting=True).count() == 1
    assert_swap_equals_reload(
        client,
        "/review/precision/",
        "/review/precision/rule/",
        target="precision",
        method="post",
        data={"rule": "name on file", "on": "1"},
    )
    assert SwitchedOffRule.objects.count() == 0
    assert client.post("/review/precision/rule/", {"rule": "magic"}).status_code == 422


def test_decisions_that_stand_are_taken_back(client: Client, queue: Queue, curator: User) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"))
    client.post(f"/review/{queue.pk('bachmut')}/", {"do": "reject"})
    decision = NameDecision.objects.get()
    client.force_login(curator)
    client.post(f"/review/decisions/{decision.pk}/")
    assert NameDecision.objects.count() == 0


def test_the_head_says_how_far_the_search_has_come(
    client: Client, queue: Queue, curator: User
) -> None:
    queue.found("Bachmut", queue.entity("Bakhmut"), articles=2)
    first = NameSearch.objects.order_by("article")[0]
    NameSearch.objects.filter(pk=first.pk).update(
        waiting=False, failure="ValueError: poison", searched_at=timezone.now()
    )
    JobTrouble.objects.create(job="entities.search_names", reason="OSError: no memory")

    def head() -> str:
        page = html.document_fromstring(client.get("/review/").content.decode())
        return " ".join(page.get_element_by_id("searching").text_content().split())

    assert head().startswith("1 article waits to be searched for names about 1 second left")
    assert "OSError" not in head()
    client.force_login(curator)
    assert "1 article could not be searched. See why" in head()
    assert "OSError: no memory" in head()
    assert "ValueError: poison" in client.get("/review/failures/").content.decode()
    client.post("/review/failures/")
    assert NameSearch.objects.filter(waiting=True).count() == 2


def test_the_masthead_counts_the_names_that_wait(client: Client, queue: Queue) -> None:
    assert "hidden" in client.get("/review/count/").content.decode()
    queue.found("Bachmut", queue.entity("Bakhmut"))
    text = html.fromstring(client.get("/review/count/").content.decode()).text_content()
    assert text.strip() == "1 for review: 1 name, 0 claims, 0 pairs of one origin, 0 grades"
