"""Bytes to text: UTF-8 first, another encoding only where the bytes leave no doubt."""

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from apps.articles.intake.records import Refusal, RejectionCode, shorten

_ENCODINGS = ["cp1251", "koi8_u", "cp866", "cp1252", "cp1250", "cp1254", "cp1256"]
_FEWEST_BYTES = 5
_SAMPLE = 64 * 1024
_MOST_CHAOS = 0.1
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
# Quotation marks, dashes, the ellipsis and the hard space have the same bytes in every Windows
# code page.
_SHARED_PUNCTUATION = re.compile(rb"[\x00-\x7f\x82\x84\x85\x91-\x97\xa0]+")
_PUNCTUATION = frozenset("‚„…‘’“”•–—\u00a0«»§°№©®€£¿¡·")
_ARABIC = "".join(map(chr, range(0x600, 0x700)))
_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
        "äöüßéà",
        "àâæçéèêëîïôœùûüÿ",
        "áéíóúüñàèìòù",
        "áâãàçéêíóôõúü",
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýžäľĺŕô",
        "çğıöşüâî",
        "åæøäö",
        "ăâîșțşţ",
        "áéíóöőúüű",
        _ARABIC,
    )
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`encoding` is None for UTF-8; otherwise what was inferred or declared, with the reason."""

    text: str
    encoding: str | None = None
    why: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        return (f"Text encoding read as {self.encoding}: {self.why}.",) if self.encoding else ()


def decode(data: bytes, remembered: str | None = None) -> Decoded:
    """Decode one line or file.

    `remembered` is the encoding an earlier line of the same file was found to have. Raises
    Refusal that names the first byte that fits neither UTF-8 nor one encoding beyond doubt.
    """
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error
    if _SHARED_PUNCTUATION.fullmatch(data):
        return Decoded(
            data.decode("cp1252"),
            "windows-1252",
            "its only foreign bytes are quotation marks and dashes",
        )
    if not _is_damaged_utf8(data):
        if remembered:
            text = _fits(data, remembered)
            if text is not None:
                return Decoded(text, _label(remembered), "as in the lines before")
        found = _detect(data)
        if found:
            return found
    byte = data[broken.start]
    raise Refusal(
        RejectionCode.NOT_UTF8,
        f"Not UTF-8: byte 0x{byte:02X} at position {broken.start + 1:,}, and the encoding "
        f"cannot be "
        "told from the rest. Save it as UTF-8.",
        shorten(data[max(0, broken.start - 40) : broken.start + 80].decode("utf-8", "replace")),
    )


def decode_as(data: bytes, declared: str) -> Decoded | None:
    """Decode by the encoding a page declares, or None where that does not fit."""
    try:
        return Decoded(data.decode(declared), declared.lower(), "declared in the page")
    except (LookupError, UnicodeError, ValueError):
        return None


def check_characters(text: str, what: str = "The text") -> None:
    """Raise Refusal for what no database text can hold: NUL, and halves of surrogate pairs."""
    at = text.find("\x00")
    if at >= 0:
        raise Refusal(
            RejectionCode.NUL_BYTE,
            f"{what} has a NUL byte at character {at + 1:,}. Remove it; it is no part of a text.",
            shorten(text[max(0, at - 40) : at + 80]),
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refusal(
            RejectionCode.BROKEN_CHARACTER,
            f"{what} has half of a character (U+{ord(text[error.start]):04X}) at character "
            f"{error.start + 1:,}. Export it again as UTF-8.",
            shorten(text[max(0, error.start - 40) : error.start + 80]),
        ) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """True where whole UTF-8 characters outnumber stray bytes: UTF-8 with a wound, not another
    encoding, and reading it as one would garble all of it."""
    shown = data.decode("utf-8", "replace")
    stray = shown.count("\ufffd")
    whole = len(_NON_ASCII.findall(shown)) - stray
    return whole >= stray


def _fits(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    foreign = set(_NON_ASCII.findall(text)) - _PUNCTUATION
    return text if any(foreign <= alphabet for alphabet in _ALPHABETS) else None


def _detect(data: bytes) -> Decoded | None:
    foreign = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if foreign < _FEWEST_BYTES:
        return None
    for match in from_bytes(data[:_SAMPLE], cp_isolation=_ENCODINGS):
        if match.chaos > _MOST_CHAOS:
            continue
        text = _fits(data, match.encoding)
        if text is not None:
            return Decoded(text, _label(match.encoding), "inferred, its letters fit one alphabet")
    return None


def _label(encoding: str) -> str:
    return {"koi8_u": "koi8-u", "cp866": "cp866"}.get(
        encoding, encoding.replace("cp12", "windows-12")
    )


def codec_of(label: str) -> str:
    """The inverse of the name shown to people."""
    return {"koi8-u": "koi8_u"}.get(label, label.replace("windows-12", "cp12"))
