"""The pages that show all of it together. One module of addresses a section."""

from apps.desk.urls import (
    articles,
    claims,
    corrections,
    entities,
    entity_files,
    identity,
    imports,
    methods,
    notes,
    origins,
    overview,
    publishers,
    questions,
    reading,
    review,
    search,
    tags,
    undo,
)

app_name = "desk"

urlpatterns = [
    *overview.urlpatterns,
    *articles.urlpatterns,
    *imports.urlpatterns,
    *reading.urlpatterns,
    *claims.urlpatterns,
    *corrections.urlpatterns,
    *entities.urlpatterns,
    *entity_files.urlpatterns,
    *identity.urlpatterns,
    *methods.urlpatterns,
    *tags.urlpatterns,
    *notes.urlpatterns,
    *origins.urlpatterns,
    *publishers.urlpatterns,
    *questions.urlpatterns,
    *review.urlpatterns,
    *search.urlpatterns,
    *undo.urlpatterns,
]
