from django.urls import path

from apps.desk.views import undo

urlpatterns = [path("undo/<uuid:action>/", undo.undo_action, name="undo")]
