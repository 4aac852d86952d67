"""A migrated database to copy from, so that not every test run pays for the migrations.

Kept on the test server under a name that holds a hash of every migration; a change to any of
them makes a new one. Two runs at once wait for one another by an advisory lock.
"""

import hashlib
from pathlib import Path

from django.core.management import call_command
from django.db import connection

_PREFIX = "fogline_template_"
_LOCK = 7_460_215


def template_database() -> str:
    """The name of an up-to-date template database, made if there is none yet."""
    name = _PREFIX + _fingerprint()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            cursor.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE %s", [_PREFIX + "%"]
            )
            held = {row[0] for row in cursor.fetchall()}
            if name not in held:
                for old in held:
                    cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
                cursor.execute(f'CREATE DATABASE "{name}_unfinished" TEMPLATE template0')
                _migrate(f"{name}_unfinished")
                cursor.execute(f'ALTER DATABASE "{name}_unfinished" RENAME TO "{name}"')
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    return name


def _migrate(database: str) -> None:
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _fingerprint() -> str:
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256((root / "requirements" / "base.txt").read_bytes())
    for path in sorted(root.glob("apps/*/migrations/*.py")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
