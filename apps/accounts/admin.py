from typing import Any

from axes.models import AccessAttempt
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from apps.accounts.admin_site import RuledAdmin
from apps.accounts.models import SavedView, User
from apps.accounts.rules import Action, may

# Made for other uses of these packages; here they would be screens without a purpose.
for label in ("account.EmailAddress", "axes.AccessLog", "axes.AccessFailureLog"):
    model = apps.get_model(label)
    if admin.site.is_registered(model):
        admin.site.unregister(model)
admin.site.unregister(Group)
admin.site.unregister(AccessAttempt)


class OnlyAdmins(RuledAdmin):
    may_see: Action | None = Action.MANAGE_USERS
    may_add: Action | None = Action.MANAGE_USERS
    may_change: Action | None = Action.MANAGE_USERS
    may_delete: Action | None = Action.MANAGE_USERS


@admin.register(User)
class PeopleAdmin(OnlyAdmins, UserAdmin):
    """Accounts. Nobody is deleted: their work would lose its author. They are deactivated."""

    may_delete = None
    list_display = ("username", "display_name", "roles_held", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("username", "display_name", "email")
    ordering = ("username",)
    filter_horizontal = ("groups",)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("display_name", "email")}),
        ("Roles", {"fields": ("is_active", "groups")}),
        ("Preferences", {"fields": ("density", "single_keys")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "display_name", "usable_password", "password1", "password2")},
        ),
        ("Roles", {"fields": ("groups",)}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> Any:
        return User.objects.with_roles()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever may curate is staff: packages and pages ask that before they link here."""
        super().save_related(request, form, formsets, change)
        user = User.objects.get(pk=form.instance.pk)
        user.is_staff = may(user, Action.CURATE)
        user.save(update_fields=["is_staff"])

    @admin.display(description="roles")
    def roles_held(self, user: User) -> str:
        return ", ".join(sorted(role.label for role in user.roles)) or "none"


@admin.register(Group)
class RoleAdmin(OnlyAdmins, GroupAdmin):
    """The four roles. What each may do is fixed in the rules; people get them one by one."""

    may_add = may_change = may_delete = None
    fields = ("name",)
    filter_horizontal = ()


@admin.register(AccessAttempt)
class FailedSignInAdmin(OnlyAdmins):
    """Failed sign-ins. Deleting one lifts its lock-out."""

    may_add = may_change = None
    list_display = ("attempt_time", "username", "ip_address", "failures_since_start")
    search_fields = ("username", "ip_address")
    date_hierarchy = "attempt_time"


@admin.register(SavedView)
class SavedViewAdmin(RuledAdmin):
    list_display = ("name", "page", "owner", "shared", "created_at")
    list_filter = ("page", "shared")
    search_fields = ("name", "owner__username")
    autocomplete_fields = ("owner",)
    list_select_related = ("owner",)
