"""The demo world's people. Only a laptop has them: production refuses to make them."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from apps.accounts.enums import Role
from apps.accounts.models import User

PASSWORD = "fogline-demo"  # noqa: S105  (printed for everybody who tries the product)


def make_people() -> dict[str, User]:
    """One person a role, each with the role as user name."""
    people: dict[str, User] = {}
    # Hashing is slow on purpose; one hash serves for one password that everybody knows.
    hashed = make_password(PASSWORD)
    for role in Role:
        user, _made = User.objects.get_or_create(
            username=role.value,
            defaults={
                "password": hashed,
                "display_name": f"Demo {role.label.lower()}",
                "is_staff": role in (Role.CURATOR, Role.ADMIN),
            },
        )
        user.groups.add(Group.objects.get(name=role.value))
        people[role.value] = User.objects.with_roles().get(pk=user.pk)
    return people
