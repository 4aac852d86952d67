"""Claims said twice made one, all set in the order of the text, each with a key of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.records import Part, Piece, ReadClaim
from apps.claims.extraction.assembling.rules import RULES
from apps.figures import Interval
from apps.figures.lexicon.arms import ARMS

_SCOPE = (Part.PLACE, Part.PERIOD)
_KEY_LENGTH = 24
# What is said more often than this in one text is no article's.
MOST_PIECES = 100


def joined(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in the order of the text; one where the same is said again.

    The same is kind, fingerprint, claimant, place and period. A heading stays apart. What points
    at a draft that went into another is pointed at that one.
    """
    kept: dict[tuple[str, ...], Draft] = {}
    instead: dict[int, Draft] = {}
    ordered = sorted(drafts, key=_place)
    for draft in ordered:
        same = _sameness(draft)
        first = kept.setdefault(same, draft)
        if first is not draft:
            instead[id(draft)] = first
            first.evidence.extend(draft.evidence)
    found = list(kept.values())
    for draft in found:
        draft.evidence = list(dict.fromkeys(draft.evidence))
        draft.evidence[1:] = sorted(draft.evidence[1:], key=_piece_place)[: MOST_PIECES - 1]
        draft.part_of = _pointed(draft, draft.part_of, instead)
        draft.share_of = _pointed(draft, draft.share_of, instead)
        draft.limits = _limited(draft, instead)
    return found


def _place(draft: Draft) -> tuple[int, int, str, str]:
    return draft.core.start, draft.core.end, draft.kind.value, draft.fingerprint


def _piece_place(piece: Piece) -> tuple[int, int]:
    return piece.span.start, piece.span.end


def _pointed(draft: Draft, at: Draft | None, instead: dict[int, Draft]) -> Draft | None:
    other = None if at is None else instead.get(id(at), at)
    return None if other is draft else other


def _limited(draft: Draft, instead: dict[int, Draft]) -> list[Draft]:
    found: list[Draft] = []
    seen = {id(draft)}
    for each in draft.limits:
        other = instead.get(id(each), each)
        if id(other) not in seen:
            seen.add(id(other))
            found.append(other)
    return found


def _sameness(draft: Draft) -> tuple[str, ...]:
    scope = tuple(
        folded(draft.known[part].words) if part in draft.known else "" for part in _SCOPE
    )
    return (*_lasting(draft), *scope, str(draft.headline))


def _lasting(draft: Draft) -> tuple[str, ...]:
    """What stays the same of a claim if its text changes a little."""
    claimant = draft.known.get(Part.CLAIMANT)
    said_by = folded(claimant.words).rsplit(" ", 1)[-1] if claimant else ""
    return draft.kind.value, draft.fingerprint, said_by


def folded(words: str) -> str:
    """Words as they are compared: lower case, no quotation marks, no points, one space each."""
    plain = "".join(char if char.isalnum() else " " for char in words.casefold())
    return " ".join(plain.split())


def interval_words(interval: Interval) -> str:
    """An interval as part of a fingerprint."""
    return "..".join(
        "" if bound is None else f"{bound.value}{'~' if bound.soft else ''}"
        for bound in (interval.low, interval.high)
    )


def finished(drafts: Sequence[Draft]) -> tuple[ReadClaim, ...]:
    """Drafts as claims: they point at places in the list, and each has a key."""
    places = {id(draft): place for place, draft in enumerate(drafts)}
    counted: dict[tuple[str, ...], int] = {}
    claims = []
    for draft in drafts:
        lasting = _lasting(draft)
        number = counted[lasting] = counted.get(lasting, 0) + 1
        quantity = draft.quantity
        if quantity is not None and draft.share_of is not None:
            quantity = replace(quantity, share_of=places.get(id(draft.share_of)))
        claims.append(
            ReadClaim(
                kind=draft.kind,
                statement=draft.statement,
                evidence=tuple(draft.evidence),
                key=_key(lasting, number),
                rule=draft.rule,
                score=RULES[draft.rule].score if draft.score is None else draft.score,
                explanation=draft.explanation,
                known=MappingProxyType(dict(draft.known)),
                measure=_measure(draft),
                measure_word=draft.measure_word,
                quantity=quantity,
                period=draft.period,
                chain=tuple(draft.chain),
                limit=draft.limit,
                limits=tuple(
                    sorted(places[id(each)] for each in draft.limits if id(each) in places)
                ),
                part_of=None if draft.part_of is None else places.get(id(draft.part_of)),
                headline=draft.headline,
            )
        )
    return tuple(claims)


def _measure(draft: Draft) -> str:
    """What is counted: arms that were lost are no casualties."""
    counted = draft.known.get(Part.POPULATION)
    arms = counted is not None and ARMS.search(counted.words) is not None
    return "destroyed" if arms and draft.measure == "casualties" else draft.measure


def _key(lasting: tuple[str, ...], number: int) -> str:
    written = "\x1f".join((*lasting, str(number)))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_LENGTH]
