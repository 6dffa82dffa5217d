"""Addresses of what came back."""

from django.urls import path

from casestudies.reach import views

app_name = "reach"

urlpatterns = [path("my-case-studies/<slug:public_id>/reach/", views.reach, name="reach")]
