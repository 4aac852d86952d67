"""Looking for claims from the page of a question."""

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from apps.claims.enums import ClaimKind
from apps.claims.models import Claim
from apps.comparison.enums import MemberState, QuestionKind
from apps.comparison.models import Question, QuestionClaim
from apps.desk.queries.claims.asked import ask_for
from apps.desk.queries.claims.filters import SEARCH_LIMIT, ClaimFilters

SHOWN: Final = 20
# What answers a question of each kind; a caveat answers none, and is tied to what it limits.
POSITIONS: Final = tuple(
    kind.value for kind in ClaimKind if kind not in (ClaimKind.FIGURE, ClaimKind.CAVEAT)
)
KINDS: Final = {
    "figures": ("Figures", (ClaimKind.FIGURE.value,)),
    "positions": ("No figures", POSITIONS),
    "all": ("All kinds", (ClaimKind.FIGURE.value, *POSITIONS)),
}
USUAL: Final = {QuestionKind.NUMBER: "figures", QuestionKind.POSITION: "positions"}


@dataclass(frozen=True)
class Finder:
    """`is_asked`: whether anything was looked for. `elsewhere`: the same in the list of claims."""

    words: str
    kind: str
    is_asked: bool
    claims: tuple[Claim, ...] = ()
    has_more: bool = False
    elsewhere: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(key, label) for key, (label, _kinds) in KINDS.items()]


def finder_of(question: Question, query: QueryDict) -> Finder:
    """Confirmed claims that fit the words and are not beside the question, the newest first."""
    kind = query.get("find_kind", "")
    if kind not in KINDS:
        kind = USUAL[QuestionKind(question.kind)]
    words = " ".join(query.get("find", "").replace("\x00", " ").split())[:SEARCH_LIMIT]
    if "find" not in query:
        return Finder(words, kind, False)
    filters = ClaimFilters(q=words, kinds=KINDS[kind][1])
    asked, remarks = ask_for(filters, [])
    decided = QuestionClaim.objects.filter(question=question).exclude(state=MemberState.PROPOSED)
    found = asked.matching().exclude(pk__in=decided.values("claim"))
    ids = list(found.order_by("-docket").values_list("pk", flat=True)[: SHOWN + 1])
    rows = Claim.objects.filter(pk__in=ids[:SHOWN]).select_related("claimant").order_by("-docket")
    return Finder(
        words, kind, True, tuple(rows), len(ids) > SHOWN, filters.query(), tuple(remarks)
    )
