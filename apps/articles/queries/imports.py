"""Reading imports: lists, their files, their rejected lines."""

import io
from dataclasses import dataclass

from django.db.models import QuerySet

from apps.articles.intake.sources import Source
from apps.articles.models import PART_SIZE, ImportFile, ImportPart, ImportRun, RejectedLine

RUNS_A_PAGE = 30
LINES_A_PAGE = 50


@dataclass(frozen=True)
class RunPage:
    runs: list[ImportRun]
    next_docket: int | None


def runs_before(docket: int | None = None) -> RunPage:
    """Imports from the newest down, those below a docket where one is given."""
    wanted = ImportRun.objects.select_related("by").order_by("-docket")
    if docket is not None:
        wanted = wanted.filter(docket__lt=docket)
    found = list(wanted[: RUNS_A_PAGE + 1])
    more = len(found) > RUNS_A_PAGE
    return RunPage(found[:RUNS_A_PAGE], found[RUNS_A_PAGE - 1].docket if more else None)


@dataclass(frozen=True)
class RejectedPage:
    lines: list[RejectedLine]
    next_id: int | None


def rejected_after(run: ImportRun, line_id: int = 0) -> RejectedPage:
    """Rejected lines in the order they were met, those after an id where one is given."""
    wanted = rejected_of(run).filter(id__gt=line_id).defer("raw", "header")
    found = list(wanted[: LINES_A_PAGE + 1])
    more = len(found) > LINES_A_PAGE
    return RejectedPage(found[:LINES_A_PAGE], found[LINES_A_PAGE - 1].pk if more else None)


def rejected_of(run: ImportRun) -> "QuerySet[RejectedLine, RejectedLine]":
    return RejectedLine.objects.filter(run=run).order_by("id")


class StoredFile(io.RawIOBase):
    """A file of an import, read part by part from the database."""

    def __init__(self, file: ImportFile) -> None:
        self._file = file
        self._number = 0
        self._pending = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if not self._pending:
            content = (
                ImportPart.objects.filter(file=self._file, number=self._number)
                .values_list("content", flat=True)
                .first()
            )
            if content is None:
                return b""
            self._number += 1
            self._pending = bytes(content)
        size = PART_SIZE if size < 0 else size
        data, self._pending = self._pending[:size], self._pending[size:]
        return data


def sources_of(run: ImportRun) -> list[Source]:
    """The files of an import in their order, to be read."""

    def source(file: ImportFile) -> Source:
        return Source(file.name, lambda: StoredFile(file), file.size)  # type: ignore[arg-type, return-value]

    return [source(file) for file in run.files.order_by("position")]
