"""Switching rules of the finder off and on again."""

from typing import TYPE_CHECKING
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.entities.actions.looking import touch
from apps.entities.actions.searching import search_everything_again, wake_search
from apps.entities.actions.turns import switch_off, switch_on
from apps.entities.matching.finding import RULES
from apps.entities.models import Mention, SwitchedOffRule

if TYPE_CHECKING:
    from apps.accounts.models import User


def switch_rule_off(*, rule: str, reason: str, by: "User") -> UUID:
    """Let a rule find nothing more. What it suggested and nobody decided about goes."""
    check_may(by, Action.CURATE)
    _check_known(rule)
    with recorded(by=by, reason=f"Switched the rule “{rule}” off") as action:
        switch_off(SwitchedOffRule, rule=rule, reason=reason, by=by)
        touch(Mention.objects.filter(rule=rule, state=SuggestionState.SUGGESTED))
    wake_search()
    return action


def switch_rule_on(*, rule: str, by: "User") -> UUID:
    """Let a rule find again, which means searching every text again, the newest first."""
    check_may(by, Action.CURATE)
    _check_known(rule)
    with recorded(by=by, reason=f"Switched the rule “{rule}” on again") as action:
        switch_on(SwitchedOffRule, rule=rule)
        search_everything_again()
    return action


def _check_known(rule: str) -> None:
    if rule not in RULES:
        raise InvalidAnnotation("There is no such rule.")
