"""The pages that bring articles in."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.actions.importing import carry_out
from apps.articles.actions.uploading import import_files
from apps.articles.enums import ImportState
from apps.articles.models import Article, ImportRun
from apps.articles.queries.imports import sources_of
from apps.desk.queries.imports import duration, standing
from tests.ui.swap import assert_swap_equals_reload

pytestmark = pytest.mark.django_db

# Session; the person with roles; the import; whether its files are here; rejected lines.
RUN_BUDGET = 5
# Session; the person with roles; the imports with who brought them in.
LIST_BUDGET = 3

GOOD = b'{"text": "The town was held.", "language": "en"}\n'


@pytest.fixture
def desk(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def make_run(analyst: User) -> Callable[..., ImportRun]:
    def make(content: bytes = GOOD, *, finished: bool = True, **options: Any) -> ImportRun:
        run = import_files(files=[SimpleUploadedFile("a.jsonl", content)], by=analyst, **options)
        return carry_out(run=run, sources=sources_of(run)) if finished else run

    return make


def test_files_are_taken_and_handed_to_the_worker(desk: Client, analyst: User) -> None:
    files = [SimpleUploadedFile("a.jsonl", GOOD), SimpleUploadedFile("b.txt", b"Words.")]
    answer = desk.post(
        "/imports/", {"uploads": files, "publisher": "Gazette", "language": "Russian"}
    )
    run = ImportRun.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/imports/I-{run.docket}/")
    assert (run.state, run.by, run.publisher, run.language) == (
        ImportState.WAITING,
        analyst,
        "Gazette",
        "ru",
    )
    [job] = ProcrastinateJob.objects.all()
    assert (job.task_name, job.args) == ("articles.run_import", {"run_id": str(run.pk)})


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Choose at least one file."),
        (
            {"uploads": io.BytesIO(GOOD), "language": "klingon"},
            "“klingon” is not a language Fogline knows: write a code such as en, uk or ru-RU, or"
            " leave the field empty.",
        ),
    ],
)
def test_a_form_that_cannot_be_taken_says_why(
    desk: Client, given: dict[str, Any], sentence: str
) -> None:
    answer = desk.post("/imports/", given)
    assert answer.status_code == 422
    assert [text for errors in answer.context["form"].errors.values() for text in errors] == [
        sentence
    ]
    assert not ImportRun.objects.exists()


def test_who_may_only_read_sees_imports_and_brings_nothing_in(
    client: Client, viewer: User, make_run: Callable[..., ImportRun]
) -> None:
    run = make_run(b"bad\n", finished=False)
    client.force_login(viewer)
    assert client.get("/imports/").status_code == 200
    assert client.get(f"/imports/I-{run.docket}/").status_code == 200
    assert client.get("/imports/paste/").status_code == 403
    for address in (
        "/imports/",
        "/imports/paste/",
        f"/imports/I-{run.docket}/stop/",
        f"/imports/I-{run.docket}/continue/",
        f"/imports/I-{run.docket}/for-real/",
    ):
        assert client.post(address, {"text": "x"}).status_code == 403
    assert ImportRun.objects.get().state == ImportState.WAITING
    assert not Article.objects.exists()


@pytest.mark.parametrize("finished", [True, False])
def test_the_progress_that_is_swapped_in_is_that_of_a_reload(
    desk: Client, make_run: Callable[..., ImportRun], finished: bool
) -> None:
    run = make_run(GOOD + b"bad\n" * 3, finished=finished)
    address = f"/imports/I-{run.docket}/"
    assert_swap_equals_reload(desk, address, address, target="import-progress")


def test_a_swap_after_the_end_brings_what_changed_meanwhile(
    desk: Client, make_run: Callable[..., ImportRun]
) -> None:
    run = make_run(GOOD + b"bad\n", finished=False)
    address = f"/imports/I-{run.docket}/"
    before = desk.get(address).content.decode()
    assert ("every 2s" in before, "import-stop" in before) == (True, True)
    carry_out(run=run, sources=sources_of(run))
    fragment = desk.get(
        address, headers={"HX-Request": "true", "HX-Target": "import-progress"}
    ).content.decode()
    assert ("every 2s" in fragment, "import-stop" in fragment) == (False, False)
    assert "Not valid JSON at character 1: a value is missing." in fragment


def test_what_an_article_says_is_never_markup(
    desk: Client, make_run: Callable[..., ImportRun]
) -> None:
    run = make_run(b"<script>alert(1)</script>\n")
    page = desk.get(f"/imports/I-{run.docket}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_rejected_lines_are_paged_by_key(
    desk: Client, make_run: Callable[..., ImportRun], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.articles.queries.imports.LINES_A_PAGE", 2)
    run = make_run(b"bad\n" * 5)
    shown, address = [], f"/imports/I-{run.docket}/"
    after = ""
    for _ in range(3):
        page = desk.get(f"{address}?after={after}").context["rejected"]
        shown.append([line.line for line in page.lines])
        after = page.next_id
    assert (shown, after) == ([[1, 2], [3, 4], [5]], None)


def test_downloads(desk: Client, make_run: Callable[..., ImportRun]) -> None:
    run = make_run(GOOD + b"bad\n")
    lines = desk.get(f"/imports/I-{run.docket}/rejected/")
    assert b"".join(lines.streaming_content) == b"bad\n"
    assert lines["Content-Disposition"] == (
        f'attachment; filename="I-{run.docket}-rejected.jsonl"'
    )
    listed = b"".join(desk.get(f"/imports/I-{run.docket}/rejected.csv").streaming_content)
    assert listed.decode().splitlines()[1] == (
        "a.jsonl,2,Not valid JSON,Not valid JSON at character 1: a value is missing.,bad"
    )
    assert desk.get(f"/imports/I-{make_run(b'').docket}/rejected/").status_code == 404


def test_stop_go_on_and_import_for_real(desk: Client, make_run: Callable[..., ImportRun]) -> None:
    run = make_run(finished=False)
    address = f"/imports/I-{run.docket}/"
    desk.post(f"{address}stop/")
    assert ImportRun.objects.get().state == ImportState.STOPPED
    desk.post(f"{address}continue/")
    assert ImportRun.objects.get().state == ImportState.WAITING
    assert ProcrastinateJob.objects.count() == 1
    rehearsal = make_run(rehearsal=True)
    answer = desk.post(f"/imports/I-{rehearsal.docket}/for-real/")
    real = ImportRun.objects.order_by("-docket")[0]
    assert (answer["Location"], real.rehearsal) == (f"/imports/I-{real.docket}/", False)
    assert desk.post(f"/imports/I-{rehearsal.docket}/for-real/").status_code == 409


@pytest.mark.parametrize("htmx", [True, False])
def test_pasting_leads_to_the_article_and_a_slip_keeps_everything(
    desk: Client, htmx: bool
) -> None:
    headers = {"HX-Request": "true", "HX-Target": "paste"} if htmx else {}
    given = {"text": " The town was held.\n", "title": "T", "published_at": "2023-02-31"}
    slip = desk.post("/imports/paste/", given, headers=headers)
    assert slip.status_code == 422
    shown = slip.content.decode()
    assert ('value="T"' in shown, " The town was held.\n</textarea>" in shown) == (True, True)
    assert "The date “2023-02-31” does not exist: February 2023 has 28 days." in shown
    done = desk.post("/imports/paste/", {**given, "published_at": ""}, headers=headers)
    article = Article.objects.get()
    assert done["HX-Redirect" if htmx else "Location"] == article.get_absolute_url()
    assert article.current_version.text == given["text"]


def test_a_request_over_the_limit_is_refused_unread(desk: Client, settings: Any) -> None:
    answer = desk.post(
        "/imports/paste/",
        "text=short",
        content_type="application/x-www-form-urlencoded",
        headers={"HX-Request": "true", "Content-Length": "200000000"},
        CONTENT_LENGTH="200000000",
    )
    assert (answer.status_code, answer["HX-Reswap"]) == (413, "none")
    assert (
        "This is 200\u202fMB; 4.2\u202fMB is the most that can be sent."
        " Save a long text as a file and import that."
    ) in answer.content.decode()
    settings.UPLOAD_LIMIT = 10
    big = SimpleUploadedFile("a.txt", b"x" * 2_000_000)
    assert desk.post("/imports/", {"uploads": big}).status_code == 413
    assert not Article.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_pages_take_no_more_queries_for_more_rows(
    desk: Client,
    make_run: Callable[..., ImportRun],
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
) -> None:
    runs = [make_run(b"bad\n" * number) for _ in range(number)]
    with django_assert_num_queries(LIST_BUDGET):
        desk.get("/imports/")
    with django_assert_num_queries(RUN_BUDGET):
        desk.get(f"/imports/I-{runs[0].docket}/")


def test_the_remark_says_how_long_it_will_take() -> None:
    now = timezone.now()
    run = ImportRun(
        docket=1,
        name="a.jsonl",
        state=ImportState.RUNNING,
        stored=400,
        bytes_done=25,
        bytes_total=100,
        started_at=now - datetime.timedelta(seconds=20),
    )
    assert standing(run, now).remark == "about 1 minute left, 20 a second"
    assert [duration(value) for value in (0.2, 59, 60, 150, 3600, 8000)] == [
        "1 second",
        "59 seconds",
        "1 minute",
        "2 minutes",
        "1 hour",
        "2 hours",
    ]
