from django.urls import path

from apps.desk.views import tag, tags

urlpatterns = [
    path("tags/", tags.tags, name="tags"),
    path("tags/T-<int:docket>/", tag.tag, name="tag"),
    path("tags/T-<int:docket>/edit/", tag.edit, name="edit-tag"),
    path("tags/T-<int:docket>/delete/", tag.delete, name="delete-tag"),
]
