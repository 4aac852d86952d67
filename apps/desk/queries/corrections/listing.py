"""The list of corrections, newest on file first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from apps.claims.models import Claim, Evidence
from apps.comparison.enums import CorrectionEffect
from apps.comparison.models import Correction

PAGE_SIZE: Final = 25
OF: Final = {"": "any", "origin": "An origin", "article": "A report, by its publisher"}


@dataclass(frozen=True)
class CorrectionFilters:
    """What the list is narrowed to; it lives in the address. `claim`: what marks may rest on."""

    effect: str = ""
    of: str = ""
    q: str = ""
    claim: int | None = None

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Self:
        effect, of = query.get("effect", ""), query.get("of", "")
        return cls(
            effect=effect if effect in CorrectionEffect.values else "",
            of=of if of in OF else "",
            q=" ".join(query.get("q", "").replace("\0", "").split())[:200],
            claim=_number(query.get("claim", "").strip().upper().removeprefix("C-")),
        )

    def items(self) -> list[tuple[str, str]]:
        claim = f"C-{self.claim}" if self.claim else ""
        parts = (("effect", self.effect), ("of", self.of), ("q", self.q), ("claim", claim))
        return [(name, value) for name, value in parts if value]

    def address(self, **more: int) -> str:
        query = urlencode([*self.items(), *more.items()])
        return reverse("desk:corrections") + (f"?{query}" if query else "")


@dataclass(frozen=True)
class CorrectionList:
    """`before` and `after`: the addresses of the neighbouring pages; empty where there is none."""

    rows: list[Correction]
    filters: CorrectionFilters
    before: str
    after: str


def correction_list(query: Mapping[str, Any]) -> CorrectionList:
    filters = CorrectionFilters.read(query)
    found = matching(filters).select_related(
        "utterance__speaker", "article__publisher", "created_by", "source_article"
    )
    after, before = _number(query.get("after", "")), _number(query.get("before", ""))
    backward = before is not None
    if before is not None:
        found = found.filter(docket__gt=before)
    elif after is not None:
        found = found.filter(docket__lt=after)
    rows = list(found.order_by("docket" if backward else "-docket")[: PAGE_SIZE + 1])
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    if backward:
        rows.reverse()
    if not rows:
        return CorrectionList([], filters, "", "")
    has_before = more if backward else after is not None
    return CorrectionList(
        rows,
        filters,
        before=filters.address(before=rows[0].docket) if has_before else "",
        after=filters.address(after=rows[-1].docket) if backward or more else "",
    )


def matching(filters: CorrectionFilters) -> "QuerySet[Correction]":
    found = Correction.objects.all()
    if filters.effect:
        found = found.filter(effect=filters.effect)
    if filters.of:
        found = found.filter(utterance__isnull=filters.of == "article")
    if filters.q:
        found = found.filter(words__icontains=filters.q)
    if filters.claim is not None:
        spoken = Claim.objects.filter(docket=filters.claim, utterance=OuterRef("utterance"))
        carried = Evidence.objects.filter(claim__docket=filters.claim, article=OuterRef("article"))
        found = found.filter(Q(Exists(spoken)) | Q(Exists(carried)))
    return found


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None
