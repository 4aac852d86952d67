"""Texts and claims from outside, put together as the facts that the desk compares."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from apps.claims.extraction.assembling import Named
from apps.comparison.methods.facts import (
    ArticleFact,
    ClaimFact,
    QuestionFacts,
    UtteranceFact,
)
from apps.comparison.methods.scopes import Known


@dataclass(frozen=True, slots=True)
class Text:
    """One article from outside. `name`: what the input calls it."""

    name: str | int
    text: str
    title: str = ""
    date: datetime.date | None = None
    publisher: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a claim stands in the input. `name`: what the input calls the claim, if anything."""

    article: str | int
    start: int | None
    end: int | None
    statement: str
    kind: str
    name: str | int | None = None


@dataclass(slots=True)
class Gathered:
    """Claims with all that bears on comparing them, by their keys.

    `called`: what the input calls each article.
    """

    claims: list[ClaimFact] = field(default_factory=list)
    articles: dict[str, ArticleFact] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    names: dict[str, Named] = field(default_factory=dict)
    speaks_for: dict[str, frozenset[str]] = field(default_factory=dict)
    routes: dict[str, str] = field(default_factory=dict)
    called: dict[str, str | int] = field(default_factory=dict)
    utterances: dict[str, UtteranceFact] = field(default_factory=dict)

    def facts(self, known: Known | None = None) -> QuestionFacts:
        return QuestionFacts(
            key="",
            title="",
            kind="number",
            description="",
            as_of=None,
            reconstructed=False,
            claims=tuple(self.claims),
            articles=self.articles,
            utterances=self.utterances,
            entities={},
            corrections={},
            links=(),
            decisions=(),
            known=known or Known(),
            speaks_for=self.speaks_for,
            routes=self.routes,
        )
