"""The admin site, behind the same rules as every page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.accounts.rules import Action, may


class DeskAdminSite(admin.AdminSite):
    site_header = "Fogline admin"
    site_title = "Fogline admin"
    index_title = "Curate the desk"
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        return may(request.user, Action.CURATE)


class RuledAdmin(admin.ModelAdmin):
    """Permissions from the rules instead of Django's tables.

    `may_see` and the others name the rule for each; None: nobody may.
    """

    may_see: Action | None = Action.CURATE
    may_add: Action | None = Action.CURATE
    may_change: Action | None = Action.CURATE
    may_delete: Action | None = Action.CURATE
    show_full_result_count = False
    list_per_page = 50

    def _may(self, request: HttpRequest, action: Action | None) -> bool:
        return action is not None and may(request.user, action)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request, self.may_see)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.may_see)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.may_add)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.may_change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.may_delete)
