"""Anchoring: passages of a text, how they are described, and how they are found again.

Pure functions over frozen values: no database, no clock, no settings.
"""

from apps.anchoring.boundaries import (
    is_character_boundary,
    paragraphs,
    snap_to_words,
    words,
)
from apps.anchoring.segments import Segment, paragraph_segments, segments
from apps.anchoring.selectors import Selector, SelectorError, describe, from_w3c, to_w3c
from apps.anchoring.snippet import context
from apps.anchoring.spans import Span, SpanError
from apps.anchoring.utf16 import OffsetError, Utf16Index

__all__ = [
    "OffsetError",
    "Segment",
    "Selector",
    "SelectorError",
    "Span",
    "SpanError",
    "Utf16Index",
    "context",
    "describe",
    "from_w3c",
    "is_character_boundary",
    "paragraph_segments",
    "paragraphs",
    "segments",
    "snap_to_words",
    "to_w3c",
    "words",
]
