from django.urls import path

from apps.desk.views import review_origins

urlpatterns = [
    path("review/origins/", review_origins.review_origins, name="review-origins"),
    path("review/origins/<uuid:proposal>/", review_origins.decide, name="decide-proposed-origin"),
]
