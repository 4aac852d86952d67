"""Which histories are read, what a row of each is told of, and how they are told apart."""

from dataclasses import dataclass
from typing import Final

from django.db import models

from apps.articles.models import Article, ArticleTag, Publisher, SpanTag, Tag
from apps.claims.models import (
    Assessment,
    Claim,
    ClaimLink,
    ClaimTag,
    Evidence,
    FieldWords,
    Relay,
    Utterance,
)
from apps.comparison.models import Answer, Correction, OriginDecision, Question, QuestionClaim
from apps.entities.models import Entity, Mention, Merge, Name, Role
from apps.notes.models import Comment, Note

Model = type[models.Model]


@dataclass(frozen=True)
class Tracked:
    """A history. `column` points at what a row of it is told of, a row of `told`."""

    model: Model
    column: str
    told: Model
    kind: str


# Where an action changed several, the first of these speaks for it.
TRACKED: Final = (
    Tracked(Question, "pgh_obj_id", Question, "questions"),
    Tracked(QuestionClaim, "question_id", Question, "questions"),
    Tracked(Answer, "question_id", Question, "questions"),
    Tracked(Correction, "pgh_obj_id", Correction, "origins"),
    Tracked(Claim, "pgh_obj_id", Claim, "claims"),
    Tracked(Assessment, "claim_id", Claim, "grades"),
    Tracked(Evidence, "claim_id", Claim, "claims"),
    Tracked(ClaimLink, "claim_id", Claim, "claims"),
    Tracked(ClaimTag, "claim_id", Claim, "tags"),
    Tracked(Relay, "claim_id", Claim, "origins"),
    Tracked(OriginDecision, "claim_id", Claim, "origins"),
    Tracked(FieldWords, "claim_id", Claim, "claims"),
    Tracked(Entity, "pgh_obj_id", Entity, "names"),
    Tracked(Name, "entity_id", Entity, "names"),
    Tracked(Role, "person_id", Entity, "names"),
    Tracked(Merge, "kept_id", Entity, "names"),
    Tracked(Mention, "entity_id", Entity, "names"),
    Tracked(Note, "pgh_obj_id", Note, "notes"),
    Tracked(Comment, "note_id", Note, "notes"),
    Tracked(Article, "pgh_obj_id", Article, "articles"),
    Tracked(ArticleTag, "article_id", Article, "tags"),
    Tracked(SpanTag, "article_id", Article, "tags"),
    Tracked(Tag, "pgh_obj_id", Tag, "tags"),
    Tracked(Publisher, "pgh_obj_id", Publisher, "articles"),
    Tracked(Utterance, "pgh_obj_id", Utterance, "origins"),
)
KINDS: Final = {
    "articles": "Articles",
    "claims": "Claims",
    "grades": "Assessments",
    "origins": "Origins",
    "questions": "Questions",
    "names": "People and places",
    "notes": "Notes",
    "tags": "Tags",
}
LETTER: Final[dict[Model, str]] = {
    Question: "Q",
    Claim: "C",
    Note: "N",
    Article: "A",
    Tag: "T",
    Correction: "K",
}
PAGE: Final = {
    "Q": "desk:question",
    "C": "desk:claim",
    "N": "desk:note",
    "A": "desk:article",
    "T": "desk:tag",
    "K": "desk:correction",
    "P": "desk:person",
    "L": "desk:place",
    "O": "desk:organisation",
}


def has_docket(tracked: Tracked) -> bool:
    return tracked.told is Entity or tracked.told in LETTER
