"""An OpenID Connect provider on this machine, that tests can have lie."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, SECRET = "portal", "a secret of the portal"


@cache
def make_key(name: str) -> rsa.RSAPrivateKey:
    """A key to sign with; one takes a while to make."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Signs `person` in at once. `claims` replaces claims of its token, `config` what it says of itself."""

    def __init__(self):
        self.person = {"sub": "subject-1", "email": "jo@nhs.net", "email_verified": True, "name": "Jo Bright"}
        self.claims: dict = {}
        self.config: dict = {}
        self.userinfo: dict = {}
        self.signing = {"algorithm": "RS256"}
        self.asked: dict[str, dict] = {}
        self.key = make_key("its own")
        self.published_key = self.key.public_key()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Stops answering."""
        self._server.shutdown()
        self._server.server_close()

    def settings(self) -> dict:
        """The portal's settings for this provider."""
        app = {
            "provider_id": "provider",
            "name": "Test Trust",
            "client_id": CLIENT_ID,
            "secret": SECRET,
            "settings": {"server_url": self.issuer, "uid_field": "identity"},
        }
        return {
            "OIDC_ISSUER": self.issuer,
            "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}},
        }

    def authorize(self, query: dict[str, str]) -> str:
        """Signs the person in. Gives the address they are sent back to."""
        assert query["code_challenge_method"] == "S256"
        assert query["nonce"]
        code = f"code-{len(self.asked)}"
        self.asked[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> tuple[int, dict]:
        """A token for a code, for whoever knows the secret and began the sign-in."""
        asked = self.asked.pop(form["code"], None)
        if asked is None or form.get("client_secret") != SECRET:
            return 400, {"error": "invalid_grant"}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).decode()
        assert challenge.rstrip("=") == asked["code_challenge"]
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        claims = {**claims, **self.person, **self.claims}
        claims = {name: value for name, value in claims.items() if value is not None}
        key = None if self.signing["algorithm"] == "none" else self.key
        id_token = jwt.encode(claims, key, headers={"kid": "k1"}, **self.signing)
        return 200, {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}

    def get(self, path: str) -> dict:
        """What it says at an address."""
        if path == "/jwks":
            key = jwt.algorithms.RSAAlgorithm.to_jwk(self.published_key, as_dict=True)
            return {"keys": [key | {"kid": "k1", "use": "sig", "alg": "RS256"}]}
        if path == "/userinfo":
            return self.person | self.userinfo
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        } | self.config

    def _handler(self) -> type:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                parts = urlsplit(self.path)
                if parts.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", provider.authorize(_plain(parts.query)))
                    self.end_headers()
                else:
                    self.answer(200, provider.get(parts.path))

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self.answer(*provider.token(_plain(body)))

            def answer(self, status: int, said: dict):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *_):
                """Keeps quiet."""

        return Handler


@contextmanager
def provider_for(settings) -> Iterator[Provider]:
    """A provider people may sign in with, as long as it lasts; `settings` are those of pytest-django."""
    provider = Provider()
    for name, value in provider.settings().items():
        setattr(settings, name, value)
    try:
        yield provider
    finally:
        provider.close()


def _plain(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}
