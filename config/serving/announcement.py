"""What is said when the product is up."""

DEMO_PASSWORD = "fogline-demo"  # noqa: S105
DEMO_USERNAMES = ("analyst", "curator", "admin", "viewer")


def announcement(host: str, port: int, people: list[str]) -> str:
    shown = f"[{host}]" if ":" in host else host
    lines = ["", f"  Fogline is at  http://{shown}:{port}/", ""]
    if people:
        lines += [f"  Sign in as {', '.join(people)} with the password {DEMO_PASSWORD}", ""]
    return "\n".join([*lines, "  Ctrl-C stops it.", ""])


def demo_people() -> list[str]:
    """Who of the demo world can still sign in with the demo password."""
    from django.contrib.auth import get_user_model

    found = get_user_model().objects.filter(username__in=DEMO_USERNAMES, is_active=True)
    people = {user.username for user in found if user.check_password(DEMO_PASSWORD)}
    return [name for name in DEMO_USERNAMES if name in people]
