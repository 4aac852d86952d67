from django.urls import path

from apps.desk.views import search

urlpatterns = [path("search/", search.found, name="search")]
