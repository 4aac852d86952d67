from django.db import models


class Role(models.TextChoices):
    """The groups that people belong to, each able to do all that the one before it can."""

    VIEWER = "viewer", "Viewer"
    ANALYST = "analyst", "Analyst"
    CURATOR = "curator", "Curator"
    ADMIN = "admin", "Admin"


class Density(models.TextChoices):
    COMFORTABLE = "comfortable", "Comfortable"
    COMPACT = "compact", "Compact"
