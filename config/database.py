"""Which database: the server that DATABASE_URL names, or the embedded one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

# A connection outlives the request that opened it: opening one costs as much as a small page.
CONNECTION_SECONDS = 600


def data_folder(environ: Mapping[str, str]) -> Path:
    """The folder for everything that this installation keeps on disk."""
    repository = Path(__file__).resolve().parent.parent
    return Path(environ.get("FOGLINE_DATA") or repository / ".data")


def database_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """One entry of DATABASES.

    The embedded server is not started here but at the first connection, so that commands which
    need no database (help, checks, collecting static files) start none.
    """
    url = environ.get("DATABASE_URL", "").strip()
    if url:
        import dj_database_url

        return dict(
            dj_database_url.parse(url, conn_max_age=CONNECTION_SECONDS, conn_health_checks=True)
        )
    return {
        "ENGINE": "config.postgresql",
        "NAME": "fogline",
        "USER": "fogline",
        "CONN_MAX_AGE": CONNECTION_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }
