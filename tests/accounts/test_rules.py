"""The rules as a table: each role and all that it may do, nothing more."""

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.accounts.rules import Action, check_may, may

VIEWER = {Action.READ, Action.SAVE_VIEW}
ANALYST = VIEWER | {
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
CURATOR = ANALYST | {
    Action.DELETE_ANNOTATION,
    Action.DELETE_ENTITY,
    Action.SHARE_VIEW,
    Action.SET_RELIABILITY,
    Action.CURATE,
    Action.ADJUDICATE,
}
ADMIN = CURATOR | {Action.MANAGE_USERS}


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (None, set()),
        (Role.VIEWER, VIEWER),
        (Role.ANALYST, ANALYST),
        (Role.CURATOR, CURATOR),
        (Role.ADMIN, ADMIN),
    ],
)
def test_a_role_may_do_this_and_nothing_else(make_user, role, allowed):
    user = make_user(role, "somebody")

    assert {action for action in Action if may(user, action)} == allowed


def test_somebody_in_two_groups_may_do_what_either_may(make_user, django_user_model):
    user = make_user(Role.VIEWER, "both")
    user.groups.add(*user.groups.model.objects.filter(name=Role.CURATOR))

    assert {action for action in Action if may(user, action)} == CURATOR


def test_a_deactivated_person_may_do_nothing(make_user):
    user = make_user(Role.ADMIN)
    user.is_active = False

    assert [action for action in Action if may(user, action)] == []


def test_nobody_signed_in_may_do_nothing():
    assert [action for action in Action if may(AnonymousUser(), action)] == []


def test_a_refusal_names_what_was_refused_and_whom_to_ask(viewer):
    with pytest.raises(NotPermitted) as refused:
        check_may(viewer, Action.IMPORT)

    assert str(refused.value) == (
        "You may not bring in articles. Ask an admin of this desk for a role that includes it."
    )


def test_roles_come_with_the_user_in_one_query(viewer, django_assert_num_queries):
    with django_assert_num_queries(1):
        user = User.objects.with_roles().get(pk=viewer.pk)
        assert user.roles == {Role.VIEWER}
