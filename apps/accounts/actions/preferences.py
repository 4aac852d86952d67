from django.db import transaction

from apps.accounts.enums import Density
from apps.accounts.models import User


@transaction.atomic
def set_preferences(
    *, by: User, display_name: str, density: Density | str, single_keys: bool
) -> None:
    """Everybody sets their own; there is nobody else's to set."""
    User.objects.filter(pk=by.pk).update(
        display_name=display_name, density=density, single_keys=single_keys
    )
