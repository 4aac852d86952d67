from django.urls import path

from apps.desk.views import import_run, imports, paste

_ONE = "imports/I-<int:docket>/"

urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/paste/", paste.paste, name="paste"),
    path(_ONE, import_run.import_run, name="import"),
    path(f"{_ONE}stop/", import_run.stop, name="stop-import"),
    path(f"{_ONE}continue/", import_run.go_on, name="continue-import"),
    path(f"{_ONE}for-real/", import_run.for_real, name="import-for-real"),
    path(f"{_ONE}rejected/", import_run.rejected_lines, name="rejected-lines"),
    path(f"{_ONE}rejected.csv", import_run.rejected_csv, name="rejected-list"),
]
