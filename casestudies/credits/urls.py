"""Addresses of credits and the people named."""

from django.urls import path

from . import views

app_name = "credits"

urlpatterns = [
    path("credits/thank-you/<slug:answer>/", views.thanks, name="thanks"),
    path("credits/<slug:token>/", views.answer, name="answer"),
    path("credits/<slug:token>/correct/", views.correct, name="correct"),
    path("share/<slug:public_id>/credits/<int:pk>/ask-again/", views.ask_again, name="ask_again"),
]
