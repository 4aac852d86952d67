"""Deciding about suggestions, one or forty thousand: in few statements, each one action."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Publisher
from apps.audit.recording import recorded
from apps.entities.actions.proposing import proposed_entities, put_on_file
from apps.entities.actions.searching import search_again
from apps.entities.enums import EntityKind, Verdict
from apps.entities.matching.finding import Candidate
from apps.entities.models import Entity, Mention, NameDecision, Role
from apps.entities.queries.waiting import open_mentions

if TYPE_CHECKING:
    from apps.accounts.models import User

_CHUNK = 5000
_OPEN = SuggestionState.SUGGESTED

# A spelling that was generated counts as seen once a person confirmed the words in a text.
_SEEN = """
    UPDATE entities_name AS name
       SET seen = true, revision = name.revision + 1
      FROM entities_mention AS mention
     WHERE mention.id = ANY(%s) AND name.entity_id = mention.entity_id
       AND name.text = mention.quote AND NOT name.seen
"""
# A place in a text is said to name somebody once: what was rejected there makes room.
_MAKE_ROOM = """
    SELECT other.id
      FROM entities_mention AS mention
      JOIN entities_mention AS other
        ON (other.version_id, other.start, other."end")
           = (mention.version_id, mention.start, mention."end")
     WHERE mention.id = ANY(%s) AND other.entity_id = %s AND other.id <> ALL(%s)
"""


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision came to. `action` undoes it."""

    action: UUID
    mentions: int
    articles: int


def accept_mentions(
    *,
    mentions: "QuerySet[Mention]",
    by: "User",
    without_roles: Collection[UUID] = (),
    reason: str = "Accepted suggested mentions",
) -> Decided:
    """Accept suggestions: their entities come on file, the roles beside them are accepted too."""
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=reason) as action:
        return _decided(action, _accept(mentions, by, without_roles))


def accept_name(*, name_key: str, entity: Entity, by: "User") -> Decided:
    """Accept a name for an entity everywhere, now and as the first guess from now on."""
    check_may(by, Action.ANNOTATE)
    reason = f"Accepted a name for {entity.name} everywhere"
    with recorded(by=by, reason=reason) as action:
        rows = _accept(open_mentions(name_key, entity), by, ())
        put_on_file(entities=[entity.pk], by=by)
        _decide(name_key, entity, None, Verdict.ACCEPT, by)
        return _decided(action, rows)


def reject_mentions(
    *,
    mentions: "QuerySet[Mention]",
    by: "User",
    reason: str = "Rejected suggested mentions",
) -> Decided:
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=reason) as action:
        return _decided(action, _reject(mentions))


def reject_name(
    *, name_key: str, by: "User", entity: Entity | None = None, publisher: Publisher | None = None
) -> Decided:
    """Say once and for all that a name does not mean an entity, or (None) anybody at all.

    With a publisher: in its texts. What waits is rejected, and nothing like it comes again.
    """
    check_may(by, Action.ANNOTATE)
    who = entity.name if entity else "anybody"
    where = f"in {publisher.name}" if publisher else "everywhere"
    reason = f"Said that a name does not mean {who} {where}"
    with recorded(by=by, reason=reason) as action:
        rows = _reject(open_mentions(name_key, entity, publisher=publisher))
        _decide(name_key, entity, publisher, Verdict.REJECT, by)
        return _decided(action, rows)


def choose_considered(*, mention: Mention, place: int, by: "User") -> Decided:
    """Say that the words name another of those that were considered."""
    check_may(by, Action.ANNOTATE)
    if not 0 <= place < len(mention.considered):
        raise InvalidAnnotation("It is not among those that were considered. Reload the page.")
    row = mention.considered[place]
    candidate = Candidate(row["ref"], row["kind"], row["name"], row["score"])
    with recorded(by=by, reason=f"Said that the words name {row['name']}"):
        entity = proposed_entities([candidate]).get(candidate.ref)
        if entity is None:
            raise InvalidAnnotation(f"{row['name']} is not on file any more. Reload the page.")
        return point_mentions(mentions=Mention.objects.filter(pk=mention.pk), entity=entity, by=by)


def point_mentions(
    *, mentions: "QuerySet[Mention]", entity: Entity, by: "User", reason: str = ""
) -> Decided:
    """Say that suggested words name somebody else, and accept them so."""
    check_may(by, Action.ANNOTATE)
    reason = reason or f"Said that the words name {entity.name}"
    with recorded(by=by, reason=reason) as action:
        rows = _held(mentions)
        ids = [row[0] for row in rows]
        make_room(ids, entity)
        for chunk in _chunks(ids):
            chosen = Mention.objects.filter(pk__in=chunk)
            chosen.exclude(entity=entity).update(entity=entity, corrected=True)
            chosen.update(state=SuggestionState.CONFIRMED, revision=F("revision") + 1)
        move_roles(ids, entity)
        settle_accepted(ids, {entity.pk}, by)
        return _decided(action, rows)


_Row = tuple[UUID, UUID, UUID]


