from django.urls import path

from apps.desk.views import overview

urlpatterns = [path("", overview.overview, name="overview")]
