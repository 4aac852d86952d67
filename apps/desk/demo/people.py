"""The demo world's people. Only a laptop has them: production refuses to make them."""

from django.contrib.auth.models import Group

from apps.accounts.enums import Role
from apps.accounts.models import User

PASSWORD = "fogline-demo"  # noqa: S105  (printed for everybody who tries the product)


def make_people() -> dict[str, User]:
    """One person a role, each with the role as user name."""
    people: dict[str, User] = {}
    for role in Role:
        user, made = User.objects.get_or_create(
            username=role.value,
            defaults={
                "display_name": f"Demo {role.label.lower()}",
                "is_staff": role in (Role.CURATOR, Role.ADMIN),
            },
        )
        if made:
            user.set_password(PASSWORD)
            user.save()
        user.groups.add(Group.objects.get(name=role.value))
        people[role.value] = User.objects.with_roles().get(pk=user.pk)
    return people