def _held(mentions: "QuerySet[Mention]") -> list[_Row]:
    """Those that still wait, locked: mention, entity, article."""
    waiting = mentions.filter(state=_OPEN).order_by("pk").select_for_update(of=("self",))
    return list(waiting.values_list("pk", "entity_id", "article_id"))


def _accept(
    mentions: "QuerySet[Mention]", by: "User", without_roles: Collection[UUID]
) -> list[_Row]:
    rows = _held(mentions)
    ids = [row[0] for row in rows]
    for chunk in _chunks(ids):
        _confirm(chunk)
    settle_accepted(ids, {row[1] for row in rows}, by, without_roles)
    return rows


def settle_accepted(
    mentions: list[UUID],
    entities: set[UUID],
    by: "User",
    without_roles: Collection[UUID] = (),
) -> None:
    """What else is so once these mentions are confirmed. Inside an action."""
    put_on_file(entities=entities, by=by)
    for chunk in _chunks(mentions):
        roles = Role.objects.filter(mention__in=chunk, state=_OPEN)
        if without_roles:
            roles.filter(pk__in=without_roles).update(
                state=SuggestionState.REJECTED, revision=F("revision") + 1
            )
        bodies = set(roles.filter(body__isnull=False).values_list("body", flat=True))
        roles.update(state=SuggestionState.CONFIRMED, revision=F("revision") + 1)
        put_on_file(entities=bodies, by=by)
        _see(chunk)


def confirm_named(*, mentions: Collection[UUID], entities: Collection[UUID], by: "User") -> None:
    """Put entities on file and confirm suggested mentions of theirs, inside an action.

    The roles beside the names are left for a decision of their own.
    """
    ids = [row[0] for row in _held(Mention.objects.filter(pk__in=mentions))]
    for chunk in _chunks(ids):
        _confirm(chunk)
    put_on_file(entities=entities, by=by)
    for chunk in _chunks(ids):
        _see(chunk)


def _confirm(mentions: list[UUID]) -> None:
    Mention.objects.filter(pk__in=mentions).update(
        state=SuggestionState.CONFIRMED, revision=F("revision") + 1
    )


def _see(mentions: list[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [mentions])


def _reject(mentions: "QuerySet[Mention]") -> list[_Row]:
    rows = _held(mentions)
    ids = [row[0] for row in rows]
    for chunk in _chunks(ids):
        Mention.objects.filter(pk__in=chunk).update(
            state=SuggestionState.REJECTED, revision=F("revision") + 1
        )
    settle_rejected(ids)
    return rows


def settle_rejected(mentions: list[UUID]) -> None:
    """The roles beside rejected mentions are rejected too. Inside an action."""
    for chunk in _chunks(mentions):
        Role.objects.filter(mention__in=chunk, state=_OPEN).update(
            state=SuggestionState.REJECTED, revision=F("revision") + 1
        )


def move_roles(mentions: list[UUID], entity: Entity) -> None:
    """The roles beside names that mean somebody else are that one's, if it is a person at all."""
    for chunk in _chunks(mentions):
        roles = Role.objects.filter(mention__in=chunk)
        if entity.kind == EntityKind.PERSON:
            roles.exclude(person=entity).update(person=entity, revision=F("revision") + 1)
        else:
            roles.filter(state=_OPEN).update(
                state=SuggestionState.REJECTED, revision=F("revision") + 1
            )


def make_room(mentions: list[UUID], entity: Entity) -> None:
    """Take away what was rejected where these are to name `entity`. Inside an action."""
    if not mentions:
        return
    with connection.cursor() as cursor:
        cursor.execute(_MAKE_ROOM, [mentions, entity.pk, mentions])
        standing = Mention.objects.filter(pk__in=[row[0] for row in cursor.fetchall()])
    if standing.filter(state=SuggestionState.CONFIRMED).exists():
        raise InvalidAnnotation(f"Some of these words are marked as {entity.name} already.")
    Role.objects.filter(mention__in=standing).delete()
    standing.delete()


def _decide(
    name_key: str,
    entity: Entity | None,
    publisher: Publisher | None,
    verdict: Verdict,
    by: "User",
) -> None:
    decision, made = NameDecision.objects.get_or_create(
        name_key=name_key,
        entity=entity,
        publisher=publisher,
        defaults={"verdict": verdict, "created_by": by},
    )
    if not made and decision.verdict != verdict:
        NameDecision.objects.filter(pk=decision.pk).update(
            verdict=verdict, created_by=by, revision=F("revision") + 1
        )
    search_again(name_keys=[name_key])


def forget_decision(*, decision: NameDecision, by: "User") -> UUID:
    """Let a name be judged afresh. What was accepted or rejected by it stays so."""
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason="Took back a decision about a name") as action:
        decision.delete()
        search_again(name_keys=[decision.name_key])
    return action


def _decided(action: UUID, rows: list[_Row]) -> Decided:
    return Decided(action, len(rows), len({row[2] for row in rows}))


def _chunks(ids: list[UUID]) -> Iterator[list[UUID]]:
    """Bits whose rows a statement can name one by one."""
    return (ids[first : first + _CHUNK] for first in range(0, len(ids), _CHUNK))
