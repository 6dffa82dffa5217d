"""Made-up answers about passkeys: the page comes again with what to do, and nothing changes."""

import base64
import hashlib
import json

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from fido2 import cbor

from improvers.accounts.second_factor_forms import AddPasskeyForm, AuthenticatePasskeyForm, ReauthenticatePasskeyForm
from tests import factories
from tests.second_factor import say_who_they_are_again

pytestmark = pytest.mark.django_db

PASSWORD = "three green ladders"
ADD, AGAIN, SECOND_STEP = (
    f"/accounts/2fa/{part}/" for part in ("webauthn/add", "webauthn/reauthenticate", "authenticate")
)


def coded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def answer(challenge: str = "AAAA", **response) -> dict:
    client_data = json.dumps({"type": "webauthn.create", "challenge": challenge, "origin": "https://testserver"})
    response = {"clientDataJSON": coded(client_data.encode())} | response
    return {"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": response}


def with_object(value: bytes, challenge: str = "AAAA") -> dict:
    more = {"authenticatorData": coded(value), "signature": "AAAA", "userHandle": "AAAA"}
    return answer(challenge, attestationObject=coded(value), **more)


def authenticator(rest: bytes, flags: int = 0x41, challenge: str = "AAAA") -> dict:
    data = hashlib.sha256(b"testserver").digest() + bytes([flags]) + bytes(4) + rest
    return with_object(cbor.encode({"fmt": "none", "attStmt": {}, "authData": data}), challenge)


MADE_UP = {
    "nothing": "",
    "no JSON": "{",
    "NUL": "\0",
    "a word": '"passkey"',
    "a number": "7",
    "a number without end": "1" * 5000,
    "no number": "NaN",
    "null": "null",
    "a list": "[[]]",
    "an empty list": "[]",
    "an empty object": "{}",
    "100 kB": json.dumps({"id": "x" * 100_000}),
    "100 kB deep": "[" * 100_000,
    "100 kB of objects": '{"a":' * 20_000,
    "id without rawId": '{"id": "AAAA"}',
    "response is a list": json.dumps(answer() | {"response": ["a"]}),
    "response is a number": json.dumps(answer() | {"response": 1}),
    "results are a word": json.dumps(answer() | {"clientExtensionResults": "a"}),
    "keys are missing": json.dumps(answer()),
    "types are wrong": json.dumps(answer(attestationObject=5, authenticatorData=[], signature={})),
    "NUL within": json.dumps(with_object(b"\0" * 50) | {"id": "\0", "rawId": "\0"}),
    "letters of no alphabet": json.dumps(answer(attestationObject="ü§", clientDataJSON="ü§")),
    "client data of another shape": json.dumps(answer(clientDataJSON=coded(b"[]"), attestationObject="AAAA")),
    "client data is no text": json.dumps(answer(clientDataJSON=coded(b"\xff\xfe"), attestationObject="AAAA")),
    "client data is deep": json.dumps(answer(clientDataJSON=coded(b"[" * 50_000), attestationObject="AAAA")),
    "object is empty": json.dumps(with_object(b"")),
    "object is a list": json.dumps(with_object(b"\x80")),
    "object is deep": json.dumps(with_object(b"\x81" * 50_000)),
    "object is cut": json.dumps(with_object(b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff")),
    "object is of no kind": json.dumps(with_object(b"\xd8\x00")),
    "authenticator is cut": json.dumps(with_object(cbor.encode({"fmt": "none", "attStmt": {}, "authData": b"a"}))),
    "authenticator is a number": json.dumps(with_object(cbor.encode({"fmt": "none", "attStmt": {}, "authData": 9}))),
    "key is none": json.dumps(authenticator(bytes(18) + cbor.encode(7))),
    "key is of no kind": json.dumps(authenticator(bytes(18) + cbor.encode({1: 99, 3: -99}))),
    "no key": json.dumps(authenticator(b"", flags=0x01)),
}  # fmt: skip


REAL_KEY = bytes(16) + b"\0\x04" + b"key1" + cbor.encode({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
SHOWN = ["{", MADE_UP["100 kB deep"], MADE_UP["response is a list"]]


@pytest.fixture
def person():
    """Somebody with an authenticator app and a passkey."""
    user = factories.make_user(email="jo@nhs.net", password=PASSWORD)
    factories.give_second_factor(user)
    laptop = {"name": "Laptop", "credential": authenticator(REAL_KEY)}
    user.authenticator_set.create(type=Authenticator.Type.WEBAUTHN, data=laptop)
    return user


def is_told(page) -> None:
    said = page.content.decode()
    assert page.status_code == 200
    assert "nhsuk-error-summary" in said
    assert "<title>Error: " in said
    assert "That passkey was not accepted" in said or "Your browser did not use a passkey" in said
    assert "[[[[" not in said, "what was sent does not come back"


@pytest.mark.parametrize("form_class", [AddPasskeyForm, AuthenticatePasskeyForm, ReauthenticatePasskeyForm])
def test_nothing_made_up_breaks_a_form(rf, person, form_class):
    request = rf.post("/")
    request.session = {"mfa.webauthn.state": {"challenge": "AAAA", "user_verification": "preferred"}}
    taken = []
    with request_context(request):
        for name, made_up in MADE_UP.items():
            form = form_class(user=person, data={"credential": made_up})
            taken += [name] if form.is_valid() or "xxx" in str(form["credential"]) else []
    assert not taken


def test_a_made_up_passkey_is_not_added(client, person):
    client.force_login(person)
    say_who_they_are_again(client, person)
    client.get(ADD)
    for made_up in SHOWN:
        is_told(client.post(ADD, {"credential": made_up, "name": "Mine"}))
    assert person.authenticator_set.count() == 2


def test_a_made_up_passkey_is_not_who_they_are(client, person):
    client.force_login(person)
    client.get(AGAIN)
    for made_up in SHOWN:
        is_told(client.post(AGAIN, {"credential": made_up}))
    assert "reauthenticate" in client.get(ADD)["Location"]


def test_a_made_up_passkey_signs_nobody_in(client, person):
    client.post("/accounts/login/", {"login": "jo@nhs.net", "password": PASSWORD})
    client.get(SECOND_STEP)
    for made_up in SHOWN:
        is_told(client.post(SECOND_STEP, {"credential": made_up}))
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db(transaction=True)
def test_of_a_real_passkey_only_what_recognises_it_is_kept(client, person):
    client.force_login(person)
    say_who_they_are_again(client, person)
    client.get(ADD)
    challenge = client.session["mfa.webauthn.state"]["challenge"]
    no_key = authenticator(b"", flags=0x01, challenge=challenge)
    is_told(client.post(ADD, {"credential": json.dumps(no_key)}))
    sent = authenticator(REAL_KEY, challenge=client.session["mfa.webauthn.state"]["challenge"])
    sent |= {"clientExtensionResults": {"a": "\0"}, "more": "\0"}
    assert client.post(ADD, {"credential": json.dumps(sent), "name": "n" * 200}).status_code == 302

    kept = person.authenticator_set.filter(type=Authenticator.Type.WEBAUTHN).latest("pk").data
    assert kept["name"] == "n" * 50
    assert set(kept["credential"]) == {"id", "rawId", "type", "response", "clientExtensionResults"}
    assert not kept["credential"]["clientExtensionResults"]
