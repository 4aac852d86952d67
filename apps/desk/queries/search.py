"""Find anything: by docket, by any spelling, by words. A few bounded queries at every size."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from apps.articles.models import Tag
from apps.desk.queries.search_dockets import by_docket, said_of
from apps.desk.queries.search_hits import Group, Hit, short
from apps.desk.queries.search_marks import Marked, keys_of, marked, passage
from apps.desk.queries.search_words import ARTICLES, CLAIMS, NOTES, Words
from apps.entities.models import Name
from apps.entities.queries.spelling import FoundEntity, best_by_spelling

PALETTE_LIMIT: Final = 5
PAGE_LIMIT: Final = 12
QUERY_LIMIT: Final = 300
# The first few that are spelled so stand for what somebody means; their claims are shown too.
MEANT: Final = 3
OTHER_SPELLINGS: Final = 3


@dataclass(frozen=True)
class Found:
    asked: str
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        return sum(len(group.hits) for group in self.groups)


def search(typed: str, *, limit: int = PALETTE_LIMIT) -> Found:
    """Everything that `typed` may mean, in groups, the likeliest group first.

    "@" before it: people, places and organisations alone.
    """
    asked = " ".join(typed.replace("\0", " ").split())[:QUERY_LIMIT]
    names_only = asked.startswith("@")
    asked = asked.removeprefix("@").strip()
    if not any(letter.isalnum() or ord(letter) > 0x2000 for letter in asked):
        return Found(asked, ())
    entities = best_by_spelling(asked, limit=limit)
    numbered = by_docket(asked)
    groups = [numbered, _entities(asked, entities)]
    # Whoever types a whole number means that one thing, not texts with an "a" and a "1" in them.
    if not names_only and not numbered.hits:
        meant = [found.id for found in entities if not found.alike_only][:MEANT]
        words = Words(asked, meant, limit)
        groups += [
            _claims(words),
            _articles(words),
            _tags(asked, limit),
            _notes(words),
        ]
    return Found(asked, tuple(group for group in groups if group.hits))


def _entities(asked: str, entities: list[FoundEntity]) -> Group:
    keys = keys_of(asked)
    spellings: dict[UUID, list[str]] = {}
    if entities:
        names = Name.objects.filter(entity__in=[found.id for found in entities], seen=True)
        for entity, text in names.order_by("script", "key").values_list("entity_id", "text"):
            spellings.setdefault(entity, []).append(text)
    return Group(
        "People, places and organisations",
        tuple(
            Hit(
                url=found.get_absolute_url(),
                icon=found.kind.value,
                docket=found.docket_label,
                title=marked(short(found.name), keys),
                small=_also(found, spellings.get(found.id, []), keys),
                end=f"{found.mentions:,} mention{'' if found.mentions == 1 else 's'}"
                if found.mentions
                else "",
            )
            for found in entities
        ),
    )


def _also(found: FoundEntity, spellings: list[str], keys: tuple[str, ...]) -> Marked:
    """Its other spellings, the one that was found first; without any, what it is."""
    others = [text for text in spellings if text not in (found.name, found.spelling)]
    if found.spelling != found.name:
        others.insert(0, found.spelling)
    if not others:
        return ((short(found.description, 90), False),) if found.description else ()
    shown: list[tuple[str, bool]] = [("also ", False)]
    for place, text in enumerate(others[:OTHER_SPELLINGS]):
        shown += [(", ", False)] if place else []
        shown += marked(short(text, 60), keys)
    return tuple(shown)


def _claims(words: Words) -> Group:
    rows = words.rows(CLAIMS)
    said = said_of(docket for docket, *_ in rows)
    hits = tuple(
        Hit(
            url=reverse("desk:claim", args=[docket]),
            icon="claim",
            docket=f"C-{docket}",
            title=marked(short(statement), words.keys),
            small=((f"Caveat: {short(caveat, 90)}", False),) if caveat else (),
            status="suggested" if state == "suggested" else status,
            claim=said.get(docket),
        )
        for docket, statement, status, state, caveat in rows
    )
    return Group("Claims", hits, _more("desk:claims", hits, words))


def _articles(words: Words) -> Group:
    hits = tuple(
        Hit(
            url=reverse("desk:article", args=[docket]),
            icon="article",
            docket=f"A-{docket}",
            title=marked(short(title), words.keys),
            when=when,
            precision=precision,
            language=language,
        )
        for docket, title, language, when, precision in words.rows(ARTICLES)
    )
    return Group("Articles", hits, _more("desk:articles", hits, words))


def _tags(asked: str, limit: int) -> Group:
    found = Tag.objects.filter(name__icontains=asked.removeprefix("#")).order_by("name")[:limit]
    return Group(
        "Tags",
        tuple(
            Hit(
                url=tag.get_absolute_url(),
                icon="tag",
                docket=tag.docket_label,
                title=marked(tag.name, keys_of(asked)),
                small=((short(tag.meaning, 90), False),) if tag.meaning else (),
            )
            for tag in found
        ),
    )


def _notes(words: Words) -> Group:
    hits = tuple(
        Hit(
            url=reverse("desk:note", args=[docket]),
            icon="note",
            docket=f"N-{docket}",
            title=marked(passage(body, words.keys), words.keys),
        )
        for docket, body in words.rows(NOTES)
    )
    return Group("Notes", hits, _more("desk:notes", hits, words))


def _more(name: str, hits: tuple[Hit, ...], words: Words) -> str:
    """Where the list goes on, once as many were found as are shown."""
    if len(hits) < words.limit:
        return ""
    try:
        return reverse(name, query={"q": words.asked})
    except NoReverseMatch:
        return ""
