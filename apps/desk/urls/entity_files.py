from django.urls import path

from apps.desk.views import entity_files

urlpatterns = [
    path("entities/import/", entity_files.brought_in, name="import-entities"),
    *(
        path(
            f"{plural}/export/<str:format_name>/",
            entity_files.taken_out,
            {"kind": kind},
            name=f"export-{plural}",
        )
        for kind, plural in entity_files.PLURALS.items()
    ),
]
