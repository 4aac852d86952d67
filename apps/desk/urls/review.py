from django.urls import path

from apps.desk.views import precision, review, review_claims, review_grades, search_failures

urlpatterns = [
    path("review/", review.review, name="review"),
    path("review/claims/", review_claims.review_claims, name="review-claims"),
    path("review/grades/", review_grades.grades, name="review-grades"),
    path("review/grades/C-<int:docket>/", review_grades.regrade, name="regrade"),
    path("review/count/", review.waiting, name="review-count"),
    path("review/<int:name>/", review.decide, name="review-name"),
    path("review/precision/", precision.precision, name="precision"),
    path("review/precision/rule/", precision.switch, name="switch-rule"),
    path("review/decisions/<uuid:decision>/", precision.forget, name="forget-decision"),
    path("review/failures/", search_failures.failures, name="search-failures"),
]
