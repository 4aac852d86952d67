import re
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User as Person
from apps.accounts.rules import Action, check_may, may
from apps.articles.actions.anchoring import anchor_fields
from apps.articles.actions.tagging import check_may_delete
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Version
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.models import Claim
from apps.notes.models import Call, Comment, Note
from apps.notes.models.note import BODY_LIMIT

if TYPE_CHECKING:
    from apps.accounts.models import User

# A letter or digit before the sign makes it an address, not a call.
CALL = re.compile(r"(?<![\w@])@([\w.+-]{1,150})")


def clean_body(body: str) -> str:
    body = body.replace("\r\n", "\n").strip()
    if not body:
        raise InvalidAnnotation("Write something first.", field="body")
    if len(body) > BODY_LIMIT:
        raise InvalidAnnotation(
            f"The text has {len(body):,} letters; at most {BODY_LIMIT:,} can be kept.",
            field="body",
        )
    return body


def called_in(body: str) -> list[Person]:
    """The people named as @username in a text; names nobody has are just words."""
    names = {match.rstrip(".-+").lower() for match in CALL.findall(body)}
    if not names:
        return []
    people = Person.objects.filter(is_active=True)
    return [person for person in people if person.username.lower() in names]


def _call(note: Note, comment: Comment | None, body: str, by: "User") -> None:
    held = set(Call.objects.filter(note=note, comment=comment).values_list("user_id", flat=True))
    Call.objects.bulk_create(
        [
            Call(note=note, comment=comment, user=person)
            for person in called_in(body)
            if person.pk != by.pk and person.pk not in held
        ]
    )


def write_note(
    *,
    version: Version,
    start: int,
    end: int,
    quote: str | None,
    body: str,
    by: "User",
    claim: Claim | None = None,
) -> Note:
    check_may(by, Action.ANNOTATE)
    fields = anchor_fields(version, start, end, quote)
    body = clean_body(body)
    with recorded(by=by, reason="Wrote a note"):
        note = Note.objects.create(body=body, claim=claim, created_by=by, **fields)
        _call(note, None, body, by)
    return note


def edit_note(*, note: Note, body: str, by: "User", expected_revision: int) -> Note:
    check_may(by, Action.ANNOTATE if note.made_by(by) else Action.EDIT_ANNOTATION)
    body = clean_body(body)
    with recorded(by=by, reason="Changed a note"):
        note = change(note, expected_revision=expected_revision, body=body)
        _call(note, None, body, by)
    return note


def delete_note(*, note: Note, by: "User") -> UUID:
    check_may_delete(note, by)
    with recorded(by=by, reason="Deleted a note") as action:
        note.delete()
    return action


def comment_on(*, note: Note, body: str, by: "User") -> Comment:
    check_may(by, Action.COMMENT)
    body = clean_body(body)
    with recorded(by=by, reason="Commented on a note"):
        comment = Comment.objects.create(note=note, body=body, by=by)
        _call(note, comment, body, by)
    return comment


def delete_comment(*, comment: Comment, by: "User") -> UUID:
    if comment.by_id != by.pk and not may(by, Action.DELETE_ANNOTATION):
        raise NotPermitted("Only the person who wrote this, or a curator, can delete it.")
    with recorded(by=by, reason="Deleted a comment") as action:
        comment.delete()
    return action


def mark_calls_seen(*, by: "User", note: Note) -> int:
    """The person called has opened the note."""
    return Call.objects.filter(user=by, note=note, seen_at__isnull=True).update(
        seen_at=timezone.now()
    )
