"""Addresses of accounts: ours first, then those of allauth that are right as they are."""

from allauth.socialaccount import views as allauth
from django.urls import include, path

from improvers.accounts import oidc, views

urlpatterns = [
    path("2fa/authenticate/", views.SecondStep.as_view(), name="mfa_authenticate"),
    path("2fa/webauthn/reauthenticate/", views.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("sessions/", views.sessions, name="usersessions_list"),
    path("oidc/<str:provider_id>/login/", oidc.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("linked/", views.with_provider(allauth.connections), name="socialaccount_connections"),
    path("linked/cancelled/", views.with_provider(allauth.login_cancelled), name="socialaccount_login_cancelled"),
    path("2fa/", include("allauth.mfa.urls")),
    path("", include("allauth.account.urls")),
]
