"""Somebody who is signed in and asks for pages, over one connection that is kept open."""

import http.client
import re
import secrets
import string
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from apps.accounts.models import User

_UNDO = re.compile(r"/undo/[0-9a-f-]{36}/")
# As django.middleware.csrf makes and checks them.
_SECRET_LENGTH = 32


@dataclass(frozen=True)
class Answer:
    seconds: float
    status: int
    body: str

    @property
    def undo(self) -> str:
        """The address that takes back what this answer says was done."""
        found = _UNDO.search(self.body)
        if found is None:
            raise RuntimeError("The answer offers no undo.")
        return found[0]


class Visitor:
    def __init__(self, user: User, host: str, port: int) -> None:
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        letters = string.ascii_letters + string.digits
        token = "".join(secrets.choice(letters) for _ in range(_SECRET_LENGTH))
        self._headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}; "
            f"{settings.CSRF_COOKIE_NAME}={token}",
            "X-CSRFToken": token,
        }
        self._connection = http.client.HTTPConnection(host, port, timeout=120)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        return self._ask("POST", path, urlencode(fields).encode(), headers)

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str] | None
    ) -> Answer:
        sent = {**self._headers, **(headers or {})}
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self._connection.request(method, path, body, sent)
        response = self._connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - begun
        if response.status != http.client.OK:
            raise RuntimeError(f"{method} {path} answered {response.status}: {content[:300]!r}")
        return Answer(seconds, response.status, content.decode())

    def close(self) -> None:
        self._connection.close()
