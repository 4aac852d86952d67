from apps.articles.admin import articles, publishers, tags

__all__ = ["articles", "publishers", "tags"]
