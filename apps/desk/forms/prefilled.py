"""What words that somebody selected say as a claim: every field with how it was filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from apps.anchoring import Span
from apps.articles.errors import InvalidAnnotation
from apps.claims.actions.from_reading import Columns, Written, written
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, RelayHow
from apps.claims.extraction.assembling import Part, ReadClaim, read_claims
from apps.claims.queries.figures_here import place_of
from apps.claims.queries.reading import Known, known_of
from apps.desk.forms.typed_fields import date_shown
from apps.desk.queries.claim_words import named_in, read_in_place
from apps.desk.queries.reading import Reading
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.figures import read

# Of longer texts only the words themselves are read, so that the form opens at once.
LONGEST: Final = 200_000
_SHOWN: Final = {
    *("claimant_words", "figure_words", "measure", "measure_word", "unit", "population_words"),
    *("place_words", "period_words", "share_of_words", "subject_words", "extent_words"),
    *("coming_from_words", "going_to_words", "condition_words", "caveat_kind"),
}
_ENTITY: Final = {
    "claimant_id": "claimant",
    "population_id": "population",
    "place_id": "place",
    "subject_id": "subject",
    "coming_from_id": "coming_from",
    "going_to_id": "going_to",
}


@dataclass(frozen=True)
class Filled:
    """How one field was filled: what is known of it, in words, and where they stand."""

    basis: FieldBasis
    quote: str = ""
    start: int | None = None
    end: int | None = None

    @property
    def span(self) -> Span | None:
        return None if self.start is None or self.end is None else Span(self.start, self.end)

    @property
    def how(self) -> str:
        words = f" “{' '.join(self.quote.split())[:90]}”" if self.quote else ""
        said = {
            FieldBasis.STATED: "stated",
            FieldBasis.ELSEWHERE: "from another sentence",
            FieldBasis.INFERRED: "inferred",
        }[self.basis]
        return f"{said}{':' if words else ''}{words}"


@dataclass(frozen=True)
class Prefilled:
    """What the form shows, how each field of the claim was filled, and the chain that was read."""

    initial: Mapping[str, Any] = field(default_factory=dict)
    filled: Mapping[str, Filled] = field(default_factory=dict)
    relays: tuple[Columns, ...] = ()
    why: str = ""
    names: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def chain_label(self) -> str:
        return f"Passed on: {self.chain}"

    @property
    def chain(self) -> str:
        return ", ".join(
            f"{RelayHow(one['how']).label} {self.names.get(one['entity_id'], one['words'])}"
            for one in self.relays
        )


def prefilled(reading: Reading, span: Span) -> Prefilled:
    """The claim that the words make, read in their text; else the figure, the place and whoever
    is named in them; else the words alone."""
    if reading.version.length <= LONGEST:
        [known] = known_of([reading.version])
        claim = _best(known, reading, span)
        entities = _entities(known)
        try:
            if claim is not None:
                return _from(claim, written(claim, reading.version, entities), entities)
        except InvalidAnnotation:
            return _alone(reading, span)
    return _alone(reading, span)


def _entities(known: Known) -> dict[str, Entity]:
    rows = Entity.objects.in_bulk([UUID(ref) for ref in {one.ref for one in known.names}])
    return {str(pk): entity for pk, entity in rows.items()}


def _best(known: Known, reading: Reading, span: Span) -> ReadClaim | None:
    """The claim whose words are most nearly those that were selected."""
    found = read_claims(
        reading.version.text,
        language=reading.article.language,
        title=reading.article.title,
        published=known.published,
        publisher=known.publisher,
        names=known.names,
        off=known.off,
    ).claims
    near = [one for one in found if any(piece.span.overlaps(span) for piece in one.evidence)]
    return max(near, key=lambda one: _nearness(one, span), default=None)


def _nearness(claim: ReadClaim, span: Span) -> tuple[float, float, float]:
    """How far the words are the same, then whether its figure is in them, then its score."""
    shared = max(_overlap(piece.span, span) for piece in claim.evidence)
    of_figure = claim.known.get(Part.FIGURE) or claim.known.get(Part.SHARE)
    inside = _overlap(of_figure.span, span) if of_figure and of_figure.span else 0.0
    return (round(shared, 2), float(inside > 0), claim.score)


def _overlap(one: Span, other: Span) -> float:
    shared = one.intersection(other)
    if shared is None:
        return 0.0
    return len(shared) / (len(one) + len(other) - len(shared))


def _from(claim: ReadClaim, read_so: Written, entities: Mapping[str, Entity]) -> Prefilled:
    columns = read_so.columns
    by_id = {entity.pk: entity for entity in entities.values()}
    initial: dict[str, Any] = {"statement": columns["statement"], "kind": str(columns["kind"])}
    for name in _SHOWN:
        initial[name] = str(columns[name] or "")
    for column, name in _ENTITY.items():
        entity = by_id.get(columns[column])
        initial[name] = f"{entity.docket_label} {entity.name}" if entity else ""
    for name in ("since", "until"):
        initial[name] = date_shown(columns[name], str(columns[f"{name}_precision"]))
    if columns["claimant_id"] and claim.known.get(Part.CLAIMANT):
        initial["claimant_words"] = ""
    return Prefilled(
        initial=initial,
        filled={
            name: Filled(FieldBasis(known["basis"]), known["quote"], known["start"], known["end"])
            for name, known in read_so.known.items()
        },
        relays=read_so.relays,
        why=claim.explanation,
        names={pk: entity.name for pk, entity in by_id.items()},
    )


def _alone(reading: Reading, span: Span) -> Prefilled:
    """Without a claim of its own: the first figure, and the place named in the words."""
    words = span.of(reading.version.text)
    statement = " ".join(words.split())
    initial: dict[str, Any] = {"statement": statement[:1].upper() + statement[1:]}
    filled: dict[str, Filled] = {}
    figures = read(words).figures
    if figures:
        start, end = place_of(figures[0])
        at = Span(span.start + start, span.start + end)
        reread = read_in_place(reading, ClaimField.FIGURE, at)
        initial |= {"kind": ClaimKind.FIGURE, "figure_words": reread.values["figure_words"]}
        filled["figure"] = _stated(reading, at)
    else:
        initial["kind"] = ClaimKind.CHARACTERISATION
    named = named_in(reading.article, span)
    place = next((one for one in named if one.kind == EntityKind.PLACE), None)
    if place is not None:
        initial["place"] = f"{place.docket_label} {place.name}"
        filled["place"] = _stated(reading, span)
    return Prefilled(initial, filled)


def _stated(reading: Reading, span: Span) -> Filled:
    return Filled(FieldBasis.STATED, span.of(reading.version.text), span.start, span.end)
