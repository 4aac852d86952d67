"""Web addresses: what counts as one, and when two of them are the same."""

import ipaddress
import re
from urllib.parse import quote, urlsplit, urlunsplit

from courlan import normalize_url

from apps.articles.intake.limits import Limits
from apps.articles.intake.records import Address, Refusal, RejectionCode, shorten

# Only parameters that never choose the article. courlan's own list also drops `cid`, `source` or
# anything that begins with `ga`, by which some sites name their articles: two articles would
# become one.
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|y|dc|tw|ysc)clid|msclkid|gbraid|wbraid|igshid|igsh|mc_[ce]id|_ga|_gl|mkt_tok|xtor",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")


def _refuse(written: str, why: str) -> Refusal:
    return Refusal(
        RejectionCode.BAD_URL,
        f"“{shorten(written, 80)}” is not a web address: {why}. Give the whole address, "
        "beginning with https://, or leave the field empty.",
    )


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        labels = host.rstrip(".").split(".")
        return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return True


def parse_address(written: str, limits: Limits) -> Address:
    """Read a web address; `canonical` is the same for addresses that lead to the same article.

    The canonical form has a lower-case host and no default port, fragment or tracking
    parameters. Raises Refusal for anything that is not http or https with a real host.
    """
    text = written.strip()
    too_long = f"it is longer than {limits.url_chars:,} characters"
    if len(text) > limits.url_chars:
        raise _refuse(text, too_long)
    if any(c.isspace() or not c.isprintable() or c in '<>"' for c in text):
        raise _refuse(text, "it has a space or a character that no address has")
    try:
        parts = urlsplit(text)
        port = parts.port
        host = parts.hostname
    except ValueError as error:
        raise _refuse(text, "its host or port cannot be read") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise _refuse(text, "it does not begin with http:// or https://")
    if not host or not _is_host(host):
        raise _refuse(text, "it names no host")
    if parts.username is not None or parts.password is not None:
        raise _refuse(text, "it carries a user name or password")
    scheme = parts.scheme.lower()
    shown = f"[{host}]" if ":" in host else host.rstrip(".")
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        shown = f"{shown}:{port}"
    try:
        path = normalize_url(urlunsplit((scheme, shown, parts.path or "/", "", "")))
        query = quote(_without_tracking(parts.query), safe="/%!=:,-&+?;@$*'()~.[]|")
    except (ValueError, UnicodeError) as error:
        raise _refuse(text, "its path or query cannot be read") from error
    canonical = f"{path}?{query}" if query else path
    if len(canonical.encode()) > limits.url_key:
        raise _refuse(text, too_long)
    return Address(text, canonical)


def _without_tracking(query: str) -> str:
    kept = (part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0]))
    return "&".join(part for part in kept if part)
