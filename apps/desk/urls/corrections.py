from django.urls import path

from apps.desk.views.corrections import correction, listing, origins, recording

_ONE = "corrections/K-<int:docket>/"

urlpatterns = [
    path("corrections/", listing.corrections, name="corrections"),
    path("corrections/new/", recording.record, name="record-correction"),
    path(_ONE, correction.correction, name="correction"),
    path(f"{_ONE}edit/", correction.edit, name="edit-correction"),
    path(f"{_ONE}back/", correction.take_back, name="take-back-correction"),
    path(f"{_ONE}origin/", origins.of_correction, name="correction-origin"),
    path("claims/C-<int:docket>/origin/", origins.of_claim, name="claim-origin"),
    path(
        "questions/Q-<int:docket>/origins/<uuid:utterance>/count/",
        origins.of_question,
        name="question-origin",
    ),
]
