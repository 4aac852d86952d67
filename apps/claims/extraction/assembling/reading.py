"""Reading the claims of a text."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from apps.claims.extraction.assembling.figure_claims import read_figures
from apps.claims.extraction.assembling.joining import finished, joined
from apps.claims.extraction.assembling.records import ClaimsRead, Named
from apps.claims.extraction.assembling.scene import scene_of
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

    `published`: the day that "yesterday" counts from. `names`: those that stand in the text, for
    whoever is counted, speaks or where it happened. `off`: rules of RULES that are not used.
    Never raises, whatever the text; takes time in proportion to its length.
    """
    scene = scene_of(
        text, title=title, published=published, names=names, tolerance=tolerance, off=off
    )
    drafts = joined(read_figures(scene))
    return ClaimsRead(finished(drafts))
