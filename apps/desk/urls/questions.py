from django.urls import path

from apps.desk.views.questions import answers, findings, listing, members, origins, question

_ONE = "questions/Q-<int:docket>/"

urlpatterns = [
    path("questions/", listing.questions, name="questions"),
    path(_ONE, question.question, name="question"),
    path(f"{_ONE}claims.csv", findings.claims_csv, name="question-file"),
    path(f"{_ONE}findings.csv", findings.findings_csv, name="question-findings-file"),
    path(f"{_ONE}findings/", findings.findings, name="question-findings"),
    path(f"{_ONE}edit/", question.edit, name="edit-question"),
    path(f"{_ONE}close/", question.close, name="close-question"),
    path(f"{_ONE}delete/", question.delete, name="delete-question"),
    path(f"{_ONE}answers/", answers.answer, name="answer-question"),
    path(f"{_ONE}answers/<uuid:answer>/", answers.change, name="change-answer"),
    path(f"{_ONE}claims/", members.add, name="add-to-question"),
    path(f"{_ONE}members/", members.decide, name="decide-members"),
    path(f"{_ONE}origins/", origins.decide, name="decide-origin"),
    path(f"{_ONE}origins/<uuid:utterance>/split/", origins.split, name="split-origin"),
    path("claims/C-<int:docket>/questions/", members.from_claim, name="claim-question"),
]
