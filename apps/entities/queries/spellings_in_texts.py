"""How the texts write an entity, by their own words, whatever is on file."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Func, Q, TextField, Value
from django.db.models.functions import Trim
from django.db.models.lookups import In

from apps.articles.enums import SuggestionState
from apps.entities.models import Entity, Mention

SHOWN = 200
SINGLE_ONES = 12

# White space within a name is one space, however the text breaks its lines.
_SPELLING = Trim(
    Func(
        F("quote"),
        Value(r"\s+"),
        Value(" "),
        Value("g"),
        function="regexp_replace",
        output_field=TextField(),
    )
)


@dataclass(frozen=True)
class SpellingInTexts:
    """One way of writing it, how often, and the newest mentions written so."""

    text: str
    count: int
    newest: tuple[Mention, ...]


def spelled_as(spellings: Collection[str]) -> Q:
    """A condition on mentions: their words are one of these."""
    return Q(In(_SPELLING, list(spellings)))


def spellings_in_texts(entity: Entity) -> tuple[SpellingInTexts, ...]:
    """Every way in which texts write it, the most frequent first, with single mentions of each."""
    mentions = (
        Mention.objects.filter(entity=entity)
        .exclude(state=SuggestionState.REJECTED)
        .annotate(spelling=_SPELLING)
    )
    counts = list(
        mentions.order_by()
        .values_list("spelling")
        .annotate(n=Count("pk"))
        .order_by("-n", "spelling")[:SHOWN]
    )
    newest = _newest(entity, [text for text, _ in counts])
    return tuple(
        SpellingInTexts(text, count, tuple(newest.get(text, ()))) for text, count in counts
    )


def _newest(entity: Entity, spellings: Collection[str]) -> dict[str, list[Mention]]:
    rows = Mention.objects.raw(
        r"""
        SELECT one.* FROM (
            SELECT mention.*, row_number() OVER (
                       PARTITION BY btrim(regexp_replace(quote, '\s+', ' ', 'g'))
                       ORDER BY docket DESC) AS place
              FROM entities_mention AS mention
             WHERE entity_id = %s AND state <> 'rejected'
        ) AS one
         WHERE place <= %s AND btrim(regexp_replace(one.quote, '\s+', ' ', 'g')) = ANY(%s)
         ORDER BY docket DESC
        """,
        [entity.pk, SINGLE_ONES, list(spellings)],
    ).prefetch_related("article__publisher", "version")
    found: dict[str, list[Mention]] = {}
    for mention in rows:
        found.setdefault(" ".join(mention.quote.split()), []).append(mention)
    return found
