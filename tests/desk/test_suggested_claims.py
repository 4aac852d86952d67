"""What is only suggested counts and shows nowhere as a claim, until somebody asks for it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.actions.claims import edit_claim, tag_claim
from apps.claims.actions.deciding import decide_claim, decide_claims
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim, ClaimReading, SwitchedOffRule
from apps.desk.queries.claims.states import on_file
from apps.desk.queries.entities import entity_list
from apps.desk.queries.entity_filters import EntityFilters
from apps.desk.queries.precision import Tally
from apps.desk.queries.tags import register
from apps.entities.enums import EntityKind
from tests.claims.reading import TEXT, by_key, claim_read, kirbys, suggest
from tests.desk.making import Desk
from tests.ui.swap import assert_swap_equals_reload

CONFIRMED, REJECTED = SuggestionState.CONFIRMED, SuggestionState.REJECTED


@pytest.fixture
def article(client: Client, desk: Desk, analyst: User) -> Article:
    client.force_login(analyst)
    made: Article = desk.make_article(TEXT, title="The briefing")
    read = kirbys(kirby=desk.kirby, bakhmut=desk.bakhmut, wagner=desk.wagner)
    suggest(made, *read.claims)
    return made


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_lists_and_files_show_them_only_when_asked(client: Client, article: Article) -> None:
    for address in ("/claims/", "/claims/table/"):
        assert "killed in Bakhmut" not in text(client, address)
        assert "killed in Bakhmut" in text(client, f"{address}?state=suggested")

    def lines(query: str) -> int:
        answer: Any = client.get(f"/claims/claims.csv{query}")
        return len(b"".join(answer.streaming_content).decode().splitlines()) - 1

    assert (lines(""), lines("?state=suggested"), lines("?state=all")) == (0, 3, 3)
    assert (on_file(), on_file("suggested"), on_file("all")) == (0, 3, 3)


def test_facets_count_only_what_is_asked_for(client: Client, article: Article) -> None:
    def counted(query: str) -> list[str]:
        page = html.document_fromstring(text(client, f"/claims/?counts=1{query}"))
        box = page.xpath("//input[@id='f-caveat']/following-sibling::span[@class='n']")
        kinds = page.xpath("//input[@name='kind']/following-sibling::span[@class='n']")
        return [box[0].text, *(one.text for one in kinds[:1])]

    assert counted("") == ["0", "0"]
    # A caveat that is only suggested limits nothing yet.
    assert counted("&state=suggested") == ["0", "2"]
    caveat = by_key("caveat")
    decide_claims(claims=[caveat.pk], state=CONFIRMED, by=User.objects.get(username="analyst"))
    assert counted("&state=suggested") == ["2", "2"]


def test_search_entities_and_tags_leave_them_out(
    client: Client, article: Article, desk: Desk, analyst: User
) -> None:
    tag_claim(claim=by_key("half"), tag=get_or_create_tag(name="losses", by=analyst), by=analyst)

    def seen() -> tuple[Any, ...]:
        [losses] = [row for row in register() if row.tag.name == "losses"]
        listed = entity_list(EntityFilters(kind=EntityKind.PERSON)).rows
        with_claims = entity_list(EntityFilters(kind=EntityKind.PLACE, claims=True)).rows
        return (
            by_key("half").docket_label in text(client, "/search/?q=half+of+the+dead"),
            "20,000 Russian soldiers" in text(client, desk.kirby.get_absolute_url()),
            "20,000 Russian soldiers" in text(client, desk.bakhmut.get_absolute_url()),
            "About half of the dead" in text(client, desk.losses.get_absolute_url()),
            losses.claims.own,
            [row.claims for row in listed if row.entity == desk.kirby],
            [row.entity.name for row in with_claims],
        )

    assert seen() == (False, False, False, False, 0, [0], [])
    decide_claims(claims=Claim.objects.values_list("pk", flat=True), state=CONFIRMED, by=analyst)
    assert seen() == (True, True, True, True, 1, [1], ["Bakhmut"])


def test_a_suggested_caveat_is_shown_as_suggested_beside_the_figure(
    client: Client, article: Article, analyst: User
) -> None:
    figure = by_key("killed 20000")
    decide_claim(claim=figure, state=CONFIRMED, by=analyst, expected_revision=figure.revision)
    said = f"The BBC could not verify the figures ({by_key('caveat').docket_label}, suggested)"
    assert said in text(client, "/claims/table/")
    row = html.document_fromstring(text(client, "/claims/")).xpath("//p[@class='caveat']")[0]
    assert "".join(row.itertext()).split()[-1] == "Suggested"
    caveat = by_key("caveat")
    decide_claim(claim=caveat, state=REJECTED, by=analyst, expected_revision=caveat.revision)
    assert "could not verify" not in text(client, "/claims/table/")


def test_many_are_accepted_and_rejected_from_the_list(client: Client, article: Article) -> None:
    page = text(client, "/claims/?state=suggested")
    assert 'formaction="/claims/decide/?state=suggested"' in page
    assert "formaction" not in text(client, "/claims/")
    one = {"do": "accept", "claim": str(by_key("half").pk)}
    client.post("/claims/decide/?state=suggested", one)
    assert by_key("half").state == "confirmed"
    client.post("/claims/decide/?state=suggested", {"do": "reject", "all": "1"})
    assert Claim.objects.filter(state="rejected").count() == 2
    client.post("/claims/decide/?state=suggested", {"do": "juggle", "claim": one["claim"]})
    assert by_key("half").state == "confirmed"


def test_viewers_decide_about_none(client: Client, article: Article, viewer: User) -> None:
    client.force_login(viewer)
    assert client.post("/claims/decide/", {"do": "accept", "all": "1"}).status_code == 403
    assert "formaction" not in text(client, "/claims/?state=suggested")


def rows(client: Client, query: str = "") -> list[str]:
    page = html.document_fromstring(text(client, f"/review/claims/{query}"))
    heads = page.xpath("//li[@data-row]/div")
    return [" ".join(" ".join(one.itertext()).split()) for one in heads]


def test_articles_wait_in_the_order_of_how_many_claims_wait_in_them(
    client: Client, article: Article, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = desk.make_article("Wagner left. Nobody came.", title="The retreat")
    suggest(other, claim_read("Wagner left. Nobody came.", "Wagner left"))
    first, second = (
        f"{title} {count} {one.docket_label} not stated"
        for title, count, one in (
            ("The briefing", "3 claims", article),
            ("The retreat", "1 claim", other),
        )
    )
    assert rows(client) == [first, second]
    assert rows(client, "?kind=characterisation") == [second]
    assert rows(client, "?kind=magic&after=x&publisher=nobody") == [first, second]
    monkeypatch.setattr("apps.desk.queries.review_claims.PAGE", 1)
    page = html.document_fromstring(text(client, "/review/claims/"))
    [following] = page.xpath("//a[@rel='next']/@href")
    assert rows(client, following.removeprefix("/review/claims/")) == [second]
    assert_swap_equals_reload(client, "/review/claims/", following, target="queue")


def test_the_masthead_counts_names_and_claims(client: Client, article: Article) -> None:
    assert "3 for review: 0 names, 3 claims" in " ".join(
        html.fromstring(text(client, "/review/count/")).text_content().split()
    )


def test_as_many_queries_for_one_article_as_for_three(
    client: Client, article: Article, desk: Desk
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            client.get("/review/claims/")
        return len(made)

    queries()
    before = queries()
    for place in range(2):
        said = f"Wagner left {place}. Nobody came."
        suggest(desk.make_article(said), claim_read(said, f"Wagner left {place}"))
    assert queries() == before


def test_precision_tells_accepted_corrected_rejected_and_open_apart(
    client: Client, article: Article, desk: Desk, curator: User, analyst: User
) -> None:
    half, figure = by_key("half"), by_key("killed 20000")
    half = edit_claim(
        claim=half,
        by=analyst,
        expected_revision=half.revision,
        statement="Half of them",
        kind=ClaimKind.FIGURE,
        claimant=None,
        status=ClaimStatus.UNVERIFIED,
        caveat="",
        entities=[],
        tags=[],
    )
    decide_claim(claim=half, state=CONFIRMED, by=analyst, expected_revision=half.revision)
    decide_claim(claim=figure, state=CONFIRMED, by=analyst, expected_revision=figure.revision)
    client.force_login(curator)
    page = html.document_fromstring(text(client, "/review/precision/"))
    table = page.xpath("//section[@aria-labelledby='claims-h']//tbody/tr")
    found = {
        row[0].xpath("string(b)"): [" ".join(cell.itertext()).strip() for cell in row[1:7]]
        for row in table
    }
    assert found["figure-said"] == ["2", "1", "1", "0", "0", "50% 9% to 91%"]
    assert found["figure-told"] == ["1", "0", "0", "0", "1", "not yet"]


@pytest.mark.parametrize(
    ("right", "wrong", "interval"),
    [(0, 0, ""), (1, 0, "21% to 100%"), (90, 10, "83% to 94%"), (0, 5, "0% to 43%")],
)
def test_the_interval_of_a_precision_is_wilsons(right: int, wrong: int, interval: str) -> None:
    assert Tally(right + wrong, right, 0, wrong).interval == interval


def test_a_rule_of_claims_is_switched_off_and_on_again(
    client: Client, article: Article, curator: User
) -> None:
    ClaimReading.objects.update(waiting=False)
    client.force_login(curator)
    rule = {"of": "claims", "rule": "figure-told"}
    client.post("/review/precision/rule/", {**rule, "reason": "Too keen."})
    off = SwitchedOffRule.objects.get()
    assert (off.rule, off.reason, off.created_by) == ("figure-told", "Too keen.", curator)
    assert ClaimReading.objects.get(waiting=True).article == article
    client.post("/review/precision/rule/", {**rule, "on": "1"})
    assert SwitchedOffRule.objects.count() == 0
    assert client.post("/review/precision/rule/", {**rule, "rule": "magic"}).status_code == 422


def test_texts_that_could_not_be_read_are_told_with_the_reason(
    client: Client, article: Article, curator: User
) -> None:
    reading = ClaimReading.objects.filter(article=article)
    reading.update(waiting=False, failure="ValueError: poison", failures=3)
    client.force_login(curator)
    assert "ValueError: poison" in text(client, "/review/failures/")
    assert "1 article could not be searched" in text(client, "/review/claims/")
    client.post("/review/failures/")
    assert reading.get().waiting is True
