"""Addresses that stand before those of allauth, under the same names."""

from django.urls import path

from improvers.accounts import views

urlpatterns = [
    path("2fa/webauthn/keys/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("sessions/", views.sessions, name="usersessions_list"),
]
