"""Switching rules of the reading of claims off and on again."""

from typing import TYPE_CHECKING
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.claims.actions.reading_texts import let_all_wait, wake_reading
from apps.claims.extraction.assembling.rules import RULES
from apps.claims.models import Claim, ClaimReading, SwitchedOffRule
from apps.entities.actions.turns import switch_off, switch_on, wait_again

if TYPE_CHECKING:
    from apps.accounts.models import User


def switch_rule_off(*, rule: str, reason: str, by: "User") -> UUID:
    """Let a rule read nothing more. What it suggested and nobody decided about goes."""
    check_may(by, Action.CURATE)
    _check_known(rule)
    with recorded(by=by, reason=f"Switched the rule “{rule}” off") as action:
        switch_off(SwitchedOffRule, rule=rule, reason=reason, by=by)
        by_it = Claim.objects.filter(rule=rule, state=SuggestionState.SUGGESTED)
        wait_again(ClaimReading.objects.filter(article__in=by_it.values("found_in")))
    wake_reading()
    return action


def switch_rule_on(*, rule: str, by: "User") -> UUID:
    """Let a rule read again, which means reading every text again, the newest first."""
    check_may(by, Action.CURATE)
    _check_known(rule)
    with recorded(by=by, reason=f"Switched the rule “{rule}” on again") as action:
        switch_on(SwitchedOffRule, rule=rule)
        let_all_wait()
    return action


def _check_known(rule: str) -> None:
    if rule not in RULES:
        raise InvalidAnnotation("There is no such rule.")
