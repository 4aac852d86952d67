"""The finder: built once from names on file and the gazetteer, then asked text by text."""

from datetime import date

from apps.entities.matching.finding.records import Found, Sources


class Finder:
    """Finds the people, places and organisations that a text names."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def find(
        self,
        text: str,
        *,
        language: str = "",
        title: str = "",
        published: date | None = None,
        publisher: str = "",
    ) -> Found:
        """All names of `text`, sorted, none overlapping another; offsets are code points."""
        return Found()
