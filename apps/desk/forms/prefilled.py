"""What words that somebody selected say as a claim: every field with how it was filled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from apps.anchoring import Span
from apps.claims.actions.from_reading import Columns
from apps.claims.actions.reading_words import ClaimHere, claim_in
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, RelayHow
from apps.claims.queries.figures_here import place_of
from apps.desk.forms.typed_fields import date_shown
from apps.desk.queries.claim_words import named_in, read_in_place
from apps.desk.queries.reading import Reading
from apps.entities.enums import EntityKind
from apps.figures import read

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
    """The claim that the words make, read in their text; else the figure and the place named in
    them; else the words alone."""
    here = claim_in(reading.version, span)
    return _alone(reading, span) if here is None else _from(here)


def _from(here: ClaimHere) -> Prefilled:
    columns = here.written.columns
    initial: dict[str, Any] = {"statement": columns["statement"], "kind": str(columns["kind"])}
    for name in _SHOWN:
        initial[name] = str(columns[name] or "")
    for column, name in _ENTITY.items():
        entity = here.entities.get(columns[column])
        initial[name] = f"{entity.docket_label} {entity.name}" if entity else ""
    for name in ("since", "until"):
        initial[name] = date_shown(columns[name], str(columns[f"{name}_precision"]))
    return Prefilled(
        initial=initial,
        filled={
            name: Filled(FieldBasis(known["basis"]), known["quote"], known["start"], known["end"])
            for name, known in here.written.known.items()
        },
        relays=here.written.relays,
        why=here.explanation,
        names={pk: entity.name for pk, entity in here.entities.items()},
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
