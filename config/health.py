"""`python -m config.health`: whether the web server in this container answers."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def is_healthy(environ: dict[str, str], port: int = 8000) -> bool:
    """Ask as a browser behind the proxy would: by a name that is allowed, over HTTPS."""
    host = environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".*")
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        headers = {"Host": host or "localhost", "X-Forwarded-Proto": "https"}
        connection.request("GET", "/healthz", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_healthy(dict(os.environ)) else 1)
