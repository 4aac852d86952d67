"""The list of claims: what each filter leaves, the counts, paging, views and bulk tagging."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import SavedView, User
from apps.articles.actions.tagging import make_tag
from apps.articles.enums import SuggestionState, TagColour
from apps.claims.actions.claims import add_evidence
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim, ClaimTag
from apps.desk.queries.claims.page import PAGE_SIZE
from apps.entities.enums import EntityKind
from tests.claims.making import words
from tests.desk.making import Desk
from tests.desk.pages import grafted

# Session, person; the keys of the page; its claims, first evidence, tallies, entities and tags;
# saved views; the articles of each claim, and who has a stake in them; what was corrected.
LIST_BUDGET = 12
# Session, person; all claims; matching; their origins; states, caveats; fourteen scans for
# fifteen facets, and the names of claimants, of those they concern, of tags and of publishers.
FACETS_BUDGET = 24

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


def listed(client: Client, **filters: Any) -> list[str]:
    response = client.get("/claims/", filters)
    assert response.status_code == 200
    return [row.claim.statement for row in response.context["page"].rows]


def facet(client: Client, name: str, **filters: Any) -> dict[str, int]:
    response = client.get("/claims/", {**filters, "counts": "1"})
    [found] = [one for one in response.context["facets"] if one.name == name]
    return {option.label: option.count for option in found.options if option.count}


def test_newest_claims_come_first_and_only_confirmed_ones(reader: Client, desk: Desk) -> None:
    desk.claim("One")
    desk.claim("Two")
    hidden = desk.claim("Proposed")
    Claim.objects.filter(pk=hidden.pk).update(state=SuggestionState.SUGGESTED)
    assert listed(reader) == ["Two", "One"]
    assert listed(reader, sort="oldest") == ["One", "Two"]
    assert listed(reader, state="suggested") == ["Proposed"]
    assert listed(reader, state="all") == ["Proposed", "Two", "One"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("killed", ["Twenty thousand killed"]),
        ("kill OR negotiations", ["Talks", "Twenty thousand killed"]),
        ('"thousand killed"', ["Twenty thousand killed"]),
        ('"killed thousand"', []),
        ("estimate -negotiations", ["Twenty thousand killed"]),
        ("negotiations", ["Talks"]),
        ("Kirby", ["Twenty thousand killed"]),
        ("Бахмут", ["Talks"]),
        ("Artemivsk", []),
        ("'", ["Talks", "Twenty thousand killed"]),
    ],
)
def test_words_of_statement_caveat_and_quotes_and_names_in_any_spelling_find_claims(
    reader: Client, desk: Desk, asked: str, found: list[str]
) -> None:
    desk.claim("Twenty thousand killed", claimant=desk.kirby)
    desk.claim("Talks", caveat="No negotiations were confirmed.", entities=[desk.bakhmut])
    assert listed(reader, q=asked) == found


@pytest.mark.parametrize("asked", ["C-{}", "c{}", " C-{} "])
def test_a_docket_finds_its_claim(reader: Client, desk: Desk, asked: str) -> None:
    one = desk.claim("One")
    desk.claim("Two")
    assert listed(reader, q=asked.format(one.docket)) == ["One"]


def test_each_filter_leaves_what_it_says(reader: Client, desk: Desk, curator: User) -> None:
    dated = desk.article(
        90, publisher=desk.bbc, published_at=datetime.datetime(2023, 5, 2, tzinfo=datetime.UTC)
    )
    desk.claim(
        "Rich",
        dated,
        kind=ClaimKind.INTENT,
        status=ClaimStatus.CONTESTED,
        claimant=desk.kirby,
        entities=[desk.kirby, desk.bakhmut, desk.wagner],
        tags=[desk.losses],
        caveat="Denied.",
        by=curator,
    )
    desk.claim("Bare")
    rich: list[dict[str, Any]] = [
        {"kind": "intent"},
        {"status": "contested"},
        {"claimant": desk.kirby.docket_label},
        {"person": desk.kirby.docket},
        {"place": f"L-{desk.bakhmut.docket}"},
        {"organisation": desk.wagner.docket},
        {"tag": desk.losses.docket},
        {"publisher": str(desk.bbc.pk)},
        {"article": f"A-{dated.docket}"},
        {"from": "2023-05-02", "to": "2023-05-02"},
        {"caveat": "1"},
        {"by": "curator"},
    ]
    assert [listed(reader, **one) for one in rich] == [["Rich"]] * len(rich)
    bare: list[dict[str, Any]] = [
        {"kind": "figure"},
        {"claimant": "none"},
        {"publisher": "none"},
        {"by": "analyst"},
    ]
    assert [listed(reader, **one) for one in bare] == [["Bare"]] * len(bare)
    neither: list[dict[str, Any]] = [
        {"from": "2023-05-03"},
        {"to": "2023-05-01"},
        {"kind": "figure", "caveat": "1"},
    ]
    assert [listed(reader, **one) for one in neither] == [[]] * len(neither)
    assert listed(reader, kind=["intent", "figure"]) == ["Bare", "Rich"]


def test_a_tag_stands_for_those_below_it(reader: Client, desk: Desk, analyst: User) -> None:
    below = make_tag(
        name="killed", parent=desk.losses, colour=TagColour.RED, meaning="", by=analyst
    )
    desk.claim("Deep", tags=[below])
    assert listed(reader, tag=desk.losses.docket) == ["Deep"]


def test_what_cannot_be_read_or_is_gone_is_left_out_and_said(reader: Client, desk: Desk) -> None:
    desk.claim("One")
    response = reader.get(
        "/claims/?kind=rumour&from=2023-02-30&person=999&claimant=L-1&publisher=x&sort=best&state=?"
    )
    page = response.context["page"]
    assert [row.claim.statement for row in page.rows] == ["One"]
    assert page.problems == [
        "“2023-02-30” is no date; write it as 2023-05-01.",
        "“?” is no state of a claim.",
        "“best” is no order for claims, so the newest come first.",
        "“rumour” is no kind that can be filtered by.",
        "“L-1” is no claimant that can be filtered by.",
        "“x” is no publisher that can be filtered by.",
        "P-999 is not on this desk, so it was left out of the filter.",
    ]


def test_a_caveat_is_shown_with_its_claim(reader: Client, desk: Desk) -> None:
    desk.claim("One", caveat="Nobody <b>else</b> says so.")
    assert "Nobody &lt;b&gt;else&lt;/b&gt; says so." in reader.get("/claims/").content.decode()


def test_counts_respect_the_other_filters_but_not_their_own(reader: Client, desk: Desk) -> None:
    desk.claim("A", kind=ClaimKind.FIGURE, claimant=desk.kirby, tags=[desk.losses])
    desk.claim("B", kind=ClaimKind.FIGURE, entities=[desk.bakhmut], caveat="Denied.")
    desk.claim("C", kind=ClaimKind.INTENT, claimant=desk.kirby, entities=[desk.bakhmut])
    kirby = desk.kirby.docket_label
    assert facet(reader, "kind") == {"Figure": 2, "Intent or threat": 1}
    assert facet(reader, "kind", claimant=kirby) == {"Figure": 1, "Intent or threat": 1}
    assert facet(reader, "kind", kind="figure") == {"Figure": 2, "Intent or threat": 1}
    assert facet(reader, "claimant") == {"John Kirby": 2, "the article’s own voice": 1}
    assert facet(reader, "place", kind="figure") == {"Bakhmut": 1}
    assert facet(reader, "tag") == {"losses": 1}
    assert facet(reader, "publisher", kind="intent") == {"Not stated": 1}
    assert facet(reader, "by", q="A") == facet(reader, "by") == {"analyst": 3}
    counts = reader.get("/claims/", {"kind": "figure", "counts": "1"}).context["counts"]
    assert (counts.matching, counts.all, counts.with_caveat) == (2, 3, 1)


def test_all_values_of_a_facet_can_be_looked_through(reader: Client, desk: Desk) -> None:
    for number in range(8):
        desk.claim(f"Claim {number}", entities=[desk.entity(EntityKind.PLACE, f"Town {number}")])
    response = reader.get("/claims/values/place/", {"find": "TOWN 3"})
    assert [option.label for option in response.context["facet"].options] == ["Town 3"]
    assert len(reader.get("/claims/values/place/").context["facet"].options) == 8
    assert reader.get("/claims/values/nothing/").status_code == 404


def test_no_match_says_which_filter_to_loosen(reader: Client, desk: Desk) -> None:
    desk.claim("One", kind=ClaimKind.FIGURE)
    response = reader.get("/claims/", {"kind": "figure", "tag": desk.losses.docket})
    assert response.context["loosenings"] == [
        {"title": "Tag", "claims": "1 claim", "href": "/claims/?kind=figure"}
    ]


def test_pages_follow_one_another_and_back_and_new_claims_shift_nothing(
    reader: Client, desk: Desk
) -> None:
    article = desk.article()
    made = [desk.claim(f"Claim {n}", article) for n in range(2 * PAGE_SIZE + 3)]
    expected = [claim.statement for claim in reversed(made)]
    first = reader.get("/claims/")
    desk.claim("Newer", article)
    second = reader.get(first.context["after"])
    third = reader.get(second.context["after"])
    seen = [
        row.claim.statement for page in (first, second, third) for row in page.context["page"].rows
    ]
    assert seen == expected
    assert third.context["after"] == ""
    back = reader.get(third.context["before"])
    assert back.context["page"].keys.ids == second.context["page"].keys.ids
    assert listed(reader, before=made[-3].docket)[0] == "Newer"


def test_queries_are_as_many_for_one_claim_as_for_three(
    reader: Client, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def put() -> None:
        number = 100 + Claim.objects.count()
        claim = desk.claim(
            "Claim",
            desk.article(number, publisher=desk.bbc),
            claimant=desk.kirby,
            entities=[desk.bakhmut, desk.wagner],
            tags=[desk.losses],
        )
        add_evidence(claim=claim, **words(desk.article(200 + number), "BBC"), by=desk.analyst)

    put()
    with django_assert_num_queries(LIST_BUDGET):
        reader.get("/claims/")
    with django_assert_num_queries(FACETS_BUDGET):
        reader.get("/claims/", headers={**FRAGMENT, "HX-Target": "facets"})
    put()
    put()
    with django_assert_num_queries(LIST_BUDGET):
        reader.get("/claims/")
    with django_assert_num_queries(FACETS_BUDGET):
        reader.get("/claims/", headers={**FRAGMENT, "HX-Target": "facets"})


def test_a_swap_equals_a_reload(reader: Client, desk: Desk) -> None:
    desk.claim("Figure", kind=ClaimKind.FIGURE, tags=[desk.losses])
    desk.claim("Threat", kind=ClaimKind.INTENT)
    before = reader.get("/claims/")
    asked = "/claims/?kind=intent"
    ids = ("results", "views")
    swapped = reader.get(asked, headers={**FRAGMENT, "HX-Target": "results"})
    assert swapped.headers["HX-Push-Url"] == asked
    assert grafted(before, swapped, *ids) == grafted(reader.get(asked), None, *ids)
    whole = reader.get(asked, headers={**FRAGMENT, "HX-Target": "claims"})
    assert grafted(before, whole, "claims") == grafted(reader.get(asked), None, "claims")
    counted = reader.get(asked, headers={**FRAGMENT, "HX-Target": "facets"})
    assert grafted(before, counted, "count") == grafted(
        reader.get(f"{asked}&counts=1"), None, "count"
    )


def test_chosen_claims_are_tagged_and_that_is_undone_as_one(reader: Client, desk: Desk) -> None:
    one, two, other = desk.claim("One"), desk.claim("Two"), desk.claim("Other")
    response = reader.post("/claims/tag/", {"claim": [one.pk, two.pk], "tag": "new tag"})
    assert (response.status_code, response["Location"]) == (302, "/claims/")
    assert set(ClaimTag.objects.values_list("claim__statement", "tag__name")) == {
        ("One", "new tag"),
        ("Two", "new tag"),
    }
    page = reader.get("/claims/").content.decode()
    undo = page.split('action="/undo/')[1].split('"')[0]
    reader.post(f"/undo/{undo}")
    assert ClaimTag.objects.count() == 0
    assert other.tags.count() == 0


def test_all_that_match_are_tagged(reader: Client, desk: Desk) -> None:
    desk.claim("Figure", kind=ClaimKind.FIGURE)
    desk.claim("Threat", kind=ClaimKind.INTENT)
    response = reader.post(
        "/claims/tag/?kind=intent",
        {"all": "1", "tag": "losses"},
        headers={**FRAGMENT, "HX-Target": "results"},
    )
    assert response.status_code == 200
    assert [row.claim.statement for row in ClaimTag.objects.select_related("claim")] == ["Threat"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"tag": "losses"}, "No claim is selected."),
        ({"all": "1", "tag": " "}, "Give the tag a name."),
        ({"claim": "x", "tag": "losses"}, "The selection was not understood. Select again."),
    ],
)
def test_tagging_says_what_is_missing(
    reader: Client, desk: Desk, data: dict[str, str], said: str
) -> None:
    desk.claim("One")
    response = reader.post("/claims/tag/", data, follow=True)
    assert [str(message) for message in response.context["messages"]] == [said]
    assert ClaimTag.objects.count() == 0


def test_a_viewer_is_offered_no_tagging_and_refused_it(
    client: Client, desk: Desk, viewer: User
) -> None:
    claim = desk.claim("One")
    client.force_login(viewer)
    assert "data-bulk-tag" not in client.get("/claims/").content.decode()
    response = client.post("/claims/tag/", {"claim": claim.pk, "tag": "losses"})
    assert response.status_code == 403
    assert ClaimTag.objects.count() == 0


def test_views_are_kept_changed_and_deleted_by_their_owner(
    reader: Client, desk: Desk, curator: User, client: Client
) -> None:
    desk.claim("One")
    reader.post("/claims/views/", {"name": "Threats", "query": "kind=intent&kind=rumour&x=1"})
    view = SavedView.objects.get()
    assert (view.page, view.name, view.query) == ("claims", "Threats", "kind=intent")
    [shown] = reader.get("/claims/?kind=intent").context["views"]
    assert (shown.current, shown.own) == (True, True)
    client.force_login(curator)
    assert client.post(f"/claims/views/{view.pk}/", {"do": "delete"}).status_code == 403
    reader.force_login(desk.analyst)
    reader.post(f"/claims/views/{view.pk}/", {"name": "Intent"})
    view.refresh_from_db()
    assert view.name == "Intent"
    reader.post(f"/claims/views/{view.pk}/", {"do": "delete"})
    assert SavedView.objects.count() == 0


def test_a_view_is_shared_by_curators_only(
    client: Client, analyst: User, curator: User, make_user: Callable[..., User]
) -> None:
    client.force_login(analyst)
    data = {"name": "All", "query": "", "shared": "1"}
    assert client.post("/claims/views/", data).status_code == 403
    client.force_login(curator)
    client.post("/claims/views/", data)
    client.force_login(analyst)
    [shown] = client.get("/claims/").context["views"]
    assert (shown.row.name, shown.own) == ("All", False)
