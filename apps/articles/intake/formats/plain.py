"""Plain text: one file, one article."""

import codecs
from collections.abc import Iterator

from apps.articles.intake.decoding import Decoded, decode
from apps.articles.intake.fields import Options, build_record
from apps.articles.intake.lines import CHUNK, Readable
from apps.articles.intake.records import Item, Place, Refusal, Rejection, RejectionCode, shorten


def read_whole(stream: Readable, limit: int) -> bytes:
    """All bytes of a stream of at most `limit`. Raises Refusal for a longer one."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise Refusal(
                RejectionCode.FILE_TOO_LONG,
                f"The file is longer than {limit // 2**20:,} MB, the most for one article. "
                f"Divide it into "
                "the articles it is made of.",
                shorten(parts[0][:400].decode("utf-8", "replace")) if parts else "",
            )
        parts.append(chunk)
    return b"".join(parts)


def decode_file(data: bytes) -> Decoded:
    """The text of a whole file. Raises Refusal for NUL bytes and encodings that cannot be told."""
    at = data.find(b"\x00")
    if at >= 0:
        raise Refusal(
            RejectionCode.NUL_BYTE,
            f"The file has a NUL byte at position {at + 1:,}, so it is no text. Save it as "
            f"UTF-8 text.",
            shorten(data[max(0, at - 40) : at + 80].decode("utf-8", "replace")),
        )
    return decode(data.removeprefix(codecs.BOM_UTF8))


def read_plain(stream: Readable, name: str, options: Options, skip: int) -> Iterator[Item]:
    """Yield the one article of a text file, or why it is none."""
    if skip:
        return
    lines = 1
    try:
        data = read_whole(stream, options.limits.line)
        lines = max(1, data.count(b"\n") + (not data.endswith(b"\n")))
        decoded = decode_file(data)
        yield build_record(
            {"text": decoded.text}, Place(name, 1, lines, 1), options, decoded.notes
        )
    except Refusal as refusal:
        yield Rejection(
            Place(name, 1, lines, 1),
            refusal.code,
            refusal.sentence,
            refusal.excerpt or "",
            whole_file=True,
        )
