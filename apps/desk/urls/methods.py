from django.urls import path

from apps.desk.views import methods

urlpatterns = [
    path("methods/", methods.methods, name="methods"),
    path("methods/compare/", methods.compare, name="methods-compare"),
]
