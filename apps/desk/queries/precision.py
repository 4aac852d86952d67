"""How often the product's suggestions were right, by what found them and by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.db.models import Count, Q, Value

from apps.articles.enums import SuggestionState
from apps.claims import models as claims
from apps.claims.extraction.assembling.rules import RULES
from apps.claims.models import Claim
from apps.entities.models import Mention, NameDecision, SwitchedOffRule
from apps.entities.models.waiting import RuleOff
from apps.entities.queries.explaining import rule_sentences

NAMES = 50
_Z = 1.96
DECISIONS = 50
# A row of the index, which alone is read: the rows themselves are not looked at.
_ROW = Value(1)
_RIGHT = Q(state=SuggestionState.CONFIRMED, corrected=False)
_CHANGED = Q(state=SuggestionState.CONFIRMED, corrected=True)
_REJECTED = Q(state=SuggestionState.REJECTED)
_COUNTS = {
    "right": Count(_ROW, filter=_RIGHT),
    "changed": Count(_ROW, filter=_CHANGED),
    "rejected": Count(_ROW, filter=_REJECTED),
}


@dataclass(frozen=True)
class Tally:
    """What became of suggestions. One that was accepted in another form counts as wrong."""

    proposed: int
    right: int
    changed: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.right + self.changed + self.rejected

    @property
    def open(self) -> int:
        return self.proposed - self.decided

    @property
    def precision(self) -> str:
        return f"{self.right / self.decided:.0%}" if self.decided else ""

    @property
    def interval(self) -> str:
        """Where the precision lies if what comes is like what was decided: Wilson's, at 95 %."""
        n = self.decided
        if not n:
            return ""
        share, spread = self.right / n, _Z * _Z / n
        middle = (share + spread / 2) / (1 + spread)
        half = _Z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
        return f"{max(middle - half, 0):.0%} to {min(middle + half, 1):.0%}"


@dataclass(frozen=True)
class RulePrecision:
    method: str
    rule: str
    sentence: str
    tally: Tally
    switched_off: RuleOff | None


@dataclass(frozen=True)
class NamePrecision:
    name_key: str
    tally: Tally


def by_rule() -> list[RulePrecision]:
    """Every rule by which names are found, and every one that proposed something once."""
    return _by_rule(Mention, rule_sentences(), SwitchedOffRule)


def claims_by_rule() -> list[RulePrecision]:
    """Every rule by which claims are read, and every one that proposed something once."""
    sentences = {rule.name: rule.sentence for rule in RULES.values()}
    return _by_rule(Claim, sentences, claims.SwitchedOffRule)


def _by_rule(
    model: Any, sentences: Mapping[str, str], switched_off: type[RuleOff]
) -> list[RulePrecision]:
    """Two queries."""
    rules = switched_off._default_manager.select_related("created_by")
    off = {row.rule: row for row in rules}
    rows = (
        model._default_manager.exclude(method="")
        .values("method", "rule")
        .annotate(proposed=Count(_ROW), **_COUNTS)
        .order_by("method", "rule")
    )
    found = [
        RulePrecision(
            row["method"],
            row["rule"],
            sentences.get(row["rule"], ""),
            _tally(row),
            off.get(row["rule"]),
        )
        for row in rows
    ]
    seen = {one.rule for one in found}
    none = Tally(0, 0, 0, 0)
    return found + [
        RulePrecision("", rule, sentence, none, off.get(rule))
        for rule, sentence in sentences.items()
        if rule not in seen
    ]


def by_name() -> list[NamePrecision]:
    """The names that were wrong most often."""
    rows = (
        Mention.objects.exclude(method="")
        .exclude(state=SuggestionState.SUGGESTED)
        .exclude(name_key="")
        .values("name_key")
        .annotate(wrong=Count(_ROW, filter=_CHANGED | _REJECTED), **_COUNTS)
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
