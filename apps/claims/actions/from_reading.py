"""A claim as it was read, in the columns and rows that keep it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from apps.articles.actions.anchoring import anchor_fields
from apps.articles.models import Version
from apps.claims.actions.claims import clean_statement
from apps.claims.actions.reading_figures import decimal, measure_named
from apps.claims.actions.typed_fields import TypedFields, checked
from apps.claims.enums import ClaimField, ClaimKind, Measure, Qualifier, RelayHow
from apps.claims.extraction.assembling.records import METHOD, How, Known, Part, ReadClaim
from apps.claims.models.claim import STATEMENT_LIMIT
from apps.claims.models.scoped import WORDS_LIMIT
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

# Who or where a field is, and in which words. The claimant is apart: it is no typed field.
_SOMEBODY: Final = {
    Part.POPULATION: "population",
    Part.PLACE: "place",
    Part.SUBJECT: "subject",
    Part.COMING_FROM: "coming_from",
    Part.GOING_TO: "going_to",
}
_PLACES: Final = {Part.PLACE, Part.COMING_FROM, Part.GOING_TO}
_WORDS: Final = {Part.EXTENT: "extent_words", Part.CONDITION: "condition_words"}
# These are on the way to this article; the others stand at the beginning of every way.
_ON_THE_WAY: Final = {How.CITED, How.REPORTED}

Columns = dict[str, Any]


@dataclass(frozen=True)
class Written:
    """One claim, ready to be kept. Columns name foreign keys by their ids.

    `pieces`: the columns of each piece of evidence by where it stands. `known`: those of the words
    of each field. `relays`: those of the chain, in order. `about`: whom it concerns.
    """

    read: ReadClaim
    columns: Columns
    pieces: Mapping[tuple[int, int], Columns]
    known: Mapping[str, Columns]
    relays: tuple[Columns, ...]
    about: frozenset[UUID]


def written(read: ReadClaim, version: Version, entities: Mapping[str, Entity]) -> Written:
    """What is kept of the claim. Raises InvalidAnnotation for one that the desk would refuse."""
    kind = ClaimKind(read.kind.value)
    typed = checked(_typed(read, entities), kind)
    claimant = _entity(read.known.get(Part.CLAIMANT), entities)
    if claimant is not None and claimant.kind == EntityKind.PLACE:
        claimant = None
    if claimant is not None:
        typed = replace(typed, claimant_words="")
    about = {getattr(typed, name) for name in _SOMEBODY.values()} - {None}
    return Written(
        read=read,
        columns={
            "statement": _line(read.statement),
            "kind": kind,
            "claimant_id": claimant.pk if claimant else None,
            "headline": read.headline,
            "method": METHOD,
            "rule": read.rule,
            "score": round(min(max(read.score, 0.0), 1.0), 4),
            "explanation": read.explanation,
            **by_id(typed),
        },
        pieces={
            (piece.span.start, piece.span.end): {
                **anchor_fields(version, piece.span.start, piece.span.end),
                "fidelity": piece.fidelity.value,
            }
            for piece in read.evidence
        },
        known=_known(read, version),
        relays=_relays(read, version, entities),
        about=frozenset(one.pk for one in about),
    )


def by_id(typed: TypedFields) -> Columns:
    """The columns of typed fields with ids in the place of rows; what it is a share of is left."""
    columns = typed.columns()
    columns.pop("share_of")
    for name in _SOMEBODY.values():
        entity = columns.pop(name)
        columns[f"{name}_id"] = entity.pk if entity else None
    return columns


def _typed(read: ReadClaim, entities: Mapping[str, Entity]) -> TypedFields:
    columns: Columns = {}
    if claimant := read.known.get(Part.CLAIMANT):
        columns["claimant_words"] = _short(claimant.words)
    for part, name in _SOMEBODY.items():
        if known := read.known.get(part):
            columns |= _somebody(name, known, _entity(known, entities), part in _PLACES)
    for part, name in _WORDS.items():
        if known := read.known.get(part):
            columns[name] = _short(known.words)
    if read.period is not None:
        columns |= {
            "since": read.period.since,
            "since_precision": read.period.since_precision,
            "until": read.period.until,
            "until_precision": read.period.until_precision,
        }
    if known := read.known.get(Part.PERIOD):
        columns["period_words"] = _short(known.words)
    if read.limit is not None:
        columns["caveat_kind"] = read.limit.value
    return replace(TypedFields(**columns), **counted(read))


def _somebody(name: str, known: Known, entity: Entity | None, is_place: bool) -> Columns:
    if entity is not None and is_place and entity.kind != EntityKind.PLACE:
        entity = None
    said_already = entity is not None and known.words.casefold() == entity.name.casefold()
    return {name: entity, f"{name}_words": "" if said_already else _short(known.words)}


def counted(read: ReadClaim) -> Columns:
    """What is counted and how many, in the columns of a claim."""
    columns: Columns = {}
    if read.measure:
        named = measure_named(read.measure)
        columns["measure"] = named or Measure.OTHER
        if not named or named == Measure.OTHER:
            columns["measure_word"] = _short(read.measure_word or read.measure)
    quantity = read.quantity
    if quantity is None:
        return columns
    low, high = quantity.interval.low, quantity.interval.high
    columns |= {
        "figure_words": _short(quantity.words),
        "qualifier": quantity.qualifier if quantity.qualifier in Qualifier.values else "",
        "unit": _short(quantity.unit),
    }
    if quantity.is_share:
        return columns | {
            "share_low": decimal(low.value, 7) if low else None,
            "share_high": decimal(high.value, 7) if high else None,
            "share_of_words": _short(quantity.share_of_words) if low or high else "",
        }
    return columns | {
        "low": decimal(low.value) if low else None,
        "high": decimal(high.value) if high else None,
        "low_is_soft": bool(low and low.soft),
        "high_is_soft": bool(high and high.soft),
        "best": None if quantity.best is None else decimal(quantity.best),
        "is_round": quantity.is_round and quantity.best is not None,
    }


def _known(read: ReadClaim, version: Version) -> dict[str, Columns]:
    nowhere: Columns = {"version_id": None, "start": None, "end": None, "quote": ""}
    found = {}
    for part, known in read.known.items():
        place = nowhere
        if known.span is not None:
            start, end = known.span.start, known.span.end
            quote = version.text[start:end]
            place = {"version_id": version.pk, "start": start, "end": end, "quote": quote}
        found[ClaimField(part.value).value] = {"basis": known.basis.value, **place}
    return found


def _relays(
    read: ReadClaim, version: Version, entities: Mapping[str, Entity]
) -> tuple[Columns, ...]:
    made = []
    for position, step in enumerate(read.chain, start=1):
        entity = entities.get(step.ref) if step.ref else None
        made.append(
            {
                "position": position,
                "how": RelayHow(step.how.value).value,
                "entity_id": entity.pk if entity else None,
                "words": "" if entity else _short(step.words),
                "article_id": version.article_id if step.how in _ON_THE_WAY else None,
            }
        )
    return tuple(one for one in made if one["entity_id"] or one["words"])


def _entity(known: Known | None, entities: Mapping[str, Entity]) -> Entity | None:
    return entities.get(known.ref) if known is not None and known.ref else None


def _short(words: str, limit: int = WORDS_LIMIT) -> str:
    words = " ".join(words.split())
    return words if len(words) <= limit else f"{words[: limit - 1]}…"


def _line(statement: str) -> str:
    """The statement as a line of a list: without the full stop of a sentence in a text."""
    return clean_statement(_short(statement, STATEMENT_LIMIT)).removesuffix(".")
