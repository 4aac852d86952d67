from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from apps.accounts.models import User


class RolesBackend(AuthenticationBackend):
    """Signs people in, and loads each with their roles in one query, for every request."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.with_roles().filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
