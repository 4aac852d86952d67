"""A small world of claims with origins, for questions to be asked about."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from apps.accounts.models import User
from apps.articles.models import Article, Publisher
from apps.audit.queries import event_model
from apps.claims.actions.chain import UtteranceFacts, name_utterance
from apps.claims.actions.claims import make_claim
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimKind, Measure, Medium
from apps.claims.models import Claim, Utterance
from apps.comparison.actions.members import include_claims
from apps.comparison.actions.questions import ask
from apps.comparison.models import Question
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity


class World:
    def __init__(self, make_article: Callable[..., Article], analyst: User) -> None:
        self.make_article, self.analyst, self.articles = make_article, analyst, 0

    def entity(self, name: str, kind: str = "person", **more: Any) -> Entity:
        return create_entity(kind=EntityKind(kind), name=name, by=self.analyst, **more)

    def article(self, text: str, publisher: str = "Wire", day: int | None = None) -> Article:
        self.articles += 1
        published = (
            {"published_at": datetime.datetime(2023, 5, day, 12, tzinfo=datetime.UTC)}
            if day
            else {}
        )
        return self.make_article(
            f"Text {self.articles}. {text}",
            title=f"Article {self.articles}",
            publisher=Publisher.objects.get_or_create(name=publisher)[0],
            **published,
        )

    def claim(
        self,
        words: str = "More than 20,000",
        *,
        statement: str = "",
        article: Article | None = None,
        low: int | None = None,
        high: int | None = None,
        measure: str = "killed",
        speaker: Entity | None = None,
        claimant: Entity | None = None,
        publisher: str = "Wire",
        day: int | None = None,
        **typed: Any,
    ) -> Claim:
        """A claim over words of an article of its own, unless one is given."""
        article = article or self.article(f"{words} is what was said.", publisher, day)
        start = article.current_version.text.index(words)
        claim = make_claim(
            version=article.current_version,
            start=start,
            end=start + len(words),
            quote=words,
            statement=statement or words,
            claimant=claimant,
            typed=TypedFields(
                figure_words=words,
                measure=Measure(measure) if measure else "",
                low=None if low is None else Decimal(low),
                high=None if high is None else Decimal(high),
                **typed,
            ),
            by=self.analyst,
        )
        if speaker is not None:
            self.said(claim, speaker=speaker)
        return Claim.objects.get(pk=claim.pk)

    def position(
        self,
        words: str,
        *,
        kind: ClaimKind,
        about: tuple[Entity, ...] = (),
        article: Article | None = None,
        publisher: str = "Wire",
        day: int | None = None,
        **typed: Any,
    ) -> Claim:
        """A claim without a figure, over words of an article of its own."""
        article = article or self.article(f"{words}, it was said.", publisher, day)
        start = article.current_version.text.index(words)
        claim = make_claim(
            version=article.current_version,
            start=start,
            end=start + len(words),
            quote=words,
            statement=words,
            kind=kind,
            entities=about,
            typed=TypedFields(**typed),
            by=self.analyst,
        )
        return Claim.objects.get(pk=claim.pk)

    def said(self, claim: Claim, **facts: Any) -> Utterance:
        made, _ = name_utterance(
            claim=Claim.objects.get(pk=claim.pk), facts=UtteranceFacts(**facts), by=self.analyst
        )
        return made

    def paper(self, claim: Claim, name: str) -> Utterance:
        return self.said(claim, medium=Medium.DOCUMENT, occasion=name)

    def question(self, *claims: Claim, title: str = "How many were killed?") -> Question:
        question, _ = ask(title=title, by=self.analyst)
        if claims:
            fresh = Claim.objects.filter(pk__in=[claim.pk for claim in claims])
            include_claims(question=question, claims=fresh, by=self.analyst)
        return question


def again(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def making(claim: Claim) -> UUID:
    """The action that made a claim."""
    events = event_model(Claim)._default_manager
    action: UUID = events.get(pgh_obj_id=claim.pk, pgh_label="insert").pgh_context_id
    return action


def checked() -> None:
    """What is checked at the end of a transaction, now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
