"""Loading the demo world: a dozen articles of our own about the same few facts, some of them
annotated, through the importer and the actions that everybody uses."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from apps.accounts.models import User
from apps.articles.actions.storing import store_batch
from apps.articles.enums import CaptureMethod
from apps.articles.intake import Record
from apps.articles.intake.fields import Options
from apps.articles.intake.reader import Reader
from apps.articles.intake.sources import file_source
from apps.articles.models import Article, Version
from apps.desk.demo import claims, corrections, marks, questions, wholes
from apps.entities.actions.looking import search_by_names_on_file

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "demo"


@transaction.atomic
def load(people: dict[str, User], today: datetime.date) -> int:
    """Store the articles and their annotations, all or nothing. Returns how many articles."""
    articles = load_articles(people["analyst"], today)
    with (FIXTURES / "world.json").open(encoding="utf-8") as file:
        rows: dict[str, Any] = json.load(file)
    world = marks.World(people, articles)
    marks.load_publishers(rows["publishers"])
    marks.load_tags(world, rows["tags"])
    marks.load_entities(world, rows["entities"])
    wholes.load_wholes(world, rows["wholes"])
    wholes.load_conflicts(world, rows["conflicts"])
    marks.load_mentions(world, rows["mentions"])
    claims.load_claims(world, rows["claims"], rows["suggested_claims"])
    marks.load_tagging(world, rows["article_tags"], rows["span_tags"])
    marks.load_notes(world, rows["notes"])
    marks.load_review(world, rows["review"])
    corrections.load_corrections(world, rows["corrections"])
    questions.load_questions(world, rows["questions"])
    suggest_names_in(articles)
    return len(articles)


def suggest_names_in(articles: dict[str, Article]) -> None:
    """Suggestions by the names of this world. The worker adds those of the gazetteer later."""
    texts = Version.objects.filter(current_for__in=[one.pk for one in articles.values()])
    search_by_names_on_file(list(texts.select_related("article__publisher").order_by("pk")))


def load_articles(by: User, today: datetime.date) -> dict[str, Article]:
    """The articles by their keys in the fixtures, each at its newest version."""
    path = FIXTURES / "articles.jsonl"
    items = list(Reader(file_source(path, "fixtures/demo/articles.jsonl"), Options(today=today)))
    records = [item for item in items if isinstance(item, Record)]
    if len(records) != len(items):
        raise ValueError(f"{path} holds lines that cannot be imported.")
    store_batch(records=records, method=CaptureMethod.DEMO, by=by, reason="Loaded the demo world")
    hashes: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        hashes[hashlib.sha256(row["text"].encode()).hexdigest()] = row["key"]
    versions = Version.objects.filter(sha256__in=hashes).select_related("article__current_version")
    return {hashes[version.sha256]: version.article for version in versions}
