"""Imports as a whole: checkpoints, stopping, going on, rehearsing, what is kept."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from apps.accounts.models import User
from apps.articles.actions import importing
from apps.articles.actions.importing import (
    carry_out,
    continue_import,
    lost_runs,
    stop_import,
)
from apps.articles.actions.pasting import paste_article
from apps.articles.actions.storing import Outcome
from apps.articles.actions.uploading import import_files, import_for_real
from apps.articles.enums import ImportState
from apps.articles.errors import ImportRefused
from apps.articles.intake.sources import Source
from apps.articles.models import (
    PART_SIZE,
    Article,
    ImportPart,
    ImportRun,
    RehearsedKey,
    RejectedLine,
    Version,
)
from apps.articles.queries.imports import StoredFile, sources_of
from apps.articles.queries.rejected import rejected_download, rejected_list
from apps.articles.tasks import take_up_lost_imports

pytestmark = pytest.mark.django_db


def lines(first: int, last: int) -> bytes:
    return b"".join(
        json.dumps({"text": f"Number {number}.", "language": "en"}).encode() + b"\n"
        for number in range(first, last)
    )


def upload(by: User, *files: tuple[str, bytes], **options: Any) -> ImportRun:
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return import_files(files=given, by=by, **options)


def finish(run: ImportRun) -> ImportRun:
    return carry_out(run=run, sources=sources_of(run))


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    return run.stored, run.new_versions, run.held, run.rejected


def test_files_are_kept_in_parts_until_they_are_in(analyst: User) -> None:
    content = lines(0, 3) + b'{"text": "' + b"a" * (PART_SIZE + 10) + b'"}\n'
    run = upload(analyst, ("a.jsonl", content), ("b.txt", b"Another text altogether."))
    first, second = run.files.order_by("position")
    assert [part.number for part in first.parts.order_by("number")] == [0, 1]
    whole = StoredFile(first)
    assert b"".join(iter(lambda: whole.read(4096), b"")) == content
    assert (second.size, run.bytes_total) == (24, len(content) + 24)
    ended = finish(run)
    assert (ended.state, counts(ended)) == (ImportState.DONE, (5, 0, 0, 0))
    assert (ended.bytes_done, ended.name) == (run.bytes_total, "a.jsonl and 1 more")
    assert not ImportPart.objects.exists()


class Cut(Exception):
    pass


def cut_off_after(batches: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail in the middle of a batch's transaction, as a killed process would leave it."""
    real = importing._keep_rejections
    done = iter(range(1000))

    def fail(*args: Any) -> None:
        if next(done) == batches:
            raise Cut
        real(*args)

    monkeypatch.setattr(importing, "_keep_rejections", fail)


