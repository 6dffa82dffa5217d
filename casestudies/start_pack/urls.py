"""Addresses of the start pack."""

from django.urls import path

from casestudies.start_pack import views

app_name = "start_pack"

urlpatterns = [path("", views.start_pack, name="start_pack")]
