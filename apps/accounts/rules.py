"""Who may do what. The one place; pages, fragments and the admin all ask here.

`check_may` raises, `may` answers. The table is read as a list: each role and what it adds.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted

if TYPE_CHECKING:
    from apps.accounts.models import User


class Action(StrEnum):
    READ = "read the desk"
    SAVE_VIEW = "save views"
    COMMENT = "comment on notes"
    IMPORT = "bring in articles"
    EDIT_ARTICLE = "correct what is said about an article"
    ANNOTATE = "mark people, places, organisations, claims, tags and notes"
    EDIT_ANNOTATION = "change annotations that others made"
    ASK = "ask questions, choose their claims and answer them"
    COMPARE = "decide which claims are of one origin, and record corrections"
    EDIT_ENTITY = "change people, places and organisations"
    EDIT_TAG = "make and change tags"
    DELETE_ANNOTATION = "delete annotations that others made"
    DELETE_ENTITY = "delete people, places and organisations"
    SHARE_VIEW = "share views with everybody"
    SET_RELIABILITY = "set the reliability of a publisher"
    ADJUDICATE = "settle differing assessments of a claim"
    CURATE = "work in the admin"
    MANAGE_USERS = "manage users and groups"


_ADDED: dict[Role, frozenset[Action]] = {
    Role.VIEWER: frozenset({Action.READ, Action.SAVE_VIEW}),
    Role.ANALYST: frozenset(
        {
            Action.COMMENT,
            Action.IMPORT,
            Action.EDIT_ARTICLE,
            Action.ANNOTATE,
            Action.EDIT_ANNOTATION,
            Action.ASK,
            Action.COMPARE,
            Action.EDIT_ENTITY,
            Action.EDIT_TAG,
        }
    ),
    Role.CURATOR: frozenset(
        {
            Action.DELETE_ANNOTATION,
            Action.DELETE_ENTITY,
            Action.SHARE_VIEW,
            Action.SET_RELIABILITY,
            Action.ADJUDICATE,
            Action.CURATE,
        }
    ),
    Role.ADMIN: frozenset({Action.MANAGE_USERS}),
}


def _table() -> dict[Role, frozenset[Action]]:
    table: dict[Role, frozenset[Action]] = {}
    so_far: frozenset[Action] = frozenset()
    for role in Role:
        so_far |= _ADDED[role]
        table[role] = so_far
    return table


MAY: dict[Role, frozenset[Action]] = _table()


def may(user: "User | AnonymousUser | Any", action: Action) -> bool:
    return any(action in MAY[role] for role in getattr(user, "roles", ()))


def check_may(user: "User | AnonymousUser | Any", action: Action) -> None:
    """Raise NotPermitted unless one of the user's roles includes the action."""
    if not may(user, action):
        raise NotPermitted(
            f"You may not {action.value}. Ask an admin of this desk for a role that includes it."
        )
