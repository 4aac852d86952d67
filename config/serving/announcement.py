"""What is said when the product is up."""

from collections.abc import Sequence


def announcement(host: str, port: int, people: Sequence[str], password: str) -> str:
    """The address, and who of the demo world can sign in with which password."""
    shown = f"[{host}]" if ":" in host else host
    lines = ["", f"  Fogline is at  http://{shown}:{port}/", ""]
    if people:
        lines += [f"  Sign in as {', '.join(people)} with the password {password}", ""]
    return "\n".join([*lines, "  Ctrl-C stops it.", ""])


def people_with(password: str) -> list[str]:
    """Who of the demo world has the demo password still, the least allowed first."""
    from apps.accounts.enums import Role
    from apps.accounts.models import User

    found = User.objects.filter(username__in=Role.values, is_active=True)
    people = {user.username for user in found if user.check_password(password)}
    return [name for name in Role.values if name in people]
