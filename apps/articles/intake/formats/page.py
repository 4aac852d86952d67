"""HTML pages: one file, one article. Nothing in a page is ever run, fetched or kept as markup."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html
from trafilatura import bare_extraction

from apps.articles.intake.addresses import parse_address
from apps.articles.intake.dates import parse_published
from apps.articles.intake.decoding import Decoded, decode_as
from apps.articles.intake.fields import Options, build_record
from apps.articles.intake.formats.plain import decode_file, read_whole
from apps.articles.intake.languages import parse_language
from apps.articles.intake.lines import Readable
from apps.articles.intake.records import (
    Item,
    Place,
    Record,
    Refusal,
    Rejection,
    RejectionCode,
    shorten,
)

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "og:published_time",
)
_DEEPEST_JSON = 6


def read_page(stream: Readable, name: str, options: Options, skip: int) -> Iterator[Item]:
    """Yield the one article of a page, or why it is none."""
    if skip:
        return
    lines = 1
    try:
        data = read_whole(stream, options.limits.page)
        lines = max(1, data.count(b"\n") + (not data.endswith(b"\n")))
        yield _read(data, Place(name, 1, lines, 1), options)
    except Refusal as refusal:
        yield Rejection(
            Place(name, 1, lines, 1),
            refusal.code,
            refusal.sentence,
            refusal.excerpt or "",
            whole_file=True,
        )


def _decode_page(data: bytes) -> Decoded:
    declared = _DECLARED.search(data[:4096])
    if declared:
        label = declared[1].decode("ascii", "replace")
        if label.lower().replace("-", "") not in {"utf8", "utf16", "utf32"}:
            decoded = decode_as(data, label)
            if decoded and "\x00" not in decoded.text:
                return decoded
    return decode_file(data)


def _read(data: bytes, place: Place, options: Options) -> Record:
    decoded = _decode_page(data)
    # An XML declaration with an encoding makes lxml refuse text that is already decoded.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text, count=1)
    tree = _parse(markup)
    if tree is None:
        raise _no_article(markup)
    stated, notes = _stated(tree, options)
    text, title = _extract(markup)
    if not text.strip():
        raise _no_article(markup)
    stated["text"] = text
    stated.setdefault("title", title)
    if len(stated["title"]) > options.limits.title_chars:
        raise Refusal(
            RejectionCode.TITLE_TOO_LONG,
            f"The page's title is {len(stated['title']):,} characters long; "
            f"{options.limits.title_chars:,} is "
            "the most. Shorten it in the file.",
            shorten(stated["title"]),
        )
    return build_record(
        stated,
        place,
        options,
        (*decoded.notes, "The article's text was taken out of the page.", *notes),
    )


def _no_article(markup: str) -> Refusal:
    return Refusal(
        RejectionCode.EMPTY_TEXT,
        "The page has no article text that could be found: only scripts, styles or "
        "navigation. Save the "
        "page after it has loaded, or paste its words as text.",
        shorten(markup[:400]),
    )


def _parse(markup: str) -> Any:
    try:
        return lxml_html.document_fromstring(markup)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        return None


def _extract(markup: str) -> tuple[str, str]:
    try:
        found = bare_extraction(markup, include_comments=False, with_metadata=True)
    except Exception as error:
        # The page decides what the parser meets, and no page may stop an import.
        raise Refusal(
            RejectionCode.EMPTY_TEXT,
            "The page could not be taken apart. Paste its words as text instead.",
            shorten(markup[:400]),
        ) from error
    if found is None or isinstance(found, dict):
        return "", ""
    return found.text or "", found.title or ""


def _stated(tree: Any, options: Options) -> tuple[dict[str, str], tuple[str, ...]]:
    """What the page says about itself. What cannot be read there is left out and noted: a page's
    own slip is no reason to refuse its text."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        metas.setdefault(key.strip().lower(), (element.get("content") or "").strip())
    linked = _linked_data(tree)
    canonical = [
        element.get("href", "")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    times = [
        element.get("datetime", "")
        for element in tree.iter("time")
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
    ]
    found: dict[str, str] = {}
    notes: list[str] = []

    title = metas.get("og:title") or linked.get("headline", "")
    if title:
        found["title"] = title
    publisher = metas.get("og:site_name") or linked.get("publisher", "")
    if publisher and len(publisher) <= options.limits.publisher_chars:
        found["publisher"] = publisher
    for candidate in (*canonical, metas.get("og:url", ""), linked.get("url", "")):
        if candidate:
            try:
                parse_address(candidate, options.limits)
            except Refusal:
                notes.append(f"The page's address “{shorten(candidate, 60)}” could not be read.")
            else:
                found["url"] = candidate
                break
    for candidate in (
        *(metas.get(key, "") for key in _DATE_NAMES),
        linked.get("datePublished", ""),
        *times,
    ):
        if candidate:
            try:
                parse_published(candidate, options.today)
            except Refusal:
                notes.append(f"The page's date “{shorten(candidate, 60)}” could not be read.")
            else:
                found["published_at"] = candidate
                break
    language = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or metas.get("og:locale")
        or ""
    )
    if language:
        try:
            parse_language(language)
        except Refusal:
            notes.append(f"The page's language “{shorten(language, 40)}” is not known.")
        else:
            found["language"] = language
    return found, tuple(notes)


def _linked_data(tree: Any) -> dict[str, str]:
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        article = _find_article(value, 0)
        if article:
            return article
    return {}


def _find_article(value: Any, depth: int) -> dict[str, str]:
    if depth > _DEEPEST_JSON:
        return {}
    if isinstance(value, list):
        for part in value[:50]:
            found = _find_article(part, depth + 1)
            if found:
                return found
    if isinstance(value, dict):
        if isinstance(value.get("datePublished"), str) or isinstance(value.get("headline"), str):
            found = {
                key: value[key]
                for key in ("headline", "datePublished", "url")
                if isinstance(value.get(key), str)
            }
            publisher = value.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                found["publisher"] = publisher["name"]
            return found
        return _find_article(value.get("@graph"), depth + 1)
    return {}
