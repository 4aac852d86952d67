"""Annotations find their words again when an article has a new version."""

from uuid import UUID

from django.apps import apps

from apps.anchoring.resolve import Resolver
from apps.anchoring.selectors import Selector
from apps.articles.enums import AnchorState
from apps.articles.models import Anchored, Version


def carry_annotations(*, article: UUID, current: UUID) -> None:
    """Place every annotation of an article on its newest version, `current`.

    Each is found from the version it was made on; where its words are gone, or stand in several
    places, it says so and points nowhere. Must run in the transaction that makes the version
    the newest.
    """
    resolvers: dict[UUID, Resolver] = {}
    texts: dict[UUID, str] = {}
    for model in apps.get_models():
        if not issubclass(model, Anchored):
            continue
        rows = list(model._default_manager.filter(article_id=article))
        for row in rows:
            if not texts:
                wanted = Version.objects.filter(article_id=article)
                texts = dict(wanted.values_list("pk", "text"))
            if row.version_id not in resolvers:
                resolvers[row.version_id] = Resolver(texts[row.version_id], texts[current])
            selector = Selector(row.quote, row.prefix, row.suffix, row.start, row.end)
            found = resolvers[row.version_id].resolve(selector)
            row.anchor_state = AnchorState(found.state.value)
            row.placed_start = found.span.start if found.span else None
            row.placed_end = found.span.end if found.span else None
        model._default_manager.bulk_update(
            rows, ["anchor_state", "placed_start", "placed_end"], batch_size=500
        )
