"""Publication dates as people and machines write them, kept at the precision they are given."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from apps.articles.intake.records import DatePrecision, Published, Refusal, RejectionCode, shorten

EARLIEST_YEAR = 1500

_MONTH_STEMS: tuple[tuple[str, int], ...] = tuple(
    (stem, number)
    for number, stems in enumerate(
        (
            "jan|січ|янв|ene|студ",
            "feb|лют|фев",
            "mar|mär|бер|мар",
            "apr|abr|avr|кві|апр",
            "may|mai|трав|мая|май",
            "jun|juin|чер|июн",
            "jul|juil|лип|июл",
            "aug|ago|août|серп|авг",
            "sep|вер|сен",
            "oct|okt|жов|окт",
            "nov|лист|ноя",
            "dec|dez|dic|déc|груд|дек",
        ),
        start=1,
    )
    for stem in stems.split("|")
)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
}  # fmt: skip

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
_ZONE = r"(?P<zone>[+-]\d{2}(?::?\d{2})?|[a-z]{1,4})"
_TAIL = rf"(?:(?:t|,?\s+(?:at\s+|о\s+|в\s+)?){_TIME}(?:\s*{_ZONE})?)?"
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,\s*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
        rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TAIL}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_TAIL}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TAIL}",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(?P<name>[^\W\d]{{3,12}})\.?,?[\s-]+(?:de\s+)?(?P<year>\d{{4}})(?:\s*(?:г|р|року|года)\.?)?{_TAIL}",
        rf"{_WEEKDAY}(?P<name>[^\W\d]{{3,12}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TAIL}",
        r"(?P<name>[^\W\d]{3,12})\.?,?\s+(?P<year>\d{4})(?:\s*(?:г|р|року|года)\.?)?",
    )
)
_SLASHED = re.compile(
    rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/(?P<year>\d{{4}}){_TAIL}", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/.\s]+[^\W_]{1,12}[-/.\s]+\d{2}", re.UNICODE)
_LONGEST = 80


def _refuse(written: str, what: str) -> Refusal:
    return Refusal(RejectionCode.BAD_DATE, f"The date “{shorten(written, 60)}” {what}")


def _month_number(name: str) -> int | None:
    low = name.lower()
    for stem, number in _MONTH_STEMS:
        if low.startswith(stem):
            return number
    return None


def _zone(written: str, text: str | None) -> timezone | None:
    if not text:
        return None
    low = text.lower()
    if low in _ZONES:
        return timezone(timedelta(hours=_ZONES[low]))
    if low[0] in "+-":
        digits = low[1:].replace(":", "")
        hours, minutes = int(digits[:2]), int(digits[2:] or 0)
        if hours <= 14 and minutes < 60:
            shift = timedelta(hours=hours, minutes=minutes)
            return timezone(-shift if low[0] == "-" else shift)
    raise _refuse(
        written, f"has a time zone that is not known, “{text}”: write it as +02:00 or Z."
    )


def _check_day(written: str, year: int, month: int, day: int) -> None:
    if not 1 <= month <= 12:
        raise _refuse(written, f"does not exist: there is no month {month}.")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        name = f"{calendar.month_name[month]} {year}"
        raise _refuse(written, f"does not exist: {name} has {days} days.")


def _build(written: str, found: dict[str, str | None], today: date) -> Published:
    year = int(found["year"] or 0)
    if year < EARLIEST_YEAR:
        raise _refuse(written, f"lies before {EARLIEST_YEAR}: give the year the article came out.")
    name, month_text, day_text = found.get("name"), found.get("month"), found.get("day")
    month = _month_number(name) if name else int(month_text) if month_text else None
    if name and month is None:
        raise _refuse(
            written, f"names a month that is not known, “{name}”: write it as 2023-05-01."
        )
    day = int(day_text) if day_text else None
    precision = DatePrecision.YEAR
    if month is not None:
        _check_day(written, year, month, 1 if day is None else day)
        precision = DatePrecision.MONTH if day is None else DatePrecision.DAY
    hour = minute = 0
    zone = None
    if found.get("hour") is not None:
        hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
        if hour > 23 or minute > 59:
            raise _refuse(written, f"has a time that does not exist, {hour}:{minute:02}.")
        precision = DatePrecision.MINUTE
        zone = _zone(written, found.get("zone"))
    try:
        moment = datetime(year, month or 1, day or 1, hour, minute, tzinfo=zone or UTC).astimezone(
            UTC
        )
    except OverflowError as error:
        raise _refuse(written, "lies outside the years that can be stored.") from error
    # A day of grace: it is already tomorrow in the east.
    if moment.date() > today + timedelta(days=1):
        raise _refuse(written, "lies in the future: check the year, month and day.")
    return Published(moment, precision, zone is not None, written)


def parse_published(written: str, today: date) -> Published:
    """Read a publication date.

    `today` bounds the future. Understood: ISO 8601 from the year alone to the second with a zone,
    day.month.year, names of months in English, Ukrainian, Russian and the nearer European
    languages, mail dates, and 10- or 13-digit Unix times. Raises Refusal for a date that does not
    exist, could be read in two ways, or lies in the future.
    """
    text = " ".join(written.split())
    if len(text) > _LONGEST:
        raise _refuse(written, "is too long for a date: write it as 2023-05-01.")
    if not text.isascii() and any(c.isdigit() and not c.isascii() for c in text):
        raise _refuse(written, "uses digits that cannot be read: write it as 2023-05-01.")
    if re.fullmatch(r"[1-9]\d{9}|[1-9]\d{12}", text):
        seconds = int(text[:10])
        moment = datetime.fromtimestamp(seconds - seconds % 60, UTC)
        if moment.date() > today + timedelta(days=1):
            raise _refuse(written, "lies in the future: check the year, month and day.")
        return Published(moment, DatePrecision.MINUTE, True, written)
    for form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _build(written, match.groupdict(), today)
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        return _build(written, _order_slashed(written, slashed.groupdict()), today)
    if _SHORT_YEAR.fullmatch(text):
        raise _refuse(
            written, "has a year of two digits: write the year in full, as in 2023-05-01."
        )
    return _parse_mail_date(written, text, today)


def _order_slashed(written: str, found: dict[str, str | None]) -> dict[str, str | None]:
    first, second = int(found["first"] or 0), int(found["second"] or 0)
    if 1 <= first <= 12 and 1 <= second <= 12 and first != second:
        one, other = (
            f"{first} {calendar.month_name[second]}",
            f"{second} {calendar.month_name[first]}",
        )
        raise _refuse(written, f"can be {one} or {other}: write it as year-month-day.")
    day, month = (first, second) if second <= 12 else (second, first)
    return {**found, "day": str(day), "month": str(month)}


def _parse_mail_date(written: str, text: str, today: date) -> Published:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise _refuse(
            written,
            "cannot be read: write it as 2023-05-01, or with a time as 2023-05-01T14:30+03:00.",
        ) from error
    iso = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    zone = moment.strftime("%z")[:5] if moment.tzinfo else ""
    match = _FORMS[2].fullmatch(f"{iso}T{moment.hour:02}:{moment.minute:02}{zone}")
    if match is None:
        raise _refuse(written, "cannot be read: write it as 2023-05-01.")
    return _build(written, match.groupdict(), today)
