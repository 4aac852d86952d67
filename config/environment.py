"""What the environment says: read once, checked, explained when it is wrong.

Production takes every secret from the environment and refuses to start without it. On a laptop
the secret key is made at the first start and kept beside the data, so that sessions survive a
restart.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

DEVELOPMENT = "development"
PRODUCTION = "production"


def environment_name(environ: Mapping[str, str]) -> str:
    name = environ.get("FOGLINE_ENV", DEVELOPMENT)
    if name not in (DEVELOPMENT, PRODUCTION):
        raise ImproperlyConfigured(
            f"FOGLINE_ENV is {name!r}; it must be '{DEVELOPMENT}' or '{PRODUCTION}'."
        )
    return name


def flag(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").strip().lower() in ("1", "true", "yes", "on")


def whole_number(environ: Mapping[str, str], name: str, default: int) -> int:
    raw = environ.get(name, "").strip()
    if not raw:
        return default
    if not raw.isdecimal():
        raise ImproperlyConfigured(f"{name} is {raw!r}; it must be a whole number.")
    return int(raw)


def listed(environ: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in environ.get(name, "").split(",") if part.strip()]


def secret_key(environ: Mapping[str, str], data_dir: Path) -> str:
    """The key from the environment; on a laptop one of its own, kept in the data folder."""
    given = environ.get("SECRET_KEY", "")
    if environment_name(environ) == PRODUCTION:
        if len(given) < 50:
            raise ImproperlyConfigured(
                "SECRET_KEY must be set to at least 50 random characters in production. "
                "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
            )
        return given
    if given:
        return given
    path = data_dir / "secret-key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        # Exclusive creation: of two processes that start at once, one writes and both read it.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
    key = path.read_text()
    if not key:
        raise ImproperlyConfigured(f"{path} is empty. Delete it and start again.")
    return key


def allowed_hosts(environ: Mapping[str, str]) -> list[str]:
    hosts = listed(environ, "ALLOWED_HOSTS")
    if environment_name(environ) == PRODUCTION and not hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the host names that people use, separated by commas."
        )
    return hosts or ["localhost", "127.0.0.1", "[::1]"]


def require_in_production(environ: Mapping[str, str], name: str) -> None:
    if environment_name(environ) == PRODUCTION and not environ.get(name):
        raise ImproperlyConfigured(f"{name} must be set in production.")
