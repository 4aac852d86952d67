"""Byte streams in front of the readers: counted, unpacked, and brought to UTF-8."""

import codecs
import zlib
from typing import BinaryIO

from apps.articles.intake.limits import Limits
from apps.articles.intake.lines import Readable
from apps.articles.intake.records import Refusal, RejectionCode

_CHUNK = 64 * 1024
GZIP_MAGIC = b"\x1f\x8b"


class Counted:
    """Counts the bytes that were read, so that progress can be told from the source's size."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.position = 0

    def read(self, size: int = -1, /) -> bytes:
        try:
            data = self._stream.read(_CHUNK if size < 0 else size)
        except OSError as error:
            raise Refusal(
                RejectionCode.UNREADABLE,
                f"The file could not be read further: {error.strerror or error}. What came "
                f"before is in.",
            ) from error
        self.position += len(data)
        return data


class Peeked:
    """A stream whose beginning has been looked at already."""

    def __init__(self, stream: Readable, size: int = _CHUNK) -> None:
        self._stream = stream
        parts: list[bytes] = []
        while size > 0:
            part = stream.read(size)
            if not part:
                break
            parts.append(part)
            size -= len(part)
        self.start = b"".join(parts)
        self._rest = self.start

    def read(self, size: int = -1, /) -> bytes:
        if self._rest:
            data, self._rest = self._rest[:size], self._rest[size:]
            return data
        return self._stream.read(size)


class Unpacked:
    """The content of a gzip stream, of any number of members, that refuses to grow without end."""

    def __init__(self, stream: Readable, limits: Limits) -> None:
        self._stream = stream
        self._limits = limits
        self._unpacker = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._packed = 0
        self._unpacked = 0
        self._failure: Refusal | None = None

    def read(self, size: int = -1, /) -> bytes:
        if self._failure:
            raise self._failure
        try:
            return self._read(_CHUNK if size < 0 else size)
        except zlib.error as error:
            self._failure = Refusal(
                RejectionCode.BROKEN_ARCHIVE,
                "The gzip archive is damaged from here on. What came before is in; pack the file "
                "again and import it once more.",
            )
            raise self._failure from error
        except Refusal as refusal:
            self._failure = refusal
            raise

    def _read(self, size: int) -> bytes:
        while True:
            if self._unpacker.eof:
                self._pending = (self._unpacker.unused_data or self._refill()).lstrip(b"\x00")
                if not self._pending:
                    return b""
                self._unpacker = zlib.decompressobj(wbits=31)
            fed = self._pending or self._refill()
            if not fed and not self._unpacker.eof:
                raise Refusal(
                    RejectionCode.BROKEN_ARCHIVE,
                    "The gzip archive ends before its end. What came before is in; fetch the "
                    "whole "
                    "file and import it once more.",
                )
            data = self._unpacker.decompress(fed, size)
            self._pending = self._unpacker.unconsumed_tail
            if data:
                self._count(len(data))
                return data

    def _refill(self) -> bytes:
        data = self._stream.read(_CHUNK)
        self._packed += len(data)
        return data

    def _count(self, length: int) -> None:
        self._unpacked += length
        limits = self._limits
        swollen = (
            self._unpacked > limits.ratio_from and self._unpacked > limits.ratio * self._packed
        )
        if swollen or self._unpacked > limits.unpacked:
            raise Refusal(
                RejectionCode.ARCHIVE_BOMB,
                f"The archive unpacks to more than {self._unpacked // max(self._packed, 1):,} "
                f"times its "
                "size, as no archive of articles does. Reading stopped here; unpack it yourself "
                "and "
                "look at it first.",
            )


class Transcoded:
    """A UTF-16 or UTF-32 stream as UTF-8. What cannot be decoded becomes bytes that are not
    UTF-8, so that only the line it stands on is refused."""

    def __init__(self, stream: Readable, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        while not self._ended:
            data = self._stream.read(size)
            self._ended = not data
            try:
                text = self._decoder.decode(data, final=self._ended)
            except UnicodeDecodeError:
                self._ended = True
                return b"\xff"
            if text:
                return text.encode("utf-8", "surrogatepass")
        return b""


def wide_encoding(start: bytes) -> str | None:
    """The encoding that a byte order mark of two or four bytes announces, if there is one."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None
