"""Addresses about emails."""

from django.urls import path

from casestudies.emails import views

app_name = "emails"

urlpatterns = [
    path("profile/emails/", views.choices, name="choices"),
    path("emails/stop/<str:token>/", views.stop, name="stop"),
]
