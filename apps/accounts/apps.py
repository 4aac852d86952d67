from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def ensure_roles(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """The groups are part of the product: after every migration all four of them exist."""
    # Models can be imported only once all apps are ready.
    from django.contrib.auth.models import Group

    from apps.accounts.enums import Role

    for role in Role:
        Group.objects.using(using).get_or_create(name=role.value)


class AccountsConfig(AppConfig):
    name = "apps.accounts"

    def ready(self) -> None:
        post_migrate.connect(ensure_roles, sender=self)
