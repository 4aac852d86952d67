"""The review queue: what the product suggests, by name, most often first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.articles.models import Publisher
from apps.desk.queries.entity_passages import Passage, Places, passage
from apps.desk.queries.suggestion import sureness
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Entity, Mention, OpenTally
from apps.entities.queries.waiting import open_mentions

PAGE = 25
CONTEXTS = 20
# A name that waits thousands of times is told by this many of them.
LOOKED_AT = 2000
# The masthead counts no further.
COUNTED = 1000
SCRIPTS = {"Latn": ("Latin", r"[A-Za-z]"), "Cyrl": ("Cyrillic", "[Ѐ-ӿ]")}

_FACTS = """
    SELECT tally.id, facts.quote, facts.articles, facts.undecided, facts.score
      FROM entities_opentally AS tally,
           LATERAL (
               SELECT mode() WITHIN GROUP (ORDER BY quote) AS quote,
                      count(DISTINCT article_id) AS articles,
                      count(*) FILTER (WHERE undecided) AS undecided,
                      avg(score) AS score
                 FROM (SELECT quote, article_id, undecided, score
                         FROM entities_mention AS mention
                        WHERE mention.name_key = tally.name_key
                          AND mention.entity_id = tally.entity_id
                          AND mention.state = 'suggested'
                        LIMIT %s) AS looked_at
           ) AS facts
     WHERE tally.id = ANY(%s)
"""


@dataclass(frozen=True)
class ReviewFilters:
    """What the queue is narrowed to, and which of its names is open. It lives in the address."""

    kind: str = ""
    script: str = ""
    undecided: bool = False
    publisher: UUID | None = None
    after: tuple[int, int] | None = None
    open: int | None = None
    more: int | None = None

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Self:
        return cls(
            kind=_one_of(query.get("kind", ""), EntityKind.values),
            script=_one_of(query.get("script", ""), SCRIPTS),
            undecided=query.get("undecided") == "1",
            publisher=_uuid(query.get("publisher", "")),
            after=_key(query.get("after", "")),
            open=_number(query.get("name", "")),
            more=_number(query.get("from", "")),
        )

    def items(self) -> list[tuple[str, str]]:
        parts = [
            ("kind", self.kind),
            ("script", self.script),
            ("undecided", "1" if self.undecided else ""),
            ("publisher", str(self.publisher or "")),
        ]
        return [(name, value) for name, value in parts if value]

    @property
    def narrowed(self) -> bool:
        return bool(self.items())

    @property
    def query(self) -> str:
        """The whole address behind the question mark: the filters, the page, what is open."""
        places = [
            ("after", "-".join(map(str, self.after)) if self.after else ""),
            ("name", str(self.open or "")),
            ("from", str(self.more or "")),
        ]
        text = urlencode([*self.items(), *[(name, value) for name, value in places if value]])
        return f"?{text}" if text else ""

    def opening(self, name: int | None, more: int | None = None) -> str:
        return f"{reverse('desk:review')}{replace(self, open=name, more=more).query}"

    def following(self, key: tuple[int, int]) -> str:
        return f"{reverse('desk:review')}{replace(self, after=key, open=None, more=None).query}"


def _one_of(value: str, known: Any) -> str:
    return value if value in known else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def _key(text: str) -> tuple[int, int] | None:
    mentions, _, last = text.partition("-")
    numbers = _number(mentions), _number(last)
    return (numbers[0], numbers[1]) if numbers[0] is not None and numbers[1] is not None else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class ReviewRow:
    """A name that waits, and whom it probably means."""

    pk: int
    name_key: str
    entity: Entity
    mentions: int
    spelling: str
    articles: int
    undecided: int
    sure: str
    address: str
    contexts: tuple[Passage, ...] = ()
    further: str = ""
    is_open: bool = False

    @property
    def is_new(self) -> bool:
        return self.entity.standing == EntityStanding.PROPOSED

    @property
    def at_least(self) -> bool:
        """The articles were counted among some of its places only."""
        return self.mentions > LOOKED_AT


@dataclass(frozen=True)
class ReviewPage:
    rows: tuple[ReviewRow, ...]
    next: str


def review_page(filters: ReviewFilters) -> ReviewPage:
    """One page of the queue, in a handful of queries whatever its size."""
    found = list(_matching(filters).select_related("entity")[: PAGE + 1])
    shown = found[:PAGE]
    facts = _facts([tally.pk for tally in shown])
    rows = tuple(_row(tally, facts.get(tally.pk), filters) for tally in shown)
    last = shown[-1] if len(found) > PAGE else None
    return ReviewPage(rows, filters.following((last.mentions, last.pk)) if last else "")


def _matching(filters: ReviewFilters) -> "QuerySet[OpenTally]":
    found = OpenTally.objects.filter(mentions__gt=0).order_by("-mentions", "-id")
    if filters.after:
        mentions, last = filters.after
        found = found.filter(
            Q(mentions__lt=mentions) | Q(mentions=mentions, id__lt=last), mentions__lte=mentions
        )
    if filters.kind:
        found = found.filter(kind=filters.kind)
    waiting = Mention.objects.filter(
        name_key=OuterRef("name_key"),
        entity=OuterRef("entity"),
        state=SuggestionState.SUGGESTED,
    )
    if filters.undecided:
        found = found.filter(Exists(waiting.filter(undecided=True)))
    if filters.script:
        found = found.filter(Exists(waiting.filter(quote__regex=SCRIPTS[filters.script][1])))
    if filters.publisher:
        found = found.filter(Exists(waiting.filter(article__publisher=filters.publisher)))
    return found


def _facts(tallies: list[int]) -> dict[int, tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, [LOOKED_AT, tallies])
        return {row[0]: row[1:] for row in cursor.fetchall()}


def _row(tally: OpenTally, facts: tuple[Any, ...] | None, filters: ReviewFilters) -> ReviewRow:
    quote, articles, undecided, score = facts or (None, 0, 0, None)
    is_open = tally.pk == filters.open
    contexts, further = _contexts(tally, filters) if is_open else ((), None)
    return ReviewRow(
        pk=tally.pk,
        name_key=tally.name_key,
        entity=tally.entity,
        mentions=tally.mentions,
        spelling=quote or tally.name_key,
        articles=articles,
        undecided=undecided,
        sure=sureness(score),
        address=filters.opening(None if is_open else tally.pk),
        contexts=contexts,
        further=filters.opening(tally.pk, further) if further else "",
        is_open=is_open,
    )


def _contexts(tally: OpenTally, filters: ReviewFilters) -> tuple[tuple[Passage, ...], int | None]:
    """Some places of the name, by docket, and the docket from which on there are more."""
    waiting = open_mentions(tally.name_key, tally.entity).select_related("article__publisher")
    if filters.publisher:
        waiting = waiting.filter(article__publisher=filters.publisher)
    if filters.more:
        waiting = waiting.filter(docket__gte=filters.more)
    found = list(waiting.order_by("docket")[: CONTEXTS + 1])
    shown = found[:CONTEXTS]
    places = Places.of(shown)
    more = found[CONTEXTS].docket if len(found) > CONTEXTS else None
    return tuple(passage(mention, places) for mention in shown), more


def publishers_offered() -> "QuerySet[Publisher]":
    return Publisher.objects.order_by("name")[:300]


def names_waiting() -> int:
    """How many names wait, counted as far as the masthead says it."""
    return OpenTally.objects.filter(mentions__gt=0)[: COUNTED + 1].count()
