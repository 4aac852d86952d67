"""What becomes of records: stored, a new version, already held."""

import gzip
import io
import json
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.actions.importing import carry_out
from apps.articles.actions.storing import Outcome, store_batch
from apps.articles.enums import AnchorState, Basis, CaptureMethod, TagColour
from apps.articles.intake import Item, Record
from apps.articles.intake.sources import Source
from apps.articles.models import Article, Capture, ImportRun, Publisher, SpanTag, Tag, Version
from tests.articles.intake.reading import read


def records(*rows: dict[str, object]) -> list[Record]:
    items: list[Item] = read("a.jsonl", b"".join(json.dumps(row).encode() + b"\n" for row in rows))
    assert all(isinstance(item, Record) for item in items)
    return [item for item in items if isinstance(item, Record)]


def store(by: User | None, *rows: dict[str, object]) -> list[Outcome]:
    stored = store_batch(records=records(*rows), method=CaptureMethod.FILE, by=by)
    return [each.outcome for each in stored]


URL = "https://example.com/a"


@pytest.mark.django_db
def test_a_record_becomes_an_article_with_what_is_stated_and_inferred(analyst: User) -> None:
    text = "Officials said the town was held through the night. More later."
    assert store(
        analyst,
        {"text": text, "url": f"{URL}?utm_source=x", "publisher": "Gazette", "date": "2023-05"},
    ) == [Outcome.STORED]
    article = Article.objects.select_related("publisher", "current_version").get()
    assert (article.title, article.title_basis) == (
        "Officials said the town was held through the night.",
        Basis.INFERRED,
    )
    assert (article.url, article.publisher.name) == (URL, "Gazette")
    assert (article.published_precision, article.published_basis) == ("month", Basis.STATED)
    assert (article.language, article.language_basis) == ("en", Basis.INFERRED)
    assert article.current_version.text == text
    assert article.search_document is not None
    capture = Capture.objects.get()
    assert (capture.by, capture.source, capture.url_as_given) == (
        analyst,
        "a.jsonl, line 1",
        f"{URL}?utm_source=x",
    )
    assert capture.remarks.startswith("Title inferred: the beginning of the text.\nLanguage")


@pytest.mark.django_db
def test_history_says_who_brought_it_in_and_why(analyst: User) -> None:
    store_batch(
        records=records({"text": "Held."}),
        method=CaptureMethod.FILE,
        by=analyst,
        reason="Brought in by import I-7",
    )
    [event] = Article.objects.get().events.all()
    assert event.pgh_context["user"] == analyst.pk
    assert event.pgh_context["reason"] == "Brought in by import I-7"


@pytest.mark.django_db
def test_the_same_text_is_held_and_the_same_address_with_other_words_is_a_new_version() -> None:
    assert store(None, {"text": "One.", "url": URL}) == [Outcome.STORED]
    assert store(
        None,
        {"text": "One.", "url": URL},
        {"text": "One.", "url": "https://example.com/elsewhere"},
        {"text": "Two.", "url": f"{URL}#top"},
        {"text": "Two."},
        {"text": "Three.", "url": URL},
    ) == [Outcome.HELD, Outcome.HELD, Outcome.NEW_VERSION, Outcome.HELD, Outcome.NEW_VERSION]
    article = Article.objects.get()
    assert list(article.versions.values_list("number", "text")) == [
        (1, "One."),
        (2, "Two."),
        (3, "Three."),
    ]
    assert article.current_version.text == "Three."
    assert Capture.objects.count() == 3


@pytest.mark.django_db
def test_two_texts_of_one_address_in_one_batch_are_one_article() -> None:
    outcomes = store(None, {"text": "One.", "url": URL}, {"text": "Two.", "url": URL})
    assert outcomes == [Outcome.STORED, Outcome.NEW_VERSION]
    assert Article.objects.get().current_version.number == 2
    assert Version.objects.count() == 2


@pytest.mark.django_db
def test_a_new_version_adds_what_was_not_stated_and_changes_nothing_that_was() -> None:
    store(None, {"text": "First words.", "url": URL, "publisher": "Gazette"})
    store(
        None,
        {"text": "Other words.", "url": URL, "publisher": "Other", "title": "T", "date": "2023"},
    )
    article = Article.objects.get()
    assert (article.title, article.title_basis) == ("T", Basis.STATED)
    assert article.publisher == Publisher.objects.get(name="Gazette")
    assert article.published_precision == "year"


@pytest.mark.django_db
def test_annotations_find_their_words_in_a_new_version() -> None:
    store(None, {"text": "Officials said the town was held. It rained.", "url": URL})
    article = Article.objects.get()
    tag = Tag.objects.create(name="rain", colour=TagColour.BLUE)
    text = article.current_version.text
    for words in ("It rained", "the town was held"):
        start = text.index(words)
        SpanTag.objects.create(
            article=article,
            version=article.current_version,
            start=start,
            end=start + len(words),
            quote=words,
            placed_start=start,
            placed_end=start + len(words),
            tag=tag,
        )
    store(None, {"text": "Late news. Officials said the town was held.", "url": URL})
    rain, town = SpanTag.objects.order_by("-start")
    assert (rain.anchor_state, rain.placed_start) == (AnchorState.ORPHAN, None)
    assert (town.anchor_state, town.placed_start, town.start) == (AnchorState.MOVED, 26, 15)


@pytest.mark.django_db
def test_publishers_are_one_whatever_the_case() -> None:
    store(
        None,
        {"text": "One.", "publisher": "Gazette"},
        {"text": "Two.", "publisher": "GAZETTE"},
        {"text": "Three.", "publisher": "Українська Газета"},
        {"text": "Four.", "publisher": "українська газета"},
    )
    assert Publisher.objects.count() == 2


@pytest.mark.django_db
def test_who_may_not_import_stores_nothing(viewer: User) -> None:
    with pytest.raises(NotPermitted):
        store(viewer, {"text": "One."})
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_batch_takes_as_many_queries_for_three_records_as_for_one(
    django_assert_num_queries: Callable[..., object],
) -> None:
    def row(number: int) -> dict[str, object]:
        return {
            "text": f"Number {number}.",
            "url": f"{URL}/{number}",
            "publisher": "Gazette",
            "language": "en",
        }

    store(None, row(0))
    batches = [records(row(1)), records(row(2), row(3), row(4))]
    for batch in batches:
        with django_assert_num_queries(10):
            store_batch(records=batch, method=CaptureMethod.FILE, by=None)


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_articles_at_once_store_each_once() -> None:
    data = gzip.compress(
        b"".join(
            json.dumps(
                {"text": f"Number {number}.", "url": f"{URL}/{number % 40}", "language": "en"}
            ).encode()
            + b"\n"
            for number in range(60)
        )
    )
    runs = [ImportRun.objects.create(name="a.jsonl.gz", origin="command") for _ in range(2)]
    failures: list[BaseException] = []

    def work(run: ImportRun) -> None:
        try:
            carry_out(run=run, sources=[Source("a.jsonl.gz", lambda: io.BytesIO(data))])
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (Article.objects.count(), Version.objects.count()) == (40, 60)
    ended = ImportRun.objects.all()
    assert sum(run.stored for run in ended) == 40
    assert sum(run.new_versions for run in ended) == 20
    assert sum(run.held for run in ended) == 60
