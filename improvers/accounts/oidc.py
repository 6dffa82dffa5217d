"""Signing in with an OpenID Connect provider, on django-allauth and stricter (OpenID Connect Core 1.0, 3.1.3.7).

The token's signature, issuer, audience, time and nonce are all checked, and who somebody is are issuer and subject: an
email address never is. docs/decisions/0039 says what an address is good for.
"""

import hashlib
import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
_SECONDS_CLOCKS_DIFFER = 60


class StrictAdapter(OpenIDConnectOAuth2Adapter):
    """Reads what the provider says, and believes only what is proved."""

    nonce = ""

    def get_provider(self) -> "PortalProvider":
        """The provider set in the environment. Raises SocialApp.DoesNotExist when there is none."""
        return PortalProvider(self.request, app=super().get_provider().app)

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself. Raises OAuth2Error when it says that it is another."""
        config = super().openid_config
        if config.get("issuer") != settings.OIDC_ISSUER:
            raise OAuth2Error("the provider calls itself by another issuer")
        return config

    def complete_login(self, request: HttpRequest, app: SocialApp, token, **kwargs: Any):
        """Who has signed in there. Raises OAuth2Error for anything that does not add up."""
        claims = self._claims(kwargs["response"].get("id_token"), app.client_id)
        said = self._fetch_user_info(token.token) if "userinfo_endpoint" in self.openid_config else {}
        if said and said.get("sub") != claims["sub"]:
            raise OAuth2Error("two different people in one answer")
        known = claims | said
        identity = hashlib.sha256(f"{claims['iss']}\n{claims['sub']}".encode()).hexdigest()
        trusted = settings.OIDC_TRUST_EMAIL and known.get("email_verified") is True
        person = {
            "identity": identity,
            "iss": claims["iss"],
            "sub": claims["sub"],
            "email": str(known.get("email") or "").lower(),
            "email_verified": trusted,
            "name": str(known.get("name") or ""),
        }
        return self.get_provider().sociallogin_from_response(request, {"userinfo": person})

    def _claims(self, id_token: str | None, client_id: str) -> dict[str, Any]:
        try:
            claims = jwt.decode(
                id_token,
                key=self._key_of(id_token),
                algorithms=_ALGORITHMS,
                audience=client_id,
                issuer=settings.OIDC_ISSUER,
                leeway=_SECONDS_CLOCKS_DIFFER,
                options={"require": ["aud", "exp", "iat", "iss", "sub"]},
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("the token is not valid") from error
        if claims.get("azp", client_id) != client_id:
            raise OAuth2Error("the token is for somebody else")
        if not self.nonce or not constant_time_compare(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("the token answers another request")
        return claims

    def _key_of(self, id_token: str | None) -> jwt.PyJWK:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        return jwt.PyJWKSet.from_dict(answer.json())[jwt.get_unverified_header(id_token)["kid"]]


class PortalProvider(OpenIDConnectProvider):
    """Sends a nonce along, which must come back in the token."""

    oauth2_adapter_class = StrictAdapter

    def redirect(self, request: HttpRequest, process: str, next_url: str | None = None, data=None, **kwargs: Any):
        """Leads to the provider's sign-in page; the nonce waits in the session beside the state."""
        nonce = secrets.token_urlsafe(24)
        kwargs["auth_params"] = self.get_auth_params() | {"nonce": nonce}
        return super().redirect(request, process, next_url, data, nonce=nonce, **kwargs)


class _Callback(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: PortalProvider):
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


@require_POST
@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Leads to the provider. 404 where none is set."""
    return _answer(OAuth2LoginView, request, provider_id)


@require_safe
@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends people back to. 404 where none is set."""
    return _answer(_Callback, request, provider_id)


def _answer(view: type, request: HttpRequest, provider_id: str) -> HttpResponse:
    adapter = StrictAdapter(request, provider_id)
    try:
        provider = adapter.get_provider()
    except SocialApp.DoesNotExist as error:
        raise Http404("no provider") from error
    try:
        return view.adapter_view(adapter)(request)
    except (KeyError, OAuth2Error, RequestException, ValueError) as error:
        return render_authentication_error(request, provider, exception=error)
