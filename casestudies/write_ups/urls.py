"""Addresses of write-ups."""

from django.urls import path

from . import views

app_name = "write_ups"

_CASE_STUDY = "share/<slug:public_id>/write-up/"

urlpatterns = [
    path("share/from-a-write-up/", views.start, name="start"),
    path(_CASE_STUDY, views.add, name="add"),
    path(f"{_CASE_STUDY}passages/", views.passages, name="passages"),
    path(f"{_CASE_STUDY}pictures/<str:picture_id>/", views.picture, name="picture"),
]
