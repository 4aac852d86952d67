"""The list of notes, narrowed and paged by key, and the page of one note."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_date

from apps.accounts.rules import Action, may
from apps.anchoring import Span, context
from apps.audit.queries import HistoryEntry, history
from apps.claims.queries.limits import first_limit
from apps.comparison.queries.resting import Resting, resting_of
from apps.desk.queries.corrections.marks import CorrectionMark, marks_of
from apps.notes.models import Call, Comment, Note

if TYPE_CHECKING:
    from apps.accounts.models import User

PAGE = 30
WORDS_AROUND = 40


@dataclass(frozen=True)
class NoteFilters:
    """What the list is narrowed to. It lives in the address; what cannot be read is left out."""

    q: str = ""
    author: str = ""
    article: int | None = None
    claim: int | None = None
    about_claim: bool = False
    calls: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None
    after: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Self:
        return cls(
            q=" ".join(query.get("q", "").replace("\0", "").split())[:300],
            author=query.get("author", "").replace("\0", "").strip()[:150],
            article=_docket("A", query.get("article", "")),
            claim=_docket("C", query.get("claim", "")),
            about_claim=query.get("about") == "claim",
            calls=query.get("calls") == "me",
            since=_day(query.get("from", "")),
            until=_day(query.get("to", "")),
            after=query.get("after", ""),
        )

    def items(self) -> list[tuple[str, str]]:
        parts = [
            ("q", self.q),
            ("author", self.author),
            ("article", str(self.article or "")),
            ("claim", str(self.claim or "")),
            ("about", "claim" if self.about_claim else ""),
            ("calls", "me" if self.calls else ""),
            ("from", self.since.isoformat() if self.since else ""),
            ("to", self.until.isoformat() if self.until else ""),
        ]
        return [(name, value) for name, value in parts if value]

    @property
    def narrowed(self) -> bool:
        return bool(self.items())

    @property
    def query(self) -> str:
        text = urlencode([*self.items(), *([("after", self.after)] if self.after else [])])
        return f"?{text}" if text else "?"

    def following(self, key: str) -> str:
        return replace(self, after=key).query


def _docket(letter: str, text: str) -> int | None:
    digits = text.strip().upper().removeprefix(f"{letter}-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 18 else None


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class NoteList:
    notes: list[Any]
    next: str


def matching(filters: NoteFilters, user: "User") -> "QuerySet[Note]":
    found = Note.objects.all()
    if filters.q:
        words = SearchVector("body", "quote", config="fogline")
        query = SearchQuery(filters.q, config="fogline", search_type="websearch")
        found = found.annotate(words=words).filter(words=query)
    if filters.author:
        found = found.filter(created_by__username__iexact=filters.author)
    if filters.article is not None:
        found = found.filter(article__docket=filters.article)
    if filters.claim is not None:
        found = found.filter(claim__docket=filters.claim)
    if filters.about_claim:
        found = found.filter(claim__isnull=False)
    if filters.since:
        found = found.filter(created_at__gte=_midnight(filters.since))
    if filters.until:
        found = found.filter(created_at__lt=_midnight(filters.until + datetime.timedelta(days=1)))
    if filters.calls:
        found = found.filter(Exists(Call.objects.filter(note=OuterRef("pk"), user=user)))
    return found


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, datetime.UTC)


def note_list(filters: NoteFilters, user: "User") -> NoteList:
    """Newest first; of those that call somebody, first what has not been seen."""
    unseen = Call.objects.filter(note=OuterRef("pk"), user=user, seen_at__isnull=True)
    found = matching(filters, user).annotate(unseen=Exists(unseen))
    if filters.calls:
        rank, _, docket = filters.after.partition("-")
        if (number := _docket("N", docket)) is not None:
            later = found.filter(unseen=False)
            found = (
                later.filter(docket__lt=number)
                if rank == "seen"
                else found.filter(unseen=True, docket__lt=number) | later
            )
        order = ["-unseen", "-docket"]
    else:
        if (number := _docket("N", filters.after)) is not None:
            found = found.filter(docket__lt=number)
        order = ["-docket"]
    rows = list(
        found.select_related("article__publisher", "claim__claimant", "created_by")
        .annotate(answers=Count("comments"), limit=first_limit("claim"))
        .order_by(*order)[: PAGE + 1]
    )
    _lay_beside(rows[:PAGE])
    return NoteList(rows[:PAGE], _key(rows[PAGE - 1], filters) if len(rows) > PAGE else "")


def _lay_beside(notes: list[Any]) -> None:
    """Give each note about a claim what that claim rests on, and what was corrected of it."""
    resting = resting_of([note.claim for note in notes if note.claim])
    corrections = marks_of([note.claim_id for note in notes if note.claim_id])
    for note in notes:
        note.resting = resting.get(note.claim_id)
        note.corrections = corrections.get(note.claim_id, ())


def _key(note: Any, filters: NoteFilters) -> str:
    if not filters.calls:
        return str(note.docket)
    return f"{'unseen' if note.unseen else 'seen'}-{note.docket}"


def unseen_calls(user: "User") -> int:
    """How many notes call somebody who has not seen it; one look into a small index."""
    return Call.objects.filter(user=user, seen_at__isnull=True).values("note").distinct().count()


@dataclass(frozen=True)
class NotePage:
    note: Note
    resting: Resting | None
    corrections: tuple[CorrectionMark, ...]
    before: str
    after: str
    comments: list[Comment]
    history: list[HistoryEntry]
    calls_me: bool
    user: "User"

    @property
    def may_comment(self) -> bool:
        return may(self.user, Action.COMMENT)

    @property
    def may_edit(self) -> bool:
        own = self.note.made_by(self.user)
        return may(self.user, Action.ANNOTATE if own else Action.EDIT_ANNOTATION)

    @property
    def may_delete(self) -> bool:
        own = self.note.made_by(self.user) and may(self.user, Action.ANNOTATE)
        return own or self.may_delete_any

    @property
    def may_delete_any(self) -> bool:
        return may(self.user, Action.DELETE_ANNOTATION)


def load_note(docket: int) -> Note:
    return get_object_or_404(
        Note.objects.select_related(
            *("article__publisher", "version", "claim__claimant", "created_by")
        ).annotate(limit=first_limit("claim")),
        docket=docket,
    )


def note_page(docket: int, user: "User") -> NotePage:
    note = load_note(docket)
    before, _quote, after = context(note.version.text, Span(note.start, note.end), WORDS_AROUND)
    return NotePage(
        note=note,
        resting=resting_of([note.claim])[note.claim.pk] if note.claim else None,
        corrections=marks_of([note.claim.pk]).get(note.claim.pk, ()) if note.claim else (),
        before=before,
        after=after,
        comments=list(note.comments.select_related("by")),
        history=history(note, 20, attached=[(Comment, "note")]),
        calls_me=note.calls.filter(user=user, seen_at__isnull=True).exists(),
        user=user,
    )
