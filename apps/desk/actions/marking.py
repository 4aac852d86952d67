"""Marking words of a text: what one press of Save does, as one action that one Undo takes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from apps.anchoring import Span
from apps.articles.actions.tagging import get_or_create_tag, tag_span
from apps.articles.models import SpanTag, Version
from apps.audit.recording import recorded
from apps.claims.actions.claims import edit_claim, make_claim
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim, FieldWords, Relay
from apps.claims.queries.spoken_of import entities_of, open_mentions_of
from apps.entities.actions.deciding import confirm_named
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.actions.mentions import mark_mention, point_mention_at
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from apps.notes.actions.notes import write_note
from apps.notes.models import Note

if TYPE_CHECKING:
    from apps.accounts.models import User


@dataclass(frozen=True)
class NewEntity:
    """A person, place or organisation that is to be put on file together with what names it."""

    kind: EntityKind
    name: str
    description: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Words:
    """Where a mark goes: a span of one version, with the words that the person saw there."""

    version: Version
    span: Span
    quote: str


def on_file(wanted: Entity | NewEntity, by: "User") -> Entity:
    if isinstance(wanted, Entity):
        return wanted
    return create_entity(
        kind=wanted.kind,
        name=wanted.name,
        by=by,
        description=wanted.description,
        latitude=wanted.latitude,
        longitude=wanted.longitude,
    )


def mark_name(
    *, words: Words, wanted: Entity | NewEntity, file_spelling: bool, by: "User"
) -> tuple[Mention, UUID]:
    """Say whom the words name; with `file_spelling` they also become one of its spellings."""
    with recorded(by=by, reason="Marked a mention") as action:
        entity = on_file(wanted, by)
        mention = mark_mention(
            version=words.version,
            start=words.span.start,
            end=words.span.end,
            quote=words.quote,
            entity=entity,
            by=by,
        )
        if file_spelling:
            add_name(entity=entity, text=words.quote, by=by)
    return mention, action


def point_name(
    *,
    mention: Mention,
    wanted: Entity | NewEntity,
    file_spelling: bool,
    by: "User",
    expected_revision: int,
) -> tuple[Mention, UUID]:
    """Say that the words name somebody else."""
    with recorded(by=by, reason="Said whom the words name") as action:
        entity = on_file(wanted, by)
        mention = point_mention_at(
            mention=mention, entity=entity, by=by, expected_revision=expected_revision
        )
        if file_spelling:
            add_name(entity=entity, text=mention.quote, by=by)
    return mention, action


@dataclass(frozen=True)
class ClaimFacts:
    """What is said about a claim."""

    statement: str
    kind: ClaimKind
    claimant: Entity | NewEntity | None
    about: tuple[Entity | NewEntity, ...]
    status: ClaimStatus
    caveat: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Grounds:
    """What is kept of how a claim was read: its typed fields, the words that they rest on (as
    columns by field), and the steps of the chain."""

    typed: TypedFields
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    relays: Sequence[Mapping[str, Any]] = ()


def mark_claim(
    *, words: Words, facts: ClaimFacts, by: "User", grounds: Grounds | None = None
) -> tuple[Claim, UUID]:
    """Take a claim out of the text; whoever it speaks of and is only proposed comes on file."""
    with recorded(by=by, reason="Took a claim out of the text") as action:
        claim = make_claim(
            version=words.version,
            start=words.span.start,
            end=words.span.end,
            quote=words.quote,
            statement=facts.statement,
            kind=facts.kind,
            claimant=on_file(facts.claimant, by) if facts.claimant else None,
            entities=_all_on_file(facts.about, by),
            tags=[get_or_create_tag(name=name, by=by) for name in facts.tags],
            status=facts.status,
            caveat=facts.caveat,
            typed=grounds.typed if grounds else None,
            by=by,
        )
        if grounds is not None:
            for name, known in grounds.known.items():
                FieldWords.objects.create(claim=claim, field=name, **known)
            for relay in grounds.relays:
                Relay.objects.create(claim=claim, created_by=by, **relay)
            entities = entities_of([claim.pk])
            confirm_named(mentions=open_mentions_of([claim.pk]), entities=entities, by=by)
    return claim, action


def change_claim(
    *, claim: Claim, facts: ClaimFacts, by: "User", expected_revision: int
) -> tuple[Claim, UUID]:
    with recorded(by=by, reason="Changed a claim") as action:
        claim = edit_claim(
            claim=claim,
            by=by,
            expected_revision=expected_revision,
            statement=facts.statement,
            kind=facts.kind,
            claimant=on_file(facts.claimant, by) if facts.claimant else None,
            status=facts.status,
            caveat=facts.caveat,
            entities=_all_on_file(facts.about, by),
            tags=[get_or_create_tag(name=name, by=by) for name in facts.tags],
        )
    return claim, action


def _all_on_file(wanted: Iterable[Entity | NewEntity], by: "User") -> list[Entity]:
    return [on_file(one, by) for one in wanted]


def mark_tag(*, words: Words, name: str, by: "User") -> tuple[SpanTag, UUID]:
    with recorded(by=by, reason="Tagged words") as action:
        span_tag = tag_span(
            version=words.version,
            start=words.span.start,
            end=words.span.end,
            quote=words.quote,
            tag=get_or_create_tag(name=name, by=by),
            by=by,
        )
    return span_tag, action


def mark_note(*, words: Words, body: str, by: "User") -> tuple[Note, UUID]:
    with recorded(by=by, reason="Wrote a note") as action:
        note = write_note(
            version=words.version,
            start=words.span.start,
            end=words.span.end,
            quote=words.quote,
            body=body,
            by=by,
        )
    return note, action
