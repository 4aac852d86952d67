"""Two claims side by side, field by field, before they are joined."""

from dataclasses import dataclass

from django.db.models import QuerySet

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.actions.fields import fields_of
from apps.claims.actions.joining import CAVEAT, CAVEAT_KIND, RELAYS, STATEMENT, UTTERANCE
from apps.claims.enums import ClaimField, ClaimKind
from apps.claims.models import Claim
from apps.desk.queries.claim import LOADED

OFFERED = 12


@dataclass(frozen=True)
class Compared:
    """What each of the two says in one field."""

    name: str
    label: str
    kept: str
    joined: str

    @property
    def is_open(self) -> bool:
        """Both say something, and not the same: a person chooses."""
        return bool(self.kept and self.joined and self.kept != self.joined)

    @property
    def is_taken_over(self) -> bool:
        return bool(self.joined and not self.kept)


def compared(kept: Claim, joined: Claim) -> list[Compared]:
    """Every field that one of the two fills; the fields of both are loaded (`LOADED`)."""
    rows = [Compared(STATEMENT, "Statement", kept.statement, joined.statement)]
    for field in fields_of(ClaimKind(kept.kind)):
        said = [field_said(one, field) for one in (kept, joined)]
        rows.append(Compared(field.value, str(field.label), *said))
    limits = [str(one.get_caveat_kind_display()) for one in (kept, joined)]
    rows.append(Compared(CAVEAT_KIND, "How it limits", *limits))
    rows.append(Compared(CAVEAT, "Caveat", kept.caveat, joined.caveat))
    traced = [str(one.utterance or "") for one in (kept, joined)]
    rows.append(Compared(UTTERANCE, "Utterance", *traced))
    chains = [", ".join(str(relay) for relay in one.relays.all()) for one in (kept, joined)]
    rows.append(Compared(RELAYS, "Passed on", *chains))
    return [row for row in rows if row.kept or row.joined]


def may_be_joined(claim: Claim, article: Article) -> "QuerySet[Claim]":
    """The other claims of its kind in the article, in the order of the text."""
    rows = Claim.objects.filter(kind=claim.kind, evidence__article=article)
    return (
        rows.exclude(pk=claim.pk)
        .exclude(state=SuggestionState.REJECTED)
        .order_by("docket")
        .distinct()[:OFFERED]
    )


def load_both(dockets: tuple[int, int]) -> dict[int, Claim]:
    rows = Claim.objects.select_related(*LOADED).prefetch_related("relays__entity")
    return {one.docket: one for one in rows.filter(docket__in=dockets)}


def field_said(claim: Claim, field: ClaimField) -> str:
    """A field of a claim in a line; nothing where nobody stated it."""
    match field:
        case ClaimField.CLAIMANT:
            return claim.speaker
        case ClaimField.FIGURE | ClaimField.SHARE:
            return _figure_said(claim)
        case ClaimField.MEASURE:
            return ", ".join(one for one in (claim.measured, claim.unit) if one)
        case ClaimField.PERIOD:
            return claim.period or claim.period_words
        case ClaimField.EXTENT | ClaimField.CONDITION:
            return str(getattr(claim, f"{field.value}_words"))
        case _:
            entity, words = getattr(claim, field.value), getattr(claim, f"{field.value}_words")
            return str(entity.name if entity else words)


def _figure_said(claim: Claim) -> str:
    if not claim.has_share:
        return claim.figure
    of = claim.share_of.docket_label if claim.share_of else claim.share_of_words
    return f"{claim.share} {of if of.startswith('of ') else f'of {of}'}" if of else claim.share
