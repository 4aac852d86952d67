"""Dates and numbers as people read them, with the machine's form beside them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

_THIN: Final = "\u202f"
_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


def number(value: int | float | Decimal | None) -> str:
    """12400 becomes "12,400"; nothing becomes an empty string."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}"


def count(value: int, singular: str, plural: str = "") -> str:
    """A number with its noun: "1 claim", "1,200 claims"."""
    return f"{number(value)} {singular if value == 1 else plural or singular + 's'}"


def size(octets: int) -> str:
    """A file's size: "3.4 MB"."""
    value = float(octets)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000 or unit == "GB":
            break
        value /= 1000
    shown = f"{value:.0f}" if unit == "bytes" or value >= 100 else f"{value:.1f}"
    return f"{shown}{_THIN}{unit}"


def written(value: date | datetime, precision: str = "day") -> str:
    """A date no finer than it is known: "2023", "May 2023", "1 May 2023", "… 14:05 UTC"."""
    month = _MONTHS[value.month - 1]
    if precision == "year":
        return str(value.year)
    if precision == "month":
        return f"{month} {value.year}"
    day = f"{value.day} {month} {value.year}"
    if precision == "minute" and isinstance(value, datetime):
        aware = value.astimezone(UTC) if timezone.is_aware(value) else value
        return f"{aware.day} {_MONTHS[aware.month - 1]} {aware.year}, {aware:%H:%M} UTC"
    return day


def dated(value: date | datetime | None, precision: str = "day") -> SafeString:
    """A <time> for a date that may be known only to the month or year."""
    if value is None:
        return SafeString('<span class="none">not stated</span>')
    machine = {
        "year": f"{value:%Y}",
        "month": f"{value:%Y-%m}",
        "day": f"{value:%Y-%m-%d}",
    }.get(
        str(precision),
        value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat(),
    )
    return format_html('<time datetime="{}">{}</time>', machine, written(value, str(precision)))


def ago(value: datetime | None, now: datetime | None = None) -> SafeString:
    """When something happened here: near times by the clock, far ones by the date."""
    if value is None:
        return SafeString("")
    now = now or timezone.now()
    local, today = timezone.localtime(value), timezone.localtime(now).date()
    since = now - value
    if timedelta(0) <= since < timedelta(minutes=1):
        words = "just now"
    elif timedelta(0) <= since < timedelta(hours=1):
        words = f"{int(since.total_seconds() // 60)} min ago"
    elif local.date() == today:
        words = f"today {local:%H:%M}"
    elif local.date() == today - timedelta(days=1):
        words = f"yesterday {local:%H:%M}"
    elif local.year == today.year:
        words = f"{local.day} {_MONTHS[local.month - 1]}"
    else:
        words = written(local)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(timespec="seconds"),
        written(value, "minute"),
        words,
    )


def duration(seconds: float) -> str:
    """A length of time in words: "8 seconds", "3 minutes", "2 hours"."""
    whole = max(1, round(seconds))
    for size, name in ((3600, "hour"), (60, "minute")):
        if whole >= size:
            count = round(whole / size)
            return f"{count} {name}{'' if count == 1 else 's'}"
    return f"{whole} second{'' if whole == 1 else 's'}"
