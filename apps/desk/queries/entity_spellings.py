"""The spellings of an entity by script, and where texts write them so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from apps.entities.models import Entity, Name

OTHER_FORMS = 6


@dataclass(frozen=True)
class SeenAt:
    """The newest text that writes it so: dockets of the article and of the mention."""

    article: int
    mention: int

    @property
    def label(self) -> str:
        return f"A-{self.article}"

    @property
    def fragment(self) -> str:
        return f"M-{self.mention}"


@dataclass(frozen=True)
class Spelling:
    """One spelling on file, with how often the texts write it exactly so."""

    name: Name
    preferred: bool
    seen: int
    where: SeenAt | None

    @property
    def generated(self) -> bool:
        """A scheme made it, and no text has been found to write it so."""
        return bool(self.name.scheme) and not self.name.seen and not self.seen


@dataclass(frozen=True)
class Unfiled:
    """Words marked as a mention that are no spelling on file ("the city", an inflected form)."""

    text: str
    seen: int


def spellings_seen(
    entity: Entity, names: Iterable[Name], sample: Iterable[Any]
) -> tuple[tuple[Spelling, ...], tuple[Unfiled, ...]]:
    """`sample` are the newest mentions, the newest first."""
    seen: Counter[str] = Counter()
    where: dict[str, SeenAt] = {}
    for row in sample:
        words = " ".join(row.quote.split())
        seen[words] += 1
        where.setdefault(words, SeenAt(row.article__docket, row.docket))
    on_file = [
        Spelling(
            name,
            preferred=name.text == entity.name,
            seen=seen.pop(name.text, 0),
            where=where.get(name.text),
        )
        for name in names
    ]
    # The preferred one first, then Latin letters, then other scripts, each by how often seen;
    # what was only generated comes last.
    on_file.sort(
        key=lambda one: (
            not one.preferred,
            one.generated,
            one.name.script != "Latn",
            one.name.script,
            -one.seen,
            one.name.key,
        )
    )
    others = tuple(Unfiled(text, count) for text, count in seen.most_common(OTHER_FORMS))
    return tuple(on_file), others
