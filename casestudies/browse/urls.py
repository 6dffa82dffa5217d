"""Addresses of browse."""

from django.urls import path

from casestudies.browse import views

app_name = "browse"

urlpatterns = [
    path("topics/", views.topics, name="topics"),
    path("topics/<str:slug>/", views.topic, name="topic"),
    path("regions/", views.regions, name="regions"),
    path("regions/<str:slug>/", views.region, name="region"),
    path("boards/<str:code>/", views.board, name="board"),
    path("organisations/<str:code>/", views.organisation, name="organisation"),
    path("tags/<str:slug>/", views.tag, name="tag"),
]
