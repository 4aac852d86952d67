"""Every address of the product, by app."""

from django.contrib import admin
from django.urls import include, path

from config.views import healthy

urlpatterns = [
    path("", include("apps.desk.urls")),
    path("", include("apps.ui.urls")),
    path("", include("apps.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthy, name="healthz"),
]
