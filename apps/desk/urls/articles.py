from django.urls import path

from apps.desk.views import articles, articles_bulk, articles_views, density

urlpatterns = [
    path("articles/", articles.articles, name="articles"),
    path("articles/values/<slug:name>/", articles.values, name="article_values"),
    path("articles/tags/", articles_bulk.tag_names, name="tag_names"),
    path("articles/selected/", articles_bulk.selected, name="articles_selected"),
    path("articles/views/", articles_views.save, name="article_view_save"),
    path("articles/views/<uuid:pk>/", articles_views.change, name="article_view"),
    path("density/", density.choose_density, name="density"),
]
