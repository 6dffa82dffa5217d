"""Addresses of accounts: ours first, then those of allauth that are right as they are."""

from allauth.account import views as accounts
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from django.urls import include, path

from improvers.accounts import oidc, views
from improvers.accounts.again import lately_signed_in, sure_who_they_are

_linked = lately_signed_in(back="socialaccount_connections")
_email = lately_signed_in(back="account_email")(accounts.email)
_first_password = sure_who_they_are(back="account_set_password")(accounts.password_set)
_new_app = sure_who_they_are(back="mfa_activate_totp")(apps.activate_totp)
_new_passkey = sure_who_they_are(back="mfa_add_webauthn")(passkeys.add_webauthn)

urlpatterns = [
    path("email/", _email, name="account_email"),
    path("password/set/", _first_password, name="account_set_password"),
    path("2fa/authenticate/", views.SecondStep.as_view(), name="mfa_authenticate"),
    path("2fa/totp/activate/", _new_app, name="mfa_activate_totp"),
    path("2fa/webauthn/add/", _new_passkey, name="mfa_add_webauthn"),
    path("2fa/webauthn/reauthenticate/", views.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("sessions/", views.sessions, name="usersessions_list"),
    path("oidc/<str:provider_id>/login/", _linked(oidc.login), name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("linked/", views.with_provider(_linked(providers.connections)), name="socialaccount_connections"),
    path("linked/cancelled/", views.with_provider(providers.login_cancelled), name="socialaccount_login_cancelled"),
    path("2fa/", include("allauth.mfa.urls")),
    path("", include("allauth.account.urls")),
]
