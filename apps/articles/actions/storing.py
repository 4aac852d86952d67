"""Records into articles and versions, a batch at a time.

Identity: the same text (by SHA-256) is already held, wherever it comes from; the same canonical
address with another text is a new version of that article; everything else is a new article.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from uuid_utils.compat import uuid7

from apps.accounts.rules import Action, check_may
from apps.articles.actions.carrying import carry_annotations
from apps.articles.actions.naming_publishers import publishers_named
from apps.articles.enums import Basis, CaptureMethod, DatePrecision, ReviewState
from apps.articles.intake import Inferred, Record
from apps.articles.models import Article
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User

# Two imports at once take turns, batch by batch: what one has stored the other finds held.
_TURN = "SELECT pg_advisory_xact_lock(hashtext('articles_article intake'))"
_SOURCE_LIMIT = 500

_VERSION_COLUMNS = ("id", "article_id", "number", "text", "length", "sha256", "created_at")
_ARTICLE_COLUMNS = (
    "id",
    "title",
    "title_basis",
    "url",
    "publisher_id",
    "publisher_basis",
    "published_at",
    "published_precision",
    "published_basis",
    "language",
    "language_basis",
    "review_state",
    "current_version_id",
    "revision",
    "created_at",
)
_CAPTURE_COLUMNS = (
    "id",
    "version_id",
    "captured_at",
    "method",
    "by_id",
    "source",
    "url_as_given",
    "remarks",
)


class Outcome(StrEnum):
    STORED = "stored"
    NEW_VERSION = "new version"
    HELD = "already held"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one record. `article` is None for a text that was already held."""

    outcome: Outcome
    article: UUID | None = None


@dataclass(slots=True)
class _Known:
    """An article that some address leads to, with the version a further text would be."""

    id: UUID
    last_number: int
    row: list[Any] | None = None


@dataclass(slots=True)
class _Plan:
    versions: list[tuple[Any, ...]] = field(default_factory=list)
    articles: list[list[Any]] = field(default_factory=list)
    captures: list[tuple[Any, ...]] = field(default_factory=list)
    renewed: dict[UUID, tuple[UUID, Record]] = field(default_factory=dict)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def store_batch(
    *,
    records: Sequence[Record],
    method: CaptureMethod,
    by: "User | None",
    reason: str = "Brought in",
) -> list[Stored]:
    """Store records in their order and say what became of each.

    Safe to repeat, and beside other imports. `by` None is the product itself.
    """
    if by is not None:
        check_may(by, Action.IMPORT)
    if not records:
        return []
    with recorded(by=by, reason=reason), connection.cursor() as cursor:
        cursor.execute(_TURN)
        # The rows of one article point at each other. This is also the statement that carries
        # who and why to the history triggers: COPY, below, goes past the place that adds them.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        plan, outcomes = _plan(records, method, by.pk if by else None, timezone.now())
        _copy(cursor, "articles_version", _VERSION_COLUMNS, plan.versions)
        _copy(cursor, "articles_article", _ARTICLE_COLUMNS, plan.articles)
        _copy(cursor, "articles_capture", _CAPTURE_COLUMNS, plan.captures)
        for article, (current, record) in plan.renewed.items():
            _renew(article, current, record)
            carry_annotations(article=article, current=current)
    return outcomes


def held_texts(hashes: Sequence[str]) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sha256 FROM articles_version WHERE sha256 = ANY(%s)", [list(hashes)]
        )
        return {row[0] for row in cursor.fetchall()}


