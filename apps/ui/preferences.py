"""How the page looks for the person reading it: theme by device, the rest by account."""

from dataclasses import dataclass
from typing import Any, Final, Self

from django.http import HttpResponse

THEME_COOKIE: Final = "fogline_theme"
THEMES: Final = ("system", "light", "dark")
YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """`theme` is "" where the system decides."""

    theme: str = ""
    density: str = "comfortable"
    single_keys: bool = True

    @classmethod
    def of(cls, request: Any) -> Self:
        if request is None:
            return cls()
        theme = request.COOKIES.get(THEME_COOKIE, "")
        user = getattr(request, "user", None)
        return cls(
            theme=theme if theme in THEMES[1:] else "",
            density="compact" if getattr(user, "density", "") == "compact" else "comfortable",
            single_keys=bool(getattr(user, "single_keys", True)),
        )

    @property
    def next_theme(self) -> str:
        """What the theme button leads to: system, light, dark, and round again."""
        return THEMES[(THEMES.index(self.theme or "system") + 1) % len(THEMES)]


def keep_theme(response: HttpResponse, theme: str) -> HttpResponse:
    """Keep the theme on this device; "system" forgets it."""
    if theme == "system":
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    elif theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=YEAR, samesite="Lax")
    return response
