"""Drafts as rows, in the text form that COPY reads."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from apps.anchoring import Span, describe
from apps.entities.names import fold
from tools.bench.writing import SEED, Draft, Mark, Writer

MADE_AT: Final = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_NULL: Final = "\\N"

_ANCHOR = (
    *("id", "article_id", "version_id", "start", '"end"', "quote", "prefix", "suffix"),
    *("anchor_state", "placed_start", "placed_end", "created_by_id", "created_at", "revision"),
)
# In the order in which they are loaded: what is pointed at comes first.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "articles_version": (
        *("id", "article_id", "number", "text", "length", "sha256", "created_at"),
    ),
    "articles_article": (
        *("id", "title", "title_basis", "url", "publisher_id", "publisher_basis"),
        *("published_at", "published_precision", "published_basis", "language"),
        *("language_basis", "review_state", "current_version_id", "revision", "created_at"),
    ),
    "articles_capture": (
        *("id", "version_id", "captured_at", "method", "by_id", "source", "url_as_given"),
        "remarks",
    ),
    "articles_articletag": ("id", "article_id", "tag_id", "by_id", "created_at"),
    "entities_mention": (
        *(*_ANCHOR, "entity_id", "state", "method", "explanation", "rule", "score", "name_key"),
        *("considered", "undecided", "corrected"),
    ),
    "claims_claim": (
        *("id", "statement", "kind", "claimant_id", "status", "caveat", "state", "method"),
        *("explanation", "created_by_id", "created_at", "revision"),
    ),
    "claims_claimentity": ("id", "claim_id", "entity_id"),
    "claims_evidence": (*_ANCHOR, "claim_id", "fidelity"),
    "notes_note": (*_ANCHOR, "body", "claim_id"),
    "articles_spantag": (*_ANCHOR, "tag_id"),
}
ARTICLE_TABLES: Final = ("articles_version", "articles_article", "articles_capture")


@dataclass(frozen=True)
class Known:
    """The ids of what articles point at, each list in the order of the world."""

    publishers: list[str]
    tags: list[str]
    entities: list[str]
    user: int


@dataclass
class Rows:
    """Lines for COPY, by table."""

    lines: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, table: str, *values: object) -> None:
        self.lines[table].append(
            "\t".join(_NULL if value is None else str(value) for value in values)
        )


class Ids:
    """UUIDs of version 7 that rise as they are given out, the same ones for the same name."""

    def __init__(self, name: str) -> None:
        self._chance = Random(f"{SEED} ids {name}")
        self._moment = int(MADE_AT.timestamp() * 1000)

    def __call__(self) -> str:
        self._moment += 1
        tail = self._chance.getrandbits(62)
        middle = 0x7000 | self._chance.getrandbits(12)
        bits = f"{self._moment << 80 | middle << 64 | 1 << 63 | tail:032x}"
        return f"{bits[:8]}-{bits[8:12]}-{bits[12:16]}-{bits[16:20]}-{bits[20:]}"


def escaped(text: str) -> str:
    return (
        text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    )


def rows_of(
    drafts: Iterable[Draft], writer: Writer, known: Known, ids: Ids, *, marked: bool = True
) -> Rows:
    """The rows of some articles; not `marked`: only those that an import writes."""
    rows = Rows()
    for draft in drafts:
        article, version = ids(), ids()
        _article(rows, draft, known, ids, article, version)
        if marked:
            _tags(rows, draft, known, ids, article)
            _marks(rows, draft, writer, known, ids, article, version)
    return rows


def _article(rows: Rows, draft: Draft, known: Known, ids: Ids, article: str, version: str) -> None:
    publisher = None if draft.publisher is None else known.publishers[draft.publisher]
    text = draft.text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    rows.add(*("articles_version", version, article, 1, escaped(text), len(text), sha256, MADE_AT))
    rows.add(
        *("articles_article", article, draft.title, "stated", draft.url, publisher, "stated"),
        *(draft.published_at, "minute", "stated", draft.language, "stated", draft.review),
        *(version, 1, MADE_AT),
    )
    source = f"bench.jsonl, line {draft.number}"
    rows.add(
        *("articles_capture", ids(), version, MADE_AT, "file", known.user, source),
        *(draft.url or "", ""),
    )


def _tags(rows: Rows, draft: Draft, known: Known, ids: Ids, article: str) -> None:
    for tag in draft.tags:
        rows.add("articles_articletag", ids(), article, known.tags[tag], known.user, MADE_AT)


def _marks(
    rows: Rows, draft: Draft, writer: Writer, known: Known, ids: Ids, article: str, version: str
) -> None:
    def anchor(mark: Mark) -> tuple[object, ...]:
        found = describe(draft.text, Span(mark.start, mark.end))
        return (
            *(ids(), article, version, mark.start, mark.end, escaped(found.exact)),
            *(escaped(found.prefix), escaped(found.suffix), "exact", mark.start, mark.end),
            *(known.user, MADE_AT, 1),
        )

    for mark in draft.mentions:
        named = known.entities[mark.about[0]]
        found_by = _found_by(draft.text[mark.start : mark.end], mark)
        rows.add("entities_mention", *anchor(mark), named, *_state(mark), *found_by)
    for mark in draft.claims:
        claim = ids()
        statement = escaped(draft.text[mark.start : mark.end])[:900]
        rows.add(
            *("claims_claim", claim, statement, mark.kind, known.entities[mark.about[0]]),
            *(mark.status, "", *_state(mark), known.user, MADE_AT, 1),
        )
        for entity in mark.about[1:]:
            rows.add("claims_claimentity", ids(), claim, known.entities[entity])
        rows.add("claims_evidence", *anchor(mark), claim, "verbatim")
    for mark in draft.notes:
        rows.add("notes_note", *anchor(mark), f"To be checked: {draft.title}", None)
    for mark in draft.span_tags:
        rows.add("articles_spantag", *anchor(mark), known.tags[mark.about[0]])


def _found_by(words: str, mark: Mark) -> tuple[object, ...]:
    if mark.suggested:
        return "name-on-file", 0.9, fold(words), "[]", False, False
    return "", None, "", "[]", False, False


def _state(mark: Mark) -> tuple[str, str, str]:
    if mark.suggested:
        return "suggested", "bench 1", "It is spelled like one on file."
    return "confirmed", "", ""
