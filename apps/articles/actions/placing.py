"""Finding every annotation again when an article has a new version."""

from collections.abc import Iterator
from uuid import UUID

from django.apps import apps

from apps.anchoring.resolve import Resolution, Resolver
from apps.anchoring.selectors import Selector
from apps.articles.enums import AnchorState
from apps.articles.models import Anchored, Article, Version
from apps.audit.recording import recorded

_BATCH = 500


def anchored_models() -> Iterator[type[Anchored]]:
    """Every kind of annotation there is, whichever app it belongs to."""
    for model in apps.get_models():
        if issubclass(model, Anchored) and not model._meta.proxy:
            yield model


def place_anchors(article: Article) -> dict[str, int]:
    """Place every annotation of the article on its newest version, and say how many are in which
    state.

    What they quote, and where, does not change: only where they stand now. An annotation whose
    place is the same as before is not written. Texts are compared once per older version.
    """
    newest = Version.objects.get(pk=article.current_version_id)
    resolvers: dict[UUID, Resolver] = {}
    counts: dict[str, int] = dict.fromkeys(AnchorState.values, 0)
    with recorded(by=None, reason=f"Placed on version {newest.number} of {article.docket_label}"):
        for model in anchored_models():
            rows = model._default_manager.select_for_update().filter(article=article)
            changed: list[Anchored] = []
            for row in rows.order_by("pk").iterator(chunk_size=_BATCH):
                before = (row.anchor_state, row.placed_start, row.placed_end)
                _place(row, newest, resolvers)
                counts[row.anchor_state] += 1
                if (row.anchor_state, row.placed_start, row.placed_end) != before:
                    changed.append(row)
            model._default_manager.bulk_update(
                changed, ["anchor_state", "placed_start", "placed_end"], batch_size=_BATCH
            )
    return counts


def _place(row: Anchored, newest: Version, resolvers: dict[UUID, Resolver]) -> None:
    if row.version_id == newest.pk:
        row.anchor_state = AnchorState.EXACT
        row.placed_start, row.placed_end = row.start, row.end
        return
    resolver = resolvers.get(row.version_id)
    if resolver is None:
        old = Version.objects.values_list("text", flat=True).get(pk=row.version_id)
        resolver = resolvers[row.version_id] = Resolver(old, newest.text)
    found = resolver.resolve(Selector(row.quote, row.prefix, row.suffix, row.start, row.end))
    _write(row, found)


def _write(row: Anchored, found: Resolution) -> None:
    row.anchor_state = AnchorState(found.state.value)
    row.placed_start = found.span.start if found.span else None
    row.placed_end = found.span.end if found.span else None
