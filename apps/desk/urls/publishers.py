from django.urls import path

from apps.desk.views import publishers

urlpatterns = [
    path("publishers/", publishers.publishers, name="publishers"),
    path("publishers/<uuid:publisher>/", publishers.publisher, name="publisher"),
]
