"""What an import refused, as files to mend and import again."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from apps.articles.intake import Place, Rejection, RejectionCode
from apps.articles.intake.rejected import RejectedWriter
from apps.articles.models import ImportRun, RejectedLine
from apps.articles.queries.imports import StoredFile, rejected_of
from apps.ui.spreadsheets import csv_line, harmless


@dataclass(frozen=True)
class Download:
    name: str
    stream: IO[bytes]


def rejected_download(run: ImportRun) -> Download | None:
    """The rejected lines as one file of their own format, or as a ZIP where that takes several.

    Files that were refused whole are in it as they were sent. None where nothing was kept.
    """
    stem = f"{run.docket_label}-rejected"
    with TemporaryDirectory() as folder:
        with RejectedWriter(Path(folder) / stem) as writer:
            for line in rejected_of(run).iterator(chunk_size=50):
                writer.add(_rejection(line))
        whole = sorted({left.place.source for left in writer.left_out})
        kept = list(run.files.filter(name__in=whole, parts__isnull=False).distinct())
        if not writer.paths and not kept:
            return None
        stream = TemporaryFile()  # noqa: SIM115 - handed on open to the response
        if len(writer.paths) == 1 and not kept:
            [only] = writer.paths
            with only.open("rb") as file:
                shutil.copyfileobj(file, stream)
            name = only.name
        else:
            name = f"{stem}.zip"
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                for path in writer.paths:
                    archive.write(path, path.name)
                for stored in kept:
                    inside = f"{stored.position + 1}-{Path(stored.name).name}"
                    with archive.open(inside, "w", force_zip64=True) as target:
                        shutil.copyfileobj(StoredFile(stored), target)
    stream.seek(0)
    return Download(name, stream)


def rejected_list(run: ImportRun) -> Iterator[str]:
    """Every rejected line with its reason, as the lines of a CSV file."""
    yield csv_line(["file", "line", "problem", "what to do", "what it says"])
    for line in rejected_of(run).defer("raw", "header").iterator(chunk_size=500):
        cells = [line.source, str(line.line), line.problem, line.sentence, line.excerpt]
        yield csv_line(map(harmless, cells))


def _rejection(line: RejectedLine) -> Rejection:
    return Rejection(
        Place(line.source, line.line, line.last_line, line.record),
        RejectionCode(line.code),
        line.sentence,
        line.excerpt,
        raw=None if line.raw is None else bytes(line.raw),
        header=None if line.header is None else bytes(line.header),
        whole_file=line.whole_file,
    )
