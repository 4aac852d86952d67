"""Lines of a byte stream, read with bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

CHUNK = 64 * 1024
_KEPT_OF_OVERLONG = 4 * 1024


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line. `data` has its line end; of an overlong line only the beginning."""

    number: int
    data: bytes
    length: int
    overlong: bool


def read_lines(stream: Readable, limit: int) -> Iterator[Line]:
    """Yield every line of `stream`, never holding more than about `limit` bytes of one.

    A line of more than `limit` bytes is yielded once, marked overlong, after its end was found
    without keeping what lies between. What was read of a last line before the stream fails is
    yielded before the stream's own exception goes on to the caller.
    """
    number = 1
    parts: list[bytes] = []
    length = 0

    def finish() -> Line:
        data = b"".join(parts)
        overlong = length > limit
        return Line(number, data[:_KEPT_OF_OVERLONG] if overlong else data, length, overlong)

    while True:
        try:
            chunk = stream.read(CHUNK)
        except Exception:
            if length:
                yield finish()
            raise
        if not chunk:
            break
        start = 0
        while True:
            end = chunk.find(b"\n", start)
            piece = chunk[start:] if end < 0 else chunk[start : end + 1]
            length += len(piece)
            if length <= limit or not parts:
                parts.append(piece)
            elif len(parts) > 1:
                parts[1:] = []
            if end < 0:
                break
            yield finish()
            number += 1
            parts.clear()
            length = 0
            start = end + 1
    if length:
        yield finish()