@pytest.mark.parametrize("batches", [0, 1, 2, 4])
def test_an_import_cut_off_anywhere_ends_in_the_same_state(
    analyst: User, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    monkeypatch.setattr(importing, "BATCH_ITEMS", 3)
    files = (
        ("a.jsonl", lines(0, 4) + b"broken\n" + lines(2, 8)),
        ("b.txt", b"Text of its own."),
        ("c.csv", b"text,title\nOne,A\nTwo\n"),
    )
    run = upload(analyst, *files)
    cut_off_after(batches, monkeypatch)
    with pytest.raises(Cut):
        finish(run)
    failed = ImportRun.objects.get()
    assert (failed.state, failed.failure) == (ImportState.FAILED, "Cut: ")
    monkeypatch.undo()
    ended = finish(continue_import(run=failed, by=analyst))
    assert (ended.state, counts(ended)) == (ImportState.DONE, (10, 0, 2, 2))
    assert Version.objects.count() == 10
    found = RejectedLine.objects.values_list("source", "line", "code", "sentence")
    assert list(found) == [
        ("a.jsonl", 5, "broken_json", "Not valid JSON at character 1: a value is missing."),
        (
            "c.csv",
            3,
            "uneven_row",
            "The row has 1 cells where the header has 2. Put quotation marks around cells that"
            " hold the separator.",
        ),
    ]


def test_a_worker_whose_run_was_taken_over_stores_nothing_more(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_ITEMS", 2)
    run = upload(analyst, ("a.jsonl", lines(0, 6)))
    told = []

    def take_over(progress: Any) -> None:
        told.append(progress.run.stored)
        ImportRun.objects.update(lease=uuid4())

    left = carry_out(run=run, sources=sources_of(run), tell=take_over)
    assert (told, left.state, Article.objects.count()) == ([2], ImportState.RUNNING, 2)


def test_a_living_worker_is_not_disturbed_and_a_silent_one_is_replaced(analyst: User) -> None:
    run = upload(analyst, ("a.jsonl", lines(0, 2)))
    now = timezone.now()
    ImportRun.objects.update(state=ImportState.RUNNING, lease=uuid4(), beat_at=now)
    assert finish(run).stored == 0
    assert lost_runs() == []
    ImportRun.objects.update(beat_at=now - timedelta(minutes=2))
    assert lost_runs() == [run]
    assert finish(run).stored == 2
    assert lost_runs() == []


def test_lost_imports_go_into_the_queue_once(analyst: User) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    run = upload(analyst, ("a.jsonl", lines(0, 2)))
    ImportRun.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    for _ in range(2):
        take_up_lost_imports(0)
    [job] = ProcrastinateJob.objects.all()
    assert (job.task_name, job.args) == ("articles.run_import", {"run_id": str(run.pk)})


def test_an_import_can_be_stopped_keeps_what_is_stored_and_goes_on(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_ITEMS", 2)
    run = upload(analyst, ("a.jsonl", lines(0, 5)))
    stopped = carry_out(
        run=run,
        sources=sources_of(run),
        tell=lambda progress: stop_import(run=progress.run, by=analyst) and None,
    )
    assert (stopped.state, stopped.stored, Article.objects.count()) == (ImportState.STOPPED, 2, 2)
    ended = finish(continue_import(run=stopped, by=analyst))
    assert (ended.state, counts(ended)) == (ImportState.DONE, (5, 0, 0, 0))
    with pytest.raises(ImportRefused):
        continue_import(run=ended, by=analyst)


def test_an_import_that_waits_is_stopped_at_once(analyst: User) -> None:
    run = stop_import(run=upload(analyst, ("a.jsonl", lines(0, 2))), by=analyst)
    assert (run.state, finish(run).stored) == (ImportState.STOPPED, 0)


def test_a_rehearsal_counts_as_the_import_would_and_stores_nothing(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_ITEMS", 2)
    finish(upload(analyst, ("old.jsonl", b'{"text": "Old.", "url": "https://example.com/1"}\n')))
    data = (
        b'{"text": "Old."}\n{"text": "New.", "url": "https://example.com/1"}\n{"text": "New."}\n'
        b'{"text": "A.", "url": "https://example.com/2"}\nbroken\n'
        b'{"text": "B.", "url": "https://example.com/2"}\n{"text": "A."}\n'
    )
    rehearsed = finish(upload(analyst, ("new.jsonl", data), rehearsal=True))
    assert (Article.objects.count(), Version.objects.count()) == (1, 1)
    assert not RehearsedKey.objects.exists()
    real = finish(import_for_real(rehearsal=rehearsed, by=analyst))
    assert counts(rehearsed) == counts(real) == (1, 2, 3, 1)
    assert Version.objects.count() == 4
    with pytest.raises(ImportRefused):
        import_for_real(rehearsal=rehearsed, by=analyst)


def test_rejected_lines_of_one_format_are_one_file(analyst: User) -> None:
    run = finish(upload(analyst, ("a.jsonl", b"one\n" + lines(0, 1) + b"two")))
    download = rejected_download(run)
    assert download is not None
    assert (download.name, download.stream.read()) == (
        f"{run.docket_label}-rejected.jsonl",
        b"one\ntwo\n",
    )


def test_rejected_lines_of_several_formats_and_whole_files_are_an_archive(analyst: User) -> None:
    pdf = b"%PDF-1.7 not a text"
    run = finish(
        upload(
            analyst,
            ("a.jsonl", b"one\n"),
            ("b.csv", b"text;title\nx;y;z\n"),
            ("c.txt", pdf),
        )
    )
    assert counts(run) == (0, 0, 0, 3)
    assert set(ImportPart.objects.values_list("file__name", flat=True)) == {"c.txt"}
    download = rejected_download(run)
    assert download is not None
    archive = zipfile.ZipFile(download.stream)
    stem = f"{run.docket_label}-rejected"
    assert {name: archive.read(name) for name in archive.namelist()} == {
        f"{stem}.jsonl": b"one\n",
        f"{stem}.csv": b"text;title\nx;y;z\n",
        "3-c.txt": pdf,
    }


def test_the_list_of_rejected_lines_starts_no_formula(analyst: User) -> None:
    run = finish(upload(analyst, ("a.jsonl", b"=cmd|' /C calc'!A0\n")))
    [head, row] = csv.reader(io.StringIO("".join(rejected_list(run))))
    assert head == ["file", "line", "problem", "what to do", "what it says"]
    assert row == [
        "a.jsonl",
        "1",
        "Not valid JSON",
        "Not valid JSON at character 1: a value is missing.",
        "'=cmd|' /C calc'!A0",
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_bytes(lines(0, 3) + b"broken\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("date 2023-05-01 The town was held, officials said.")
    return tmp_path


def output(*arguments: Any, **options: Any) -> Iterator[str]:
    stdout = io.StringIO()
    call_command("import_articles", *arguments, stdout=stdout, stderr=io.StringIO(), **options)
    return iter(stdout.getvalue().splitlines())


def test_the_command_reports_counts_and_reasons_and_writes_the_rejected(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, analyst: User
) -> None:
    rejected = tmp_path_factory.mktemp("out") / "again.jsonl"
    said = list(output(folder, rejected=rejected, by="analyst"))
    run = ImportRun.objects.get()
    assert (counts(run), run.by, run.state) == ((4, 0, 0, 1), analyst, ImportState.DONE)
    assert said[0] == "  a.jsonl, line 4: Not valid JSON at character 1: a value is missing."
    assert [line.split(None, 1) for line in said[1:5]] == [
        ["4", "stored"],
        ["0", "new versions"],
        ["0", "already held"],
        ["1", "rejected"],
    ]
    assert rejected.read_bytes() == b"broken\n"
    list(output(folder, dry_run=True))
    assert counts(ImportRun.objects.get(rehearsal=True)) == (0, 0, 4, 1)


def test_the_command_fails_only_where_nothing_could_be_taken(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"broken\n")
    with pytest.raises(CommandError, match="Every article was rejected"):
        list(output(bad))
    with pytest.raises(CommandError, match="there is no such file or folder"):
        list(output(tmp_path / "missing"))
    with pytest.raises(CommandError, match="nobody with the user name"):
        list(output(bad, by="nobody"))


def test_a_pasted_text_is_an_article_and_a_bad_field_is_named(analyst: User) -> None:
    pasted = paste_article(
        by=analyst, text="The town was held.\r\nIt rained.", published_at="2023"
    )
    assert (pasted.outcome, pasted.article.current_version.text) == (
        Outcome.STORED,
        "The town was held.\nIt rained.",
    )
    again = paste_article(by=analyst, text="The town was held.\nIt rained.")
    assert (again.outcome, again.article) == (Outcome.HELD, pasted.article)
    with pytest.raises(ImportRefused) as refused:
        paste_article(by=analyst, text="x", published_at="2023-02-31")
    assert refused.value.field == "published_at"


def test_memory_and_order_do_not_depend_on_the_batch(
    analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_BYTES", 40)
    told = []
    run = ImportRun.objects.create(name="a", origin="command", by=analyst)
    source = Source("a.jsonl", lambda: io.BytesIO(lines(0, 9)))
    carry_out(run=run, sources=[source], tell=lambda progress: told.append(progress.run.settled))
    assert told == [3, 6, 9, 9]
    texts = Article.objects.order_by("docket").values_list("current_version__text", flat=True)
    assert list(texts) == [f"Number {number}." for number in range(9)]
