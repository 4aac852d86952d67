from apps.articles.models.anchored import Anchored
from apps.articles.models.article import Article, SearchDocument
from apps.articles.models.publisher import Publisher
from apps.articles.models.tag import ArticleTag, SpanTag, Tag
from apps.articles.models.version import Capture, Version

__all__ = [
    "Anchored",
    "Article",
    "ArticleTag",
    "Capture",
    "Publisher",
    "SearchDocument",
    "SpanTag",
    "Tag",
    "Version",
]
