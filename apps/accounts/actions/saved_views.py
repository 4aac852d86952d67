from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from apps.accounts.errors import InvalidSavedView, NotPermitted
from apps.accounts.models import SavedView
from apps.accounts.rules import Action, check_may, may

if TYPE_CHECKING:
    from apps.accounts.models import User

NAME_LIMIT = 80


def save_view(
    *, page: SavedView.Page, name: str, query: str, shared: bool, by: "User"
) -> SavedView:
    """Keep a list with its filters under a name of one's own."""
    check_may(by, Action.SAVE_VIEW)
    if shared:
        check_may(by, Action.SHARE_VIEW)
    name = _clean_name(name)
    try:
        with transaction.atomic():
            return SavedView.objects.create(
                owner=by, page=page, name=name, query=query, shared=shared
            )
    except IntegrityError as error:
        raise _name_is_taken(name) from error


def change_view(*, view: SavedView, name: str, shared: bool, by: "User") -> SavedView:
    """Rename a view, or share it with everybody or no longer."""
    _check_may_change(view, by)
    if shared and not view.shared:
        check_may(by, Action.SHARE_VIEW)
    view.name, view.shared = _clean_name(name), shared
    try:
        with transaction.atomic():
            view.save(update_fields=["name", "shared"])
    except IntegrityError as error:
        raise _name_is_taken(view.name) from error
    return view


def delete_view(*, view: SavedView, by: "User") -> None:
    _check_may_change(view, by)
    view.delete()


def _clean_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidSavedView("Give the view a name.")
    if len(name) > NAME_LIMIT:
        raise InvalidSavedView(
            f"The name has {len(name)} letters; a view has at most {NAME_LIMIT}."
        )
    return name


def _name_is_taken(name: str) -> InvalidSavedView:
    return InvalidSavedView(f"You already have a view called “{name}”. Choose another name.")


def _check_may_change(view: SavedView, by: "User") -> None:
    """People change their own views; curators those that everybody sees."""
    if view.owner_id != by.pk and not (view.shared and may(by, Action.SHARE_VIEW)):
        raise NotPermitted("Only the person who saved this view can change it.")
