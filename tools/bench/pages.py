"""The pages that are measured, and what is hoped of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from apps.articles.models import Article
from apps.desk.queries.articles.paging import Cursor
from tools.bench.rows import Known
from tools.bench.world import FREQUENT, RARE, SPELLED, World
from tools.bench.writing import COMMON_WORD, LONG_ARTICLE, PHRASE, RARE_WORD

LISTS, SEARCHES = 4.0, 8.0
DEEP_ROWS: Final = 2000
# Every page's frame and nothing in it: the search page before anything is typed.
BARE: Final = "bare page"
SHORT_ARTICLE = LONG_ARTICLE + 2


@dataclass(frozen=True)
class Page:
    """`goal` is the most times the bare page's time it may take at 100,000 articles.

    `steady`: it should take as long at any size.
    """

    name: str
    path: str
    goal: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    steady: bool = True


@dataclass(frozen=True)
class Marking(Page):
    """Adding a mark: what the desk's form sends. It is taken back before the next one."""

    fields: Mapping[str, str] = field(default_factory=dict)


def htmx(target: str) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Target": target}


def bare_page() -> Page:
    return Page(BARE, reverse("desk:search"))


def pages(world: World, known: Known) -> list[Page]:
    """Read-only pages, the addresses as the product writes them."""
    frequent, spelled, rare = (world.entities[place] for place in (FREQUENT, SPELLED, RARE))
    person = next(one for one in world.entities[3:] if one.kind == "person")

    def articles(**query: object) -> str:
        return f"{reverse('desk:articles')}?{urlencode(query)}"

    def claims(**query: object) -> str:
        return f"{reverse('desk:claims')}?{urlencode(query)}"

    def search(typed: str) -> str:
        return f"{reverse('desk:search')}?{urlencode({'q': typed})}"

    short, long = (_docket(number) for number in (SHORT_ARTICLE, LONG_ARTICLE))
    behind = htmx("facets")
    return [
        Page("articles, first page", articles(), LISTS),
        Page("articles, a page 2,000 rows in", articles(after=_deep_cursor()), LISTS),
        Page("articles, frequent place", articles(place=frequent.docket), LISTS),
        Page("articles, rare place", articles(place=rare.docket), LISTS),
        Page("articles, publisher", articles(publisher=known.publishers[7]), LISTS),
        Page("articles, tag", articles(tag=8), LISTS),
        Page("articles, one month", articles(**{"from": "2023-05-01", "to": "2023-05-31"}), LISTS),
        Page("articles, common word", articles(q=COMMON_WORD), SEARCHES),
        Page("articles, rare word", articles(q=RARE_WORD), SEARCHES),
        Page("articles, phrase", articles(q=f'"{PHRASE}"'), SEARCHES),
        Page("articles, a name by any spelling", articles(q=spelled.spellings[-1]), SEARCHES),
        Page("counts behind the first page", articles(), headers=behind, steady=False),
        Page(
            "counts, frequent place", articles(place=frequent.docket), headers=behind, steady=False
        ),
        Page("counts, common word", articles(q=COMMON_WORD), headers=behind, steady=False),
        Page("claims, first page", claims(), LISTS),
        Page("claims, about the frequent place", claims(place=frequent.docket), LISTS),
        Page("claims, claimant", claims(claimant=f"P-{person.docket}"), LISTS),
        Page("place, frequent", reverse("desk:place", args=[frequent.docket])),
        Page("place, rare", reverse("desk:place", args=[rare.docket])),
        Page("find anything, a name", search(spelled.spellings[0]), SEARCHES),
        Page("find anything, a common word", search(COMMON_WORD), SEARCHES),
        Page("desk, 10 marks", reverse("desk:article", args=[short]), LISTS),
        Page("desk, 500 marks", reverse("desk:article", args=[long]), SEARCHES),
    ]


def markings(world: World) -> list[Marking]:
    """Marks on words that hold none of the same kind."""
    place = world.entities[FREQUENT]
    made = []
    for number, marks in ((SHORT_ARTICLE, 10), (LONG_ARTICLE, 500)):
        docket = _docket(number)
        # The words may hold other marks: marks cross and nest.
        words = {"version": "1", "start": "3", "end": "17"}
        claim = {
            "statement": "Somebody said so.",
            "kind": "figure",
            "status": "unverified",
            "about": f"L-{place.docket} {place.spellings[0]}",
        }
        mention = {"entity": f"L-{place.docket} {place.spellings[0]}"}
        made += [
            _marking(f"add a claim, {marks} marks", docket, "claim", words | claim),
            _marking(f"add a place, {marks} marks", docket, "place", words | mention),
            _marking(f"add a note, {marks} marks", docket, "note", words | {"body": "See this."}),
        ]
    return made


def _marking(name: str, docket: int, kind: str, fields: dict[str, str]) -> Marking:
    path = reverse("desk:mark-words", args=[docket, kind])
    return Marking(name, path, headers=htmx("live-card"), fields=fields)


def _docket(number: int) -> int:
    return (
        Article.objects.only("docket")
        .get(url=f"https://press.example/articles/{number:07d}")
        .docket
    )


def _deep_cursor() -> str:
    """The key of the row that a page so deep in the list begins after."""
    rows = Article.objects.order_by("-sort_at", "-id").values_list("sort_at", "pk")
    place = min(DEEP_ROWS, Article.objects.count() // 2)
    return str(Cursor("newest", rows[place]))
