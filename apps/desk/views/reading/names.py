"""Decisions about a suggested name that reach beyond its place in the text."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from apps.anchoring import Span
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.desk.queries.annotations import annotation_by_label
from apps.desk.queries.reading import Reading, open_article
from apps.desk.requests import person, posted_number
from apps.desk.views.reading.answer import DECIDED, changed
from apps.entities.actions.deciding import (
    Decided,
    accept_mentions,
    accept_name,
    choose_considered,
    reject_name,
)
from apps.entities.actions.roles import decide_role
from apps.entities.models import Mention, Role
from apps.entities.queries.waiting import open_mentions
from apps.ui.dates import count

_Decide = Callable[[HttpRequest, Mention], tuple[Decided, str]]


def _accept_here(request: HttpRequest, mention: Mention) -> tuple[Decided, str]:
    waiting = open_mentions(mention.name_key, mention.entity, article=mention.article)
    decided = accept_mentions(
        mentions=waiting, by=person(request), reason=f"Accepted “{mention.quote}” in an article"
    )
    return decided, f"Accepted “{mention.quote}” {_times(decided)} in this article."


def _accept_everywhere(request: HttpRequest, mention: Mention) -> tuple[Decided, str]:
    decided = accept_name(name_key=mention.name_key, entity=mention.entity, by=person(request))
    name = mention.entity.name
    return decided, f"“{mention.quote}” names {name}: accepted {_times(decided)}, {_in(decided)}."


def _reject_in_publisher(request: HttpRequest, mention: Mention) -> tuple[Decided, str]:
    publisher = mention.article.publisher
    if publisher is None:
        raise InvalidAnnotation("The publisher of this article is not stated.")
    decided = reject_name(
        name_key=mention.name_key,
        entity=mention.entity,
        publisher=publisher,
        by=person(request),
    )
    what = f"does not name {mention.entity.name} in {publisher.name}"
    return decided, f"“{mention.quote}” {what}: rejected {_times(decided)}."


def _reject_entity(request: HttpRequest, mention: Mention) -> tuple[Decided, str]:
    decided = reject_name(name_key=mention.name_key, entity=mention.entity, by=person(request))
    what = f"never names {mention.entity.name}"
    return decided, f"“{mention.quote}” {what}: rejected {_times(decided)}, {_in(decided)}."


def _reject_for_ever(request: HttpRequest, mention: Mention) -> tuple[Decided, str]:
    decided = reject_name(name_key=mention.name_key, by=person(request))
    return decided, f"“{mention.quote}” names nobody: rejected {_times(decided)}, {_in(decided)}."


def _choose(request: HttpRequest, mention: Mention) -> tuple[Decided, str]:
    place = posted_number(request, "considered")
    decided = choose_considered(mention=mention, place=place, by=person(request))
    return decided, f"“{mention.quote}” names {mention.considered[place]['name']}."


_DECISIONS: dict[str, _Decide] = {
    "accept-here": _accept_here,
    "accept-everywhere": _accept_everywhere,
    "reject-in-publisher": _reject_in_publisher,
    "reject-entity": _reject_entity,
    "reject-for-ever": _reject_for_ever,
    "choose": _choose,
}


def _times(decided: Decided) -> str:
    return count(decided.mentions, "time")


def _in(decided: Decided) -> str:
    return f"in {count(decided.articles, 'article')}"


@require_POST
def decide(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    """Decide about a name here, everywhere, for a publisher or for ever, or whom it means."""
    reading, mention = _open(request, docket, label)
    how = _DECISIONS.get(request.POST.get("do", ""))
    if how is None:
        raise InvalidAnnotation("Say what to do with this name.")
    if mention.state != SuggestionState.SUGGESTED:
        raise InvalidAnnotation("This is no open suggestion any more.")
    before = _shown_with(reading, mention)
    decided, sentence = how(request, mention)
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=sentence,
        action=decided.action,
        stay_open=False,
        event=DECIDED,
    )


@require_POST
def role(request: HttpRequest, docket: int, label: str, role: UUID) -> HttpResponse:
    """Accept or reject a role that was found beside a name that is confirmed already."""
    reading, mention = _open(request, docket, label)
    row = get_object_or_404(Role.objects.filter(mention=mention), pk=role)
    state = request.POST.get("state")
    if state not in (SuggestionState.CONFIRMED, SuggestionState.REJECTED):
        raise InvalidAnnotation("Accept it or reject it.")
    row, action = decide_role(
        role=row,
        state=SuggestionState(state),
        by=person(request),
        expected_revision=posted_number(request, "revision"),
    )
    word = "Accepted" if state == SuggestionState.CONFIRMED else "Rejected"
    return changed(
        request,
        docket,
        label=label,
        before=reading.spans_of(label),
        sentence=f"{word} the role “{row.title}”.",
        action=action,
    )


def _open(request: HttpRequest, docket: int, label: str) -> tuple[Reading, Mention]:
    reading = open_article(docket, person(request))
    mention = annotation_by_label(label)
    if not isinstance(mention, Mention) or mention.article_id != reading.article.pk:
        raise InvalidAnnotation(f"{label} is no name in {reading.article.docket_label}.")
    return reading, mention


def _shown_with(reading: Reading, mention: Mention) -> list[Span]:
    """Where this one and the others of its name stand; the mark itself first."""
    own = reading.spans_of(mention.docket_label)
    if not mention.name_key:
        return own
    others = open_mentions(mention.name_key, article=mention.article).values_list(
        "placed_start", "placed_end"
    )
    return own + [
        Span(start, end) for start, end in others if start is not None and end is not None
    ]
