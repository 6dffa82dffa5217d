"""Addresses of asked."""

from django.urls import path

from casestudies.asked import views

app_name = "asked"

urlpatterns = [
    path("", views.board, name="board"),
    path("tell/", views.tell, name="tell"),
    path("thank-you/", views.told, name="told"),
]
