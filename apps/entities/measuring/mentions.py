"""Names in a text: people, places, organisations."""

import re
from typing import Any

from apps.entities.matching.finding import Finding, Found
from apps.entities.measuring.kinds import kind_of
from apps.entities.measuring.outside import outside_finder
from apps.measuring import BadInput, Line, Proposer, SpanScore, Table, Task, needed_text

LANGUAGES = ("en", "ru", "uk")
# A description names nobody: it is a suggestion for the desk, not a name.
_NO_NAMES = ("description",)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(
    [
        "we",
        "it",
        "he",
        "she",
        "i",
        "they",
        "our",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
    ]
)
_ALL = "all"


def _proposer() -> Proposer:
    finder = outside_finder()

    def propose(line: Line) -> dict[str, Any]:
        text = needed_text(line, "text")
        language = line.get("language") or ""
        if not isinstance(language, str):
            raise BadInput("“language” must be a text.")
        found = finder.find(text, language=language)
        return {
            "spans": [
                {
                    "start": one.start,
                    "end": one.end,
                    "kind": one.kind,
                    "rule": one.rule,
                    "score": one.score,
                }
                for one in (*found.findings, *_inner(found, language))
                if one.rule not in _NO_NAMES
            ]
        }

    return propose


def _inner(found: Found, language: str) -> tuple[Finding, ...]:
    """Places inside the names of bodies, where the language's gold gives them too."""
    return found.inner if language in ("ru", "uk") else ()


class MentionScorer:
    """Precision, recall and F1 by source, language and kind, strict and by any overlap."""

    def __init__(self) -> None:
        self._scores: dict[tuple[str, str], SpanScore] = {}

    def add(self, gold: Line, proposal: Line) -> None:
        spans = gold.get("spans")
        if not isinstance(spans, list):
            raise BadInput("“spans” must be a list.")
        text = needed_text(gold, "text")
        expected = [one for span in spans if (one := _gold_span(text, span))]
        given = [(one["start"], one["end"], one["kind"]) for one in proposal["spans"]]
        source = str(gold.get("source") or "")
        language = str(gold.get("language") or "")
        for where in ((_ALL, language), (source, language)):
            self._scores.setdefault(where, SpanScore()).add(expected, given)

    def tables(self) -> tuple[Table, ...]:
        columns = (
            "source",
            "language",
            "kind",
            "names",
            "P",
            "R",
            "F1",
            "P strict",
            "R strict",
            "F1 strict",
        )
        rows = []
        order = sorted(self._scores, key=lambda where: (where[0] != _ALL, where))
        for source, language in order:
            score = self._scores[source, language]
            kinds = [(_ALL, score.together(score.overlap), score.together(score.strict))]
            kinds += [
                (kind, score.overlap[kind], score.strict[kind]) for kind in sorted(score.overlap)
            ]
            rows += [
                (
                    source, language, kind, loose.expected,
                    loose.precision, loose.recall, loose.f1,
                    strict.precision, strict.recall, strict.f1,
                )
                for kind, loose, strict in kinds
            ]  # fmt: skip
        return (Table("Names in texts, by any overlap and strictly", columns, tuple(rows)),)


def _gold_span(text: str, span: Any) -> tuple[int, int, str] | None:
    """A gold span that counts: a name of one of the three kinds, without its article.

    Spans without a capital, and pronouns, are no names.
    """
    if not isinstance(span, dict):
        raise BadInput("A span must be an object.")
    kind = kind_of(str(span.get("kind") or span.get("type") or ""))
    start, end = span.get("start"), span.get("end")
    if kind is None:
        return None
    if not isinstance(start, int) or not isinstance(end, int):
        raise BadInput("A span needs “start” and “end”.")
    article = _ARTICLE.match(text, start, end)
    if article:
        start = article.end()
    words = text[start:end].split()
    if not words or words[0].lower() in _PRONOUNS:
        return None
    return (start, end, kind) if any(map(str.isupper, text[start:end])) else None


TASK = Task(
    name="mentions",
    about="names of people, places and organisations in a text",
    reads=("language", "text"),
    proposer=_proposer,
    nothing={"spans": []},
    scorer=MentionScorer,
)
