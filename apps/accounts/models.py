from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from uuid_utils.compat import uuid7

from apps.accounts.enums import Density, Role


class PeopleManager(UserManager["User"]):
    def with_roles(self) -> models.QuerySet["User"]:
        """Users with the names of their groups, in the same query."""
        from django.contrib.postgres.aggregates import ArrayAgg

        return self.annotate(
            group_names=ArrayAgg(
                "groups__name", filter=models.Q(groups__isnull=False), default=models.Value([])
            )
        )


class User(AbstractUser):
    """Somebody who works at this desk."""

    display_name = models.CharField(max_length=120, blank=True)
    density = models.CharField(max_length=16, choices=Density.choices, default=Density.COMFORTABLE)
    single_keys = models.BooleanField(
        "single-key shortcuts",
        default=True,
        help_text="Letters such as J, K, A and X act at once, outside of fields.",
    )

    objects: ClassVar[PeopleManager] = PeopleManager()

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.display_name or self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        words = str(self).replace(".", " ").split()
        return "".join(word[0] for word in (words[0], words[-1]) if word).upper()[: len(words)]

    @property
    def roles(self) -> frozenset[Role]:
        """What this person is here; read once per object."""
        if not self.is_active:
            return frozenset()
        held: list[str] | None = self.__dict__.get("group_names")
        if held is None:
            held = list(self.groups.values_list("name", flat=True))
            self.__dict__["group_names"] = held
        roles = {Role(name) for name in held if name in Role.values}
        if self.is_superuser:
            roles.add(Role.ADMIN)
        return frozenset(roles)


class Visit(models.Model):
    """When somebody was last here, and when the visit before this one ended.

    Written at most once an hour: a note of when, not of what.
    """

    user = models.OneToOneField(
        User, primary_key=True, on_delete=models.CASCADE, related_name="visit"
    )
    seen_at = models.DateTimeField(help_text="Within the hour.")
    before = models.DateTimeField(null=True, help_text="Empty: this is the first visit.")

    def __str__(self) -> str:
        return f"Visit of {self.user_id}"


class SavedView(models.Model):
    """A list with its filters, kept under a name."""

    class Page(models.TextChoices):
        ARTICLES = "articles", "Articles"
        CLAIMS = "claims", "Claims"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=16, choices=Page.choices)
    name = models.CharField(max_length=80)
    query = models.TextField(blank=True, help_text="The part of the address after the '?'.")
    shared = models.BooleanField(default=False, help_text="Everybody at this desk sees it.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                "owner", "page", Lower("name"), name="saved_view_one_name_each"
            )
        ]

    def __str__(self) -> str:
        return self.name
