"""Accounts are made and given roles in the admin."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from apps.accounts.enums import Role
from apps.accounts.models import User


@pytest.mark.parametrize(
    ("role", "staff"),
    [(Role.VIEWER, False), (Role.ANALYST, False), (Role.CURATOR, True), (Role.ADMIN, True)],
)
def test_who_may_curate_is_shown_the_way_there(client, admin_person, role, staff):
    client.force_login(admin_person, backend="apps.accounts.backends.RolesBackend")
    answer = client.post(
        reverse("admin:accounts_user_add"),
        {
            "username": "newcomer",
            "display_name": "New Comer",
            "usable_password": "true",
            "password1": "a long and quiet evening",
            "password2": "a long and quiet evening",
            "groups": [Group.objects.get(name=role).pk],
        },
    )
    assert answer.status_code == 302
    made = User.objects.get(username="newcomer")
    assert made.roles == {role}
    assert made.is_staff is staff


def test_whoever_may_no_longer_curate_loses_the_way_there(client, admin_person, curator):
    client.force_login(admin_person, backend="apps.accounts.backends.RolesBackend")
    answer = client.post(
        reverse("admin:accounts_user_change", args=[curator.pk]),
        {
            "username": "curator",
            "is_active": "on",
            "density": "comfortable",
            "groups": [Group.objects.get(name=Role.VIEWER).pk],
        },
    )
    assert answer.status_code == 302
    assert User.objects.get(pk=curator.pk).is_staff is False
