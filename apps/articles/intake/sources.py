"""Where articles come from: files, folders, and anything that can be opened for reading."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import BinaryIO

from apps.articles.intake.records import Refusal, RejectionCode
from apps.articles.intake.streams import GZIP_MAGIC


class Format(StrEnum):
    PLAIN = "txt"
    PAGE = "html"
    JSONL = "jsonl"
    TABLE = "csv"


FORMATS: dict[str, Format] = {
    ".txt": Format.PLAIN,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
}
ACCEPTED = ".txt, .html, .jsonl and .csv, also packed as .gz"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: `open` gives a fresh binary stream; `size` is in bytes where known."""

    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None


def format_of(name: str) -> Format:
    """The format a file's name announces. Raises Refusal for a name that announces none."""
    suffix = PurePath(name.lower().removesuffix(".gz")).suffix
    if suffix in FORMATS:
        return FORMATS[suffix]
    hint = " Write one object a line and call it .jsonl." if suffix == ".json" else ""
    what = suffix or "files without an ending"
    raise Refusal(
        RejectionCode.UNKNOWN_FORMAT,
        f"Fogline does not read {what}: it takes {ACCEPTED}.{hint}",
        "",
    )


def check_content(start: bytes, announced: Format) -> Format:
    """Confirm a format by its first bytes, unpacked. Raises Refusal for what is another."""
    for magic, what in _MAGIC:
        if start.startswith(magic):
            raise Refusal(
                RejectionCode.UNKNOWN_FORMAT,
                f"The content is {what}, whatever the file is called. Fogline takes {ACCEPTED}.",
                "",
            )
    if start.startswith(GZIP_MAGIC):
        raise Refusal(
            RejectionCode.UNKNOWN_FORMAT,
            "The archive holds another archive. Unpack it once and import what is inside.",
            "",
        )
    if announced is Format.PLAIN:
        begins = start[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if begins.startswith((b"<!doctype html", b"<html")):
            return Format.PAGE
    return announced


def find_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Every file that the paths name, folders walked in order of name, hidden files left out."""
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if not name.startswith("."):
                        yield file_source(
                            Path(folder) / name, str(Path(folder, name).relative_to(path))
                        )
        else:
            yield file_source(path, path.name)


def file_source(path: Path, name: str) -> Source:
    try:
        size: int | None = path.stat().st_size
    except OSError:
        size = None
    return Source(name, lambda: path.open("rb"), size)
