"""Addresses of lessons."""

from django.urls import path

from casestudies.lessons import views

app_name = "lessons"

urlpatterns = [
    path("", views.home, name="home"),
    path("tipping-points/", views.tipping_points, name="tipping_points"),
    path("pitfalls/", views.pitfalls, name="pitfalls"),
]
