"""From named values, as a line or a row gives them, to a record."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from apps.articles.intake.addresses import parse_address
from apps.articles.intake.dates import parse_published
from apps.articles.intake.decoding import check_characters
from apps.articles.intake.languages import infer_language, parse_language
from apps.articles.intake.limits import Limits
from apps.articles.intake.records import (
    Inferred,
    Place,
    Published,
    Record,
    Refusal,
    RejectionCode,
    Stated,
    shorten,
)
from apps.articles.intake.titles import working_title

# The field's own name first, then what others call it, most telling first. Upper and lower case,
# spaces, hyphens and underscores make no difference.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "article text",
        "full text",
        "main text",
        "article body",
        "article",
        "текст",
    ),
    "title": ("title", "headline", "heading", "заголовок"),
    "url": (
        "url",
        "link",
        "canonical url",
        "source url",
        "article url",
        "web url",
        "permalink",
        "uri",
        "посилання",
        "ссылка",
    ),
    "publisher": (
        "publisher",
        "outlet",
        "source",
        "source name",
        "site name",
        "newspaper",
        "publication",
        "видання",
        "издание",
        "джерело",
        "источник",
    ),
    "published_at": (
        "published at",
        "published",
        "date published",
        "publication date",
        "published date",
        "pub date",
        "date publish",
        "date",
        "дата",
    ),
    "language": ("language", "lang", "language code", "locale", "мова", "язык"),
}
_LEADING_DATE = re.compile(
    r"\s*(date|published)\s*:?\s+(\d{4}-\d{2}-\d{2}(?:T\S+)?)(?=\s)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller gives for a whole import. `today` bounds dates in the future."""

    today: date
    publisher: str | None = None
    language: str | None = None
    limits: Limits = field(default_factory=Limits)


def plain_name(name: str) -> str:
    return re.sub(r"[\s_.\-]+", "", name).casefold()


_KNOWN = {
    plain_name(name): (known, rank)
    for known, names in SYNONYMS.items()
    for rank, name in enumerate(names)
}


def match_fields(names: Iterable[str]) -> dict[str, str]:
    """Which of `names` gives which field; of two, the one that SYNONYMS lists first."""
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        known = _KNOWN.get(plain_name(name))
        if known and (known[0] not in best or known[1] < best[known[0]][0]):
            best[known[0]] = (known[1], name)
    return {known: name for known, (_, name) in best.items()}


def clean_text(text: str) -> tuple[str, tuple[str, ...]]:
    """The text to store, and what was changed: line ends, and a byte order mark removed."""
    notes = []
    if text.startswith("\ufeff"):
        text = text[1:]
        notes.append("A byte order mark at the beginning was removed.")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes.append("Line ends were made line feeds.")
    return text, tuple(notes)


def build_record(
    values: Mapping[str, str], place: Place, options: Options, notes: tuple[str, ...] = ()
) -> Record:
    """Check the values of one article and work out what is missing.

    `values` has the field names of SYNONYMS; an empty value is a missing one. Raises Refusal.
    """
    limits = options.limits
    text, text_notes = clean_text(values.get("text", ""))
    check_text(text, limits)
    stated = {
        name: value.strip() for name, value in values.items() if name != "text" and value.strip()
    }
    for name, value in stated.items():
        check_characters(value, f"The {name.replace('_', ' ')}")

    published: Stated[Published] | Inferred[Published] | None = None
    leading = None
    if "published_at" in stated:
        published = Stated(parse_published(stated["published_at"], options.today))
    else:
        leading = _LEADING_DATE.match(text[:200])
        if leading:
            try:
                published = Inferred(
                    parse_published(leading[2], options.today),
                    f"the text begins with “{shorten(leading[0])}”",
                )
            except Refusal:
                # A text that merely begins like a date is still a text.
                leading = None
                notes = (*notes, "The text begins like a date, which could not be read as one.")
    publisher = stated.get("publisher") or options.publisher
    language = stated.get("language") or options.language
    return Record(
        place=place,
        text=text,
        title=_title(stated.get("title"), text, limits, has_leading_date=leading is not None),
        url=Stated(parse_address(stated["url"], limits)) if "url" in stated else None,
        publisher=Stated(_publisher(publisher, limits)) if publisher else None,
        published_at=published,
        language=Stated(parse_language(language)) if language else infer_language(text),
        notes=(*notes, *text_notes),
    )


def check_text(text: str, limits: Limits) -> None:
    """Raise Refusal unless `text` can be stored as the text of an article."""
    if not text.strip():
        raise Refusal(
            RejectionCode.EMPTY_TEXT, "The text is empty. Give the words of the article.", ""
        )
    check_characters(text)
    size = len(text.encode("utf-8")) if len(text) * 4 > limits.text else len(text)
    if size > limits.text:
        raise Refusal(
            RejectionCode.TEXT_TOO_LONG,
            f"The text is {size / 2**20:,.1f} MB long; {limits.text / 2**20:,.0f} MB is the "
            f"most for one "
            "article. Divide it into the articles it is made of.",
            shorten(text[:400]),
        )


def _title(
    title: str | None, text: str, limits: Limits, has_leading_date: bool
) -> Stated[str] | Inferred[str]:
    if not title:
        return working_title(text, has_leading_date)
    if len(title) > limits.title_chars:
        raise Refusal(
            RejectionCode.TITLE_TOO_LONG,
            f"The title is {len(title):,} characters long; {limits.title_chars:,} is the "
            f"most. Shorten "
            "it, or leave it empty for a working title.",
            shorten(title),
        )
    return Stated(" ".join(title.split()))


def _publisher(name: str, limits: Limits) -> str:
    if len(name) > limits.publisher_chars:
        raise Refusal(
            RejectionCode.PUBLISHER_TOO_LONG,
            f"The publisher's name is {len(name):,} characters long; "
            f"{limits.publisher_chars:,} is the "
            "most. Check that the columns are not shifted.",
            shorten(name),
        )
    return " ".join(name.split())