def known_addresses(addresses: Sequence[str]) -> dict[str, _Known]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT article.url, article.id,
                   (SELECT max(number) FROM articles_version WHERE article_id = article.id)
              FROM articles_article AS article
             WHERE article.url = ANY(%s)
            """,
            [list(addresses)],
        )
        return {url: _Known(pk, number) for url, pk, number in cursor.fetchall()}


def _plan(
    records: Sequence[Record], method: CaptureMethod, by: Any, now: datetime
) -> tuple[_Plan, list[Stored]]:
    hashes = [sha256_of(record.text) for record in records]
    held = held_texts(hashes)
    addresses = known_addresses([r.url.value.canonical for r in records if r.url])
    publishers = publishers_named({r.publisher.value for r in records if r.publisher})
    plan = _Plan()
    outcomes = []
    for record, sha256 in zip(records, hashes, strict=True):
        if sha256 in held:
            outcomes.append(Stored(Outcome.HELD))
            continue
        held.add(sha256)
        known = addresses.get(record.url.value.canonical) if record.url else None
        version = uuid7()
        if known is None:
            article = uuid7()
            row = _article_row(article, version, record, publishers, now)
            plan.articles.append(row)
            if record.url:
                addresses[record.url.value.canonical] = _Known(article, 1, row)
            number = 1
            outcomes.append(Stored(Outcome.STORED, article))
        else:
            article, number = known.id, known.last_number + 1
            known.last_number = number
            if known.row is not None:
                known.row[_ARTICLE_COLUMNS.index("current_version_id")] = version
            else:
                plan.renewed[article] = (version, record)
            outcomes.append(Stored(Outcome.NEW_VERSION, article))
        text = record.text
        plan.versions.append((version, article, number, text, len(text), sha256, now))
        given = record.url.value.original if record.url else ""
        source = _source(record)
        plan.captures.append(
            (uuid7(), version, now, method.value, by, source, given, _remarks(record))
        )
    return plan, outcomes


def _article_row(
    article: UUID, version: UUID, record: Record, publishers: dict[str, UUID], now: datetime
) -> list[Any]:
    published = record.published_at
    return [
        article,
        record.title.value,
        _basis(record.title),
        record.url.value.canonical if record.url else None,
        publishers[record.publisher.value] if record.publisher else None,
        _basis(record.publisher),
        published.value.moment if published else None,
        published.value.precision.value if published else DatePrecision.DAY.value,
        _basis(published),
        record.language.value if record.language else "",
        _basis(record.language),
        ReviewState.NEW.value,
        version,
        1,
        now,
    ]


def _basis(value: Any) -> str:
    return Basis.INFERRED.value if isinstance(value, Inferred) else Basis.STATED.value


def _source(record: Record) -> str:
    place = record.place
    if not place.source:
        return ""
    lines = (
        f"line {place.line}"
        if place.line == place.last_line
        else (f"lines {place.line} to {place.last_line}")
    )
    return f"{place.source[: _SOURCE_LIMIT - 60]}, {lines}"


def _remarks(record: Record) -> str:
    remarks = [
        f"{label} inferred: {value.why}."
        for label, value in (
            ("Title", record.title),
            ("Publication date", record.published_at),
            ("Language", record.language),
            ("Publisher", record.publisher),
            ("Address", record.url),
        )
        if isinstance(value, Inferred)
    ]
    published = record.published_at
    if (
        published
        and published.value.precision.value == "minute"
        and not published.value.zone_stated
    ):
        remarks.append("The publication time names no zone and is kept as UTC.")
    return "\n".join([*remarks, *record.notes])


def _copy(cursor: Any, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    if not rows:
        return
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _renew(article_id: UUID, current: UUID, record: Record) -> None:
    """Make a version the newest, and take from its record what nobody had stated before."""
    article = Article.objects.get(pk=article_id)
    article.current_version_id = current
    article.revision += 1
    changed = ["current_version", "revision"]
    if article.title_basis == Basis.INFERRED:
        article.title, article.title_basis = record.title.value, Basis(_basis(record.title))
        changed += ["title", "title_basis"]
    if record.publisher and article.publisher_id is None:
        article.publisher_id = publishers_named({record.publisher.value})[record.publisher.value]
        article.publisher_basis = Basis(_basis(record.publisher))
        changed += ["publisher", "publisher_basis"]
    if record.published_at and article.published_at is None:
        article.published_at = record.published_at.value.moment
        article.published_precision = DatePrecision(record.published_at.value.precision.value)
        article.published_basis = Basis(_basis(record.published_at))
        changed += ["published_at", "published_precision", "published_basis"]
    if record.language and not article.language:
        article.language = record.language.value
        article.language_basis = Basis(_basis(record.language))
        changed += ["language", "language_basis"]
    article.save(update_fields=changed)
