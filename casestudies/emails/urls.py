"""Addresses about emails."""

from django.urls import path

from casestudies.emails import views

app_name = "emails"

urlpatterns = [
    path("profile/emails/", views.choices, name="choices"),
    path("emails/stop/<str:token>/", views.stop, name="stop"),
    # In emails that were sent before there was one link for all.
    path("one-question/stop/<str:token>/", views.stop, name="stop_questions"),
    path("still-true/stop/<str:token>/", views.stop, name="stop_still_true"),
]
