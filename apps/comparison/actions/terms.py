"""What is counted and which kinds of people there are, and how they stand to one another."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.comparison.enums import TieKind
from apps.comparison.models import Term, TermTie

if TYPE_CHECKING:
    from apps.accounts.models import User


def tie_terms(
    *, one: Term, other: Term, kind: TieKind, by: "User", reason: str = "", position: int = 0
) -> tuple[TermTie, UUID]:
    """Say that one term lies within another, or shares nothing with it.

    Raises InvalidAnnotation, with the reason, where that cannot stand beside what is said already.
    """
    check_may(by, Action.CURATE)
    said = f"Said that {one.name} {kind.label.lower()} {other.name}"
    with recorded(by=by, reason=said) as action:
        try:
            with transaction.atomic():
                tie = TermTie.objects.create(
                    one=one,
                    kind=kind,
                    other=other,
                    position=position,
                    reason=" ".join(reason.split())[:300],
                    created_by=by,
                )
        except IntegrityError as error:
            raise InvalidAnnotation(refusal(error), field="other") from error
    return tie, action


def untie_terms(*, tie: TermTie, by: "User", reason: str = "") -> UUID:
    """Take back how one term stands to another."""
    check_may(by, Action.CURATE)
    said = f"Took back that {tie.one.name} {tie.get_kind_display().lower()} {tie.other.name}"
    reason = " ".join(reason.split())
    with recorded(by=by, reason=f"{said}: {reason}"[:300] if reason else said) as action:
        tie.delete()
    return action


def refusal(error: IntegrityError) -> str:
    """What the database says against a tie, for people."""
    said = str(error).splitlines()[0]
    if "term_tie_once" in said:
        return "How these two stand is said already. Take that back first."
    if "term_tie_of_two" in said:
        return "A term stands to another one, not to itself."
    return f"{said[:1].upper()}{said[1:]}."
