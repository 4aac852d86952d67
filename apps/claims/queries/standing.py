"""What stands in articles already when they are read for claims again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.apps import apps

from apps.articles.enums import SuggestionState
from apps.claims.enums import ClaimKind
from apps.claims.extraction.assembling.records import METHOD
from apps.claims.models import Claim, Evidence
from apps.entities.queries.references import references

# Suggestions of this method, whichever version of it made them, are its own to take back.
_FAMILY: Final = METHOD.partition("/")[0]
# Written by the product beside a claim; what else points at one is the work of a person.
_OF_THE_PRODUCT: Final = {
    "claims.claimentity.claim",
    "claims.claimwords.claim",
    "claims.fieldwords.claim",
}
_FIGURE: Final = ("low", "best", "high", "share_low", "share_high")
_ENOUGH: Final = 0.5

Place = tuple[int, int]


@dataclass(frozen=True)
class Standing:
    """A claim, where it stands on the newest text, and whether people have had to do with it.

    `open`: only the product has, and may change it or take it back. `by_hand`: it came another
    way than by this method.
    """

    claim: Claim
    places: tuple[Place, ...]
    quotes: frozenset[str]
    open: bool
    by_hand: bool

    def says(
        self, columns: Mapping[str, Any], places: Collection[Place], quotes: set[str]
    ) -> bool:
        """Whether it says the same over the same words: kind, figure, and who it is about."""
        claim = self.claim
        if claim.kind != columns["kind"] or not self._same_figure(columns):
            return False
        if claim.caveat_kind and columns["caveat_kind"] not in ("", claim.caveat_kind):
            return False
        if not _alike(claim.subject_id, columns["subject_id"]):
            return False
        return any(_overlap(one, other) for one in self.places for other in places) or bool(
            self.quotes & quotes
        )

    def _same_figure(self, columns: Mapping[str, Any]) -> bool:
        claim = self.claim
        if claim.kind != ClaimKind.FIGURE:
            return True
        ours = tuple(getattr(claim, name) for name in _FIGURE)
        if self.by_hand and not any(one is not None for one in ours) and not claim.figure_words:
            # Nobody typed the figure; the words are taken out all the same.
            return True
        if any(one is not None for one in ours):
            return ours == tuple(columns[name] for name in _FIGURE)
        return claim.figure_words.casefold() == str(columns["figure_words"]).casefold()


@dataclass
class InArticle:
    """All that stands in one article."""

    own: dict[str, Standing] = field(default_factory=dict)
    others: list[Standing] = field(default_factory=list)
    # Keys of suggestions that somebody deleted, or joined into another.
    deleted: set[str] = field(default_factory=set)


def standing_in(articles: Collection[UUID]) -> dict[UUID, InArticle]:
    """What stands in these articles; their own suggestions are locked. A few queries in all."""
    found = {article: InArticle() for article in articles}
    own = list(
        Claim.objects.select_for_update(of=("self",))
        .filter(found_in__in=articles, suggestion_key__isnull=False)
        .filter(method__startswith=f"{_FAMILY}/")
        .order_by("pk")
    )
    places, others = _evidence(articles)
    touched = _touched([one for one in own if one.state == SuggestionState.SUGGESTED])
    for claim in own:
        is_open = claim.state == SuggestionState.SUGGESTED and claim.pk not in touched
        # Chosen so above.
        assert claim.suggestion_key is not None
        assert claim.found_in_id is not None
        at = places.get((claim.found_in_id, claim.pk), [])
        found[claim.found_in_id].own[claim.suggestion_key] = _standing(claim, at, is_open)
    ids = {claim.pk for claim in own}
    rows = Claim.objects.in_bulk([pk for pk in others if pk not in ids])
    for (article, pk), at in places.items():
        if pk in rows:
            found[article].others.append(_standing(rows[pk], at, False, by_hand=True))
    for article, key in _deleted(articles):
        found[article].deleted.add(key)
    return found


_At = list[tuple[int | None, int | None, str]]


def _standing(claim: Claim, at: _At, is_open: bool, *, by_hand: bool = False) -> Standing:
    return Standing(
        claim,
        tuple((start, end) for start, end, _quote in at if start is not None and end is not None),
        frozenset(_plain(quote) for _start, _end, quote in at),
        is_open,
        by_hand,
    )


def _evidence(articles: Collection[UUID]) -> tuple[dict[tuple[UUID, UUID], _At], set[UUID]]:
    places: dict[tuple[UUID, UUID], _At] = {}
    rows = Evidence.objects.filter(article__in=articles).order_by("placed_start", "pk")
    for article, claim, start, end, quote in rows.values_list(
        "article_id", "claim_id", "placed_start", "placed_end", "quote"
    ):
        places.setdefault((article, claim), []).append((start, end, quote))
    return places, {claim for _article, claim in places}


def _touched(suggested: Iterable[Claim]) -> set[UUID]:
    """Those that a person changed, or attached something to, whatever app keeps it."""
    rows = list(suggested)
    ids = [one.pk for one in rows]
    touched = {one.pk for one in rows if one.corrected or one.utterance_id}
    for reference in references(Claim):
        if reference.label in _OF_THE_PRODUCT or not ids:
            continue
        by = {f"{reference.field.name}__in": ids}
        pointing = reference.model._default_manager.filter(**by)
        names = {one.name for one in reference.model._meta.concrete_fields}
        if reference.model is Claim:
            pointing = pointing.exclude(state=SuggestionState.SUGGESTED, created_by=None)
        elif "created_by" in names:
            pointing = pointing.filter(created_by__isnull=False)
        touched.update(pointing.values_list(reference.field.attname, flat=True))
    return touched


def _deleted(articles: Collection[UUID]) -> list[tuple[UUID, str]]:
    """What people took off the file; what came back since is found by its key before this."""
    events = apps.get_model("claims", "ClaimEvent").objects
    gone = events.filter(
        pgh_label="delete", found_in__in=articles, suggestion_key__isnull=False
    ).exclude(pgh_context__user=None)
    return list(gone.values_list("found_in_id", "suggestion_key"))


def plain_quotes(text: str, places: Iterable[Place]) -> set[str]:
    return {_plain(text[start:end]) for start, end in places}


def _plain(quote: str) -> str:
    return " ".join(quote.split()).casefold()


def _alike(one: Any, other: Any) -> bool:
    return one is None or other is None or one == other


def _overlap(one: Place, other: Place) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared >= _ENOUGH * min(one[1] - one[0], other[1] - other[0])
