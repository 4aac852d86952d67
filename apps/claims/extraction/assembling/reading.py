"""Reading the claims of a text."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from apps.claims.extraction.assembling.caveats import read_caveats
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.figure_claims import read_figures
from apps.claims.extraction.assembling.joining import finished, joined
from apps.claims.extraction.assembling.kinds import read_kinds
from apps.claims.extraction.assembling.records import ClaimsRead, Named
from apps.claims.extraction.assembling.scene import Scene, scene_of
from apps.claims.extraction.attributions.finding import LONGEST_PART, parts
from apps.figures import USUAL, Tolerance


def read_claims(
    text: str,
    *,
    language: str = "",
    title: str = "",
    published: datetime.date | None = None,
    publisher: str = "",
    names: Sequence[Named] = (),
    tolerance: Tolerance = USUAL,
    off: Collection[str] = (),
) -> ClaimsRead:
    """The claims of a text, each with what shows it.

    `title`: of the article; where it stands at the beginning of the text, its claims are a
    headline's. `published`: the day that "yesterday" counts from. `publisher`: what it says of
    itself is the article's own voice. `names`: those that stand in the text, for whoever is
    counted, speaks, or where it happened. `off`: rules of RULES that are not used. `language` is
    whatever the article says; the lexicons of all languages are read together.

    Never raises, whatever the text; takes time in proportion to its length, and memory for a part
    of it: a text of more than LONGEST_PART code points is read in parts, between paragraphs.
    """
    if len(text) <= LONGEST_PART:
        scene = scene_of(
            text,
            title=title,
            published=published,
            publisher=publisher,
            names=names,
            tolerance=tolerance,
            off=off,
        )
        return ClaimsRead(finished(_drafts(scene)))
    drafts: list[Draft] = []
    ordered = sorted(names, key=lambda name: name.start)
    starts = [name.start for name in ordered]
    for start, end in parts(text):
        here = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        scene = scene_of(
            text[start:end],
            title="" if start else title,
            published=published,
            publisher=publisher,
            names=[replace(name, start=name.start - start, end=name.end - start) for name in here],
            tolerance=tolerance,
            off=off,
        )
        found = _drafts(scene)
        for draft in found:
            draft.move(start)
        drafts.extend(found)
    return ClaimsRead(finished(joined(drafts)))


def _drafts(scene: Scene) -> list[Draft]:
    """The claims of a scene, in its order, each once."""
    claims = joined([*read_figures(scene), *read_kinds(scene)])
    return joined([*claims, *read_caveats(scene, claims)])
