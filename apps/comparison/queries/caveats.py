"""The caveats beside the claims of a question, as they are or as they stood on a day."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.enums import CaveatKind, LinkKind
from apps.claims.models import Claim, ClaimEntity, ClaimLink, Evidence
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.queries.claim_facts import article_of, day_of, surely_after
from apps.comparison.queries.past import Row, stood

SILENT: Final = frozenset({CaveatKind.NO_COMMENT.value, CaveatKind.REFUSAL.value})


@dataclass(frozen=True)
class CaveatFact:
    """What limits a claim. `key`: that of the caveat's own claim, empty where the desk wrote it
    beside one. `about`: the entities it speaks of; `article`: where its words stand."""

    key: str
    text: str
    kind: str = ""
    about: frozenset[str] = frozenset()
    article: str = ""

    @property
    def is_silence(self) -> bool:
        """Whether it says that somebody said nothing."""
        return self.kind in SILENT


def caveats_of(facts: QuestionFacts) -> Mapping[str, tuple[CaveatFact, ...]]:
    """For each claim of the facts, by its key, what limits it, oldest first; a few queries.

    As of the facts' own day. What is only suggested, and what was rejected, limits nothing.
    """
    recorded = None if facts.reconstructed else facts.as_of
    keys = {UUID(claim.id): claim.key for claim in facts.claims}
    found: dict[str, list[CaveatFact]] = {}
    for pk, text in _written(keys, recorded):
        found.setdefault(keys[pk], []).append(CaveatFact("", text))
    links = stood(ClaimLink, recorded, {"other_id": list(keys), "kind": [LinkKind.LIMITS]})
    limits = _limits({row["claim_id"] for row in links}, facts, recorded)
    for row in sorted(links, key=lambda row: _docket(limits.get(row["claim_id"]))):
        if (caveat := limits.get(row["claim_id"])) is not None:
            found.setdefault(keys[row["other_id"]], []).append(caveat)
    return {key: tuple(caveats) for key, caveats in found.items()}


def _docket(caveat: CaveatFact | None) -> int:
    return int(caveat.key.rpartition("-")[2]) if caveat else 0


def _written(
    claims: Mapping[UUID, str], recorded: datetime.datetime | None
) -> list[tuple[UUID, str]]:
    if recorded is None:
        with_words = Claim.objects.filter(pk__in=list(claims)).exclude(caveat="")
        return list(with_words.order_by("docket").values_list("pk", "caveat"))
    rows = stood(Claim, recorded, {"id": list(claims)})
    return [(row["id"], row["caveat"]) for row in rows if row["caveat"]]


def _limits(
    caveats: set[UUID], facts: QuestionFacts, recorded: datetime.datetime | None
) -> dict[UUID, CaveatFact]:
    rows = stood(Claim, recorded, {"id": caveats, "state": [SuggestionState.CONFIRMED]})
    evidence = stood(Evidence, recorded, {"claim_id": [row["id"] for row in rows]})
    articles = {row["article_id"] for row in evidence}
    known = {row["id"]: article_of(row, {}) for row in stood(Article, recorded, {"id": articles})}
    day = day_of(facts.as_of)
    places: dict[UUID, list[str]] = {}
    standing = set()
    for row in evidence:
        standing.add(row["claim_id"])
        article = known.get(row["article_id"])
        if article is not None and (day is None or not surely_after(article, day)):
            places.setdefault(row["claim_id"], []).append(article.key)
    about: dict[UUID, set[str]] = {}
    for held in stood(ClaimEntity, recorded, {"claim_id": [row["id"] for row in rows]}):
        about.setdefault(held["claim_id"], set()).add(str(held["entity_id"]))
    return {
        row["id"]: _caveat(row, places.get(row["id"], []), about.get(row["id"], set()))
        for row in rows
        if row["id"] in places or row["id"] not in standing
    }


def _caveat(row: Row, articles: list[str], concerns: set[str]) -> CaveatFact:
    named = (row["subject_id"], row["claimant_id"], row["place_id"])
    return CaveatFact(
        key=f"C-{row['docket']}",
        text=row["statement"],
        kind=row["caveat_kind"],
        about=frozenset({*concerns, *(str(entity) for entity in named if entity)}),
        article=articles[0] if articles else "",
    )
