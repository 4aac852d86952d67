"""The marks of one article, in a few queries however many there are."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from apps.accounts.models import User
from apps.anchoring import Span
from apps.articles.enums import AnchorState, SuggestionState
from apps.articles.models import Anchored, Article, SpanTag, Version
from apps.claims.models import Claim, Evidence
from apps.claims.queries.limits import first_limit
from apps.desk.queries.corrections.marks import marks_of
from apps.desk.reading.marks import Drawn, Mark, MarkKind
from apps.entities.models import Mention
from apps.notes.models import Call, Note

_FIGURE = (
    *("claim__figure_words", "claim__qualifier"),
    *("claim__low", "claim__best", "claim__high"),
)
_ANCHOR = ("id", "start", "end", "placed_start", "placed_end", "anchor_state", "quote")


def load_marks(article: Article, version: Version, reader: User) -> list[Mark]:
    """Every mark on that version's text, in its order; those that lost their place last.

    On the newest version the marks of all versions are shown where they stand now; on an older
    one only its own, where they were made. Rejected suggestions are not shown.
    """
    current = version.pk == article.current_version_id

    def rows(model: type[Anchored]) -> "QuerySet[Any]":
        chosen = model._default_manager.filter(article=article)
        return chosen if current else chosen.filter(version=version)

    made = [*_claims(rows(Evidence)), *_mentions(rows(Mention))]
    made += [*_notes(rows(Note), reader), *_tags(rows(SpanTag))]
    marks = [_mark(current, **fields) for fields in made]
    placed = [mark for mark in marks if mark.span is not None]
    lost = [mark for mark in marks if mark.span is None]
    return sorted(placed, key=lambda mark: mark.sort_key) + lost


def _mark(current: bool, *, anchor: tuple[Any, ...], **fields: Any) -> Mark:
    pk, start, end, placed_start, placed_end, anchor_state, quote = anchor
    if not current:
        placed_start, placed_end, anchor_state = start, end, AnchorState.EXACT
    span = None if placed_start is None else Span(placed_start, placed_end)
    return Mark(pk=pk, span=span, anchor_state=anchor_state, quote=quote, **fields)


def _claims(rows: "QuerySet[Evidence]") -> Iterator[dict[str, Any]]:
    shown = rows.exclude(claim__state=SuggestionState.REJECTED)
    values = shown.annotate(limit=first_limit("claim_id")).values_list(
        *_ANCHOR,
        "claim_id",
        "claim__docket",
        "claim__statement",
        "claim__state",
        "claim__status",
        "claim__claimant__name",
        "claim__claimant_words",
        "claim__created_at",
        "claim__caveat",
        "limit",
        *_FIGURE,
    )
    found = list(values)
    corrected = marks_of({row[len(_ANCHOR)] for row in found})
    for row in found:
        pk, docket, statement, state, status, claimant, words, at, caveat, limit, *figure = row[
            len(_ANCHOR) :
        ]
        yield {
            "anchor": row[: len(_ANCHOR)],
            "kind": MarkKind.CLAIM,
            "label": f"C-{docket}",
            "title": statement,
            "by": claimant or words or "In the article’s own voice",
            "at": at,
            "state": state,
            "status": status,
            "drawn": _drawn(*figure),
            "caveat": caveat or limit or "",
            "corrected": "; ".join(one.told for one in corrected.get(pk, ())),
        }


def _drawn(
    words: str, qualifier: str, low: Decimal | None, best: Decimal | None, high: Decimal | None
) -> Drawn | None:
    """What is drawn of a figure; nothing where it has no bounds, as a share has none."""
    claim = Claim(figure_words=words, qualifier=qualifier, low=low, best=best, high=high)
    bounds = (claim.low_stated, claim.best_stated, claim.high_stated)
    return None if not any(bounds) else Drawn(*bounds, words=claim.figure)


def _mentions(rows: "QuerySet[Mention]") -> Iterator[dict[str, Any]]:
    values = rows.exclude(state=SuggestionState.REJECTED).values_list(
        *_ANCHOR, "docket", "state", "entity_id", "entity__kind", "entity__docket", "entity__name"
    )
    for row in values:
        docket, state, entity, kind, number, name = row[len(_ANCHOR) :]
        yield {
            "anchor": row[: len(_ANCHOR)],
            "kind": MarkKind(kind),
            "label": f"M-{docket}",
            "title": name,
            "state": state,
            "entity": entity,
            "docket": number,
        }


def _notes(rows: "QuerySet[Note]", reader: User) -> Iterator[dict[str, Any]]:
    unseen = Call.objects.filter(note=OuterRef("pk"), user=reader, seen_at__isnull=True)
    values = rows.annotate(talk=Count("comments"), called=Exists(unseen)).values_list(
        *_ANCHOR, "docket", "body", "created_by_id", "created_at", "talk", "called"
    )
    found = list(values)
    names = _names_of({row[len(_ANCHOR) + 2] for row in found})
    for row in found:
        docket, body, author, at, talk, called = row[len(_ANCHOR) :]
        yield {
            "anchor": row[: len(_ANCHOR)],
            "kind": MarkKind.NOTE,
            "label": f"N-{docket}",
            "title": body,
            "by": names.get(author, "Fogline"),
            "at": at,
            "comments": talk,
            "called": called,
        }


def _names_of(people: set[int | None]) -> dict[int | None, str]:
    """How each person is called here, in one query, and none where nobody is meant."""
    known = [pk for pk in people if pk is not None]
    return {user.pk: str(user) for user in User.objects.filter(pk__in=known)} if known else {}


def _tags(rows: "QuerySet[SpanTag]") -> Iterator[dict[str, Any]]:
    values = rows.values_list(*_ANCHOR, "docket", "tag__name", "tag__colour", "tag__docket")
    for row in values:
        docket, name, colour, number = row[len(_ANCHOR) :]
        yield {
            "anchor": row[: len(_ANCHOR)],
            "kind": MarkKind.TAG,
            "label": f"S-{docket}",
            "title": name,
            "status": colour,
            "docket": number,
        }
