from apps.articles.models.anchored import Anchored
from apps.articles.models.article import Article, SearchDocument
from apps.articles.models.imports import (
    PART_SIZE,
    ImportFile,
    ImportPart,
    ImportRun,
    RehearsedKey,
    RejectedLine,
)
from apps.articles.models.publisher import Publisher
from apps.articles.models.tag import ArticleTag, SpanTag, Tag
from apps.articles.models.version import Capture, Version

__all__ = [
    "PART_SIZE",
    "Anchored",
    "Article",
    "ArticleTag",
    "Capture",
    "ImportFile",
    "ImportPart",
    "ImportRun",
    "Publisher",
    "RehearsedKey",
    "RejectedLine",
    "SearchDocument",
    "SpanTag",
    "Tag",
    "Version",
]
