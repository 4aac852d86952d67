"""How often the product's suggestions were right, by what found them and by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from apps.articles.enums import SuggestionState
from apps.entities.models import Mention, NameDecision, SwitchedOffRule
from apps.entities.queries.explaining import rule_sentence, rule_sentences

NAMES = 50
DECISIONS = 50
_RIGHT = Q(state=SuggestionState.CONFIRMED, corrected=False)
_CHANGED = Q(state=SuggestionState.CONFIRMED, corrected=True)
_REJECTED = Q(state=SuggestionState.REJECTED)
_COUNTS = {
    "right": Count("pk", filter=_RIGHT),
    "changed": Count("pk", filter=_CHANGED),
    "rejected": Count("pk", filter=_REJECTED),
}


@dataclass(frozen=True)
class Tally:
    """What became of suggestions. One that was accepted for somebody else counts as wrong."""

    proposed: int
    right: int
    changed: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.right + self.changed + self.rejected

    @property
    def precision(self) -> str:
        return f"{self.right / self.decided:.0%}" if self.decided else ""


@dataclass(frozen=True)
class RulePrecision:
    method: str
    rule: str
    sentence: str
    tally: Tally
    switched_off: SwitchedOffRule | None


@dataclass(frozen=True)
class NamePrecision:
    name_key: str
    tally: Tally


def by_rule() -> list[RulePrecision]:
    """Every rule there is, and every one that proposed something once. Two queries."""
    off = {row.rule: row for row in SwitchedOffRule.objects.select_related("created_by")}
    rows = (
        Mention.objects.exclude(method="")
        .values("method", "rule")
        .annotate(proposed=Count("pk"), **_COUNTS)
        .order_by("method", "rule")
    )
    found = [
        RulePrecision(
            row["method"],
            row["rule"],
            rule_sentence(row["rule"]),
            _tally(row),
            off.get(row["rule"]),
        )
        for row in rows
    ]
    seen = {one.rule for one in found}
    idle = {rule: said for rule, said in rule_sentences().items() if rule not in seen}
    none = Tally(0, 0, 0, 0)
    return found + [
        RulePrecision("", rule, sentence, none, off.get(rule)) for rule, sentence in idle.items()
    ]


def by_name() -> list[NamePrecision]:
    """The names that were wrong most often."""
    rows = (
        Mention.objects.exclude(method="")
        .exclude(state=SuggestionState.SUGGESTED)
        .exclude(name_key="")
        .values("name_key")
        .annotate(wrong=Count("pk", filter=_CHANGED | _REJECTED), **_COUNTS)
        .filter(wrong__gt=0)
        .order_by("-wrong", "name_key")[:NAMES]
    )
    return [NamePrecision(row["name_key"], _tally(row)) for row in rows]


def _tally(row: Mapping[str, Any]) -> Tally:
    decided = row["right"] + row["changed"] + row["rejected"]
    return Tally(row.get("proposed", decided), row["right"], row["changed"], row["rejected"])


def standing_decisions() -> list[NameDecision]:
    """What people decided about names once and for all, the newest first."""
    rows = NameDecision.objects.select_related("entity", "publisher", "created_by")
    return list(rows.order_by("-created_at", "-id")[:DECISIONS])
