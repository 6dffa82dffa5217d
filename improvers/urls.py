"""Addresses of people and organisations."""

from django.urls import path

from improvers.organisations import views as organisations

app_name = "improvers"

urlpatterns = [
    path("organisations/find/", organisations.find, name="find_organisations"),
]
