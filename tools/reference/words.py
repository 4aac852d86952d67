"""Roles and states in the words that the interface uses."""

import inspect

from django.db import models

from apps.accounts.enums import Role
from apps.accounts.rules import MAY, Action
from apps.articles import enums as articles
from apps.claims import enums as claims
from apps.comparison import enums as comparison
from apps.entities import enums as entities

# In the order a reader meets them: on an article, on a mark, on a claim, on an entity.
ENUMS: tuple[tuple[str, type[models.Choices]], ...] = (
    ("Review state of an article", articles.ReviewState),
    ("How a value came to be known", articles.Basis),
    ("How exactly a date is known", articles.DatePrecision),
    ("How a version was obtained", articles.CaptureMethod),
    ("Reliability of a publisher", articles.Reliability),
    ("State of an import", articles.ImportState),
    ("Where an import came from", articles.ImportOrigin),
    ("State of an anchor", articles.AnchorState),
    ("State of a suggestion", articles.SuggestionState),
    ("Kind of a claim", claims.ClaimKind),
    ("Status of a claim", claims.ClaimStatus),
    ("Field of a claim", claims.ClaimField),
    ("Fidelity of a quote", claims.Fidelity),
    ("What a claim counts", claims.Measure),
    ("Qualifier of a figure", claims.Qualifier),
    ("How a field of a claim is known", claims.FieldBasis),
    ("How something was uttered", claims.Medium),
    ("How an utterance was passed on", claims.RelayHow),
    ("How a caveat limits", claims.CaveatKind),
    ("How claims are tied", claims.LinkKind),
    ("Information credibility", claims.Credibility),
    ("Why a claim wants a new grade", claims.RegradeWhy),
    ("Kind of a question", comparison.QuestionKind),
    ("Claim beside a question", comparison.MemberState),
    ("What was decided about origins", comparison.OriginVerdict),
    ("Effect of a correction", comparison.CorrectionEffect),
    ("Party to a conflict", comparison.PartyRole),
    ("What a measure or a kind of people says", comparison.TermField),
    ("How two of them stand", comparison.TieKind),
    ("Kind of an entity", entities.EntityKind),
    ("Whether an entity counts", entities.EntityStanding),
    ("Kind of a name", entities.NameKind),
    ("What was decided about a name", entities.Verdict),
    ("How exactly a place is known", entities.GeoPrecision),
    ("Kind of a place in the gazetteer", entities.GazetteerKind),
    ("Colour of a tag", articles.TagColour),
)


def roles() -> str:
    lines = [
        "| May | " + " | ".join(role.label for role in Role) + " |",
        "|---|" + ":-:|" * len(Role),
    ]
    for action in Action:
        marks = ("yes" if action in MAY[role] else "no" for role in Role)
        lines.append(f"| {action.value} | " + " | ".join(marks) + " |")
    return "\n".join(lines)


def words() -> str:
    parts = []
    for title, enum in ENUMS:
        lines = [f"## {title}", ""]
        about = " ".join(inspect.cleandoc(enum.__dict__.get("__doc__") or "").split())
        if about and about != f"{title}.":
            lines += [about, ""]
        lines += ["| Value | In the interface |", "|---|---|"]
        lines += [f"| `{value}` | {label} |" for value, label in enum.choices]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
