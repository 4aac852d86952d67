"""Anchoring: passages of a text, how they are described, and how they are found again.

Pure functions over frozen values: no database, no clock, no settings.
"""

from apps.anchoring.boundaries import is_character_boundary, paragraphs, snap_to_words, words
from apps.anchoring.diff import Change, Difference, diff
from apps.anchoring.normalise import Normalised, fold, normalise
from apps.anchoring.resolution import METHOD, AnchorState, Resolution
from apps.anchoring.resolve import Resolver, resolve, resolve_all
from apps.anchoring.segments import Segment, paragraph_segments, segments
from apps.anchoring.selectors import (
    CONTEXT_LIMIT,
    Selector,
    SelectorError,
    describe,
    from_w3c,
    to_w3c,
)
from apps.anchoring.snippet import context
from apps.anchoring.spans import Span, SpanError
from apps.anchoring.utf16 import OffsetError, Utf16Index

# What proposes something says so by name and version: an old result stays explainable.
METHODS = {METHOD: "Finds an annotated passage again on a new version of its text"}

__all__ = [
    "CONTEXT_LIMIT",
    "METHOD",
    "METHODS",
    "AnchorState",
    "Change",
    "Difference",
    "Normalised",
    "OffsetError",
    "Resolution",
    "Resolver",
    "Segment",
    "Selector",
    "SelectorError",
    "Span",
    "SpanError",
    "Utf16Index",
    "context",
    "describe",
    "diff",
    "fold",
    "from_w3c",
    "is_character_boundary",
    "normalise",
    "paragraph_segments",
    "paragraphs",
    "resolve",
    "resolve_all",
    "segments",
    "snap_to_words",
    "to_w3c",
    "words",
]
