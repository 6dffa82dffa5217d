"""Addresses of privacy."""

from django.urls import path

from casestudies.privacy import views

app_name = "privacy"

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("privacy/my-data/", views.own, name="own"),
    path("privacy/my-data/download/", views.download, name="download"),
    path("privacy/my-data/erase/", views.erase, name="erase"),
    path("privacy/erased/", views.erased, name="erased"),
]
