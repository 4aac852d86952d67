from django.urls import URLPattern, path

from apps.desk.views import entities, entity, entity_roles, entity_wholes
from apps.entities.enums import DOCKET_LETTER, EntityKind

LISTS = {
    EntityKind.PERSON: "people",
    EntityKind.PLACE: "places",
    EntityKind.ORGANISATION: "organisations",
}


def _of(kind: EntityKind, plural: str) -> list[URLPattern]:
    its = {"kind": kind}
    one = f"{plural}/{DOCKET_LETTER[kind]}-<int:docket>"
    return [
        path(f"{plural}/", entities.listed, its, name=plural),
        path(f"{plural}/new/", entities.new, its, name=f"new-{kind.value}"),
        path(f"{one}/", entity.page, its, name=kind.value),
        path(f"{one}/edit/", entity.edit, its, name=f"edit-{kind.value}"),
        path(f"{one}/names/", entity.add_spelling, its, name=f"{kind.value}-names"),
        path(
            f"{one}/names/<uuid:name>/remove/",
            entity.remove_spelling,
            its,
            name=f"remove-{kind.value}-name",
        ),
        path(f"{one}/delete/", entity.delete, its, name=f"delete-{kind.value}"),
    ]


urlpatterns = [pattern for kind, plural in LISTS.items() for pattern in _of(kind, plural)]
for _kind in (EntityKind.PLACE, EntityKind.ORGANISATION):
    _one = f"{LISTS[_kind]}/{DOCKET_LETTER[_kind]}-<int:docket>/wholes"
    _its = {"kind": _kind}
    urlpatterns += [
        path(f"{_one}/", entity_wholes.say, _its, name=f"{_kind.value}-wholes"),
        path(
            f"{_one}/<uuid:whole>/deny/",
            entity_wholes.deny,
            _its,
            name=f"deny-{_kind.value}-whole",
        ),
        path(
            f"{_one}/<uuid:said>/unsay/",
            entity_wholes.unsay,
            _its,
            name=f"unsay-{_kind.value}-whole",
        ),
    ]
urlpatterns += [
    path("people/P-<int:docket>/roles/", entity_roles.add, name="add-role"),
    path("people/P-<int:docket>/roles/<uuid:role>/edit/", entity_roles.edit, name="edit-role"),
    path(
        "people/P-<int:docket>/roles/<uuid:role>/decide/", entity_roles.decide, name="decide-role"
    ),
    path(
        "people/P-<int:docket>/roles/<uuid:role>/remove/", entity_roles.remove, name="remove-role"
    ),
]
