"""Addresses of the questions whether something is still true."""

from django.urls import path

from . import views

app_name = "still_true"

urlpatterns = [
    path("still-true/", views.asked, name="asked"),
    path("still-true/thank-you/<slug:said>/<str:public_id>/", views.thanks, name="thanks"),
    path("still-true/stop/<slug:token>/", views.stop, name="stop"),
    path("still-true/answer/<slug:token>/<slug:said>/", views.answer, name="answer"),
]
