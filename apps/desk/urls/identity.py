from django.urls import URLPattern, path

from apps.desk.urls.entities import LISTS
from apps.desk.views import identity, merging, splitting
from apps.entities.enums import DOCKET_LETTER, EntityKind


def _of(kind: EntityKind, plural: str) -> list[URLPattern]:
    its = {"kind": kind}
    one = f"{plural}/{DOCKET_LETTER[kind]}-<int:docket>"
    return [
        path(f"{one}/merge/", merging.merge_page, its, name=f"merge-{kind.value}"),
        path(f"{one}/may-be-one/", merging.may_be_one, its, name=f"may-be-one-{kind.value}"),
        path(f"{one}/split/", splitting.split_off, its, name=f"split-{kind.value}"),
    ]


urlpatterns = [
    path("identity/", identity.identity, name="identity"),
    path("identity/<uuid:pair>/", identity.decide, name="decide-identity"),
    path("identity/merges/<uuid:merge_id>/unmerge/", merging.take_apart, name="unmerge"),
    path("identity/merges/<uuid:merge_id>/again/", merging.again, name="merge-again"),
    *(pattern for kind, plural in LISTS.items() for pattern in _of(kind, plural)),
]
