"""One source, read item by item."""

from collections.abc import Callable, Iterator

from apps.articles.intake.fields import Options
from apps.articles.intake.formats.jsonl import read_jsonl
from apps.articles.intake.formats.page import read_page
from apps.articles.intake.formats.plain import read_plain
from apps.articles.intake.formats.table import read_table
from apps.articles.intake.lines import Readable
from apps.articles.intake.records import Item, Place, Refusal, Rejection, RejectionCode
from apps.articles.intake.sources import Format, Source, check_content, format_of
from apps.articles.intake.streams import (
    GZIP_MAGIC,
    Counted,
    Peeked,
    Transcoded,
    Unpacked,
    wide_encoding,
)

_READERS: dict[Format, Callable[[Readable, str, Options, int], Iterator[Item]]] = {
    Format.PLAIN: read_plain,
    Format.PAGE: read_page,
    Format.JSONL: read_jsonl,
    Format.TABLE: read_table,
}


class Reader:
    """Iterates the items of one source, in order, with memory that does not grow with it.

    `skip` items are passed over cheaply, to go on where an earlier reading stopped; counting is
    the same every time. `position` is how many bytes of the source (as packed) have been read, so
    that `position / source.size` is the progress. Nothing raises while iterating: whatever goes
    wrong is a Rejection with its place.
    """

    def __init__(self, source: Source, options: Options, skip: int = 0) -> None:
        self._source = source
        self._options = options
        self._skip = skip
        self._counted: Counted | None = None

    @property
    def position(self) -> int:
        return self._counted.position if self._counted else 0

    def __iter__(self) -> Iterator[Item]:
        name = self._source.name
        last = 0
        count = 0
        try:
            announced = format_of(name)
            with self._source.open() as raw:
                self._counted = Counted(raw)
                stream, announced = self._prepare(announced)
                for item in _READERS[announced](stream, name, self._options, self._skip):
                    last = item.place.last_line
                    count = item.place.record
                    yield item
        except Refusal as refusal:
            record = max(count, self._skip) + 1
            if record > self._skip:
                yield Rejection(
                    Place(name, last + 1, last + 1, record),
                    refusal.code,
                    refusal.sentence,
                    refusal.excerpt or "",
                    whole_file=True,
                )
        except OSError as error:
            yield Rejection(
                Place(name, 1, 1, 1),
                RejectionCode.UNREADABLE,
                f"The file cannot be opened: {error.strerror or error}.",
                "",
                whole_file=True,
            )

    def _prepare(self, announced: Format) -> tuple[Readable, Format]:
        assert self._counted is not None
        peeked = Peeked(self._counted)
        stream: Peeked = peeked
        if peeked.start.startswith(GZIP_MAGIC):
            stream = Peeked(Unpacked(peeked, self._options.limits))
        elif self._source.name.lower().endswith(".gz") and peeked.start:
            raise Refusal(
                RejectionCode.BROKEN_ARCHIVE,
                "The name ends in .gz but the content is no gzip archive. Rename it, or pack it "
                "again.",
                "",
            )
        if not stream.start:
            raise Refusal(RejectionCode.EMPTY_FILE, "The file is empty.", "")
        announced = check_content(stream.start, announced)
        wide = wide_encoding(stream.start)
        return (Transcoded(stream, wide), announced) if wide else (stream, announced)
