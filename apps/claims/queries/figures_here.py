"""The figures that stand in the words a claim rests on, read where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.anchoring import paragraphs
from apps.articles.models import Version
from apps.claims.models import Evidence
from apps.figures import Figure, read


@dataclass(frozen=True)
class FigureHere:
    """A figure with its qualifier, at [start, end) of the text of a version.

    `key` names it in forms. `part_of`: the key of the figure here that it is part of, if any.
    """

    version: Version
    start: int
    end: int
    figure: Figure
    key: str
    part_of: str = ""

    @property
    def words(self) -> str:
        return " ".join(self.version.text[self.start : self.end].split())


def figures_here(evidence: Iterable[Evidence]) -> list[FigureHere]:
    """The figures inside the pieces of evidence, each once, in order. The whole paragraph is
    read, because what is counted may stand beside the piece."""
    found: dict[str, FigureHere] = {}
    for piece in evidence:
        text = piece.version.text
        for extent in paragraphs(text):
            if extent.end <= piece.start or extent.start >= piece.end:
                continue
            figures = read(extent.of(text)).figures
            for figure in figures:
                start, end = place_of(figure)
                if extent.start + start < piece.start or extent.start + end > piece.end:
                    continue
                whole = None if figure.part_of is None else figures[figure.part_of]
                one = FigureHere(
                    version=piece.version,
                    start=extent.start + start,
                    end=extent.start + end,
                    figure=figure,
                    key=_key(piece.version, extent.start + start, extent.start + end),
                    part_of=(
                        _key(piece.version, *(extent.start + at for at in place_of(whole)))
                        if whole
                        else ""
                    ),
                )
                found.setdefault(one.key, one)
    return list(found.values())


def place_of(figure: Figure) -> tuple[int, int]:
    """Start and end of a figure together with its qualifier, in the text that was read."""
    start, end = figure.words.start, figure.words.end
    if figure.qualifier_words is not None:
        start, end = (
            min(start, figure.qualifier_words.start),
            max(end, figure.qualifier_words.end),
        )
    return start, end


def _key(version: Version, start: int, end: int) -> str:
    return f"{version.article_id.hex[-8:]}.{version.number}.{start}-{end}"
