"""Finding one thing by its docket: "C-105", "a-1", "P 2", also typed on a Cyrillic keyboard."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.urls import NoReverseMatch

from apps.articles.models import Article, SpanTag, Tag
from apps.articles.models.imports import ImportRun
from apps.claims.models import Claim
from apps.comparison.models import Correction, Question
from apps.comparison.queries.resting import resting_of
from apps.desk.queries.search_hits import Group, Hit, Said, short
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.models import Mention
from apps.entities.queries.leading import by_docket as by_number
from apps.notes.models import Note

_DOCKET = re.compile(r"\s*([ACNPLOTSMIQKАСНРОТМІК])\s*[-–—.]?\s*(\d{1,15})\s*\Z", re.IGNORECASE)
# The same shapes on a Cyrillic keyboard.
_LATIN = str.maketrans("АСНРОТМІК", "ACNPOTMIK")


def by_docket(asked: str) -> Group:
    match = _DOCKET.match(asked)
    hits: list[Hit] = []
    if match:
        letter = match[1].upper().translate(_LATIN)
        found = _LOOK_UP[letter](int(match[2]))
        if found is not None and (url := _address(found)):
            hits.append(
                Hit(
                    url=url,
                    icon=_ICONS[letter],
                    docket=found.docket_label,
                    title=((_title(found), False),),
                    status=getattr(found, "status", "") if letter == "C" else "",
                    claim=said_of([found.docket]).get(found.docket) if letter == "C" else None,
                )
            )
    return Group("By number", tuple(hits))


def said_of(dockets: Iterable[int]) -> dict[int, Said]:
    """Who says each of these claims, and what it rests on; a few queries, however many."""
    claims = list(Claim.objects.filter(docket__in=list(dockets)).select_related("claimant"))
    resting = resting_of(claims)
    return {
        claim.docket: Said(claim.speaker or "the article’s own voice", resting[claim.pk])
        for claim in claims
    }


def _entity(kind: EntityKind) -> Callable[[int], Any]:
    return lambda docket: by_number(kind, docket)


_KIND_OF_LETTER: Final = {letter: kind for kind, letter in DOCKET_LETTER.items()}
_LOOK_UP: Final[dict[str, Callable[[int], Any]]] = {
    "A": lambda docket: Article.objects.filter(docket=docket).first(),
    "C": lambda docket: Claim.objects.filter(docket=docket).first(),
    "N": lambda docket: Note.objects.filter(docket=docket).first(),
    "T": lambda docket: Tag.objects.filter(docket=docket).first(),
    "S": lambda docket: SpanTag.objects.filter(docket=docket).first(),
    "M": lambda docket: Mention.objects.filter(docket=docket).first(),
    "Q": lambda docket: Question.objects.filter(docket=docket).first(),
    "K": lambda docket: Correction.objects.filter(docket=docket).first(),
    "I": lambda docket: ImportRun.objects.filter(docket=docket).first(),
    **{letter: _entity(kind) for letter, kind in _KIND_OF_LETTER.items()},
}
_ICONS: Final = {
    "A": "article",
    "C": "claim",
    "N": "note",
    "T": "tag",
    "S": "tag",
    "M": "link",
    "I": "upload",
    "Q": "help",
    "K": "edit",
    **{letter: kind.value for letter, kind in _KIND_OF_LETTER.items()},
}


def _address(found: Any) -> str:
    try:
        return str(found.get_absolute_url())
    except NoReverseMatch:
        return ""


def _title(found: Any) -> str:
    for name in ("title", "statement", "body", "quote", "name", "words"):
        if text := getattr(found, name, ""):
            return short(str(text))
    return str(found)
