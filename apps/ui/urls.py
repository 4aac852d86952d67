from django.urls import path

from apps.ui.views.gallery import gallery
from apps.ui.views.theme import choose_theme

app_name = "ui"

urlpatterns = [
    path("gallery/", gallery, name="gallery"),
    path("theme/", choose_theme, name="theme"),
]
