"""Words of an article as the arguments that mark them."""

from typing import Any

from apps.articles.models import Article

TEXT = """More than 20,000 soldiers were killed in Bakhmut, the White House says.
“We estimate casualties to be over 100,000”, Kirby told reporters.
The BBC could not independently verify the figures."""


def words(article: Article, quote: str) -> dict[str, Any]:
    start = article.current_version.text.index(quote)
    return {
        "version": article.current_version,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
    }
