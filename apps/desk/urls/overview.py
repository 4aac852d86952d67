from django.urls import path

from apps.desk.views import changes, overview

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("changes/", changes.changes, name="changes"),
]
