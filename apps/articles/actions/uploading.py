"""Files from the page into an import that waits for a worker."""

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Protocol

from django.db import transaction

from apps.accounts.rules import Action, check_may
from apps.articles.enums import ImportOrigin, ImportState
from apps.articles.errors import ImportRefused
from apps.articles.models import PART_SIZE, ImportFile, ImportPart, ImportRun

if TYPE_CHECKING:
    from apps.accounts.models import User

MOST_FILES = 500
_NAME_LIMIT = 300


class Upload(Protocol):
    """A file of a request: what Django's UploadedFile is."""

    name: str | None
    size: int | None

    @property
    def file(self) -> IO[bytes] | None: ...

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


def import_files(
    *,
    files: Sequence[Upload],
    by: "User",
    rehearsal: bool = False,
    publisher: str = "",
    language: str = "",
) -> ImportRun:
    """Keep the files and make an import of them that waits. Raises ImportRefused."""
    check_may(by, Action.IMPORT)
    if not files:
        raise ImportRefused("Choose at least one file.", field="uploads")
    if len(files) > MOST_FILES:
        raise ImportRefused(
            f"These are {len(files):,} files; {MOST_FILES:,} are the most at once. Put the "
            "articles into one .jsonl file, or have an admin import the folder from the command "
            "line.",
            field="uploads",
        )
    with transaction.atomic():
        run = ImportRun.objects.create(
            name=title_of([file.name or "" for file in files]),
            origin=ImportOrigin.PAGE,
            rehearsal=rehearsal,
            publisher=publisher,
            language=language,
            by=by,
            bytes_total=sum(file.size or 0 for file in files),
        )
        for position, file in enumerate(files):
            kept = ImportFile.objects.create(
                run=run,
                position=position,
                name=(file.name or "")[-_NAME_LIMIT:],
                size=file.size or 0,
            )
            for number, content in enumerate(_parts(file.chunks(PART_SIZE))):
                ImportPart.objects.create(file=kept, number=number, content=content)
    run.refresh_from_db()
    return run


def import_for_real(*, rehearsal: ImportRun, by: "User") -> ImportRun:
    """Make an import of the files that a rehearsal has read. The rehearsal keeps its counts."""
    check_may(by, Action.IMPORT)
    with transaction.atomic():
        rehearsed = ImportRun.objects.select_for_update().get(pk=rehearsal.pk)
        files = rehearsed.files.filter(parts__isnull=False)
        if not rehearsed.rehearsal or rehearsed.is_open or not files.exists():
            raise ImportRefused("Its files are not here any more. Choose them again.")
        run = ImportRun.objects.create(
            name=rehearsed.name,
            origin=rehearsed.origin,
            publisher=rehearsed.publisher,
            language=rehearsed.language,
            by=by,
            bytes_total=rehearsed.bytes_total,
        )
        rehearsed.files.update(run=run)
    run.refresh_from_db()
    return run


def forget_files(run: ImportRun) -> None:
    """Let go of what a finished import has taken in whole.

    Files that hold something which could not be kept line by line stay, and so does everything
    of an import that may still go on.
    """
    if run.state != ImportState.DONE or run.rehearsal:
        return
    wanted = run.rejected_lines.filter(raw__isnull=True).values("source")
    ImportPart.objects.filter(file__run=run).exclude(file__name__in=wanted).delete()


def title_of(names: Sequence[str]) -> str:
    first = names[0][-_NAME_LIMIT:] if names else ""
    return first if len(names) == 1 else f"{first[: _NAME_LIMIT - 40]} and {len(names) - 1:,} more"


def _parts(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Chunks of any size as parts of PART_SIZE."""
    pending = bytearray()
    for chunk in chunks:
        pending += chunk
        while len(pending) >= PART_SIZE:
            yield bytes(pending[:PART_SIZE])
            del pending[:PART_SIZE]
    if pending:
        yield bytes(pending)
