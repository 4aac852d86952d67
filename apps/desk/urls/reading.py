from django.urls import path

from apps.desk.views.reading import (
    article,
    cards,
    changes,
    comments,
    details,
    editing,
    fields,
    marking,
    names,
    options,
    page,
    parting,
)

_ONE = "articles/A-<int:docket>/"
_MARK = f"{_ONE}<str:label>/"

urlpatterns = [
    path("at/<str:label>/", page.annotation, name="annotation"),
    path("entities/options/", options.entities, name="entity-options"),
    path("tags/options/", options.tags, name="tag-options"),
    path("notes/callable/", options.people, name="call-options"),
    path(_ONE, page.article, name="article"),
    path(f"{_ONE}newer/", page.newer, name="newer-article"),
    path(f"{_ONE}older/", page.older, name="older-article"),
    path(f"{_ONE}details/", details.details, name="article-details"),
    path(f"{_ONE}review/", article.review, name="review-article"),
    path(f"{_ONE}tags/", article.add_tag, name="tag-article"),
    path(f"{_ONE}tags/T-<int:tag>/remove/", article.remove_tag, name="untag-article"),
    path(f"{_ONE}mark/", marking.by_hand, name="mark-by-hand"),
    path(f"{_ONE}mark/<str:kind>/", marking.mark, name="mark-words"),
    path(_MARK, cards.card, name="mark"),
    path(f"{_MARK}edit/", editing.edit, name="edit-mark"),
    path(f"{_MARK}edges/", changes.edges, name="move-mark"),
    path(f"{_MARK}decide/", changes.decide, name="decide-mark"),
    path(f"{_MARK}name/", names.decide, name="decide-name"),
    path(f"{_MARK}roles/<uuid:role>/", names.role, name="decide-role"),
    path(f"{_MARK}fields/<slug:field>/", fields.edit, name="edit-claim-field"),
    path(f"{_MARK}point/", fields.point, name="point-claim-field"),
    path(f"{_MARK}split/", parting.split, name="split-claim"),
    path(f"{_MARK}join/", parting.join, name="join-claims"),
    path(f"{_MARK}delete/", changes.delete, name="delete-mark"),
    path(f"{_MARK}comments/", comments.write, name="comment-note"),
    path("comments/<uuid:comment>/delete/", comments.delete, name="delete-comment"),
]
