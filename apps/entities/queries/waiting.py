"""What waits for a decision."""

from django.db.models import QuerySet

from apps.articles.enums import SuggestionState
from apps.articles.models import Article, Publisher
from apps.entities.models import Entity, Mention


def open_mentions(
    name_key: str,
    entity: Entity | None = None,
    *,
    article: Article | None = None,
    publisher: Publisher | None = None,
) -> "QuerySet[Mention]":
    """Suggestions that wait for a decision under a name, in order."""
    found = Mention.objects.filter(name_key=name_key, state=SuggestionState.SUGGESTED)
    if entity is not None:
        found = found.filter(entity=entity)
    if article is not None:
        found = found.filter(article=article)
    if publisher is not None:
        found = found.filter(article__publisher=publisher)
    return found
